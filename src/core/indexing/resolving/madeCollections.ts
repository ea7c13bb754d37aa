import type { ScopeFunction } from '../../languages/scopeFunction.ts';
import { argumentsOf } from '../../model/chain.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { NOTHING, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/** A call of a function of outside. */
export interface OutsideCall {
  /** What it is called on. */
  readonly before: readonly Value[];
  /** What its lambda gives: followed only where that counts. */
  readonly given: () => readonly Value[];
  readonly step: string;
  readonly module: ModuleEntry;
  readonly from: number;
}

/** Collections of outside whose functions give the same kind again, not a list. */
const LAZY: ReadonlySet<string> = new Set(['Sequence', 'Flow', 'StateFlow', 'SharedFlow']);

/** The collections that functions of outside make: of what is passed, of what their lambda gives, and of what they are called on. */
export class MadeCollections {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What a call makes; undefined where what it is called on is no collection that is known. */
  made({ gives, of = '' }: ScopeFunction, call: OutsideCall): readonly Value[] | undefined {
    const { before, given, step, module, from } = call;
    switch (gives) {
      case 'made':
        return holding(call, of, given());
      case 'pair':
      case 'arguments': {
        const passed = (argumentsOf(step) ?? []).flatMap((chain) => this.#parts.steps.evaluate(chain, module, from));
        return gives === 'pair' ? holding(call, 'Pair', before, passed) : holding(call, of, passed);
      }
      default: {
        const held = before.flatMap((value) => this.#parts.elements.iterable(value));
        return held.length === 0 ? undefined : this.#madeOf(gives, held, given(), call);
      }
    }
  }

  #madeOf(
    gives: ScopeFunction['gives'],
    held: readonly Value[],
    given: readonly Value[],
    call: OutsideCall,
  ): readonly Value[] | undefined {
    const [first] = held;
    const list = (first?.kind === 'container' && LAZY.has(first.of ?? '') && first.of) || 'List';
    const elements = this.#parts.elements.element(held);
    switch (gives) {
      case 'results':
        return given.length === 0 ? undefined : holding(call, list, given);
      case 'flat':
        return holding(
          call,
          list,
          this.#parts.elements.element(given.flatMap((each) => this.#parts.elements.iterable(each))),
        );
      case 'groups':
        return holding(call, 'Map', given, holding(call, 'List', elements));
      case 'byResult':
        return holding(call, 'Map', given, elements);
      case 'withResult':
        return holding(call, 'Map', elements, given);
      case 'halves':
        return holding(call, 'Pair', held, held);
      default:
        return undefined;
    }
  }
}

/** A type of outside with what its arguments are; nothing where none is known. */
function holding({ module, from }: OutsideCall, of: string, ...held: (readonly Value[])[]): readonly Value[] {
  if (held.every((each) => each.length === 0)) return NOTHING;
  const types = held.map((given) => [{ name: '_', arguments: [], given }]);
  return [{ kind: 'container', module, of, from, arguments: types }];
}
