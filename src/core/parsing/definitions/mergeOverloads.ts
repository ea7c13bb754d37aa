import type { Language } from '../../languages/language.ts';
import { isConstMethod, parameterTypes } from '../../model/parameterTypes.ts';
import type { SourceText } from '../sourceText.ts';
import { type DefinitionDraft, isFunction } from './definitionDraft.ts';
import { headerText } from './signature.ts';

/** Overload headers belong to the implementation after them: its range begins with the first of them. */
export function mergeOverloads(sorted: DefinitionDraft[], language: Language, source: SourceText): DefinitionDraft[] {
  const isOverload = (draft: DefinitionDraft) =>
    draft.headerOnly ||
    draft.decorators.some((node) => language.overloadDecorators?.includes(source.textOf(node)) === true);
  const merged = new Set<DefinitionDraft>();
  const following = new Map<string, DefinitionDraft>();
  for (const draft of [...sorted].reverse()) {
    const isStatic = language.staticHeader?.test(source.text.slice(draft.signatureStart, draft.end)) === true;
    const key = `${draft.parent}\0${isStatic}\0${draft.name}`;
    // What a trait declares is no header of what an `impl` of a namesake defines.
    if (language.headersDeclare || language.overloads || language.membersOutside) continue;
    const next = following.get(key);
    const isNear = next !== undefined && (!language.functionValues || standsBefore(draft, next, source));
    // Written types and what only is declared may have other members between their headers: they stay where the last of them stands.
    const isTaken = isNear || next?.bodyStart === undefined;
    const takesOverloads = next !== undefined && (next.kind === 'function' || next.kind === 'method') && isTaken;
    if (isOverload(draft) && takesOverloads && (next.bodyStart !== undefined || next.headerOnly)) {
      if (isNear) {
        next.outerStart = Math.min(next.outerStart, draft.outerStart);
        next.headerStart = Math.min(next.headerStart, draft.headerStart);
      }
      next.docComment ??= draft.docComment;
      next.exported ||= draft.exported;
      const end = language.listsTypeParameters ? draft.bodyStart : language.functionValues ? draft.end : undefined;
      if (end !== undefined) {
        // Read backwards: the first comes to stand in front.
        const header = headerText(source.text.slice(draft.signatureStart, end));
        if (language.listsTypeParameters) next.signatures.unshift(header);
        else next.signatures.push(header, ...draft.signatures);
      }
      merged.add(draft);
    } else following.set(key, draft);
  }
  return language.headersDeclare
    ? withoutDeclared(sorted, language, source)
    : sorted.filter((draft) => !merged.has(draft));
}

/** Whether only blanks and comments stand between a header and a function that it may be an overload of: written types have headers too. */
function standsBefore(draft: DefinitionDraft, next: DefinitionDraft, source: SourceText): boolean {
  const between = source.text.slice(Math.max(draft.end, draft.outerEnd), next.outerStart);
  return /^[\s;,]*$/.test(between.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''));
}

/** A declaration of what the same file defines says nothing more, but perhaps documents it. */
function withoutDeclared(sorted: DefinitionDraft[], language: Language, source: SourceText): DefinitionDraft[] {
  const keyOf = (draft: DefinitionDraft) => {
    const { parent, foreign, owner, name } = draft;
    const key = `${parent}\0${foreign ? owner : ''}\0${name}`;
    if (!language.overloadsByCount) return key;
    const signature = headerText(source.text.slice(draft.signatureStart, draft.bodyStart ?? draft.end));
    return [key, ...parameterTypes({ name, signature }), isConstMethod({ signature }) ? 'const' : ''].join('\0');
  };
  const defined = new Map<string, DefinitionDraft>();
  for (const draft of sorted) if (!draft.headerOnly && isFunction(draft)) defined.set(keyOf(draft), draft);
  const declared = new Set<string>();
  return sorted.filter((draft) => {
    if (!draft.headerOnly) return true;
    // Inside a body it is a variable made by a constructor, or says what another file does.
    const around = sorted[draft.parent];
    if (around !== undefined && isFunction(around)) return false;
    const key = keyOf(draft);
    const definition = defined.get(key);
    if (definition !== undefined) {
      definition.hidden ||= draft.hidden;
      definition.docComment ??= draft.docComment;
      return false;
    }
    // Free functions declared again (`#if`) are the same; members of a type may be overloads.
    const again = declared.has(key) && (draft.parent < 0 || language.overloadsByCount === true);
    declared.add(key);
    return !again;
  });
}
