import type { Language } from '../../languages/language.ts';
import type { Captures } from '../captures.ts';
import { bindingScope } from '../scopes/buildScopes.ts';
import { givenValue } from '../scopes/givenValues.ts';
import type { Scope, ScopeTree } from '../scopes/scopes.ts';
import type { SourceText } from '../sourceText.ts';
import { type DefinitionDraft, newDraft } from './definitionDraft.ts';

/** Assignments at module, class or namespace level define; returns those definitions, the first of a name only. */
export function readPlainDefinitions(
  captures: Captures,
  scopes: ScopeTree,
  language: Language,
  source: SourceText,
  declared: ReadonlySet<number>,
  wrap: (id: number, draft: DefinitionDraft) => void,
): DefinitionDraft[] {
  const first = new Map<string, DefinitionDraft>();
  for (const match of captures.of('binding')) {
    const nameNode = match['binding']![0]!;
    // A name of no length stands for a missing one.
    if (declared.has(nameNode.id) || nameNode.endIndex === nameNode.startIndex) continue;
    const scope = bindingScope(scopes, nameNode.startIndex, language);
    if (scope.kind === 'function' || scope.kind === 'block') continue;
    const name = source.nameAt(nameNode);
    const key = `${scope.start}\0${name}`;
    const before = first.get(key);
    const whole = match['binding.whole']?.[0] ?? nameNode;
    const given = givenValue(match, source);
    // Patterns with and without a type or value may match the same statement.
    const saysMore = before?.type === undefined && (match['type'] !== undefined || before?.value === undefined);
    if (before !== undefined && !(saysMore && before.nameStart === nameNode.startIndex)) {
      if (given !== undefined && before.nameStart !== nameNode.startIndex) before.furtherValues.push(given);
      continue;
    }
    const draft = newDraft({
      kind: plainKind(name, scope, language),
      name,
      node: whole,
      nameStart: nameNode.startIndex,
      type: match['type']?.[0],
      value: given?.node,
      valueSteps: given?.steps ?? [],
      plain: true,
      ...(whole === nameNode ? { taken: nameNode } : {}),
    });
    wrap(whole.id, draft);
    const pattern = match['binding.pattern']?.[0];
    const statement =
      pattern === undefined ? draft : newDraft({ kind: draft.kind, name, node: pattern, nameStart: draft.nameStart });
    if (pattern !== undefined) {
      wrap(pattern.id, statement);
      draft.exported ||= statement.exported;
    }
    if (
      source.text.startsWith('const', statement.signatureStart) ||
      /^export const\b/.test(source.text.slice(statement.signatureStart, statement.signatureStart + 14))
    ) {
      draft.kind = 'constant';
    }
    first.set(key, draft);
  }
  return [...first.values()];
}

function plainKind(name: string, scope: Scope, language: Language) {
  if (scope.kind === 'class') return 'field';
  return language.functionScoped && /^_*\p{Lu}[\p{Lu}\p{N}_]*$/u.test(name) ? 'constant' : 'variable';
}
