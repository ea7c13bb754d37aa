import * as nodeModule from 'node:module';
import { join } from 'node:path';

/**
 * Lets Node keep what this thread loads from now on as compiled code, in `compiled` inside the folder of the bundles: it goes with them,
 * and whoever can write there could change the bundles as well. Compiling them takes a third of the time of a short command. Where
 * nothing can be written, nothing is kept. Not in Electron, whose programs keep their own, and not in a Node before 22.1, which cannot.
 */
export function keepCompiledCode(bundleFolder: string): void {
  if (process.versions['electron'] !== undefined) return;
  const { enableCompileCache } = nodeModule as Partial<typeof nodeModule>;
  enableCompileCache?.(join(bundleFolder, 'compiled'));
}
