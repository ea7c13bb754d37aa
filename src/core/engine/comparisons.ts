import { driftOfChange, pathsToCheck } from '../changes/changedDrift.ts';
import { compareCommits } from '../changes/compareCommits.ts';
import { type CheckingPorts, checkDocumentation } from '../documentation/check/checkDocumentation.ts';
import { Cancelled } from '../errors.ts';
import type { UpdateProgress } from '../indexing/updateRequest.ts';
import type { OpenFile } from '../model/openFile.ts';
import type { Cancellation } from '../ports.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { CurrentIndex } from './currentIndex.ts';
import type { LlmstructPorts } from './llmstructPorts.ts';

/** Code against its documentation, and a commit against another. */
export function createComparisons(
  now: CurrentIndex,
  ports: LlmstructPorts,
): Pick<WorkspaceIndex, 'checkDocumentation' | 'changes'> {
  const checkingPorts = (
    open: readonly OpenFile[] | undefined,
    cancellation: Cancellation | undefined,
    onProgress: (progress: UpdateProgress) => void = () => {},
  ): CheckingPorts => ({
    parser: ports.parser,
    textOf: (path) => now.textOf(path, open),
    async onFile(done, total) {
      await ports.takeTurn();
      if (cancellation?.cancelled === true) throw new Cancelled();
      onProgress({ done, total });
    },
  });

  return {
    checkDocumentation: ({ paths, open }, onProgress, cancellation) =>
      now.readingAgainIfLost(async () =>
        checkDocumentation(await now.with(open), paths, checkingPorts(open, cancellation, onProgress)),
      ),

    changes: (request, onProgress = () => {}, cancellation) =>
      now.readingAgainIfLost(async () => {
        const state = request.head === undefined ? await now.state() : undefined;
        const report = await compareCommits(request, state, ports, onProgress, cancellation);
        if (state === undefined) return { ...report, drift: [] };
        const checking = checkingPorts([], cancellation);
        const { findings } = await checkDocumentation(state.index, pathsToCheck(report), checking);
        return { ...report, drift: driftOfChange(report, findings) };
      }),
  };
}
