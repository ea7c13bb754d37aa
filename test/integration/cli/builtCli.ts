import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../host/projectRoot.ts';

export const cliPath = join(projectRoot, 'dist/cli.cjs');

export interface BuiltRun {
  /** The exit code, or the signal's name. */
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
  readonly json: unknown;
}

export interface BuiltOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Is given the process right after its start. */
  readonly started?: (child: ChildProcess) => void;
}

/** Runs the built command line in a process of its own, in English unless told, and never against a real model server. */
export function runBuilt(args: readonly string[], options: BuiltOptions): Promise<BuiltRun> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const env = {
    PATH,
    HOME,
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    LLMSTRUCT_LANG: 'en',
    OLLAMA_HOST: 'http://127.0.0.1:9',
    ...options.environment,
  };
  const child = spawn(process.execPath, [cliPath, ...args], { cwd: options.cwd, env, stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  options.started?.(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({
        code: code ?? signal,
        out,
        err,
        get json() {
          return JSON.parse(out) as unknown;
        },
      });
    });
  });
}
