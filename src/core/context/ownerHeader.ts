import type { DefinitionFact } from '../model/fileFacts.ts';
import { placeOfWholeName } from '../model/parameterTypes.ts';
import type { SymbolKind } from '../model/structDocument.ts';

/** The words that languages begin a type or what holds definitions with. */
const KEYWORD = /\b(class|struct|union|record|interface|trait|enum|object|module|mod|namespace|protocol|type)\b/;
/** A companion has no name of its own; it stands below its class. */
const COMPANION = /\bcompanion object$/;
const DECLARED: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'enum', 'type', 'namespace']);

/** The line above the members of an owner that is not shown itself, by the keyword of its own language: `struct Tag`. */
export function ownerHeader({ kind, name, signature }: DefinitionFact): string {
  if (COMPANION.test(signature)) return 'companion object';
  if (!DECLARED.has(kind)) return name;
  const start = signature.indexOf(name);
  const before = start < 0 ? signature : signature.slice(0, start);
  const after = start < 0 ? '' : signature.slice(start + name.length);
  // Go says it behind the name: `type Tag struct`.
  const keyword = /^\s+(struct|interface)\b/.exec(after)?.[1] ?? KEYWORD.exec(before)?.[1] ?? kind;
  return `${keyword} ${name}`;
}

/**
 * The type of a method that is written apart from it, where the method's own header does not say it: Rust's `impl` of a type of another
 * file. Receivers (Go), qualified names (C++) and prototypes (JavaScript) say it themselves.
 */
export function unsaidOwner({ owner, name, signature }: DefinitionFact): string | undefined {
  if (owner === undefined) return undefined;
  // The name may be part of another one before it: `LoadStatus Log::Load()`.
  const before = signature.slice(0, Math.max(placeOfWholeName(signature, name), 0));
  return before.split(/[^\p{L}\p{N}_$]+/u).includes(owner) ? undefined : owner;
}
