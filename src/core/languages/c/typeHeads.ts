import type { TokenRun } from './tokenRun.ts';
import type { Stretch } from './tokens.ts';
import { isKeyword, isLarge, isTypeWord } from './words.ts';

/** Where the name of a type stands, and what stands before it that a grammar does not know. */
export interface TypeHead {
  readonly name: number;
  readonly annotations: readonly Stretch[];
}

/** Reads `class API [[nodiscard]] Name {` from the word at `at`: gives the last token of the name. */
export function typeHead(run: TokenRun, at: number): TypeHead {
  const { tokens } = run;
  const annotations: Stretch[] = [];
  let name = at + 1;
  if (run.text(at) === 'enum' && isTypeWord(run.text(name))) name++;
  for (name = run.afterAttributes(name); ; name = run.afterAttributes(name)) {
    const end = run.macroEnd(name);
    const behind = run.afterAttributes(end + 1);
    const next = tokens[behind];
    const isWord = tokens[name]?.kind === 'word' && !isKeyword(run.text(name));
    if (!isWord || next?.kind !== 'word' || next.text === 'final')
      return { name: isWord ? name : name - 1, annotations };
    // `struct Type name`: two words; `struct API Type name {` and `struct API Type :` say that the first is none.
    if (!isLarge(tokens[name]) && end === name) return { name, annotations };
    const after = run.text(behind + 1);
    if (!/^([{:<;]|final)$/.test(after) && !isLarge(next) && tokens[behind + 1]?.kind !== 'word')
      return { name, annotations };
    if (after === ';' && run.text(at) !== 'class') return { name, annotations };
    annotations.push({ start: tokens[name]!.start, end: tokens[end]!.end });
    name = behind;
  }
}
