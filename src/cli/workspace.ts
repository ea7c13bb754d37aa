import { resolve } from 'node:path';
import type { IndexReport } from '../core/indexing/indexReport.ts';
import type { UpdateRequest } from '../core/indexing/updateRequest.ts';
import type { Log } from '../core/ports.ts';
import type { ParseRules } from '../core/settings/parseRules.ts';
import type { SettingsProblem } from '../core/settings/settingsProblem.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { checkFolder } from '../node/nodeFileSystem.ts';
import type { CliContext } from './cliContext.ts';
import { createProgressLine } from './progressLine.ts';
import { wordProblem } from './settingsProblem.ts';
import { wordWarning } from './warningWording.ts';

/** A folder that a command works in, with its index. */
export interface Workspace {
  /** Absolute. */
  readonly root: string;
  readonly index: WorkspaceIndex;
  /** Updates the index with progress on stderr, and says there what is wrong in `llmstruct.toml`. */
  update(output: UpdateRequest['output'], parse?: ParseRules): Promise<IndexReport>;
}

/**
 * Opens the index of `input` (relative to the current folder), runs the action and closes the index in any case. Throws
 * `folder-missing` and `folder-unreadable`.
 */
export async function withWorkspace<Result>(
  context: CliContext,
  input: string | undefined,
  jobs: number | undefined,
  action: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  const root = resolve(context.host.folder, input ?? '.');
  checkFolder(root);
  const index = context.host.openIndex(root, warningsTo(context), jobs);
  try {
    return await action({ root, index, update: (output, parse) => update(context, index, output, parse) });
  } finally {
    await index.close();
  }
}

async function update(
  context: CliContext,
  index: WorkspaceIndex,
  output: UpdateRequest['output'],
  parse: ParseRules | undefined,
): Promise<IndexReport> {
  const progress = createProgressLine(context);
  try {
    const request = { output, ...(parse === undefined ? {} : { parse }) };
    const report = await index.update(request, (state) => progress.show(state), context.host.cancellation);
    progress.clear();
    sayProblems(context, report.settingsProblems);
    sayKept(context, report.kept);
    return report;
  } finally {
    progress.clear();
  }
}

/** Says on stderr what is wrong in `llmstruct.toml`, one line each. */
export function sayProblems(context: CliContext, problems: readonly SettingsProblem[]): void {
  // Settings and tasks are read apart: a text that is no TOML is a problem of both.
  const lines = problems.map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: ${wordProblem(message, context.t)}\n`,
  );
  for (const line of new Set(lines)) context.host.err.write(line);
}

/** Says that another file stood in the way, and where it is now. */
export function sayKept({ t, host }: CliContext, kept: IndexReport['kept']): void {
  if (kept === undefined) return;
  const said: Readonly<Record<typeof kept.format, string>> = {
    current: 'There was another file in the place of struct.json; it was kept as {0}.',
    older: 'struct.json was of an older format; it was kept as {0} and replaced.',
    newer: 'struct.json was written by a newer llmstruct; it was kept as {0} and replaced.',
    foreign: 'There was another file in the place of struct.json; it was kept as {0}.',
  };
  host.err.write(`llmstruct: ${t(said[kept.format], kept.backup)}\n`);
}

/** The index's log on stderr: what a person should know; everything with `LLMSTRUCT_DEBUG`. */
export function warningsTo(context: CliContext): Log {
  const everything = Boolean(context.host.environment['LLMSTRUCT_DEBUG']);
  return {
    write(level, message) {
      if (!everything && level !== 'warn' && level !== 'error') return;
      context.host.err.write(`llmstruct: ${wordWarning(message, context.t)}\n`);
    },
  };
}
