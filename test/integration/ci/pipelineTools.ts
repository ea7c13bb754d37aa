import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Context } from 'mocha';

/** Where `go install` and npm put programs, besides PATH; `LLMSTRUCT_PIPELINE_TOOLS` names a folder of one's own. */
const folders = [
  ...(process.env['LLMSTRUCT_PIPELINE_TOOLS'] ?? '').split(delimiter),
  ...(process.env['PATH'] ?? '').split(delimiter),
  join(homedir(), 'go/bin'),
].filter((folder) => folder !== '');

/** The path of a program; without it the test says how to get it, and is skipped. */
export function toolOrSkip(test: Context, name: string, howToGet: string): string {
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  console.log(`      ${name} is not on this machine: ${howToGet}`);
  return test.skip();
}

export interface ToolRun {
  readonly code: number | null;
  /** Both streams. */
  readonly output: string;
}

/** Runs a program with an environment of its own: PATH, HOME and what is given, with the tools' folders first. */
export function runTool(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ToolRun> {
  const { PATH = '', HOME = '' } = process.env;
  // Scripts find the Node that runs the tests, whatever the machine's own is.
  const others = folders.filter((folder) => !PATH.split(delimiter).includes(folder));
  const path = [dirname(process.execPath), ...others, PATH].join(delimiter);
  const child = spawn(program, args, {
    cwd,
    env: { PATH: path, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
