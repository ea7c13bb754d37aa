import type { Language } from '../../languages/language.ts';
import { type Chain, isCall, UNWRAP, WITHIN } from '../../model/fileFacts.ts';
import { isConstMethod } from '../../model/parameterTypes.ts';
import { isCallable, isConstructor, isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { arityOf, bareName, typeArityOf } from '../overloads.ts';
import { asReceiver } from '../selfTypes.ts';
import { distinct, NOTHING, type Value } from '../values.ts';
import { unwrapped } from '../wrappedValues.ts';
import type { ChainQuestions, OnName } from './partQuestions.ts';
import { MOST_STEPS, type ResolverParts } from './resolverParts.ts';

const NO_METHOD = { signature: '' };

/** Follows a chain from what it starts with, step by step, and tells of each name on the way. */
export class ChainSteps implements ChainQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What a chain inside definition `from` (-1: the module) may be; `onName` hears of each name on the way. */
  evaluate(chain: Chain, module: ModuleEntry, from: number, onName?: OnName): readonly Value[] {
    if (this.#parts.depth > MOST_STEPS) return NOTHING;
    this.#parts.depth++;
    try {
      const root = chain[0] ?? '?';
      const onThis = module.language.overloadsByCount && (root === '@this' || !/^[@%?<]/.test(root));
      const isConst = onThis ? isConstMethod(module.facts.definitions[from] ?? NO_METHOD) : undefined;
      const meant = this.#parts.roots.root(root, module, from, arityOf(chain[1]), chain[1]);
      let values = this.#parts.chosen.named(meant, chain[1], module, from, isConst);
      let called = root.split(WITHIN)[0] ?? '';
      if (!/^[@%?<=]/.test(root)) {
        const name = root.startsWith('^')
          ? (module.facts.definitions[Number(root.slice(1))]?.name ?? '')
          : (root.split(WITHIN)[0] ?? '');
        if (values.length === 0 && typeArityOf(name) > 0) {
          // A generic type of outside: known by its arguments.
          values = this.#parts.written.resolveType(name, module, from).filter(({ kind }) => kind === 'container');
          onName?.(bareName(name), NOTHING, isCall(chain[1]));
        } else onName?.(bareName(name), this.#parts.calls.callable(values, chain[1]), isCalled(values, chain, 1));
      } else if (root.startsWith('@super') && (module.language.namesCall || isCall(chain[1]))) {
        onName?.('super', this.#parts.calls.superConstructors(values), true);
      } else if (root.startsWith('@this') && isCall(chain[1])) onName?.('this', values, true);
      else if (root.startsWith('=') && isCall(chain[1])) {
        // `require('m')(…)` calls what the module is.
        const callees = values.filter(({ kind }) => kind === 'definition');
        if (callees.length > 0) onName?.('=', this.#parts.calls.callable(callees, chain[1]), true);
      } else if (root === '@class' && isCall(chain[1])) onName?.(module.language.selfType ?? 'self', values, true);
      if (values.length === 0) values = sameWhichever(meant);
      if (values.length === 0 && module.language.extensionFunctions && isBuiltinType(called, module.language)) {
        values = [{ kind: 'external', package: '', name: called }];
      }
      let holders: readonly Value[] = NOTHING;
      for (let at = 1; at < chain.length; at++) {
        const step = chain[at]!;
        if (at === 1 && isCall(step) && typeArityOf(root) > 0 && values[0]?.kind === 'container') {
          // `new List<T>()` is what its name says already.
          holders = NOTHING;
        } else if (isCall(step) && chain[at + 1]?.startsWith('{')) {
          values = this.#parts.lambdas.lambdaGets(values, holders, called, step, chain[at + 1]!, module, from);
          at++;
        } else if (isCall(step)) {
          const scoped = this.#parts.lambdas.scopeFunction(values, holders, called, step, module, from);
          const invoked = scoped === undefined ? this.#parts.lambdas.invoked(values, arityOf(step)) : NOTHING;
          if (invoked.length > 0) onName?.('invoke', invoked, true);
          const callees = invoked.length > 0 ? invoked : values;
          values =
            scoped ?? asReceiver(this.#parts.calls.call(callees), callees, invoked.length > 0 ? values : holders);
          holders = NOTHING;
          called = '';
        } else if (step === '[]') values = this.#parts.elements.element(values);
        else if (step === UNWRAP) values = values.map(unwrapped);
        else if (step === 'each' || step === 'with') values = this.#parts.elements.protocol(values, step);
        else if (step === 'super') {
          values = values.flatMap((value): readonly Value[] =>
            value.kind === 'definition' ? [{ ...value, kind: 'super' }] : NOTHING,
          );
        } else if (step === 'many') values = [{ kind: 'many', values }];
        else if (step === 'keyed') values = [{ kind: 'many', values, keyed: true }];
        else if (step.startsWith('~')) {
          values = distinct(values.flatMap((value) => this.#parts.calls.passed(value, step.slice(1))));
        } else if (step === '.then' && chain[at + 1] === '~0.0' && values.every(({ kind }) => kind === 'instance'))
          at++;
        else if (step.startsWith('#')) values = this.#parts.calls.part(values, Number(step.slice(1)));
        else if (step.startsWith('.')) {
          const name = step.slice(1);
          const arity = arityOf(chain[at + 1]);
          holders = values;
          const onThisOne = at === 1 && root === '@this' ? isConst : undefined;
          called = name;
          let members = this.#parts.added.memberOrExtension(values, name, chain, at, module, from);
          if (module.language.extensionFunctions && !members.some(({ kind }) => kind === 'definition')) {
            const extensions = this.#parts.extensions.extensionFunctions(values, name, arity, module, from);
            if (extensions !== undefined) members = extensions;
            else if (members.length === 0 && module.language.scopeFunctions?.has(name))
              members = [{ kind: 'external', package: '', name }];
          }
          // `object->Base::run()`: a base named on the way is no call of its constructor.
          if (module.language.constructorNamedAsClass) members = members.filter((one) => !isConstructor(one));
          const methods = isCall(chain[at + 1]) ? this.#parts.added.calledMember(values, name, module, from) : NOTHING;
          values =
            methods.length > 0 ? methods : this.#parts.chosen.named(members, chain[at + 1], module, from, onThisOne);
          onName?.(bareName(name), this.#parts.calls.callable(values, chain[at + 1]), isCalled(values, chain, at + 1));
          if (values.length === 0) values = sameWhichever(members);
        }
      }
      return values;
    } finally {
      this.#parts.depth--;
    }
  }
}

/** Called at once, or after type arguments (`parse[int](text)`). */
function isCalled(values: readonly Value[], chain: Chain, at: number): boolean {
  return isCall(chain[at]) || (chain[at] === '[]' && isCall(chain[at + 1]) && values.some(isFunctionValue));
}

/** Of overloads of which nobody knows which is meant, one that gives what all of them give. */
function sameWhichever(overloads: readonly Value[]): readonly Value[] {
  const [first] = overloads;
  if (overloads.length < 2 || first?.kind !== 'definition') return NOTHING;
  const { name, parent, returns } = first.module.facts.definitions[first.index]!;
  const same = overloads.every((value) => {
    if (value.kind !== 'definition' || value.module !== first.module) return false;
    const other = value.module.facts.definitions[value.index]!;
    return isCallable(other) && other.name === name && other.parent === parent && bare(other.returns) === bare(returns);
  });
  return same && returns !== undefined ? [first] : NOTHING;
}

function isBuiltinType(name: string, { builtins }: Language): boolean {
  return /^\p{Lu}/u.test(name) && builtins.has(name);
}

/** A written type without its arguments. */
function bare(type: string | undefined): string | undefined {
  return type?.replace(/<.*>/s, '');
}
