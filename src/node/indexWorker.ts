// Entry of the index thread (`dist/indexWorker.cjs`), started by `indexThread.ts`. Small, since the engine is to be loaded from the cache.
import { workerData } from 'node:worker_threads';
import { keepCompiledCode } from './compiledCode.ts';
import type { IndexWorkerData } from './indexApi.ts';

keepCompiledCode((workerData as IndexWorkerData).bundleFolder);
void import('./indexEngine.ts');
