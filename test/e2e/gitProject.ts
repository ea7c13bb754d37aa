import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyWorkspace } from '../host/copyWorkspace.ts';

export interface GitProjectOptions {
  /** Default: the fixture workspace. */
  readonly source?: string;
  /** More files by path, written before the commit. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A copy of a project at `target` with all its files committed: what a user opens. */
export function gitProject(target: string, { source, files = {} }: GitProjectOptions = {}): string {
  copyWorkspace(target, source);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  git(target, 'init', '--quiet', '--initial-branch=main');
  git(target, 'add', '--all');
  git(target, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', 'commit', '--quiet', '--message=First');
  return target;
}

function git(folder: string, ...args: string[]): void {
  const done = spawnSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}${done.error?.message ?? ''}`);
}
