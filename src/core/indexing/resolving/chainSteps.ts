import { anyScript } from '../../model/anyScript.ts';
import { type Chain, FAILED, isCall, KEY, LABEL, MADE, rootName } from '../../model/chain.ts';
import { isClass, isConstructor } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { arityOf, bareName, typeArityOf } from '../overloads/overloads.ts';
import { sameWhichever } from '../overloads/sameWhichever.ts';
import { asReceiver } from '../types/selfTypes.ts';
import { NOTHING, type Value } from '../types/values.ts';
import { calleesWithoutName } from './calledValues.ts';
import { hasKey } from './classKinds.ts';
import { ClosureParameters } from './closureParameters.ts';
import { ClosureResults } from './closureResults.ts';
import { Failures } from './failures.ts';
import { GenericResults } from './genericResults.ts';
import { objectAround, ofCollectionAround } from './implicitObjects.ts';
import { macroName } from './macroNames.ts';
import { isMaking, made } from './madeValues.ts';
import {
  asCalled,
  isAttribute,
  isBuiltinType,
  isCalled,
  isCallee,
  isOnlyType,
  isPlainConstant,
} from './namedValues.ts';
import { within } from './namelessSteps.ts';
import type { ChainQuestions, OnName } from './partQuestions.ts';
import { MOST_STEPS, type ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';

/** A chain that is being followed, and where it stands. */
interface Walk {
  readonly chain: Chain;
  readonly module: ModuleEntry;
  readonly from: number;
  readonly onName: OnName | undefined;
}

/** Follows a chain from what it starts with, step by step, and tells of each name on the way. */
export class ChainSteps implements ChainQuestions {
  readonly #parts: ResolverParts;
  readonly #arguments: TypeArguments;
  readonly #generics: GenericResults;
  readonly #closures: ClosureParameters;
  readonly #failures: Failures;
  readonly #results: ClosureResults;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
    this.#generics = new GenericResults(parts);
    this.#failures = new Failures(parts);
    this.#closures = new ClosureParameters(parts);
    this.#results = new ClosureResults(parts);
  }

  /** What a chain inside definition `from` (-1: the module) may be; `onName` hears of each name on the way. */
  evaluate(chain: Chain, module: ModuleEntry, from: number, onName?: OnName): readonly Value[] {
    if (this.#parts.depth > MOST_STEPS) return NOTHING;
    this.#parts.depth++;
    try {
      return this.#follow({ chain, module, from, onName });
    } finally {
      this.#parts.depth--;
    }
  }

  #follow(walk: Walk): readonly Value[] {
    const { chain, module, from, onName } = walk;
    if (chain.at(-1) === FAILED) return this.#failures.given(chain.slice(0, -1), module, from);
    const root = chain[0] ?? '?';
    let values = this.#start(root, walk);
    const named = rootName(root);
    let called = named;
    const isStatic = module.language.outsideReturns?.has(`${called}${chain[1]}`) === true;
    if (
      values.length === 0 &&
      ((module.language.extensionFunctions && isBuiltinType(called, module.language)) || isStatic)
    ) {
      values = [{ kind: 'external', package: '', name: called }];
    }
    if (values.every(({ kind }) => kind === 'external')) values = ofCollectionAround(this.#parts, walk) ?? values;
    let holders = objectAround(this.#parts, values, walk);
    if (module.language.typedGenerics && chain.length > 1 && values[0]?.kind === 'definition' && !isCall(chain[1])) {
      const written = this.#arguments.held(values, NOTHING, { module, index: from });
      if (written.length > 0) values = written;
    }
    for (let at = 1; at < chain.length; at++) {
      const step = chain[at]!;
      const next = chain[at + 1];
      // `import('m')` is not told from the module that it gives, as other promises are not.
      const isModule = at === 1 && root.startsWith('=');
      if (isMaking(step)) values = made(this.#parts, values, step, { module, from });
      else if (step.startsWith(LABEL)) values = this.#label(values, step.slice(LABEL.length), walk);
      else if (step.startsWith(KEY) && !hasKey(this.#parts, values, step.slice(KEY.length), module)) {
        values = within(this.#parts, values, '[]');
      } else if (step.startsWith('~') && module.language.closures !== undefined) {
        values = this.#closures.passed(values, holders, step.slice(1));
      } else if (!isCall(step) && !step.startsWith('.') && !step.startsWith(KEY))
        values = within(this.#parts, values, step);
      else if (at === 1 && isCall(step) && typeArityOf(named) > 0 && values[0]?.kind === 'container') {
        // `new List<T>()` is what its name says already.
        holders = NOTHING;
      } else if (at === 1 && values.length === 0 && root.endsWith(MADE) && module.language.thisParameters) {
        // What is constructed is of its type, of outside too.
        values = this.#parts.written.resolveType(named, module, from);
        holders = NOTHING;
        called = '';
      } else if (isCall(step) && next?.startsWith('{')) {
        values = this.#parts.lambdas.lambdaGets(values, holders, called, step, next, module, from);
        at++;
      } else if (isCall(step)) {
        if (chain[at - 1] === 'class') onName?.(module.language.typeAttribute ?? '', values, true);
        else if (at > 1 && !chain[at - 1]!.startsWith('.')) this.#tellNameless(values, step, onName);
        const isOwn = values.some(({ kind }) => kind === 'definition');
        values =
          !isOwn && module.language.failures?.giving.has(called) === true
            ? this.#failures.taken(called, chain.slice(0, at - 1), module, from)
            : this.#called(values, holders, called, step, walk);
        holders = NOTHING;
        called = '';
      } else if (step === '.then' && next === '~0.0' && (isModule || values.every(({ kind }) => kind === 'instance'))) {
        at++;
      } else {
        holders = values;
        called = step.slice(1);
        const members = this.#member(values, at, walk);
        const written = isCall(next) ? NOTHING : this.#arguments.held(members, values);
        values = written.length > 0 ? written : members;
      }
    }
    return values;
  }

  /** What the chain starts with, of which `onName` hears. */
  #start(root: string, walk: Walk): readonly Value[] {
    const { chain, module, from, onName } = walk;
    const step = chain[1];
    const named = this.#parts.roots.root(root, module, from, arityOf(step), step);
    // A type hides no class of outside that has its name: `type Error = …; new Error()`.
    const isValue = module.language.mergesDeclarations && isCall(step) && !/^[@%?<=]/.test(root);
    const meant = isValue ? named.filter((value) => !isOnlyType(value)) : isCall(step) ? named.map(asCalled) : named;
    let values = this.#parts.chosen.named(meant, step, module, from);
    if (/^[@%?<=]/.test(root)) this.#tellKeyword(root, values, walk);
    else {
      const name = root.startsWith('^')
        ? (module.facts.definitions[Number(root.slice(1))]?.name ?? '')
        : (macroName(root, module.language) ?? rootName(root));
      if (values.length === 0 && typeArityOf(name) > 0) {
        // A generic type of outside: known by its arguments.
        values = this.#parts.written.resolveType(name, module, from).filter(({ kind }) => kind === 'container');
        onName?.(bareName(name), NOTHING, isCall(step));
      } else
        onName?.(bareName(name), this.#parts.calls.callable(values, step), isCalled(values, chain, 1), arityOf(step));
    }
    // `new` alone, in a method of the class itself, constructs without brackets.
    if (root === module.language.constructorMethod && !isCall(step)) return this.#parts.calls.call(values);
    return values.length > 0 ? values : sameWhichever(meant);
  }

  /** Calls of what has no name where it is called: `super(…)`, `this(…)`, `require('m')(…)`. */
  #tellKeyword(root: string, values: readonly Value[], { chain, module, onName }: Walk): void {
    const isCalledAtOnce = isCall(chain[1]);
    if (root.startsWith('@super') && (module.language.namesCall || isCalledAtOnce)) {
      onName?.('super', this.#parts.calls.superConstructors(values), true);
    } else if (root.startsWith('@this') && isCalledAtOnce)
      onName?.('this', this.#parts.calls.callable(values, chain[1]), true);
    else if (root.startsWith('=') && isCalledAtOnce) {
      // `require('m')(…)` calls what the module is.
      const callees = values.filter(({ kind }) => kind === 'definition');
      if (callees.length > 0) onName?.('=', this.#parts.calls.callable(callees, chain[1]), true);
    } else if (root.startsWith('%') && isCalledAtOnce && module.language.functionValues) {
      // A variable that holds a function: `const show = view.show; show()`.
      const callees = values.filter((value) => isCallee(value, this.#parts.calls.callable([value], chain[1])));
      if (callees.length > 0) onName?.('', this.#parts.calls.callable(callees, chain[1]), true);
    } else if (root.startsWith('%') && isCalledAtOnce) this.#tellNameless(values, chain[1]!, onName);
    else if (root === '@class' && isCalledAtOnce) onName?.(module.language.selfType ?? 'self', values, true);
  }

  /** What a call runs that has no name where it is called: a variable's function, what another call gives, an element. */
  #tellNameless(values: readonly Value[], step: string, onName: OnName | undefined): void {
    const callees = onName === undefined ? NOTHING : calleesWithoutName(this.#parts, values, step);
    if (callees.length > 0) onName?.('', callees, true);
  }

  /** What calling the values gives; `before` are those that they were asked of, `name` is what was asked. */
  #called(
    values: readonly Value[],
    before: readonly Value[],
    name: string,
    step: string,
    { module, from, onName }: Walk,
  ): readonly Value[] {
    const scoped = this.#parts.lambdas.scopeFunction(values, before, name, step, module, from);
    const invoked = scoped === undefined ? this.#parts.lambdas.invoked(values, arityOf(step)) : NOTHING;
    if (invoked.length > 0) onName?.('invoke', invoked, true);
    const callees = invoked.length > 0 ? invoked : values;
    if (scoped !== undefined) return scoped;
    const closures = this.#results.given(values, before, name, step, { module, from });
    if (closures !== undefined) return closures;
    if (module.language.typedGenerics && typeArityOf(name) > 0 && values.length > 0 && values.every(isClass)) {
      return this.#generics.constructed(values, name, module, from);
    }
    const holders = invoked.length > 0 ? values : before;
    // A type parameter is nothing of the workspace: what is written for it is.
    const written = this.#arguments.given(callees, holders, { module, index: from });
    if (written.length > 0) return asReceiver(written, callees, holders);
    const generic = this.#generics.given(callees, holders, name, step, module, from);
    return generic ?? asReceiver(this.#parts.calls.call(callees), callees, holders);
  }

  /** What a label of a choice names: a member of the enum that is chosen by, else a constant of a type that can be chosen by. */
  #label(values: readonly Value[], name: string, { module, from, onName }: Walk): readonly Value[] {
    const members = this.#parts.members.member(values, name);
    const own = members.filter(({ kind }) => kind === 'definition');
    const around = own.length > 0 ? NOTHING : this.#parts.roots.root(name, module, from).filter(isPlainConstant);
    const found = own.length > 0 ? own : around.length > 0 ? around : members;
    // Where nobody knows what is chosen by, the name is not missed.
    if (found.length > 0) onName?.(name, found, false);
    return found;
  }

  /** The member that step `at` names. */
  #member(values: readonly Value[], at: number, walk: Walk): readonly Value[] {
    const { chain, module, from, onName } = walk;
    const name = chain[at]!.slice(1);
    const step = chain[at + 1];
    let members = this.#parts.added.memberOrExtension(values, name, chain, at, module, from);
    // An attribute is written by the name that it is read by.
    if (members.length === 0 && module.language.namesCall && anyScript(/\w=$/).test(name)) {
      members = this.#parts.added
        .memberOrExtension(values, name.slice(0, -1), chain, at, module, from)
        .filter(isAttribute);
    }
    if (module.language.extensionFunctions && !members.some(({ kind }) => kind === 'definition')) {
      const extensions = this.#parts.extensions.calledExtension(values, name, step, module, from);
      const type = isCall(step) ? undefined : module.language.memberTypes?.get(name);
      if (extensions !== undefined) members = extensions;
      else if (type !== undefined) members = [{ kind: 'external', package: '', name: type }];
      else if (members.length === 0 && module.language.scopeFunctions?.has(name))
        members = [{ kind: 'external', package: '', name }];
    } else if (module.language.extensionFunctions && isCall(step)) {
      members = this.#parts.extensions.besideMembers(members, values, name, step, module, from);
    }
    // `object->Base::run()`: a base named on the way is no call of its constructor.
    if (module.language.constructorNamedAsClass) members = members.filter((one) => !isConstructor(one));
    const methods = isCall(step) ? this.#parts.traits.called(values, name, at, walk) : NOTHING;
    const receiver = module.language.overloadsByCount ? chain.slice(0, at) : undefined;
    const meant = methods.length > 0 ? methods : this.#parts.chosen.named(members, step, module, from, receiver);
    onName?.(bareName(name), this.#parts.calls.callable(meant, step), isCalled(meant, chain, at + 1), arityOf(step));
    return meant.length > 0 ? meant : sameWhichever(members);
  }
}
