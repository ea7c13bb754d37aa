import { escapedName } from '../../model/parameterTypes.ts';
import { isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { TypeQuestions } from '../overloads/typeQuestions.ts';
import { typeParameters } from './typeParameters.ts';
import type { Definition, Value } from './values.ts';
import { typesOf } from './writtenParameters.ts';
import { writtenResult } from './writtenResult.ts';

/** A function type that the workspace declares. */
export interface DeclaredFunctionType {
  /** Types as written where `place` is. */
  readonly takes: readonly string[];
  /** Undefined where it gives nothing, empty where its header does not say it. */
  readonly returns: string | undefined;
  readonly place: Place;
  /** The type whose parameters the types name. */
  readonly owner: Place;
}

interface Place {
  readonly module: ModuleEntry;
  readonly index: number;
}

/** So far the bases of an interface are followed. */
const DEEPEST = 8;

/** What functions of a declared type take and give; undefined for a type of objects alone. */
export function declaredFunctionType(
  questions: Pick<TypeQuestions, 'bases'>,
  { module, index }: Place,
): DeclaredFunctionType | undefined {
  const { delegates } = module.language;
  const definition = module.facts.definitions[index]!;
  const place = { module, index };
  if (delegates?.header?.test(definition.signature)) {
    const isVoid = /\bdelegate\s+void\b/.test(definition.signature);
    return {
      takes: typesOf(definition),
      returns: isVoid ? undefined : (definition.type ?? ''),
      place,
      owner: place,
    };
  }
  if (delegates?.singleMethods === undefined || definition.kind !== 'interface') return undefined;
  const found: DeclaredFunctionType[] = [];
  collect(questions, place, new Set(), found, 0);
  return found.length === 1 ? found[0] : undefined;
}

/** The methods without a body of an interface and its bases, of which none nearer to it has a body. */
function collect(
  questions: Pick<TypeQuestions, 'bases'>,
  { module, index }: Place,
  seen: Set<string>,
  found: DeclaredFunctionType[],
  depth: number,
): void {
  if (depth > DEEPEST || found.length > 1) return;
  const { delegates, rootMethods } = module.language;
  const definition = module.facts.definitions[index]!;
  for (const member of methodsOf(module, index)) {
    const method = module.facts.definitions[member]!;
    const takes = typesOf(method);
    const key = `${method.name}/${takes.length}`;
    if (seen.has(key) || rootMethods?.get(method.name)?.includes(takes.length)) continue;
    seen.add(key);
    if (!delegates?.singleMethods?.test(method.signature)) continue;
    found.push({
      takes,
      returns: method.returns === 'void' ? undefined : (writtenResult(method, typeParameters(definition)) ?? ''),
      place: { module, index: member },
      owner: { module, index },
    });
  }
  for (const base of questions.bases(module, index)) {
    if (base.kind === 'definition') collect(questions, base, seen, found, depth + 1);
    else if (base.kind === 'external') collectOutside(base, { module, index }, seen, found);
  }
}

/** What an interface of outside has that is a function type. */
function collectOutside(
  base: Extract<Value, { kind: 'external' }>,
  { module, index }: Place,
  seen: ReadonlySet<string>,
  found: DeclaredFunctionType[],
): void {
  const { delegates, readType } = module.language;
  const { signature } = module.facts.definitions[index]!;
  const name = base.name.slice(base.name.lastIndexOf('.') + 1) || base.package.slice(base.package.lastIndexOf('.') + 1);
  const written = new RegExp(`(?<![\\w.])(?:[\\w.]+\\.)?${escapedName(name)}(?:<[^{}]*?>+)?(?=\\s*(?:,|\\{|$))`).exec(
    signature,
  )?.[0];
  const known = written === undefined ? undefined : delegates?.read(readType?.(written) ?? written);
  if (known?.method === undefined || seen.has(`${known.method}/${known.takes.length}`)) return;
  found.push({ takes: known.takes, returns: known.returns, place: { module, index }, owner: { module, index } });
}

function methodsOf(module: ModuleEntry, index: number): readonly number[] {
  const names = [...(module.members.get(index) ?? [])];
  return names
    .flatMap(([name, only]) => module.namesakes?.get(index)?.get(name) ?? [only])
    .filter((member) => isCallable(module.facts.definitions[member]!));
}

/** The function type that a written type names in the workspace, with the type itself. */
export function functionTypeNamed(
  questions: Pick<TypeQuestions, 'bases'>,
  values: readonly Value[],
): { readonly type: Definition; readonly declared: DeclaredFunctionType } | undefined {
  for (const value of values) {
    if (value.kind !== 'instance' && value.kind !== 'definition') continue;
    const declared = declaredFunctionType(questions, value);
    if (declared !== undefined)
      return { type: { kind: 'definition', module: value.module, index: value.index }, declared };
  }
  return undefined;
}
