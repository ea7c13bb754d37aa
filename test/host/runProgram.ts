import { spawn } from 'node:child_process';
import { pathWithThisNode } from './pathWithThisNode.ts';
import { projectRoot } from './projectRoot.ts';

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly timeout: number; // ms
}

/**
 * Runs a program in the project's root with its output on ours and nothing on its stdin. Resolves to undefined when it
 * ended well, else to what went wrong.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<string | undefined> {
  const { env, timeout } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      env: { ...process.env, PATH: pathWithThisNode(), ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32', // npm's programs are .cmd files there
      timeout,
    });
    const name = [command, ...args.slice(0, 3)].join(' ');
    child.once('error', (error) => resolve(`${name} cannot run: ${error.message}`));
    child.once('exit', (code, signal) => {
      if (code === 0) resolve(undefined);
      else resolve(signal ? `${name} was ended by ${signal} (limit: ${timeout} ms)` : `${name} ended with ${code}`);
    });
  });
}
