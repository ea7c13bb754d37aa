import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { Captures } from '../captures.ts';
import { readDocComments } from '../documentation/docComments.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import type { DefinitionDraft } from './definitionDraft.ts';

/** Widens a draft to what surrounds it: `export`, declaration keyword, decorators, a documentation comment directly before. */
export function wrapperReader(captures: Captures, language: Language, source: SourceText) {
  const wrappers = new Map<number, { node: Node; exported: boolean; decorators: readonly Node[] }>();
  for (const match of captures.of('wrapper')) {
    const inner = match['wrapped']![0]!;
    const before = wrappers.get(inner.id);
    wrappers.set(inner.id, {
      node: match['wrapper']![0]!,
      exported: match['exported'] !== undefined || (before?.exported ?? false),
      decorators: [...(before?.decorators ?? []), ...(match['decorator'] ?? [])],
    });
  }
  const decorators = new Map<number, Node[]>();
  for (const match of captures.of('decorated')) {
    const id = match['decorated']![0]!.id;
    const list = decorators.get(id) ?? [];
    for (const node of match['decorator'] ?? []) if (!list.some((other) => other.id === node.id)) list.push(node);
    decorators.set(id, list);
  }
  const visible = new Set(captures.of('visible').map((match) => match['visible']![0]!.id));
  const hidden = new Set(captures.of('hidden').map((match) => match['hidden']![0]!.id));
  const statics = new Set(captures.of('static').map((match) => match['static']![0]!.id));
  const enclosed = new Set(captures.of('enclosed').map((match) => match['enclosed']![0]!.id));
  const comments = readDocComments(captures, language, source);

  return (id: number, draft: DefinitionDraft): void => {
    const own = decorators.get(id) ?? [];
    draft.hidden ||= hidden.has(id);
    draft.static ||= statics.has(id);
    draft.enclosed ||= enclosed.has(id);
    draft.exported ||= visible.has(id);
    draft.decorators.push(...own);
    for (const node of own) {
      const sign = source.text[node.startIndex - 1] === '@' ? 1 : 0;
      draft.outerStart = Math.min(draft.outerStart, node.startIndex - sign);
    }
    let wrapper = wrappers.get(id);
    while (wrapper !== undefined) {
      draft.outerStart = Math.min(draft.outerStart, wrapper.node.startIndex);
      draft.outerEnd = Math.max(draft.outerEnd, wrapper.node.endIndex);
      if (wrapper.decorators.length === 0) draft.signatureStart = Math.min(draft.signatureStart, draft.outerStart);
      draft.decorators.push(...wrapper.decorators);
      draft.exported ||= wrapper.exported;
      draft.hidden ||= hidden.has(wrapper.node.id);
      wrapper = wrappers.get(wrapper.node.id);
    }
    skipDecorators(draft, own, source.text);
    draft.headerStart = draft.outerStart;
    const comment = lastBefore(comments, draft.outerStart);
    if (comment !== undefined && /^[ \t]*\r?\n?[ \t]*$/.test(source.text.slice(comment.end, draft.outerStart))) {
      draft.docComment = { startIndex: comment.start, endIndex: comment.end };
      draft.outerStart = comment.start;
    }
  };
}

/** Decorators in front of a header are not part of the signature, where they are part of the node. */
function skipDecorators(draft: DefinitionDraft, decorators: readonly Node[], text: string): void {
  for (const { startIndex, endIndex } of decorators.toSorted((a, b) => a.startIndex - b.startIndex)) {
    // Attributes stand in brackets: `[A, B]`, `[return: C]`.
    if (!anyScript(/^(\[\s*(\w+\s*:\s*)?|,\s*)?$/).test(text.slice(draft.signatureStart, startIndex))) continue;
    draft.signatureStart = endIndex + /^\s*(,?\s*\]\s*)?/.exec(text.slice(endIndex, endIndex + 200))![0].length;
  }
}

function lastBefore<T extends { end: number }>(sorted: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
