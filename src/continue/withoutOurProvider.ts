import { isDeepStrictEqual } from 'node:util';
import { applyEdits, type Edit } from 'jsonc-parser';
import { type CST, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { CONTINUE_TITLE } from './continueApi.ts';
import { endOf } from './editYaml.ts';

/**
 * A configuration in YAML without the providers that have our title, every other byte as it was; undefined where it cannot be read or has none.
 * Of a list that has no other, the key goes, too.
 */
export function withoutOurProvider(yaml: string): string | undefined {
  const document = parseDocument(yaml, { keepSourceTokens: true });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === 'context');
  if (pair === undefined || !isSeq(pair.value)) return undefined;
  const ours = pair.value.items.flatMap((item, at) => (titleOf(item) === CONTINUE_TITLE ? [at] : []));
  if (ours.length === 0) return undefined;
  const isAll = ours.length === pair.value.items.length;
  const edits = isAll
    ? editsOfWhole(yaml, document.contents, pair, pair.value)
    : pair.value.flow
      ? ours.map((at) => editInBrackets(pair.value as YAMLSeq, at))
      : ours.map((at) => editOfLines(yaml, pair.value as YAMLSeq, at));
  const text = applyEdits(yaml, edits);
  try {
    return readsWithout(text, document.toJS() as Record<string, unknown>, ours, isAll) ? text : undefined;
  } catch (error) {
    // The library's error for aliases whose anchor is not there, or is gone with ours.
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function titleOf(item: unknown): unknown {
  const params: unknown = isMap(item) ? item.get('params') : undefined;
  return isMap(params) ? (params as YAMLMap).get('title') : undefined;
}

/** Takes key and entries out, and leaves comments of their own lines where they are. */
function editsOfWhole(yaml: string, root: YAMLMap, { key }: Pair, list: YAMLSeq): Edit[] {
  const [start, end] = (key as { range: readonly [number, number] }).range;
  if (root.flow) return [{ offset: list.range![0], length: list.range![1] - list.range![0], content: '[]' }];
  if (list.flow) return [linesOf(yaml, start, endOf(list))];
  return [linesOf(yaml, start, end), ...list.items.map((_, at) => editOfLines(yaml, list, at))];
}

/** An entry in block style, with its dash. */
function editOfLines(yaml: string, list: YAMLSeq, at: number): Edit {
  const { items } = list.srcToken as CST.BlockSequence;
  const dashes = items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'));
  return linesOf(yaml, dashes[at]!.offset, endOf(list.items[at]));
}

/** An entry in flow style with the comma behind it, of the last one that before. There is another. */
function editInBrackets({ items }: YAMLSeq, at: number): Edit {
  const startOf = (item: unknown) => (item as { range: readonly [number] }).range[0];
  const isLast = at === items.length - 1;
  const offset = isLast ? endOf(items[at - 1]) : startOf(items[at]);
  return { offset, length: (isLast ? endOf(items[at]) : startOf(items[at + 1])) - offset, content: '' };
}

/** All of the lines from one offset to another, but for a byte order mark. */
function linesOf(yaml: string, start: number, end: number): Edit {
  const lineStart = yaml.lastIndexOf('\n', start - 1) + 1;
  const offset = yaml[lineStart] === '\uFEFF' ? lineStart + 1 : lineStart;
  const next = yaml[end - 1] === '\n' ? end : yaml.indexOf('\n', end) + 1;
  return { offset, length: (next > 0 ? next : yaml.length) - offset, content: '' };
}

/** Whether the new text reads as the old value without these providers. */
function readsWithout(text: string, old: Record<string, unknown>, ours: readonly number[], isAll: boolean): boolean {
  const { context, ...others } = old;
  const kept = (context as readonly unknown[]).filter((_, at) => !ours.includes(at));
  const after = parseDocument(text);
  if (after.errors.length > 0) return false;
  const value: unknown = after.toJS() ?? {};
  return isDeepStrictEqual(value, { ...old, context: kept }) || (isAll && isDeepStrictEqual(value, others));
}
