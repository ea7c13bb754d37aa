import { anyScript } from '../../model/anyScript.ts';

const INDEXED = anyScript(/(?<=[\w$])(?:\[\s*(?:"[A-Za-z_$][\w$]*"|'[A-Za-z_$][\w$]*')\s*\])+/g);

/** TypeScript's types in the notation of indexing/types/typeText.ts: what `A['b']['c']` is, is found under `A.b.c`. */
export function readType(text: string): string {
  if (!/\[\s*["']/.test(text)) return text;
  return text.replace(INDEXED, (keys) => keys.replace(/["'\s]/g, '').replace(anyScript(/\[([\w$]+)\]/g), '.$1'));
}
