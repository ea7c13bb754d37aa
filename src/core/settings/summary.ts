import type { RepoPath } from '../model/repoPath.ts';
import { manifestDescription } from './manifestDescription.ts';
import { firstParagraph } from './readmeParagraph.ts';

/** In UTF-16 code units. */
const LONGEST = 200;

/** The texts a project's summary can come from; undefined for files that are not there. */
export interface SummarySources {
  /** `[project] summary` of `llmstruct.toml`. */
  readonly setting?: string | undefined;
  readonly readme?: string | undefined;
  /** `package.json`, `pyproject.toml`, `Cargo.toml` of the workspace's root, in the order to try. */
  readonly manifests?: readonly { readonly path: RepoPath; readonly text: string }[];
}

/** The files of the root that `summaryOf` wants, best first. */
export const README_FILES: readonly RepoPath[] = [
  'README.md',
  'readme.md',
  'Readme.md',
  'README.rst',
  'README.txt',
  'README',
];
export const MANIFEST_FILES: readonly RepoPath[] = ['package.json', 'pyproject.toml', 'Cargo.toml'];

/**
 * One or two sentences that say what the project is: the setting, else the README's first paragraph, else the manifest's
 * description, else nothing. One line of at most 200 characters.
 */
export function summaryOf(sources: SummarySources): string {
  const candidates = [
    () => sources.setting,
    () => (sources.readme === undefined ? undefined : firstParagraph(sources.readme)),
    ...(sources.manifests ?? []).map((manifest) => () => manifestDescription(manifest.path, manifest.text)),
  ];
  for (const candidate of candidates) {
    const line = (candidate() ?? '').replace(/\s+/g, ' ').trim();
    if (line !== '') return shorten(line);
  }
  return '';
}

/** Cuts at the end of a sentence where that leaves enough, else at a blank. */
function shorten(line: string): string {
  if (line.length <= LONGEST) return line;
  const head = line.slice(0, LONGEST + 1);
  const sentence = /^.*[.!?](?= )/s.exec(head)?.[0];
  if (sentence !== undefined && sentence.length >= LONGEST / 3) return sentence;
  const room = head.slice(0, LONGEST - 1);
  const blank = room.lastIndexOf(' ');
  return `${(blank > 0 ? room.slice(0, blank) : wholeCharacters(room)).replace(/[,;:–-]$/, '')}…`;
}

function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
