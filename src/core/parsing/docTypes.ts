import type { DocTypes, Language } from '../languages/language.ts';
import type { Captures } from './captures.ts';
import type { DefinitionDraft } from './definitions.ts';
import type { LocalDraft, Scope, ScopeTree } from './scopes.ts';
import type { SourceText } from './sourceText.ts';

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
      for (const [name, type] of scope === undefined ? [] : names!) this.#tell(localIn(scope!, name), type);
    }
    for (const match of captures.of('comment')) {
      const node = match['comment']![0]!;
      const text = source.textOf(node);
      if (!text.startsWith('/**')) continue;
      const scope = scopes.at(node.startIndex);
      for (const [name, type] of docTypes(text).names ?? []) this.#tell(localIn(scope, name), type);
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

/** What may be a kind of a written type; of what a container holds more is said than that. */
const CLASS_NAMES = /^\??[\\\w]+(\s*\|\s*[\\\w]+)*$/;
const OWN_TYPES = new Set(['self', 'static', 'parent', 'this']);

function isBuiltin(type: string, { builtins }: Language): boolean {
  return type
    .split(/[|&]/)
    .map((part) => part.trim().replace(/^[?\\]+/, ''))
    .every((part) => builtins.has(part) && !OWN_TYPES.has(part));
}
