import type { FileFacts, ReferenceFact } from '../../model/fileFacts.ts';

/** What type parameters are called, as everybody does: `impl<W: Write> Extra for W` is for all that can be written to. */
const TYPE_PARAMETER = /^[A-Z][A-Z0-9]?$/;

/**
 * Whether the file that declares a trait implements it for a type parameter: then any type may have its methods. `ofParts`: an
 * implementation for slices of any type, or for what points to one, counts as well.
 */
export function hasBlanketImpl(facts: FileFacts, trait: number, ofParts: boolean): boolean {
  return facts.headers.some(
    (header) => (ofParts || header.ownerPath === undefined) && traitOf(header, facts) === trait,
  );
}

/** The traits that states of a file say to be implemented for the type parameter of a name. */
export function blanketTraits(parameter: string, ...states: readonly FileFacts[]): readonly string[] {
  return states.flatMap((facts) =>
    facts.headers.flatMap((header) => {
      const trait = header.owner === parameter ? traitOf(header, facts) : undefined;
      return trait === undefined ? [] : (facts.definitions[trait]?.name ?? []);
    }),
  );
}

/** The trait of the same file that a header is about, where it is for a type parameter. */
function traitOf({ kind, owner = '', chain }: ReferenceFact, { definitions }: FileFacts): number | undefined {
  const isOwn = kind === 'extends' && chain.length === 1 && chain[0]!.startsWith('^');
  if (!isOwn || !TYPE_PARAMETER.test(owner) || definitions.some(({ name }) => name === owner)) return undefined;
  return Number(chain[0]!.slice(1));
}
