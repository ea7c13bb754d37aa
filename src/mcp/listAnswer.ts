import { estimateTokens } from '../core/text/tokenEstimate.ts';
import { cursorOf, placeOf } from './cursors.ts';
import type { ListArguments, ToolAnswer } from './tool.ts';
import type { Workspace } from './workspace.ts';

/** One entry of a list: as a line and as data. */
export interface Entry {
  readonly line: string;
  readonly data: unknown;
}

export interface ListRequest {
  /** The tool and its arguments, cursor and limit aside: a cursor holds for the same alone. */
  readonly list: string;
  readonly args: ListArguments;
  readonly workspace: Workspace;
  /** Limit where the call names none. */
  readonly usual: number;
  /** Said before the entries on the first page. */
  readonly heading: string;
  /** The key of the entries in the data. */
  readonly key: string;
  /** Further data of the first page. */
  readonly about?: Readonly<Record<string, unknown>>;
}

/** Tokens that a call may ask for. */
const LEAST = 64;
const MOST = 20_000;
/** Tokens of what stands around the entries: counts, the cursor. */
const AROUND = 40;

/**
 * A page of a list within the limit of tokens, as text and as data, with the cursor for the next one. `entries` are all from
 * the first; at least one is given, so that every list comes to its end.
 */
export function listAnswer(entries: readonly Entry[], request: ListRequest): ToolAnswer {
  const { list, args, workspace, key } = request;
  const { from, generation } = placeOf(list, args.cursor, workspace.generation);
  const isFirst = from === 0;
  const limit = Math.min(MOST, Math.max(LEAST, args.max_tokens ?? request.usual)) - AROUND;
  let room = limit - (isFirst ? estimateTokens(request.heading) : 0);
  let to = from;
  while (to < entries.length) {
    const { line, data } = entries[to]!;
    // Clients hand either form to the model: the larger one counts.
    const tokens = Math.max(estimateTokens(`${line}\n`), estimateTokens(`${JSON.stringify(data)},`));
    if (tokens > room && to > from) break;
    room -= tokens;
    to++;
  }
  const shown = entries.slice(from, to);
  const rest = entries.length - to;
  const next = rest > 0 ? cursorOf(list, { from: to, generation }) : undefined;
  const stale = workspace.stale || generation !== workspace.generation;
  const lines = [
    ...(isFirst && request.heading !== '' ? [request.heading] : []),
    ...shown.map(({ line }) => line),
    ...(next === undefined ? [] : [`… ${rest} more: cursor "${next}"`]),
    ...staleLines(stale),
  ];
  return {
    text: lines.join('\n'),
    data: {
      ...(isFirst ? request.about : {}),
      [key]: shown.map(({ data }) => data),
      ...(next === undefined ? {} : { next, rest }),
      ...staleData(stale),
    },
  };
}

/** What an answer says where the code may have changed since. */
export function staleLines(stale: boolean): readonly string[] {
  return stale ? ['(stale: the code is changing; call again for the newest)'] : [];
}

export function staleData(stale: boolean): { readonly stale?: true } {
  return stale ? { stale: true } : {};
}
