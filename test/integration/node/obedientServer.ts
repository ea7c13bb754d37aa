// A worker for tests of `WorkerClient`: does what it is told, with a file to show that a write was finished.
import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import { RpcServer } from '../../../src/node/rpc/rpcServer.ts';

export type ObedientApi = {
  thread: { argument: undefined; result: number; progress: never };
  die: { argument: 'throw' | 'exit' | 'memory'; result: never; progress: never };
  hang: { argument: undefined; result: never; progress: never };
  writeSlowly: { argument: string; result: undefined; progress: string };
};

new RpcServer<ObedientApi>(
  parentPort!,
  {
    thread: async () => threadId,
    async die(how) {
      if (how === 'exit') process.exit(7);
      if (how === 'memory') for (const kept: number[][] = []; ; ) kept.push(new Array<number>(100_000).fill(1.5));
      setImmediate(() => {
        throw new Error('broken');
      });
      return new Promise<never>(() => {});
    },
    async hang() {
      for (;;);
    },
    async writeSlowly(file, { progress }) {
      progress('begun');
      await delay(100);
      writeFileSync(file, String(workerData));
      return undefined;
    },
  },
  async () => {},
);
