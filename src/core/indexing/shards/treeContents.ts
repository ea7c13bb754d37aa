import { Cancelled } from '../../errors.ts';
import { languageOfFile, languageOfPath, mayBeScript } from '../../languages/registry.ts';
import { normalisedText } from '../../model/normalisedText.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { utf8Length } from '../../model/utf8Length.ts';
import type { Cancellation, Digest, FileSystem, ListedFile } from '../../ports.ts';

/** What a file holds, or why it is none to be parsed. */
export type FileContents =
  | { readonly kind: 'source'; readonly digest: string; readonly size: number }
  | { readonly kind: 'skipped'; readonly reason: string };

/**
 * Reads every file without parsing it. Sizes are bytes of the text with LF as line end, so that machines which check out other
 * line ends cut and name the tree alike.
 */
export async function readContents(
  listed: readonly ListedFile[],
  files: Pick<FileSystem, 'read'>,
  digest: Digest,
  cancellation?: Cancellation,
): Promise<ReadonlyMap<RepoPath, FileContents>> {
  const contents = new Map<RepoPath, FileContents>();
  for (const { path, skipped } of listed) {
    if (cancellation?.cancelled) throw new Cancelled();
    const hasNone = languageOfPath(path) === undefined && !mayBeScript(path);
    const reason = skipped ?? (hasNone ? 'no language' : undefined);
    if (reason !== undefined) {
      contents.set(path, { kind: 'skipped', reason });
      continue;
    }
    const content = await files.read(path);
    if (content.kind === 'text' && languageOfFile(path, content.text) === undefined) {
      contents.set(path, { kind: 'skipped', reason: 'no language' });
    } else if (content.kind === 'text') {
      const text = normalisedText(content.text);
      contents.set(path, { kind: 'source', digest: digest(text), size: utf8Length(text) });
    } else if (content.reason !== 'missing') contents.set(path, { kind: 'skipped', reason: content.reason });
  }
  return contents;
}

/** Names the contents of all files with what else the tree says. */
export function contentsKey(contents: ReadonlyMap<RepoPath, FileContents>, whole: unknown, digest: Digest): string {
  const lines = [...contents].map(([path, file]) => `${path}\0${file.kind === 'source' ? file.digest : file.reason}`);
  return digest([JSON.stringify(whole), ...lines].join('\n'));
}
