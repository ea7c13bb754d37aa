import type { Language } from '../../languages/language.ts';
import type { Captures } from '../captures.ts';
import type { Scope } from '../scopes/scopes.ts';
import type { DefinitionDraft } from './definitionDraft.ts';
import { TYPE_KINDS } from './nesting.ts';

const OF_SOMETHING: ReadonlySet<string> = new Set(['method', 'accessor', 'field']);

/**
 * Whether a definition is a member of an object or an object type where these open no scope: nothing means it by its name alone, in the
 * object itself neither (`{ has(key) { return has(key); } }` calls another `has`).
 */
export function isOfObject({ kind }: DefinitionDraft, scope: Scope, language: Language): boolean {
  return language.functionValues === true && scope.kind !== 'class' && OF_SOMETHING.has(kind);
}

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
