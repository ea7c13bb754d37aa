import type { Captures } from './captures.ts';
import type { DefinitionDraft } from './definitionDraft.ts';
import { TYPE_KINDS } from './nesting.ts';

/**
 * The members of classes without a name that stand in a type directly, as in its initializer (`static { T = new T() { void run() {} } }`):
 * they have no definition of their own around them, and are none of the type's.
 */
export function namelessMembers(captures: Captures, drafts: readonly DefinitionDraft[]): ReadonlySet<DefinitionDraft> {
  const bodies = captures.of('anonymous').map((match) => match['anonymous']![0]!);
  if (bodies.length === 0) return new Set();
  return new Set(
    drafts.filter(({ start, parent }) => {
      const around = drafts[parent]?.bodyStart;
      // Of a function's or a field's own text such a class is a part; its members are told apart by that.
      if (around === undefined || !TYPE_KINDS.has(drafts[parent]!.kind)) return false;
      return bodies.some((body) => around < body.startIndex && body.startIndex < start && start < body.endIndex);
    }),
  );
}
