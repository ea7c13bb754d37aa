import { byCodeUnit } from '../model/codeUnitOrder.ts';
import { baseName, type RepoPath } from '../model/repoPath.ts';
import { isTestPath } from '../model/testPath.ts';
import { stemFor, type TestConvention, testConvention } from './testConventions.ts';

/** Where a test goes. */
export interface TestPlace {
  readonly path: RepoPath;
  /** Another test file of the project, to show how tests look there; absent where there is none, or `path` itself has tests. */
  readonly example?: RepoPath;
}

/** The file that a test goes into; `base` is its text, absent for a file that must not exist yet. */
export interface TestTarget {
  readonly path: RepoPath;
  readonly base?: string;
}

/** What a place is chosen by. */
export interface TestSubject {
  readonly path: RepoPath;
  readonly language: string;
  /** The definition's name, for a file of its own. */
  readonly name: string;
}

/**
 * The file for a definition's test: the one that tests its file already, by its name and nearest by folders; else a new one
 * beside the nearest test of the language and named as that is; else as the language has it. `files`: all of the workspace in that
 * language; `exists` says of any path whether something is there, so that a new file never takes a name. Undefined for a language
 * without tests.
 */
export async function placeTest(
  { path, language, name }: TestSubject,
  files: readonly RepoPath[],
  exists: (path: RepoPath) => Promise<boolean>,
): Promise<TestPlace | undefined> {
  const convention = testConvention(language);
  if (convention === undefined) return undefined;
  const stem = stemOf(path);
  const names = convention.names(stemFor(language, stem));
  const tests = files
    .filter((file) => isTest(file, convention))
    .sort((a, b) => near(b, path) - near(a, path) || byCodeUnit(a, b));
  const sibling = tests.find(
    (file) => file !== path && (names.includes(baseName(file)) || convention.names(stem).includes(baseName(file))),
  );
  if (sibling !== undefined && convention.inClass !== true) return { path: sibling };

  const example = sibling ?? tests[0];
  const folder = example === undefined ? newFolder(path, convention) : folderOf(example);
  const style = example === undefined ? 0 : styleOf(example, convention);
  const wanted = names[style] ?? names[0]!;
  const own = convention.names(stemFor(language, stem) + capitalised(name));
  for (const candidate of [wanted, own[style] ?? own[0]!, ...numbered(own[0]!)]) {
    const place = folder === '' ? candidate : `${folder}/${candidate}`;
    // Whatever is there already, in the index or not, keeps its name.
    if (await exists(place)) continue;
    return { path: place, ...(example === undefined ? {} : { example }) };
  }
  return undefined;
}

function* numbered(name: string): Generator<string> {
  const dot = name.indexOf('.');
  for (let count = 2; count < 10; count++) yield `${name.slice(0, dot)}${count}${name.slice(dot)}`;
}

/** A file that is called like a test of the language, whatever it tests; a folder alone (`tests/data.py`) makes none. */
function isTest(file: RepoPath, convention: TestConvention): boolean {
  return styleOf(file, convention) >= 0 && (isTestPath(file) || convention.inClass === true);
}

/** Which of the language's forms of names a test file has, -1 for none. */
function styleOf(file: RepoPath, convention: TestConvention): number {
  const name = baseName(file);
  return convention.names('\u0000').findIndex((form) => {
    const [before = '', after = ''] = form.split('\u0000');
    return name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
  });
}

/** Folders that two paths share, from the root. */
function near(a: RepoPath, b: RepoPath): number {
  const [one, other] = [a.split('/'), b.split('/')];
  let shared = 0;
  while (shared < one.length - 1 && one[shared] === other[shared]) shared++;
  return shared;
}

function newFolder(path: RepoPath, { folder, mirror }: TestConvention): string {
  const own = folderOf(path);
  if (mirror !== undefined && `${own}/`.includes(mirror[0]))
    return `${own}/`.replace(mirror[0], mirror[1]).replace(/\/$/, '');
  return folder ?? own;
}

function folderOf(path: RepoPath): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function stemOf(path: RepoPath): string {
  return baseName(path).replace(/\.[^.]+$/, '');
}

function capitalised(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_]/gu, '');
  return plain.slice(0, 1).toUpperCase() + plain.slice(1);
}
