import { isConstructor, isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { NOTHING, type Value } from '../types/values.ts';
import type { ScopeQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What a name means where files share all that they declare (`Language.sharesNames`), by the namespaces that they open together. */
export class SharedScopes implements ScopeQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /**
   * A name as the members of the type around, then the namespaces around, then all the file sees have it. What `holds` others, as a name before
   * `::` does, or is a type, is no function of the name.
   */
  nameAround(name: string, module: ModuleEntry, from: number, holds = false): readonly Value[] {
    if (name.startsWith('::') && module.language.sharesNames === 'connected') {
      const top = name.slice(2);
      const found = this.inScope(module, '', top);
      return found.length > 0 ? found : this.#anywhere(module, [''], top);
    }
    const isConstant = module.language.sharesNames === 'connected' && /^\p{Lu}/u.test(name);
    // In Ruby a constant is looked for in the classes and modules around first, then in what the innermost extends.
    if (isConstant) {
      const around = this.#inScopes(module, this.#parts.shared.scopesAround(module, from).slice(0, -1), name);
      if (around.length > 0) return around;
    }
    if (module.language.implicitReceiver) {
      // A class's name inside it is the class, not its constructor.
      const own = this.#parts.members
        .member(this.#parts.receivers.receiver(module, from, 'instance'), name)
        .filter((value) => !isConstructor(value) && !(holds && isFunctionValue(value)));
      if (own.length > 0) return own;
    }
    if (module.language.sharesNames === undefined) return NOTHING;
    // Methods need a receiver there, other than those of the top level.
    if (module.language.sharesNames === 'connected' && !isConstant) return this.inScope(module, '', name);
    const scopes = this.#parts.shared.scopesAround(module, from);
    const found = this.#inScopes(module, scopes, name, holds && module.language.sharesNames === 'imported');
    if (found.length === 0 && module.language.sharesNames === 'imported') return this.#besideMacros(module, name);
    return found.length === 0 && isConstant ? this.#anywhere(module, scopes, name) : found;
  }

  /**
   * What a name means where macros open namespaces: the namespace, which stands outside of all as far as the index knows, or what other files declare
   * in one of that name.
   */
  #besideMacros(module: ModuleEntry, name: string): readonly Value[] {
    const opened = this.#parts.shared.openedByMacros(module);
    return opened.includes(name) ? [{ kind: 'scope', module, name: '' }] : this.#inScopes(module, opened, name);
  }

  /** What the innermost scope that has a name means by it. */
  #inScopes(module: ModuleEntry, scopes: readonly string[], name: string, holds = false): readonly Value[] {
    for (const scope of scopes) {
      const found = this.inScope(module, scope, name);
      if (found.length > 0 && !(holds && found.every(isFunctionValue))) return found;
    }
    return NOTHING;
  }

  /** A constant that no file in sight has: the innermost scope that has it anywhere counts. */
  #anywhere(module: ModuleEntry, scopes: readonly string[], name: string): readonly Value[] {
    for (const scope of scopes) {
      // What the language has itself is only opened by the workspace.
      if (scope === '' && module.language.builtins.has(name)) continue;
      const found = this.#parts.constants.lookUp(scope, name);
      if (found !== undefined) return found === null ? NOTHING : [found];
    }
    return NOTHING;
  }

  /** What one file and what it includes declare of a name in a scope. */
  inScope(module: ModuleEntry, scope: string, name: string): readonly Value[] {
    const found = this.#parts.shared.lookUp(module, scope, name);
    if (found === undefined) return NOTHING;
    const isNamespace = found.module.facts.definitions[found.index]!.kind === 'namespace';
    if (!isNamespace || module.language.sharesNames !== 'imported') return [found];
    return [{ kind: 'scope', module, name: scope === '' ? name : `${scope}.${name}` }];
  }

  /** A class that the file only declares, by its name from where it is said. */
  onlyDeclared(name: string, module: ModuleEntry, from: number): readonly Value[] {
    if (module.language.headersDeclare !== true) return NOTHING;
    const found = this.#parts.shared.forwardDeclared(module, this.#parts.shared.scopesAround(module, from), name);
    return found === undefined ? NOTHING : [found];
  }

  /** What a name means in a scope that is written before it: it may be a class that is only declared there. */
  qualifiedInScope(module: ModuleEntry, scope: string, name: string): readonly Value[] {
    const found = this.inScope(module, scope, name);
    if (found.length > 0) return found;
    const declared = this.#parts.shared.forwardDeclared(module, [scope], name);
    if (declared !== undefined) return [declared];
    if (scope === '') return NOTHING;
    const opened = this.#parts.shared.openedByMacros(module);
    if (opened.includes(name)) return [{ kind: 'scope', module, name: '' }];
    const isByMacro = opened.includes(scope.slice(scope.lastIndexOf('.') + 1));
    return isByMacro ? this.qualifiedInScope(module, '', name) : NOTHING;
  }
}
