import type { DocTypes } from '../../languages/docTypes.ts';
import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import { lambdaStep } from '../../model/chain.ts';
import { parametersOf } from '../../model/parameterTypes.ts';
import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { headerText } from '../definitions/signature.ts';
import { bindLocal } from '../scopes/bindLocals.ts';
import type { LocalDraft, Scope, ScopeTree } from '../scopes/scopes.ts';
import type { SourceText } from '../sourceText.ts';

const NOTHING: DocTypes = {};

/** Types that documentation states: `Language.docTypes` read once per definition, and told to the names of a file. */
export class StatedTypes {
  readonly #language: Language;
  readonly #drafts: readonly DefinitionDraft[];
  readonly #byDraft = new Map<DefinitionDraft, DocTypes>();

  constructor(drafts: readonly DefinitionDraft[], language: Language, source: SourceText) {
    this.#language = language;
    this.#drafts = drafts;
    if (language.docTypes === undefined) return;
    for (const draft of drafts) {
      if (draft.docComment === undefined) continue;
      this.#byDraft.set(draft, language.docTypes(source.textOf(draft.docComment)));
    }
  }

  /** What the documentation of a definition says of it; a field declared as a parameter is documented with the function. */
  of(draft: DefinitionDraft): DocTypes {
    const own = this.#byDraft.get(draft);
    if (own?.type !== undefined || this.#byDraft.size === 0 || !draft.ofClass || draft.plain) return own ?? NOTHING;
    const around = this.#drafts.findLast(
      ({ start, end, bodyStart }) => bodyStart !== undefined && start <= draft.start && draft.end <= end,
    );
    const names = around === undefined ? undefined : this.#byDraft.get(around)?.names;
    const type = names?.get(draft.name) ?? names?.get(`$${draft.name}`);
    return type === undefined ? NOTHING : { type };
  }

  /** What the documentation of a method says of its parameters, for the methods that override it. */
  parametersOf(draft: DefinitionDraft): readonly (readonly [name: string, type: string])[] {
    if (draft.kind !== 'method') return [];
    return [...(this.#byDraft.get(draft)?.names ?? [])].filter(([, type]) => !isBuiltin(type, this.#language));
  }

  /**
   * Where a method says of a parameter no more than that it is a list or anything, the documentation of the one that it
   * overrides counts.
   */
  inheritParameters(scopes: ScopeTree, source: SourceText): void {
    if (this.#language.docTypes === undefined) return;
    for (const draft of this.#drafts) {
      const owner = this.#drafts[draft.parent];
      if (draft.kind !== 'method' || owner === undefined) continue;
      const header = source.text.slice(owner.signatureStart, owner.bodyStart);
      const scope = scopes.exactly(draft.start, draft.end);
      if (scope === undefined || !/\b(extends|implements)\b/.test(header)) continue;
      const own = headerText(source.text.slice(draft.signatureStart, draft.bodyStart ?? draft.end));
      parametersOf(own, draft.name)?.forEach((parameter, place) => {
        const local = localIn(scope, anyScript(/\$\w+/).exec(parameter)?.[0] ?? '');
        if (local === undefined || !local.types.every((type) => OPEN_TYPES.has(type.replace(/^\?/, '')))) return;
        local.values.unshift(() => [['@super', `.${draft.name}`, '()', lambdaStep(String(place), 'in')]]);
      });
    }
  }

  /** The stated type where the written one is missing or only built in. */
  better(written: string | undefined, stated: string | undefined): string | undefined {
    if (stated === undefined) return written;
    return written === undefined || isBuiltin(written, this.#language) ? stated : written;
  }

  /** Tells parameters what the function's documentation says of them, and variables what a comment beside them says. */
  tellLocals(captures: Captures, scopes: ScopeTree, source: SourceText): void {
    const { docTypes } = this.#language;
    if (docTypes === undefined) return;
    for (const [{ start, end }, { names }] of this.#byDraft) {
      const scope = names === undefined ? undefined : scopes.exactly(start, end);
      for (const [name, type] of scope === undefined ? [] : names!) this.#tell(statedIn(scope!, name), type);
    }
    for (const match of captures.of('comment')) {
      const node = match['comment']![0]!;
      const text = source.textOf(node);
      if (!text.startsWith('/**') && !INLINE.test(text)) continue;
      const scope = scopes.at(node.startIndex);
      for (const [name, type] of docTypes(text).names ?? []) this.#tell(statedIn(scope, name), type);
    }
  }

  #tell(local: LocalDraft | undefined, type: string): void {
    if (local === undefined || local.types.includes(type)) return;
    if (local.types.every((written) => isBuiltin(written, this.#language))) local.types.splice(0, Infinity, type);
    else if (CLASS_NAMES.test(type)) local.stated ??= type;
  }
}

function localIn(scope: Scope, name: string): LocalDraft | undefined {
  const bound = scope.names.get(name);
  return bound?.kind === 'local' ? bound.local : undefined;
}

/** The same for a name whose type documentation states, though it stands for a variable of an outer scope (`global $db`). */
function statedIn(scope: Scope, name: string): LocalDraft | undefined {
  return scope.outside.has(name) ? bindLocal(scope, name, scope.start, false) : localIn(scope, name);
}

/** A type that is said of a variable in an ordinary comment. */
const INLINE = /^\/\*\s*@var\s/;
/** What may be a kind of a written type; of what a container holds more is said than that. */
const CLASS_NAMES = anyScript(/^\??[\\\w]+(\s*\|\s*[\\\w]+)*$/);
/** Written types that leave open what a value is or holds. */
const OPEN_TYPES = new Set(['array', 'iterable', 'object', 'mixed']);
const OWN_TYPES = new Set(['self', 'static', 'parent', 'this']);

function isBuiltin(type: string, { builtins }: Language): boolean {
  return type
    .split(/[|&]/)
    .map((part) => part.trim().replace(/^[?\\]+/, ''))
    .every((part) => builtins.has(part) && !OWN_TYPES.has(part));
}
