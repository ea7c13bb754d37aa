import type { SymbolKind } from '../../model/structDocument.ts';
import { CLASS_KINDS } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { baseArguments, typeParameters } from '../typeParameters.ts';
import { parseTypeText, type TypeExpression } from '../typeText.ts';
import { distinct, NOTHING, type Value } from '../values.ts';
import { writtenResult } from '../writtenResult.ts';
import type { DefinitionPlace } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** How many classes lie between a type and the generic base that it gives arguments to, at most. */
const MOST_BASES = 6;

const HOLDS: ReadonlySet<SymbolKind> = new Set(['variable', 'constant', 'field', 'accessor']);

/** What is written for a type parameter, and where. */
interface Written {
  readonly types: readonly TypeExpression[];
  readonly module: ModuleEntry;
  readonly from: number;
}

type Holder = Pick<Extract<Value, { kind: 'instance' }>, 'module' | 'index' | 'arguments'>;

/** What methods give that return a type parameter of their class, by what the type of their receiver writes for it. */
export class TypeArguments {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What calling `called` on `holders` gives where it is a type parameter; nothing where it is none or nothing is written. */
  given(called: readonly Value[], holders: readonly Value[]): readonly Value[] {
    const receivers = holders.flatMap((holder) => this.#instances(holder));
    if (receivers.length === 0) return NOTHING;
    const written = called.flatMap((method) => {
      if (method.kind !== 'definition') return [];
      const definition = method.module.facts.definitions[method.index]!;
      const { parent } = definition;
      const owner = method.module.facts.definitions[parent];
      if (owner === undefined || !CLASS_KINDS.has(owner.kind)) return [];
      const parameters = typeParameters(owner);
      if (parameters.length === 0) return [];
      const returns = writtenResult(definition, parameters);
      if (returns === undefined) return [];
      const place = { module: method.module, index: parent };
      return parseTypeText(returns).flatMap((type) =>
        receivers.map((holder) =>
          writtenFor(type, parameters, (position) => this.#argument(holder, place, position, MOST_BASES)),
        ),
      );
    });
    return distinct(
      written.flatMap((each) => {
        return each === undefined ? NOTHING : this.#parts.written.resolveUnion(each.types, each.module, each.from);
      }),
    );
  }

  /** The instances that a value is or, being a variable or field, holds. */
  #instances(value: Value): readonly Holder[] {
    if (value.kind === 'instance') return [value];
    if (value.kind !== 'definition' || !HOLDS.has(value.module.facts.definitions[value.index]!.kind)) return [];
    return this.#parts.held.typeOf(value.module, value.index).filter((held) => held.kind === 'instance');
  }

  /** What a type says for a parameter of itself or of one of its bases. */
  #argument(holder: Holder, owner: DefinitionPlace, position: number, left: number): Written | undefined {
    const { module, index, arguments: own } = holder;
    const isOwner = module === owner.module && index === owner.index;
    if (isOwner) return own && { ...own, types: own.types[position] ?? [] };
    if (left === 0) return undefined;
    const fact = module.facts.definitions[index]!;
    for (const base of this.#parts.inheritance.bases(module, index)) {
      if (base.kind !== 'definition') continue;
      const types = baseArguments(fact, base.module.facts.definitions[base.index]!.name);
      const said = types === undefined ? {} : { arguments: { types, module, from: index } };
      const found = this.#argument({ module: base.module, index: base.index, ...said }, owner, position, left - 1);
      if (found === undefined) continue;
      // What a base is given may be a parameter of this type, for which its own user wrote something.
      const passedOn = found.from === index && found.module === module ? typeParameters(fact) : [];
      const at = passedOn.indexOf(found.types[0]?.name ?? '');
      return at < 0 || own === undefined ? found : { ...own, types: own.types[at] ?? [] };
    }
    return undefined;
  }
}

/** A type that says a parameter, itself or as what it holds (`T`, `list[T]`), with what is written for that one in its place. */
function writtenFor(
  type: TypeExpression,
  parameters: readonly string[],
  argument: (position: number) => Written | undefined,
): Written | undefined {
  const position = parameters.indexOf(type.name);
  if (position >= 0) return argument(position);
  for (const [at, [inner]] of type.arguments.entries()) {
    const found = inner === undefined ? undefined : writtenFor(inner, parameters, argument);
    if (found === undefined || found.types.length === 0) continue;
    return { ...found, types: [{ ...type, arguments: type.arguments.with(at, found.types) }] };
  }
  return undefined;
}
