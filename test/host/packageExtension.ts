import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathWithThisNode } from './pathWithThisNode.ts';
import { projectRoot } from './projectRoot.ts';

/** The packed extension for a test and its path. `LLMSTRUCT_TEST_VSIX` names one that is packed already. */
export function packageExtension(): string {
  return process.env.LLMSTRUCT_TEST_VSIX || packExtension(join(projectRoot, 'build/llmstruct-test.vsix'));
}

/** Packs what lies in `dist` into `vsix`, in about 3 s, and returns its path. Everything is bundled, so no dependency goes in. */
export function packExtension(vsix: string): string {
  mkdirSync(dirname(vsix), { recursive: true });
  const vsce = join(projectRoot, 'node_modules/.bin/vsce');
  const done = spawnSync(vsce, ['package', '--no-dependencies', '--out', vsix], {
    cwd: projectRoot,
    env: { ...process.env, PATH: pathWithThisNode() },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'], // with an open stdin it asks questions
    shell: process.platform === 'win32',
  });
  if (done.status !== 0)
    throw new Error(`vsce package failed:\n${done.stdout}${done.stderr}${done.error?.message ?? ''}`);
  return vsix;
}
