import { LlmstructError } from '../core/errors.ts';
import { toRepoPath } from '../core/model/repoPath.ts';
import { targetsOfFile } from '../core/parsing/targetsOfFile.ts';
import { createNodeFileSystem } from '../node/nodeFileSystem.ts';
import type { Workspace } from './workspace.ts';
import { writtenTarget } from './writtenTarget.ts';

/** The targets that the arguments name, in order, each once; a file stands for the functions and types in it. */
export async function improveTargets({ root, index }: Workspace, named: readonly string[]): Promise<string[]> {
  const targets = new Set<string>();
  for (const name of named.map((each) => writtenTarget(root, each))) {
    if (name.includes('#') || /:\d+$/.test(name)) {
      targets.add(name);
      continue;
    }
    const path = toRepoPath(name);
    if (path === undefined || path === '') throw new LlmstructError('file-outside-workspace', { path: name });
    const content = await createNodeFileSystem(root, { git: false }).read(path);
    if (content.kind === 'skipped' && content.reason === 'missing') {
      targets.add(name); // A name without its file, perhaps: the index says what may be meant.
      continue;
    }
    if (content.kind !== 'text') throw new LlmstructError('target-form', { target: name });
    const found = targetsOfFile(await index.outline({ path, text: content.text }));
    if (found.length === 0) throw new LlmstructError('no-definitions', { path });
    for (const { id } of found) targets.add(id);
  }
  return [...targets];
}
