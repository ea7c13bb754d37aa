import type { Language } from '../../languages/language.ts';
import type { Captures } from '../captures.ts';
import { type DefinitionDraft, opensScope } from '../definitions/definitionDraft.ts';
import { type Scope, type ScopeKind, type ScopeRange, ScopeTree } from './scopes.ts';

const CLASS_KINDS = new Set(['class', 'interface', 'enum']);

/** Opens a scope for every definition with a body and every anonymous function or block. */
export function buildScopes(
  captures: Captures,
  drafts: readonly DefinitionDraft[],
  length: number,
  language: Language,
): ScopeTree {
  const ranges: ScopeRange[] = [];
  const bodies = new Set<number>();
  for (const draft of drafts) {
    if (!opensScope(draft)) continue;
    if (draft.body !== undefined) bodies.add(draft.body.id);
    const kind = CLASS_KINDS.has(draft.kind) ? 'class' : draft.kind === 'namespace' ? 'namespace' : 'function';
    const isFunction = kind === 'function';
    const headerEnd = isFunction && language.headersReadAround ? draft.body?.startIndex : undefined;
    ranges.push({ kind, start: draft.start, end: draft.end, named: isFunction, headerEnd });
  }
  const add = (statement: string, kind: ScopeKind) => {
    for (const match of captures.of(statement)) {
      const node = match[statement]![0]!;
      if (!bodies.has(node.id)) ranges.push({ kind, start: node.startIndex, end: node.endIndex });
    }
  };
  // What is declared for everybody declares as a namespace does: variables in it are definitions.
  add('global', 'namespace');
  for (const match of captures.of('global')) bodies.add(match['global']![0]!.id);
  add('scope', 'function');
  add('scope.block', 'block');
  return new ScopeTree(length, ranges);
}

/** The scope that a definition's name is declared in: around its own. */
export function declaringScope(scopes: ScopeTree, draft: DefinitionDraft): Scope {
  const own = scopes.exactly(draft.start, draft.end);
  return own?.parent ?? scopes.at(draft.start);
}

/** Where a plain assignment binds: blocks do not count in function-scoped languages. */
export function bindingScope(scopes: ScopeTree, offset: number, language: Language): Scope {
  let scope = scopes.at(offset);
  while (language.functionScoped && scope.kind === 'block') scope = scope.parent!;
  return scope;
}
