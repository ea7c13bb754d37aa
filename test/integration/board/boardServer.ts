import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBuilt } from '../cli/builtCli.ts';

/** `llmstruct serve` over a folder of its own, as a process. */
export interface BoardServer {
  readonly folder: string;
  readonly url: string;
  readonly token: string;
  /** Opens the board, once. */
  readonly board: string;
  /** Runs a command of the same user in the same folder. */
  run(...args: string[]): ReturnType<typeof runBuilt>;
  stop(): Promise<void>;
}

/** Starts it; `files` by path. `args` are more options of `serve`. */
export async function startBoard(files: Readonly<Record<string, string>>, ...args: string[]): Promise<BoardServer> {
  const folder = mkdtempSync(join(tmpdir(), 'llmstruct-board-'));
  const state = mkdtempSync(join(tmpdir(), 'llmstruct-board-state-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const options = { cwd: folder, environment: { XDG_STATE_HOME: state } };
  let child: ChildProcess | undefined;
  let listening = (_: string): void => {};
  const line = new Promise<string>((resolve) => {
    listening = resolve;
  });
  const serving = runBuilt(['serve', '--json', '--port', '0', ...args], {
    ...options,
    started(process) {
      child = process;
      process.stdout?.on('data', (text: string) => listening(text));
    },
  });
  const first = await Promise.race([line, serving.then(({ err }) => Promise.reject(new Error(err)))]);
  const said = JSON.parse(first) as { url: string; token: string; board: string };
  return {
    folder,
    ...said,
    run: (...command) => runBuilt(command, options),
    async stop() {
      child?.kill('SIGTERM');
      await serving;
      for (const made of [folder, state]) rmSync(made, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A `llmstruct.toml` with so many tasks. */
export function manyTasks(count: number): string {
  const statuses = ['open', 'in_progress', 'blocked', 'done', 'dropped'];
  const priorities = ['high', 'medium', 'low'];
  const names = ['@ann', '@boris', '@vera'];
  const at = (values: readonly string[], index: number) => values[index % values.length];
  return Array.from({ length: count }, (_, index) => {
    const id = `TSK-${String(index + 1).padStart(3, '0')}`;
    const fields = [
      `id = "${id}"`,
      `title = "Do the thing number ${index + 1}"`,
      `status = "${at(statuses, index)}"`,
      ...(index % 4 === 3 ? [] : [`priority = "${at(priorities, index)}"`]),
      ...(index % 3 === 2 ? [] : [`assignee = "${at(names, index)}"`]),
      ...(index % 5 === 0 ? ['labels = ["ui", "later"]'] : []),
    ];
    return `[[tasks]]\n${fields.join('\n')}\n`;
  }).join('\n');
}
