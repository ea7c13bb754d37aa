import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isCancelled } from '../../core/errors.ts';
import type { FileProblems } from '../../core/indexing/indexReport.ts';
import { type CodeError, type ErrorIssuePlan, knownErrors } from '../../core/tasks/sync/errorIssues.ts';
import { digest } from '../../node/digest.ts';
import { runGit } from '../../node/gitProcess.ts';
import { createNodeFileSystem } from '../../node/nodeFileSystem.ts';
import { readResponseFile, writeResponseFile } from '../../node/responseFile.ts';
import { fileErrors } from '../../trackers/fileErrors.ts';
import type { CachedResponse } from '../../trackers/responseCache.ts';
import { trackerFor } from '../../trackers/trackerFor.ts';
import { describePlace, type TrackerKind } from '../../trackers/trackerPlace.ts';
import type { CliContext } from '../cliContext.ts';
import { syncPlace, trackerToken } from '../commands/tasks/syncPlace.ts';
import { type Failure, failureOf } from '../failure.ts';
import { readGitHubEvent } from '../gitHubEvent.ts';
import type { Workspace } from '../workspace.ts';
import { errorWording } from './errorWording.ts';

/** What became of the Issues about errors. */
export type Filing =
  | { readonly kind: 'filed'; readonly place: string; readonly plan: ErrorIssuePlan }
  /** Other branches say nothing of what is broken for everybody. */
  | { readonly kind: 'other-branch' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** More open Issues than these help nobody. */
export const MOST_ERROR_ISSUES = 20;

/**
 * Files the syntax errors of the workspace as Issues, on the default branch only. Never throws but `Cancelled`: a run whose errors cannot be
 * filed still has its report.
 */
export async function fileErrorIssues(
  context: CliContext,
  { root, index }: Workspace,
  problems: readonly FileProblems[],
  kind: TrackerKind,
  most: number,
): Promise<Filing> {
  const abort = new AbortController();
  const stop = context.host.cancellation.onCancel(() => abort.abort());
  const folder = join(root, '.llmstruct');
  const responses = readResponseFile<CachedResponse>(folder);
  try {
    if (!(await isDefaultBranch(context, root))) return { kind: 'other-branch' };
    const { sync } = await index.settings();
    const place = await syncPlace(context, root, { tracker: kind }, sync);
    const tracker = trackerFor(place, trackerToken(context, place), {
      place: describePlace(place),
      signal: abort.signal,
      cache: { get: (url) => responses.get(url), put: (url, response) => void responses.set(url, response) },
      sleep: (ms) => sleep(ms, undefined, { signal: abort.signal }),
      now: context.host.now,
    });
    const errors = knownErrors(await withSymbols(problems, root, index), digest);
    const plan = await fileErrors(errors, tracker, errorWording(context), most);
    writeResponseFile(folder, responses);
    return { kind: 'filed', place: tracker.place, plan };
  } catch (error) {
    if (isCancelled(error) || context.host.cancellation.cancelled) throw error;
    return { kind: 'failed', failure: failureOf(error, context.t) };
  } finally {
    stop();
  }
}

/** Each error with the innermost definition around its line. */
async function withSymbols(
  problems: readonly FileProblems[],
  root: string,
  index: Workspace['index'],
): Promise<readonly CodeError[]> {
  const files = createNodeFileSystem(root, { git: false });
  const errors: CodeError[] = [];
  for (const { file, problems: found } of problems) {
    const content = await files.read(file);
    const text = content.kind === 'text' ? content.text : '';
    const starts = lineStarts(text);
    const outline = await index.outline({ path: file, text });
    for (const { line, reason } of found) {
      const [from, to] = [starts[line - 1] ?? 0, (starts[line] ?? text.length + 1) - 1];
      const around = outline.filter(({ start, end }) => start <= to && end >= from);
      const inner = around.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      errors.push({ path: file, line, reason, ...(inner === undefined ? {} : { symbol: inner.id }) });
    }
  }
  return errors;
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** What the platform of this run says; elsewhere what git knows of its remote. */
async function isDefaultBranch({ host: { environment } }: CliContext, root: string): Promise<boolean> {
  if (environment['GITLAB_CI'] !== undefined) {
    const { CI_COMMIT_BRANCH: branch, CI_DEFAULT_BRANCH: main } = environment;
    return branch !== undefined && branch === main;
  }
  if (environment['GITHUB_ACTIONS'] !== undefined) {
    const event = await readGitHubEvent<{ repository?: { default_branch?: unknown } | null }>(environment);
    const main = event?.repository?.default_branch;
    return typeof main === 'string' && environment['GITHUB_REF'] === `refs/heads/${main}`;
  }
  const [head, remote] = await Promise.all([
    gitLine(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    gitLine(root, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']),
  ]);
  return head !== undefined && remote === `origin/${head}`;
}

async function gitLine(root: string, args: readonly string[]): Promise<string | undefined> {
  const output = await runGit(root, args);
  return output.kind === 'done' ? output.bytes.toString('utf8').trim() : undefined;
}
