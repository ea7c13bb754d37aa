import { anyScript } from '../../model/anyScript.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { PART_OF_PATH, placeOfName } from '../../model/parameterTypes.ts';

/** A type in the manner of C, taken apart: `const shop::Till*&`. */
export interface WrittenType {
  /** The type without what stands around it. */
  readonly base: string;
  /** What is held, or what is pointed or referred to, is not to be changed. */
  readonly isConst: boolean;
  /** How many pointers there are to it; an array is one. */
  readonly pointers: number;
  readonly reference: '' | '&' | '&&';
}

const read = new Map<string, WrittenType | undefined>();
const MOST_KEPT = 20_000;

/** Reads a type; undefined for what is no plain one (functions, what a macro makes). */
export function readWrittenType(text: string): WrittenType | undefined {
  if (read.has(text)) return read.get(text);
  const found = readParts(text);
  if (read.size >= MOST_KEPT) read.clear();
  read.set(text, found);
  return found;
}

const PARTS = anyScript(/^([\w:\s]+(?:<.*>)?(?:::\w+)*)((?:\*|&|\[[^\]]*\]|const\b|\s)*)$/s);
const BESIDE =
  /\b(?:static|virtual|inline|constexpr|extern|mutable|explicit|friend|struct|class|enum|typename|register|volatile|thread_local)\b/g;

function readParts(text: string): WrittenType | undefined {
  const plain = text
    .replace(/^\s*template\s*<[^()]*>\s*(?=[^\s>])/, '')
    .replace(/\[\[[^\]]*\]\]/g, ' ')
    .trim();
  const [, head = '', marks = ''] = PARTS.exec(plain) ?? [];
  const inner = head.indexOf('<');
  const words = (inner < 0 ? head : head.slice(0, inner)).replace(BESIDE, ' ');
  const base = `${words.replace(/\bconst\b/g, ' ')}${inner < 0 ? '' : head.slice(inner)}`.replace(/\s+/g, ' ').trim();
  if (base === '') return undefined;
  // Behind a pointer the word is of the pointer itself.
  const isConst = /\bconst\b/.test(words) || /^\s*const\b/.test(marks);
  return {
    base,
    isConst,
    pointers: marks.match(/\*|\[/g)?.length ?? 0,
    reference: marks.includes('&&') ? '&&' : marks.includes('&') ? '&' : '',
  };
}

/** What may stand behind the name in a header. */
const BEHIND = /\s*(?:[([{=;:,]|$)/y;
const OWNER = anyScript(/(?:[\w~]+\s*(?:<[^()]*>)?\s*::\s*)+$/);

/** What the header of a function gives, or that of a field or variable holds. */
export function typeOfHeader({ signature, name }: DefinitionFact): WrittenType | undefined {
  const at = placeOfName(signature, name, BEHIND, PART_OF_PATH);
  if (at < 0) return undefined;
  const before = signature.slice(0, at).replace(OWNER, '').trim();
  const behind = /\)\s*(?:const\b)?\s*(?:noexcept\b)?\s*->\s*([^{;]+)$/.exec(signature.slice(at))?.[1];
  if (/\bauto$/.test(before) && behind !== undefined) return readWrittenType(behind);
  const type = readWrittenType(before);
  const isArray = /^\s*\[/.test(signature.slice(at + name.length));
  return type === undefined || !isArray ? type : { ...type, pointers: type.pointers + 1 };
}

/** The own name of a type, without scopes and arguments. */
export function bareBase(base: string): string {
  const plain = base.replace(/<.*/s, '');
  return plain.slice(plain.lastIndexOf(':') + 1).trim();
}
