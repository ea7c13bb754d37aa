import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ModelSession } from '../llm/modelSession.ts';
import { modelsFromOrder } from '../llm/modelsFromOrder.ts';
import type { TrialResult } from '../llm/trialStore.ts';
import { createCancellation } from '../node/cancellation.ts';
import { openIndexThread } from '../node/indexThread.ts';
import { TrialFile, trialFilePath } from '../node/trialFile.ts';
import { endWithOutput } from './brokenOutput.ts';
import type { CliHost } from './cliHost.ts';
import { EXIT } from './exitCodes.ts';
import { createStreamOutput } from './streamOutput.ts';

/** The real process: its streams, signals and the index thread beside the bundle. */
export function createProcessHost(process: NodeJS.Process): CliHost {
  const bundle = dirname(realpathSync(process.argv[1] ?? ''));
  endWithOutput(process);
  const session = new ModelSession();
  const trials = new TrialFile<TrialResult>(trialFilePath(process.env));
  return {
    bundleFolder: bundle,
    environment: process.env,
    folder: process.cwd(),
    version: versionOf(join(bundle, '..', 'package.json')),
    out: createStreamOutput(process.stdout),
    err: createStreamOutput(process.stderr),
    clock: () => performance.now(),
    now: () => Date.now(),
    cancellation: cancelOnSignals(process),
    readInput: () => text(process.stdin),
    // Without `unref` the timer itself would keep the process.
    endWithin: (ms) => void setTimeout(() => process.exit(process.exitCode ?? EXIT.fine), ms).unref(),
    streams: { input: process.stdin, output: process.stdout },
    openIndex: (root, log, jobs, storage) =>
      openIndexThread({
        root,
        workerPath: join(bundle, 'indexWorker.cjs'),
        git: true,
        writesAllowed: true,
        log,
        ...(jobs === undefined ? {} : { parseWorkers: jobs }),
        ...(storage === undefined ? {} : { storage }),
      }),
    openCleanIndex: (root, log) =>
      openIndexThread({ root, workerPath: join(bundle, 'indexWorker.cjs'), git: true, writesAllowed: false, log }),
    models: (order, log) => modelsFromOrder(order, { variables: process.env, session, trials, log }),
    trials,
    circuit: session.circuit,
  };
}

function versionOf(manifest: string): string {
  const { version = '' } = JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string };
  return version;
}

/**
 * The first signal asks the command to stop cleanly, the second ends the process as if nobody listened: `exit` would wait for a thread
 * that may hang in a disk or a pipe.
 */
function cancelOnSignals(process: NodeJS.Process): CliHost['cancellation'] {
  const { token, cancel } = createCancellation();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (token.cancelled) {
        process.removeAllListeners(signal);
        process.kill(process.pid, signal);
      }
      cancel();
    });
  }
  return token;
}
