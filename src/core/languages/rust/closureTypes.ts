import { anyScript } from '../../model/anyScript.ts';
import { listedAt } from '../../model/parameterTypes.ts';

const RECEIVER = anyScript(/^(?:&\s*(?:'\w+\s+)?)?(?:mut\s+)?self\b/);
/** A trait of functions, up to what it takes. */
const FUNCTION = /\b(?:Async)?Fn(?:Mut|Once)?\s*(?=\()/;

/**
 * What a function passes as parameter `parameter` to the closure that it is given as its argument `argument`, as its header says:
 * `f: impl Fn(A)`, or `f: F` with `F: FnOnce(&mut A) -> B`. `asMethod`: it is called on a value, which is no argument.
 */
export function closureParameter(
  signature: string,
  name: string,
  argument: number,
  parameter: number,
  asMethod: boolean,
): string | undefined {
  const start = signature.search(new RegExp(`\\bfn\\s+${name}\\b`));
  if (start < 0) return undefined;
  const listed = signature.indexOf(name, start) + name.length;
  const generics = signature.slice(listed).search(/\S/) + listed;
  const open = signature[generics] === '<' ? signature.indexOf('(', closingAngle(signature, generics)) : generics;
  if (signature[open] !== '(') return undefined;
  const all = listedAt(signature, open);
  const given = asMethod && RECEIVER.test(all[0] ?? '') ? all.slice(1) : all;
  const type = /^[^:]*:(.*)$/s.exec(given[argument] ?? '')?.[1]?.trim();
  if (type === undefined) return undefined;
  const taken =
    takenBy(type) ??
    boundsOf(signature, anyScript(/^(?:&\s*(?:mut\s+)?)?(\w+)$/).exec(type)?.[1])
      .map(takenBy)
      .find((each) => each !== undefined);
  return taken?.[parameter];
}

/** What bounds a type parameter in a header: in its list, and behind `where`. */
export function boundsOf(signature: string, parameter: string | undefined): readonly string[] {
  if (parameter === undefined) return [];
  const found: string[] = [];
  for (const { index, 0: start } of signature.matchAll(
    new RegExp(`(?<=[<,]\\s*|\\bwhere\\s+)${parameter}\\s*:(?!:)`, 'g'),
  )) {
    // Read as a list that is not closed: up to the next comma that stands in no bracket.
    const [bound] = listedAt(`<${signature.slice(index + start.length)},`, 0);
    if (bound !== undefined) found.push(bound);
  }
  return found;
}

function takenBy(type: string): readonly string[] | undefined {
  const at = FUNCTION.exec(type);
  return at === null ? undefined : listedAt(type, type.indexOf('(', at.index));
}

function closingAngle(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '<') depth++;
    else if (text[at] === '>' && text[at - 1] !== '-' && --depth === 0) return at;
  }
  return text.length;
}
