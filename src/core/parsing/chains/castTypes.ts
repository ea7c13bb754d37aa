import type { Language } from '../../languages/language.ts';
import type { Captures } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';

/** Types that are written for expressions, by their nodes: casts, and constructions of the language's own containers. */
export function castTypes(captures: Captures, source: SourceText, language: Language): Map<number, string> {
  const found = new Map<number, string>();
  for (const match of captures.of('cast')) {
    const type = match['type']?.[0];
    if (type !== undefined) found.set(match['cast']![0]!.id, source.textOf(type));
  }
  const own = typesDeclared(captures, source);
  for (const match of captures.of('generic')) {
    // `new Map<A, B>()`: what a built-in container holds is said by its arguments.
    const name = source.nameAt(match['name.of']![0]!);
    const node = match['generic']![0]!;
    if (language.builtins.has(name) && !own.has(name)) found.set(node.id, constructedType(source.textOf(node)));
  }
  return found;
}

/** The type alone of a construction. */
function constructedType(text: string): string {
  return text.replace(/^new\s+/, '').replace(/\([^()]*\)$/, '');
}

/** The names of the types that a file declares: they hide what the language has of the name. */
function typesDeclared(captures: Captures, source: SourceText): ReadonlySet<string> {
  const kinds = ['definition.class', 'definition.interface', 'definition.enum'] as const;
  return new Set(
    kinds
      .flatMap((kind) => captures.of(kind).flatMap((match) => match['name'] ?? []))
      .map((node) => source.nameAt(node)),
  );
}
