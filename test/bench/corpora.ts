import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Large packages of the npm registry that ship sources; pinned, so that figures can be compared. */
const PACKAGES = ['effect@3.12.0', 'three@0.171.0', 'rxjs@7.8.1', '@babel/core@7.26.0', 'typeorm@0.3.20'];

export interface Corpus {
  readonly name: string;
  /** Nothing is written into it. */
  readonly folder: string;
}

/** The folders given, else the packages, fetched once into a cache folder of the system. */
export function corpora(folders: readonly string[]): Corpus[] {
  if (folders.length > 0)
    return folders.map((folder) => ({ name: path.basename(folder), folder: path.resolve(folder) }));
  const cache = path.join(tmpdir(), 'llmstruct-bench');
  mkdirSync(cache, { recursive: true });
  return PACKAGES.map((name) => ({ name, folder: fetchPackage(name, cache) }));
}

function fetchPackage(name: string, cache: string): string {
  const target = path.join(cache, name.replaceAll('/', '+'));
  if (existsSync(target)) return target;
  const work = `${target}.new`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  run('npm', ['pack', name, '--silent'], work);
  const archive = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack ${name} gave no archive`);
  run('tar', ['xzf', archive], work);
  rmSync(path.join(work, archive));
  renameSync(work, target);
  return target;
}

function run(program: string, args: readonly string[], cwd: string): void {
  const result = spawnSync(program, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr || result.error}`);
}
