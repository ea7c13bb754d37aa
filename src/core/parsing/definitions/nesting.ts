import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { SymbolKind } from '../../model/structDocument.ts';
import type { SourceText } from '../sourceText.ts';
import { type DefinitionDraft, isFunction } from './definitionDraft.ts';
import { mergeOverloads } from './mergeOverloads.ts';
import { placesByName } from './placesByName.ts';
import { joinTypedefs } from './typedefs.ts';

/** Kinds of definitions that have members. */
export const TYPE_KINDS: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'enum']);

/** Kinds of definitions that may hold an object whose parts have names. */
const OBJECT_HOLDERS: ReadonlySet<SymbolKind> = new Set(['constant', 'variable', 'field']);

/** Orders definitions by place, finds their owners, merges overloads, and settles kinds that depend on the owner. */
export function finishDefinitions(
  drafts: DefinitionDraft[],
  language: Language,
  source: SourceText,
): DefinitionDraft[] {
  const all = withoutForeignOwners(
    [...(language.headersDeclare ? joinTypedefs(drafts) : drafts)].sort(
      (a, b) => a.outerStart - b.outerStart || b.outerEnd - a.outerEnd,
    ),
    language,
  );
  nest(all, language, source.text);
  const sorted = withoutPassingFields(all);
  if (sorted.length < all.length) nest(sorted, language, source.text);
  const kept = dropRepeats(mergeOverloads(sorted, language, source), language);
  kept.sort((a, b) => a.outerStart - b.outerStart || b.outerEnd - a.outerEnd);
  nest(kept, language, source.text);
  for (const draft of kept) settleKind(draft, kept, language, source);
  return kept;
}

/** A function stored in a property is a definition where the owner is a definition of this file, or the module itself. */
function withoutForeignOwners(sorted: DefinitionDraft[], language: Language): DefinitionDraft[] {
  if (language.membersOutside) return sorted;
  const names = new Set(sorted.filter(canOwn).map((draft) => draft.name));
  return sorted.filter((draft) => draft.owner === undefined || names.has(draft.owner));
}

/** Functions, classes and objects get properties from outside; fields of other things that share the name do not. */
function canOwn(draft: DefinitionDraft): boolean {
  return draft.owner === undefined && !draft.ofClass && draft.kind !== 'field' && draft.kind !== 'method';
}

