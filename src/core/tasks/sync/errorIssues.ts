import type { RepoPath } from '../../model/repoPath.ts';
import type { SymbolId } from '../../model/symbolId.ts';
import type { Digest } from '../../ports.ts';
import type { Issue } from './issue.ts';

/** A syntax error of the workspace. Lines are 1-based. */
export interface CodeError {
  readonly path: RepoPath;
  readonly line: number;
  readonly reason: string;
  /** The innermost definition around it; absent: none. */
  readonly symbol?: SymbolId;
}

/** One error for whoever mends it: the same reason in the same definition, however often and in whichever line. */
export interface KnownError extends Omit<CodeError, 'line'> {
  /** 16 hex digits over path, definition and reason. */
  readonly identity: string;
  readonly lines: readonly number[];
}

/** What an Issue about an error says. */
export interface ErrorWording {
  title(error: KnownError): string;
  /** Without the marker. */
  body(error: KnownError): string;
}

/** What has to be done so that there is one open Issue for each error. */
export interface ErrorIssuePlan {
  readonly create: readonly { readonly identity: string; readonly title: string; readonly body: string }[];
  /** `reopen`: it was closed as done, and the error is there again. */
  readonly update: readonly { readonly number: number; readonly body: string; readonly reopen: boolean }[];
  /** Their errors are gone. */
  readonly close: readonly number[];
  /** Two open Issues for one error: the later ones, and the reference of the first. */
  readonly duplicates: readonly { readonly number: number; readonly of: string }[];
  /** Errors without an Issue: there are as many open ones as there may be. */
  readonly left: number;
  /** Errors that people closed for good. */
  readonly dismissed: number;
}

/** For people to find our Issues by; they may take it away or add others. */
export const ERROR_LABEL = 'llmstruct-error';

const MARKER = /<!-- llmstruct:error=([0-9a-f]{16}) -->/;

/** The errors by their identity, in the order of paths and lines. */
export function knownErrors(errors: readonly CodeError[], digest: Digest): readonly KnownError[] {
  const found = new Map<string, KnownError>();
  for (const { line, ...error } of errors) {
    const identity = digest(JSON.stringify([error.path, error.symbol ?? '', error.reason]));
    const known = found.get(identity);
    const lines = [...new Set([...(known?.lines ?? []), line])].sort((a, b) => a - b);
    found.set(identity, { ...error, identity, lines });
  }
  return [...found.values()];
}

/**
 * Compares errors with the Issues there are. Only Issues of ours are touched (`errorOfIssue`). `most`: how many may be open at once; `dismissed` are those
 * that a person closed as not planned (only GitHub tells), which stay closed.
 */
export function planErrorIssues(
  errors: readonly KnownError[],
  issues: readonly Issue[],
  { title, body }: ErrorWording,
  most: number,
): ErrorIssuePlan {
  const ours = new Map<string, Issue[]>();
  for (const issue of issues.toSorted((a, b) => a.number - b.number)) {
    const identity = errorOfIssue(issue);
    if (identity !== undefined) ours.set(identity, [...(ours.get(identity) ?? []), issue]);
  }
  const there = new Set(errors.map(({ identity }) => identity));
  const update: { number: number; body: string; reopen: boolean }[] = [];
  const fresh: KnownError[] = [];
  const duplicates: { number: number; of: string }[] = [];
  let dismissed = 0;
  let open = 0;
  for (const error of errors) {
    const all = ours.get(error.identity) ?? [];
    const issue = all.find(({ state }) => state === 'open') ?? all.at(-1);
    if (issue === undefined) {
      fresh.push(error);
      continue;
    }
    const others = all.filter(({ state, number }) => state === 'open' && number !== issue.number);
    duplicates.push(...others.map(({ number }) => ({ number, of: issue.reference })));
    if (issue.state === 'closed' && issue.closedFor === 'dropped') {
      dismissed += 1;
      continue;
    }
    open += 1;
    const said = withMarker(body(error), error.identity);
    const reopen = issue.state === 'closed';
    if (reopen || issue.body !== said) update.push({ number: issue.number, body: said, reopen });
  }
  const room = Math.max(0, most - open);
  const create = fresh.slice(0, room).map((error) => ({
    identity: error.identity,
    title: title(error),
    body: withMarker(body(error), error.identity),
  }));
  const gone = [...ours].filter(([identity]) => !there.has(identity)).flatMap(([, all]) => all);
  const close = gone.filter(({ state }) => state === 'open').map(({ number }) => number);
  return { create, update, close, duplicates, left: fresh.length - create.length, dismissed };
}

/**
 * The error that an Issue of ours is about. Anybody may write our marker into an Issue of their own, and close that as not planned so that
 * nobody hears of the error: an outsider's counts only with our label, which only insiders can give.
 */
export function errorOfIssue({ body, outsider, labels }: Issue): string | undefined {
  return outsider === true && !labels.includes(ERROR_LABEL) ? undefined : MARKER.exec(body)?.[1];
}

function withMarker(body: string, identity: string): string {
  return `${body.trimEnd()}\n\n<!-- llmstruct:error=${identity} -->`;
}
