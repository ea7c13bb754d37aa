import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../host/projectRoot.ts';
import { git, writeTree } from '../../unit/node/temporaryFolder.ts';

/** Names and titles that would run a program, were they ever part of a script. */
export const hostileText = (proof: string): string => `$(touch ${proof})\`touch ${proof}\`"; touch ${proof} #`;

/** A branch name that git allows and a shell must not read. */
export const hostileBranch = (proof: string): string => `x;touch\${IFS}${proof.slice(1)}#$(touch\${IFS}${proof})`;

export interface PipelineRepository {
  readonly root: string;
  readonly base: string;
}

/**
 * A repository with a change on a branch, and the Action, templates and built program in it as `./`. The task's title and a file's name
 * are hostile.
 */
export function createPipelineRepository(folder: string, branch: string, proof: string): PipelineRepository {
  const root = join(folder, 'work');
  mkdirSync(root);
  git(root, 'init', '-q', '-b', 'main');
  writeTree(root, {
    'shop/cart.py': 'def total(items, tax):\n    return sum(items) * tax\n',
    'shop/order.py': 'from shop.cart import total\n\n\ndef pay(order):\n    return total(order.items, 2)\n',
    '.gitignore':
      '.llmstruct/\nstruct.part-*\nnode_modules\n/dist\n/package.json\nllmstruct.*\ngl-*\n.gitlab-ci-local/\n',
    'action.yml': readFileSync(join(projectRoot, 'action.yml')),
  });
  for (const folder of ['templates', '.github'])
    cpSync(join(projectRoot, folder), join(root, folder), { recursive: true });
  git(root, 'add', '-f', '.');
  git(root, 'commit', '-qm', 'start');
  const base = git(root, 'rev-parse', 'HEAD').trim();
  git(root, 'checkout', '-q', '-b', branch);
  writeTree(root, {
    'shop/cart.py': 'def total(items, country, tax):\n    return sum(items) * tax\n',
    [`shop/a$(touch ${'x'})b.py`]: 'def odd():\n    return 1\n',
    'llmstruct.toml': `[[tasks]]\nid = "TSK-1"\ntitle = '''${hostileText(proof)}'''\nstatus = "open"\n`,
  });
  git(root, 'add', '.');
  git(root, 'commit', '-qm', hostileText(proof));
  // As the built program is not committed, the Action would build it; here it lies there already.
  symlinkSync(join(projectRoot, 'dist'), join(root, 'dist'));
  writeFileSync(join(root, 'package.json'), readFileSync(join(projectRoot, 'package.json')));
  return { root, base };
}
