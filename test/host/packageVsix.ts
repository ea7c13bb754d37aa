// npm run package: packs `dist` into llmstruct-<version>.vsix and says what is in it.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { packExtension } from './packageExtension.ts';
import { projectRoot } from './projectRoot.ts';

const shown = 8;

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
const vsix = packExtension(join(projectRoot, `llmstruct-${version}.vsix`));

const files = (await listFiles({ cwd: projectRoot, packageManager: PackageManager.None }))
  .map((path) => ({ path, bytes: statSync(join(projectRoot, path)).size }))
  .sort((a, b) => b.bytes - a.bytes);
const unpacked = files.reduce((sum, { bytes }) => sum + bytes, 0);

console.log(`${vsix}: ${kilobytes(statSync(vsix).size)}, ${files.length} files, ${kilobytes(unpacked)} unpacked`);
for (const { path, bytes } of files.slice(0, shown)) console.log(`${kilobytes(bytes).padStart(10)}  ${path}`);
if (files.length > shown) console.log(`${'…'.padStart(10)}`);

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`;
}
