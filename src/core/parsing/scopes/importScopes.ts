import type { Language } from '../../languages/language.ts';
import { WITHIN } from '../../model/chain.ts';
import type { ImportFact } from '../../model/importFacts.ts';
import type { Scope, ScopeTree } from './scopes.ts';

/** An import with the place where it is written. */
export interface ImportDraft extends ImportFact {
  readonly start: number;
}

/**
 * Binds the names of imports in their scopes. An import inside a function binds there only; where another import, a
 * definition of the file or the language itself has the name too, it is known under a hidden one, so that neither answers for the other.
 */
export function bindImports(
  drafts: readonly ImportDraft[],
  scopes: ScopeTree,
  language: Language,
  defined: ReadonlySet<string>,
): ImportFact[] {
  const meanings = new Map<string, Set<string>>();
  for (const draft of drafts) {
    const known = meanings.get(draft.as) ?? new Set();
    meanings.set(draft.as, known.add(meaningOf(draft)));
  }
  const facts = new Map<string, ImportFact>();
  for (const draft of drafts) {
    const { from, name, as, start, aliased, shared, conditional, inside: namespace } = draft;
    const inside = language.headersDeclare && isWithinDefinition(scopes.at(start)) ? undefined : namespace;
    const scope = language.localImports === true && as !== '' ? functionAround(scopes.at(start)) : undefined;
    const meaning = meaningOf(draft);
    const others = meanings.get(as)!;
    const hides = scope !== undefined && (others.size > 1 || defined.has(as) || language.builtins.has(as));
    const alias = hides ? `${as}${WITHIN}${[...others].indexOf(meaning)}` : as;
    if (as !== '') (scope ?? scopes.module).names.set(as, { kind: 'import', alias });
    const key = `${meaning}\0${alias}\0${inside ?? ''}`;
    const before = facts.get(key);
    facts.set(key, {
      from,
      name,
      as: alias,
      ...(inside === undefined ? {} : { inside }),
      ...(aliased ? { aliased } : {}),
      ...(shared || before?.shared ? { shared: true as const } : {}),
      ...(conditional && (before === undefined || before.conditional) ? { conditional: true as const } : {}),
    });
  }
  return [...facts.values()];
}

function meaningOf({ from, name, aliased }: ImportFact): string {
  return `${from}\0${name}${aliased ? '\0' : ''}`;
}

function isWithinDefinition(from: Scope): boolean {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent)
    if (scope.kind === 'function' || scope.kind === 'class') return true;
  return false;
}

function functionAround(from: Scope): Scope | undefined {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    if (scope.kind === 'function') return scope;
    if (scope.kind === 'class' || scope.kind === 'module') return undefined;
  }
  return undefined;
}
