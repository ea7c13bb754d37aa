import { anyScript } from '../model/anyScript.ts';
import { type RepoPath, toRepoPath } from '../model/repoPath.ts';

/** What a path is made of. */
const PATH_SIGNS = anyScript(/[\w@.+\\/-]+/g);
/** No path is longer; in what is, none is looked for, since that would take time by the square of its length. */
const LONGEST_PATH = 400;
/** A file's path as people write it: with an extension, perhaps folders. */
const PATH = anyScript(/(?:[\w@.+-]+[\\/])*[\w@+-][\w@.+-]*\.[A-Za-z][A-Za-z0-9]{0,9}(?![\w/])/g);

/** What a fence says beside the language: `title="src/a.py"`, `file=src/a.py`, `python:src/a.py`, `12:20:src/a.py`. */
export function pathsOfInfo(info: string): readonly RepoPath[] {
  return pathsIn(info.replace(/[{}"'=]/g, ' ').replaceAll(anyScript(/(^|\s)[\w+#-]*:/g), '$1'));
}

/** The language that a fence names: its first word, unless that is a path. */
export function languageOfInfo(info: string): string {
  return anyScript(/^[\w+#-]+(?=$|[\s:{,])/).exec(info)?.[0] ?? '';
}

/** The path in a comment that a block begins with: `# src/a.py`, `// File: src/a.ts`, `<!-- a.vue -->`. */
export function pathsOfFirstLine(code: string): readonly RepoPath[] {
  const first = code.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#!')) ?? '';
  const comment =
    /^\s*(?:#|\/\/|--|\/\*|<!--|;|%)\s*(?:(?:file(?:name)?|path|файл)\s*:\s*)?(\S+)\s*(?:\*\/|-->)?\s*(?:\(.*\))?$/i;
  return first.length > LONGEST_PATH ? [] : pathsIn(comment.exec(first)?.[1] ?? '');
}

/** Every path that a text names, in order. */
export function pathsIn(text: string): readonly RepoPath[] {
  const runs = text.replace(/https?:\/\/\S+/g, ' ').match(PATH_SIGNS) ?? [];
  const written = runs.filter(({ length }) => length <= LONGEST_PATH).flatMap((run) => run.match(PATH) ?? []);
  return [...new Set(written.flatMap((each) => toRepoPath(each.replace(/^(?:\.?[\\/])+/, '')) ?? []))];
}

/** The workspace's files that a path as written means: the file itself, else those that end with it. */
export function filesOf(written: RepoPath, files: Iterable<RepoPath>): readonly RepoPath[] {
  const stripped = written.replace(/^[ab]\//, '');
  const ending: RepoPath[] = [];
  for (const file of files) {
    if (file === written || file === stripped) return [file];
    if (file.endsWith(`/${written}`)) ending.push(file);
  }
  return ending;
}
