import type { Chain } from '../../model/chain.ts';

export type ScopeKind = 'module' | 'function' | 'class' | 'namespace' | 'block';

/** What a name means in a scope. */
export type Binding =
  | { readonly kind: 'definition'; readonly index: number; readonly plain: boolean }
  | { readonly kind: 'local'; readonly local: LocalDraft }
  /** `alias`: the name it is known under in the facts. */
  | { readonly kind: 'import'; readonly alias: string };

/** A parameter or variable, with what the code says of its type. */
export interface LocalDraft {
  readonly start: number;
  /** Where it begins to mean this, in languages where a declaration hides only behind itself. */
  from: number;
  /** A type parameter, which paths may begin with. */
  isType?: true;
  readonly types: string[];
  /** The type that documentation states beside a written one. */
  stated?: string;
  /** Types it is tested for somewhere in its scope. */
  readonly tested: string[];
  readonly values: (() => readonly Chain[])[];
  /** Its value is a part of another, of which perhaps nothing is known. */
  taken?: true;
  /** Receiver of a method: `@this` or `@class`. */
  receiver?: '@this' | '@class';
  /** Where it is bound. */
  bindings?: number[];
  /** Stretches of text in which a condition says more of it. */
  narrowed?: {
    readonly start: number;
    readonly end: number;
    /** Not in functions that are written there, which run later. */
    readonly own?: true;
    readonly local: LocalDraft;
  }[];
}

export interface Scope {
  readonly kind: ScopeKind;
  /** Opened by a function with a name. */
  readonly named: boolean;
  readonly start: number;
  readonly end: number;
  /** Where the body begins, in languages where what the header says is read by the names around. */
  readonly headerEnd: number | undefined;
  parent: Scope | undefined;
  readonly names: Map<string, Binding>;
  /** Locals by name in source order, where later ones hide earlier ones. */
  readonly sequence: Map<string, LocalDraft[]>;
  /** Bounds of type parameters. */
  readonly typeParameters: Map<string, string[]>;
  /** Names that belong to an outer scope although they are assigned here. */
  readonly outside: Set<string>;
}

/** Where a scope is, before it has names. */
export type ScopeRange = Pick<Scope, 'kind' | 'start' | 'end'> & Partial<Pick<Scope, 'named' | 'headerEnd'>>;

/** The scopes of one file, nested by range. */
export class ScopeTree {
  readonly module: Scope;
  readonly #sorted: Scope[];

  constructor(length: number, ranges: readonly ScopeRange[]) {
    const scope = ({ kind, start, end, named = false, headerEnd }: ScopeRange): Scope => ({
      kind,
      named,
      start,
      end,
      headerEnd,
      parent: undefined,
      names: new Map(),
      sequence: new Map(),
      typeParameters: new Map(),
      outside: new Set(),
    });
    this.module = scope({ kind: 'module', start: -1, end: length + 1 });
    this.#sorted = [this.module];
    const open = [this.module];
    const ordered = [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
    for (const range of ordered) {
      while (open.at(-1)!.end <= range.start) open.pop();
      const next = scope(range);
      next.parent = open.at(-1)!;
      this.#sorted.push(next);
      open.push(next);
    }
  }

  /** The innermost scope around an offset. */
  at(offset: number): Scope {
    let low = 0;
    let high = this.#sorted.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#sorted[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    let scope = this.#sorted[low]!;
    while (scope.end <= offset) scope = scope.parent!;
    return scope;
  }

  /** The scope that starts exactly here and reaches to `end`, when a definition opened one. */
  exactly(start: number, end: number): Scope | undefined {
    let scope: Scope | undefined = this.at(start);
    while (scope !== undefined && scope.start >= start) {
      if (scope.start === start && scope.end === end) return scope;
      scope = scope.parent;
    }
    return undefined;
  }
}

/**
 * Finds what a name means at an offset. Members of a class are no free names inside its methods; `classNames` says whether
 * they are in the class's own statements (Python), `membersAreFree` that what is meant is seen only with all files in view,
 * `headersEnd` that the parameters in a class's header mean nothing in its functions, `isPath` that variables do not count.
 */
export function lookUp(
  innermost: Scope,
  name: string,
  classNames: boolean,
  offset = Infinity,
  membersAreFree = false,
  headersEnd = false,
  isPath = false,
): Binding | undefined {
  const from = aroundHeader(innermost, name, offset);
  let inFunction = false;
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    const local = scope.sequence.get(name)?.findLast((each) => each.from <= offset && (!isPath || each.isType));
    const ended = scope.kind === 'class' && inFunction && headersEnd;
    if (local !== undefined && !ended) return { kind: 'local', local };
    inFunction ||= scope.named;
    const binding = scope.names.get(name);
    if (binding === undefined) continue;
    if (scope.kind === 'class' && binding.kind === 'definition' && !(classNames && scope === from)) {
      if (membersAreFree) return undefined;
      continue;
    }
    return binding;
  }
  return undefined;
}

/** The scope that a name is read in: the one around where it stands in a header and is no type parameter of it. */
function aroundHeader(scope: Scope, name: string, offset: number): Scope {
  if (scope.headerEnd === undefined || offset >= scope.headerEnd) return scope;
  const bound = scope.names.get(name);
  return bound?.kind === 'local' && bound.local.isType ? scope : scope.parent!;
}

/**
 * What a name means as a type: parameters, variables and functions do not count. What the file has besides, and names that nothing
 * here is bound to, all files together tell.
 */
export function lookUpType(innermost: Scope, name: string, isType: (index: number) => boolean): Binding | undefined {
  for (let scope: Scope | undefined = innermost; scope !== undefined; scope = scope.parent) {
    const parameter = scope.sequence.get(name)?.findLast((each) => each.isType);
    if (parameter !== undefined) return { kind: 'local', local: parameter };
    const binding = scope.names.get(name);
    if (binding === undefined || (scope.kind === 'class' && binding.kind === 'definition')) continue;
    if (binding.kind === 'import' || scope.kind === 'module') return binding;
    if (binding.kind === 'local' ? binding.local.isType : isType(binding.index)) return binding;
  }
  return undefined;
}
