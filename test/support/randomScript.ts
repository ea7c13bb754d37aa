/** Random changes of a workspace, as people and tools make them. Every change returns the paths that it touched. */
import { baseName, extensionOf, folderOf } from '../../src/core/model/repoPath.ts';

export type Random = (below: number) => number;
type Files = Map<string, string>;
type Change = (files: Files, random: Random, start: Readonly<Record<string, string>>) => readonly string[];

const NAME = /[\p{L}_][\p{L}\p{N}_]{2,}/gu;

/** Other endings that a file may get, so that it is read as another language, or as none. */
const ENDINGS = ['.py', '.js', '.ts', '.go', '.rb', '.java', '.kt', '.c', '.txt'];

const CHANGES: Readonly<Record<string, Change>> = {
  comment: edit((text, random) => insertLine(text, random, '\n')),
  duplicateLines: edit((text, random) => {
    const lines = text.split('\n');
    const [from, length] = [random(lines.length), 1 + random(8)];
    lines.splice(random(lines.length), 0, ...lines.slice(from, from + length));
    return lines.join('\n');
  }),
  removeLines: edit((text, random) => {
    const lines = text.split('\n');
    lines.splice(random(lines.length), 1 + random(5));
    return lines.join('\n');
  }),
  swapLines: edit((text, random) => {
    const lines = text.split('\n');
    const [a, b] = [random(lines.length), random(lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
    return lines.join('\n');
  }),
  cut: edit((text, random) => text.slice(0, random(text.length + 1))),
  /** One name becomes another one of the workspace: declarations, imports and uses alike. */
  rename: (files, random) => {
    const path = pick([...files.keys()].filter(isText), random);
    const text = files.get(path)!;
    const [from, to] = [someName(text, random), someName(files.get(pick([...files.keys()], random))!, random)];
    if (from === undefined || to === undefined) return [path];
    const everywhere = random(2) === 0;
    let count = 0;
    files.set(
      path,
      text.replace(NAME, (name) => (name === from && (everywhere || count++ === 0) ? to : name)),
    );
    return [path];
  },
  /** Lines of one file in another of the same language. */
  transplant: (files, random) => {
    const path = pick([...files.keys()].filter(isText), random);
    const others = [...files.keys()].filter((other) => extensionOf(other) === extensionOf(path));
    const lines = files.get(pick(others, random))!.split('\n');
    const from = random(lines.length);
    files.set(path, insertLine(files.get(path)!, random, lines.slice(from, from + 1 + random(12)).join('\n')));
    return [path];
  },
  remove: (files, random) => {
    const path = pick([...files.keys()].filter(isText), random);
    files.delete(path);
    return [path];
  },
  move: (files, random) => {
    const path = pick([...files.keys()].filter(isText), random);
    const folder = random(2) === 0 ? folderOf(path) : folderOf(pick([...files.keys()], random));
    return move(files, path, `${folder === '' ? '' : `${folder}/`}m${random(5)}_${baseName(path)}`);
  },
  otherLanguage: (files, random) => {
    const path = pick([...files.keys()].filter(isText), random);
    return move(files, path, path.replace(/\.\w+$/, '') + pick(ENDINGS, random));
  },
  revert: (files, _random, start) => {
    const touched = [...new Set([...files.keys(), ...Object.keys(start)])].filter((path) => path !== 'struct.json');
    for (const path of touched) files.delete(path);
    for (const [path, text] of Object.entries(start)) files.set(path, text);
    return touched;
  },
  revertOne: (files, random, start) => {
    const path = pick(Object.keys(start), random);
    files.set(path, start[path]!);
    return [path];
  },
  exclude: (files, random) => {
    const pattern = pick(['**/m*', 'lib/**', '**/*.py', 'nothing/**'], random);
    files.set('llmstruct.toml', random(3) === 0 ? '' : `[parse]\nexclude = ["${pattern}"]\n`);
    return ['llmstruct.toml'];
  },
  manifest: (files, random) => {
    const paths = pick(['{"a": ["./lib/a"]}', '{"@/*": ["./*"]}', '{}'], random);
    files.set('tsconfig.json', `{"compilerOptions": {"paths": ${paths}}}`);
    return ['tsconfig.json'];
  },
};

/** Mostly edits, sometimes the rest: as on a working day. */
const USUAL = [
  'comment',
  'duplicateLines',
  'removeLines',
  'swapLines',
  'cut',
  'rename',
  'rename',
  'transplant',
  'transplant',
];

/** Changes the files once; says what it did and which paths it touched. */
export function randomChange(
  files: Files,
  random: Random,
  start: Readonly<Record<string, string>>,
): { readonly kind: string; readonly touched: readonly string[] } {
  const names = Object.keys(CHANGES);
  const kind = random(4) > 0 ? pick(USUAL, random) : pick(names, random);
  const possible = [...files.keys()].some(isText) ? kind : 'revert';
  return { kind: possible, touched: CHANGES[possible]!(files, random, start) };
}

function edit(change: (text: string, random: Random) => string): Change {
  return (files, random) => {
    const path = pick([...files.keys()].filter(isText), random);
    files.set(path, change(files.get(path)!, random));
    return [path];
  };
}

function move(files: Files, from: string, to: string): readonly string[] {
  const text = files.get(from)!;
  files.delete(from);
  files.set(to, text);
  return [from, to];
}

function insertLine(text: string, random: Random, line: string): string {
  const lines = text.split('\n');
  lines.splice(random(lines.length + 1), 0, line);
  return lines.join('\n');
}

function isText(path: string): boolean {
  return path !== 'struct.json' && path !== 'llmstruct.toml' && path !== 'tsconfig.json';
}

function someName(text: string, random: Random): string | undefined {
  const names = text.match(NAME) ?? [];
  return names[random(Math.max(1, names.length))];
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[random(values.length)]!;
}
