import { escapedName } from '../model/parameterTypes.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { balancedEnd } from '../text/balancedText.ts';
import type { CodeTree } from './codeTree.ts';

/** The text of a definition, or of a file for its top level (index -1); files are read once. */
export function definitionTexts(tree: CodeTree): (path: RepoPath, index: number) => Promise<string> {
  const files = new Map<RepoPath, readonly string[]>();
  return async (path, index) => {
    const lines = files.get(path) ?? (await tree.textOf(path)).split('\n');
    files.set(path, lines);
    const fact = index < 0 ? undefined : tree.modules.get(path)!.facts.definitions[index]!;
    return (fact === undefined ? lines : lines.slice(fact.startLine - 1, fact.endLine)).join('\n');
  };
}

/** The calls of a name in a text as they are written, blanks left out. */
export function callsOf(name: string, text: string): ReadonlySet<string> {
  const calls = text.matchAll(new RegExp(`(?<![\\w$])${escapedName(name)}\\s*\\(`, 'gu'));
  return new Set(
    [...calls].map((call) => {
      const open = call.index + call[0].length - 1;
      return text.slice(open, balancedEnd(text, open)).replace(/\s+/g, '');
    }),
  );
}
