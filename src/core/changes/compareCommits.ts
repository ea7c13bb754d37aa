import type { CollectPorts } from '../indexing/collectFacts.ts';
import type { IndexState } from '../indexing/indexState.ts';
import type { UpdateProgress } from '../indexing/updateRequest.ts';
import type { Cancellation, CommitFiles } from '../ports.ts';
import type { ChangeReport, ChangesRequest } from './changeReport.ts';
import { type CodeTree, factsBesides, readTree, treeOfIndex } from './codeTree.ts';
import { type ComparePorts, compareTrees } from './compareTrees.ts';

export interface CommitPorts extends CollectPorts, ComparePorts {
  readonly filesOf: (commit: string) => CommitFiles;
}

/** Progress is told every so many files. */
const PROGRESS_STEP = 50;

/** Reads both trees and compares them. `now` is the index of the files as they are, for a request without head. */
export async function compareCommits(
  request: ChangesRequest,
  now: IndexState | undefined,
  ports: CommitPorts,
  onProgress: (progress: UpdateProgress) => void,
  cancellation?: Cancellation,
): Promise<Omit<ChangeReport, 'drift'>> {
  const opened: CommitFiles[] = [];
  const filesOf = (commit: string) => {
    const files = ports.filesOf(commit);
    opened.push(files);
    return files;
  };
  // Entries go from one tree to the other: their facts must be where both look.
  const reading = { ...ports, facts: factsBesides(ports.facts) };
  let done = 0;
  const onDone = (): void => {
    done++;
    if (done % PROGRESS_STEP === 0) onProgress({ done, total: done });
  };
  try {
    const head: CodeTree =
      now === undefined
        ? await readTree(filesOf(request.head!), new Map(), undefined, reading, onDone, cancellation)
        : treeOfIndex(now, ports.files);
    const base = await readTree(filesOf(request.base), head.modules, head.rules, reading, onDone, cancellation);
    return await compareTrees(base, head, ports);
  } finally {
    for (const files of opened) files.close();
  }
}