/** Where methods name their receiver, `other.x = …` gives the class around no field. */
function isOfReceiver(sorted: readonly DefinitionDraft[], draft: DefinitionDraft, language: Language, text: string) {
  if (!language.receiverIsFirstParameter || draft.receiver === undefined) return true;
  let method = draft.parent;
  while (method >= 0 && sorted[sorted[method]!.parent]?.kind !== 'class') method = sorted[method]!.parent;
  const holder = sorted[method];
  const header = holder === undefined ? '' : text.slice(holder.nameStart, holder.bodyStart);
  return anyScript(/\(\s*(\w+)/).exec(header)?.[1] === draft.receiver;
}

function nest(sorted: DefinitionDraft[], language: Language, text: string): void {
  const open: number[] = [];
  sorted.forEach((draft, index) => {
    while (open.length > 0 && !contains(sorted[open.at(-1)!]!, draft)) open.pop();
    draft.parent = open.at(-1) ?? -1;
    // A structure that a `typedef` gives a second name is nothing of that name's.
    const outer = sorted[draft.parent];
    if (language.headersDeclare && outer?.kind === 'type') draft.parent = outer.parent;
    if (outer?.kind === 'field' && isFurtherField(draft, language, text)) draft.parent = outer.parent;
    // `a = b = load()`: both are names of the same place.
    if (language.receiverIsFirstParameter && draft.plain && outer?.plain) draft.parent = outer.parent;
    if (draft.ofClass) {
      const around = draft.parent;
      let owner = isOfReceiver(sorted, draft, language, text) ? draft.parent : -1;
      while (owner >= 0 && !TYPE_KINDS.has(sorted[owner]!.kind)) owner = sorted[owner]!.parent;
      draft.parent = owner < 0 && language.functionsConstruct ? around : owner;
    } else open.push(index);
  });
  const typesNamed = placesByName(sorted, isNamedType);
  const owners = placesByName(sorted, canOwn);
  for (const draft of sorted) {
    if (draft.owner !== undefined && language.membersOutside) {
      const type = typeAround(sorted, typesNamed(draft.owner), draft);
      draft.foreign = type < 0;
      if (type >= 0) draft.parent = type;
      // A type inside its own method (broken code has such) owns nothing around it.
      if (isOwnAncestor(sorted, draft)) {
        draft.parent = -1;
        draft.foreign = true;
      }
    } else if (draft.owner !== undefined) {
      draft.parent = owners(draft.owner).find((at) => sorted[at]!.parent === -1) ?? -1;
    }
  }
  if (!language.functionsConstruct) return;
  sorted.forEach((draft) => {
    if (draft.ofClass) draft.parent = constructedOwner(sorted, draft.parent);
  });
}

/** What `this` is in a function: what a prototype's or object's method belongs to, else what the function makes. */
function constructedOwner(sorted: readonly DefinitionDraft[], around: number): number {
  const inner = sorted[around];
  if (inner === undefined || TYPE_KINDS.has(inner.kind)) return around;
  if (inner.owner !== undefined || inner.kind === 'method') return inner.parent;
  return inner.kind === 'function' ? around : -1;
}

/** Members of a type or an object that is written in a function, as the type of a parameter say, are nobody's to name. */
function withoutPassingFields(sorted: DefinitionDraft[]): DefinitionDraft[] {
  return sorted.filter((draft) => {
    if (draft.part) {
      let holder = sorted[draft.parent];
      while (holder?.part) holder = sorted[holder.parent];
      return holder !== undefined && OBJECT_HOLDERS.has(holder.kind);
    }
    if (draft.kind !== 'field' || draft.ofClass || draft.owner !== undefined) return true;
    let around = sorted[draft.parent];
    while (around?.kind === 'field') around = sorted[around.parent];
    return around === undefined || !(isFunction(around) || around.kind === 'constructor');
  });
}

/** The second and further of `int a, *b;` are declarators inside what declares the first, and beside it. */
function isFurtherField({ kind, start, nameStart }: DefinitionDraft, language: Language, text: string): boolean {
  return language.headersDeclare === true && kind === 'field' && (start === nameStart || text[start] === '*');
}

/** `a, b int` declares both with one node; neither is in the other. */
function contains(outer: DefinitionDraft, inner: DefinitionDraft): boolean {
  if (outer.outerEnd <= inner.outerStart) return false;
  return !(outer.kind === inner.kind && outer.start === inner.start && outer.end === inner.end);
}

function isOwnAncestor(sorted: readonly DefinitionDraft[], draft: DefinitionDraft): boolean {
  const seen = new Set<DefinitionDraft>();
  for (let at = sorted[draft.parent]; at !== undefined && !seen.has(at); at = sorted[at.parent]) {
    if (at === draft) return true;
    seen.add(at);
  }
  return false;
}

function isNamedType({ owner, kind }: DefinitionDraft): boolean {
  return owner === undefined && (TYPE_KINDS.has(kind) || kind === 'type');
}

/** Of the types of its owner's name, the one that a member written outside belongs to: declared beside it, or the only one. */
function typeAround(sorted: readonly DefinitionDraft[], named: readonly number[], draft: DefinitionDraft): number {
  const types = named.filter((at) => {
    const other = sorted[at]!;
    // One that the member's own body declares is another.
    return !(draft.outerStart <= other.outerStart && other.outerEnd <= draft.outerEnd);
  });
  return types.find((index) => sorted[index]!.parent === draft.parent) ?? (types.length === 1 ? types[0]! : -1);
}

/** Fields made by assignment count once per class, and not where the class or function declares the name itself. */
function dropRepeats(drafts: DefinitionDraft[], language: Language): DefinitionDraft[] {
  const owned = new Map<string, DefinitionDraft>();
  const key = (draft: DefinitionDraft) => `${drafts[draft.parent]?.start ?? -1}\0${draft.name}`;
  for (const draft of drafts) {
    // A method is no declaration of the field that shares its name.
    const apart = language.separateMethods && (draft.kind === 'method' || draft.kind === 'function');
    if (!draft.ofClass && !apart) owned.set(key(draft), draft);
  }
  // One with a type says more than those without.
  const typed = new Map<string, DefinitionDraft>();
  for (const draft of drafts.toReversed()) if (draft.ofClass && draft.type !== undefined) typed.set(key(draft), draft);
  return drafts.filter((draft) => {
    if (!draft.ofClass) return true;
    const known = owned.get(key(draft)) ?? typed.get(key(draft));
    if (draft.parent >= 0 && (known === undefined || (known === draft && !owned.has(key(draft))))) {
      owned.set(key(draft), draft);
      return true;
    }
    if (known !== undefined && draft.plain) {
      if (draft.value !== undefined) known.furtherValues.push({ node: draft.value, steps: draft.valueSteps });
    }
    return false;
  });
}

const ACCESSOR_HEADER = anyScript(
  /^\s*(?:(?:static|public|protected|private|override|abstract|declare)\s+)*(?:get|set)\s+[\w$#'"[]/,
);

function settleKind(draft: DefinitionDraft, all: readonly DefinitionDraft[], language: Language, source: SourceText) {
  const owner = all[draft.parent];
  const inType = draft.foreign || (owner !== undefined && (TYPE_KINDS.has(owner.kind) || draft.owner !== undefined));
  if (draft.kind === 'function' && inType) draft.kind = 'method';
  if (draft.kind !== 'method') return;
  const className = language.constructorNamedAsClass ? (draft.owner ?? owner?.name) : undefined;
  if (language.constructors.includes(draft.name) || draft.name === className) draft.kind = 'constructor';
  else if (draft.decorators.some((node) => isAccessorDecorator(source.textOf(node), language))) draft.kind = 'accessor';
  else if (isAccessorHeader(draft, source)) draft.kind = 'accessor';
}

/** `get value()`, with modifiers and decorators before it or without. */
function isAccessorHeader({ start, end, decorators }: DefinitionDraft, { text }: SourceText): boolean {
  const behind = Math.max(start, ...decorators.map((node) => (node.endIndex <= end ? node.endIndex : 0)));
  return ACCESSOR_HEADER.test(text.slice(behind, behind + 60));
}

function isAccessorDecorator(text: string, language: Language): boolean {
  if (language.accessorDecorators === undefined) return false;
  return language.accessorDecorators.test(text) || /\.(setter|getter|deleter)$/.test(text);
}
