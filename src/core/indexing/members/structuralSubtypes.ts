import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import { placeOfName, WORD } from '../../model/parameterTypes.ts';
import type { SymbolId } from '../../model/symbolId.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Resolver } from '../resolver.ts';
import type { Definition } from '../types/values.ts';

const IMPLEMENTING = new Set(['class', 'type']);

/**
 * For each method of an interface, where interfaces are implemented by having their methods (`Language.structuralInterfaces`): the
 * methods of the types that have all of them, with parameters and results written alike; in code-unit order.
 */
export function structuralOverrides(
  modules: Iterable<ModuleEntry>,
  resolver: Resolver,
  most: number,
): Map<SymbolId, readonly SymbolId[]> {
  const interfaces: Map<string, Definition>[] = [];
  const types: Definition[] = [];
  for (const module of modules) {
    if (!module.language.structuralInterfaces) continue;
    module.facts.definitions.forEach(({ kind }, index) => {
      const value: Definition = { kind: 'definition', module, index };
      if (kind === 'interface') interfaces.push(methodsOf(value, resolver));
      else if (IMPLEMENTING.has(kind)) types.push(value);
    });
  }
  // Of types only what interfaces want is of interest.
  const wantedNames = new Set(interfaces.flatMap((wanted) => [...wanted.keys()]));
  if (wantedNames.size === 0) return new Map();
  const methods = types
    .map((type) => methodsOf(type, resolver, (name) => wantedNames.has(name)))
    .filter((own) => own.size > 0);
  const overrides = new Map<SymbolId, Set<SymbolId>>();
  const having = new Map<string, (typeof methods)[number][]>();
  for (const own of methods) {
    for (const name of own.keys()) {
      const list = having.get(name);
      if (list === undefined) having.set(name, [own]);
      else list.push(own);
    }
  }
  for (const wanted of interfaces) {
    // Only types that have the rarest of its methods can have all.
    const candidates = [...wanted.keys()].map((name) => having.get(name) ?? []);
    const fewest = candidates.sort((a, b) => a.length - b.length)[0] ?? [];
    for (const own of fewest) {
      if (!hasAll(own, wanted)) continue;
      for (const [name, method] of wanted) {
        const id = idOf(method);
        const list = overrides.get(id) ?? new Set();
        overrides.set(id, list.add(idOf(own.get(name)!)));
      }
    }
  }
  return new Map(
    [...overrides]
      .map(([id, found]): [SymbolId, SymbolId[]] => [id, [...found].filter((each) => each !== id).sort(byCodeUnit)])
      .filter(([, found]) => found.length > 0 && found.length <= most),
  );
}

function hasAll(own: ReadonlyMap<string, Definition>, wanted: ReadonlyMap<string, Definition>): boolean {
  for (const [name, method] of wanted) {
    const found = own.get(name);
    if (found === undefined || shapeOf(found) !== shapeOf(method)) return false;
  }
  return true;
}

/** The methods of a type, promoted ones included; its own hide those of what it embeds, and those of the first it embeds the others'. */
function methodsOf(type: Definition, resolver: Resolver, isWanted = (_name: string) => true): Map<string, Definition> {
  const found = new Map<string, Definition>();
  const seen = new Set<SymbolId>();
  const open: Definition[] = [type];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const id = idOf(next);
    if (seen.has(id)) continue;
    seen.add(id);
    const own = new Map<string, Definition>();
    for (const [name, member] of resolver.membersOf(next.module, next.index)) {
      if (isWanted(name) && member.module.facts.definitions[member.index]!.kind === 'method') own.set(name, member);
    }
    for (const [name, member] of own) if (!found.has(name)) found.set(name, member);
    const bases = resolver.bases(next.module, next.index).filter((base) => base.kind === 'definition');
    // The last that is added is the next that is read.
    open.push(...bases.reverse());
  }
  return found;
}

const OPENING = /\s*\(/y;

/** Types of parameters and results as written, without names and packages. */
function shapeOf({ module, index }: Definition): string {
  const { signature, name } = module.facts.definitions[index]!;
  const at = placeOfName(signature, name, OPENING, WORD);
  const text = signature.slice(at < 0 ? 0 : at + name.length);
  let shape = shapes.get(text);
  if (shape === undefined) {
    shape = readShape(text);
    if (shapes.size > MOST_SHAPES) shapes.clear();
    shapes.set(text, shape);
  }
  return shape;
}

const shapes = new Map<string, string>();
const MOST_SHAPES = 20_000;

/** `(a, b int, c pkg.T) (err error)` as `int int T ; error`. */
function readShape(text: string): string {
  const open = text.indexOf('(');
  const close = closing(text, open);
  const results = text
    .slice(close + 1)
    .trim()
    .replace(/\{$/, '')
    .trim();
  const given = results.startsWith('(') ? results.slice(1, closing(results, 0)) : results;
  return `${listed(text.slice(open + 1, close)).join(' ')} ; ${listed(given).join(' ')}`;
}

function listed(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character !== undefined && '([{'.includes(character)) depth++;
    else if (character !== undefined && ')]}'.includes(character)) depth--;
    else if (at === text.length || (character === ',' && depth === 0)) {
      const part = text.slice(start, at).trim();
      if (part !== '') parts.push(part);
      start = at + 1;
    }
  }
  const areNamed = parts.some(
    (part) => /^[\p{L}\p{N}_]+\s+(?!\()\S/u.test(part) && !/^(chan|func|map|struct|interface)\b/.test(part),
  );
  let type = '';
  return parts
    .reverse()
    .map((part) => {
      if (!areNamed) return part;
      type = /^[\p{L}\p{N}_]+\s+(.*)$/su.exec(part)?.[1] ?? type;
      return type;
    })
    .reverse()
    .map((part) =>
      part
        .replace(/(?<![\p{L}\p{N}_])[\p{L}\p{N}_]+\.(?=[\p{L}_])/gu, '')
        .replace(/\binterface\s*\{\s*\}/g, 'any')
        .replace(/\s+/g, ' '),
    );
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return text.length;
}

function idOf({ module, index }: Definition): SymbolId {
  return module.ids[index]!;
}
