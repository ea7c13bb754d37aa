import { stem } from './stem.ts';

const MOST_REMEMBERED = 200_000;
const remembered = new Map<string, readonly string[]>();

/**
 * The words that a name is made of, in lower case and stemmed: `getHTTPHeaders` gives get, http, head; `snake_case` snake, cas.
 * Single letters are left out.
 */
export function nameParts(name: string): readonly string[] {
  let parts = remembered.get(name);
  if (parts === undefined) {
    parts = splitName(name);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(name, parts);
  }
  return parts;
}

/** `nameParts`, for whoever keeps them. */
export function splitName(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .map((part) => stem(part.toLowerCase()))
    .filter((part) => part.length > 1);
}
