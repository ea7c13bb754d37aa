import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** What of VS Code's command line a test run uses. Paths are absolute. */
export interface CodeArguments {
  readonly extensions: readonly string[];
  readonly suite: string | undefined;
  readonly userData: string | undefined;
  readonly extensionsFolder: string | undefined;
  /** A folder, a `.code-workspace` or a file; none opens an empty window. */
  readonly target: string | undefined;
  readonly trustDisabled: boolean;
  readonly proposedApi: readonly string[];
}

/** Options that take the next word as their value when it is not joined by `=`. */
const withValue = new Set([
  'enable-proposed-api',
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'extensions-dir',
  'locale',
  'log',
  'profile',
  'user-data-dir',
]);

/** Reads the arguments that `runTests` gives to VS Code's executable; unknown ones are ignored, as VS Code does. */
export function parseCodeArguments(words: readonly string[]): CodeArguments {
  const values = new Map<string, string[]>();
  const positional: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const [, name, joined] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) {
      positional.push(word);
      continue;
    }
    const next = words[i + 1];
    const takesNext = joined === undefined && withValue.has(name) && next !== undefined && !next.startsWith('-');
    values.set(name, [...(values.get(name) ?? []), joined ?? (takesNext ? next : '')]);
    if (takesNext) i++;
  }

  const paths = (name: string) => (values.get(name) ?? []).map((path) => resolve(path));
  const target = positional.find((path) => existsSync(path));
  return {
    extensions: paths('extensionDevelopmentPath'),
    suite: paths('extensionTestsPath').at(-1),
    userData: paths('user-data-dir').at(-1),
    extensionsFolder: paths('extensions-dir').at(-1),
    target: target === undefined ? undefined : resolve(target),
    trustDisabled: values.has('disable-workspace-trust'),
    proposedApi: values.get('enable-proposed-api') ?? [],
  };
}
