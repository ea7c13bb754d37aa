import type { DocumentedFunction } from './documentedFunction.ts';
import type { Drift } from './driftFinding.ts';

/**
 * Go's documentation begins with the name of what it stands at (https://go.dev/doc/comment). Where it begins with another identifier that has
 * a word in common with it, or only other capitals, the definition was renamed.
 */
export function nameDrift({ name, parameters, doc }: DocumentedFunction): Drift[] {
  const first = doc.lines.find((line) => line.trim() !== '') ?? '';
  const [, word] = /^\s*([A-Za-z_]\w*)(?=\s+[a-z])/.exec(first) ?? [];
  if (word === undefined || word === name || parameters.some((parameter) => parameter.name === word)) return [];
  const words = wordsOf(name);
  const identifier = /[a-z0-9][A-Z]|_/.test(word) && wordsOf(word).some((each) => words.includes(each));
  const respelt = word.toLowerCase() === name.toLowerCase() && /[A-Z]/.test(word.slice(1) + name.slice(1));
  if ((!identifier && !respelt) || isSubject(word, name)) return [];
  return [
    { rule: 'wrong-name', line: doc.firstLine + doc.lines.indexOf(first), name: word, documented: word, actual: name },
  ];
}

/** `// FileRuns are sorted by …` before `lessFileRun`: what it is about, not its name. */
function isSubject(word: string, name: string): boolean {
  const subject = word.toLowerCase().replace(/s$/, '');
  const whole = name.toLowerCase().replace(/s$/, '');
  return whole !== subject && whole.endsWith(subject);
}

/** `compareRPCVersions`: compare, rpc, version; a plural counts as its singular. */
function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [])
    .map((word) => word.toLowerCase().replace(/(?<=\w{3})s$/, ''))
    .filter((word) => word.length > 2);
}
