import type { TrackerAnswer } from './trackerRequests.ts';

/** The address of the next page in a `Link` header (RFC 8288), undefined on the last. */
export function nextLink(header: string | undefined): string | undefined {
  for (const part of header?.split(',') ?? []) {
    const [, url] = /^\s*<([^>]+)>\s*;.*\brel="?next"?/.exec(part) ?? [];
    if (url !== undefined) return url;
  }
  return undefined;
}

/** Entries of a page, as we ask for them. */
const PAGE = 100;

/**
 * Whether a page is full and the last one: when something is added, the page itself stays as it is, and a server may confirm it although there
 * is a next one by then.
 */
export function isFullEnd({ headers, body }: Pick<TrackerAnswer, 'headers' | 'body'>): boolean {
  return Array.isArray(body) && body.length >= PAGE && nextLink(headers['link']) === undefined;
}
