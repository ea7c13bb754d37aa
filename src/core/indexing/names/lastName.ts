import type { Chain } from '../../model/chain.ts';
import type { FileFacts } from '../../model/fileFacts.ts';

/** What a chain of names in a file names at last: `Store` of `Shop::Store`; a definition of the file by its own name. */
export function lastName(chain: Chain, { definitions }: Pick<FileFacts, 'definitions'>): string {
  const last = chain.at(-1) ?? '';
  const own = /^\^(\d+)$/.exec(last)?.[1];
  return own === undefined ? last.replace(/^.*[.:]/, '') : (definitions[Number(own)]?.name ?? '');
}
