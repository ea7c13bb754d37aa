import type { AST } from 'toml-eslint-parser';
import type { TomlLayout } from './tomlLayout.ts';
import type { Splice } from './tomlLines.ts';
import { tomlValue } from './tomlText.ts';

/** Only the elements between those that stay at both ends change, so that comments beside the others stay. */
export function changedElements(layout: TomlLayout, old: AST.TOMLArray, value: readonly string[]): readonly Splice[] {
  const before = old.elements.map((node) =>
    node.type === 'TOMLValue' && node.kind === 'string' ? node.value : undefined,
  );
  let first = 0;
  while (first < before.length && first < value.length && before[first] === value[first]) first++;
  let last = 0;
  while (last < Math.min(before.length, value.length) - first && before.at(-1 - last) === value.at(-1 - last)) last++;
  const stale = old.elements.slice(first, old.elements.length - last);
  const fresh = value.slice(first, value.length - last);
  if (old.elements.length === 0) {
    const [start, end] = old.range;
    return fresh.length === 0 ? [] : [{ start, end, text: tomlValue(fresh, layout) }];
  }
  const splices: Splice[] = [];
  const shared = Math.min(stale.length, fresh.length);
  for (let at = 0; at < shared; at++) {
    const [start, end] = stale[at]!.range;
    splices.push({ start, end, text: tomlValue(fresh[at]!, { eol: layout.eol, like: stale[at]! }) });
  }
  if (fresh.length > shared) {
    const texts = fresh.slice(shared).map((text) => tomlValue(text, layout));
    splices.push(insertedElements(layout, old, first + shared, texts));
  }
  if (stale.length > shared) splices.push(removedElements(old, first + shared, stale.length - shared));
  return splices;
}

/** New elements before the one at `index`, each on its own line where the list is written so. */
function insertedElements(
  { text, eol }: TomlLayout,
  list: AST.TOMLArray,
  index: number,
  texts: readonly string[],
): Splice {
  const [first] = list.elements;
  const lineStart = text.lastIndexOf('\n', first!.range[0] - 1) + 1;
  const indent = text.slice(lineStart, first!.range[0]);
  const between = lineStart > list.range[0] && indent.trim() === '' ? `,${eol}${indent}` : ', ';
  const after = list.elements[index - 1];
  if (after !== undefined) {
    const at = after.range[1];
    return { start: at, end: at, text: texts.map((element) => between + element).join('') };
  }
  const at = list.elements[index]!.range[0];
  return { start: at, end: at, text: texts.map((element) => element + between).join('') };
}

function removedElements({ elements, range }: AST.TOMLArray, index: number, count: number): Splice {
  const next = elements[index + count];
  if (next !== undefined) return { start: elements[index]!.range[0], end: next.range[0], text: '' };
  const previous = elements[index - 1];
  const end = elements[index + count - 1]!.range[1];
  return previous === undefined
    ? { start: range[0], end: range[1], text: '[]' }
    : { start: previous.range[1], end, text: '' };
}

/** Another element at the end of a list. */
export function newElement(layout: TomlLayout, list: AST.TOMLArray, element: string): Splice {
  if (list.elements.length > 0) return insertedElements(layout, list, list.elements.length, [element]);
  return { start: list.range[0], end: list.range[1], text: `[${element}]` };
}
