import type { Shell } from '../shell.ts';

/** "Show Log". */
export function showLog(shell: Shell): () => void {
  return () => shell.log.show(true);
}
