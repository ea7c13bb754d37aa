import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.ts';

export const fixtureWorkspace: string = join(projectRoot, 'test/fixtures/workspace');

/** A copy at `target` to open in VS Code, which works on the folder itself. Without a source it is an empty folder. */
export function copyWorkspace(target: string, source: string = fixtureWorkspace): string {
  if (existsSync(source)) cpSync(source, target, { recursive: true });
  else mkdirSync(target, { recursive: true });
  return target;
}
