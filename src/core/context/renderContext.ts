import type { IndexedDefinition } from '../indexing/codeIndex.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { ContextForm, ContextRole } from './contextPack.ts';
import { firstSentence, shortSignature } from './shortForm.ts';

/** One definition as it will stand in the text. */
export interface ShownDefinition extends IndexedDefinition {
  readonly role: ContextRole;
  readonly form: ContextForm;
  readonly withDoc: boolean;
  /** The whole text, for form `body`. */
  readonly body?: string;
  /** Of a type: how it is constructed, shown as a part of its signature. */
  readonly constructors?: readonly DefinitionFact[];
}

/**
 * Writes definitions in sections (what is used, what is overridden, who calls), in each by path, each file under a header of its
 * own (`paths`: a header alone), members under the header of their owner, in source order: the same choice gives the same text,
 * and a new definition of one file leaves the others where they are.
 */
export function renderContext(shown: readonly ShownDefinition[], paths: readonly RepoPath[] = []): string {
  return contextParts(shown, paths).join('');
}

/**
 * The text of `renderContext` in parts, one for each file, outlines of modules first; each begins a line, so that the tokens of
 * the text are those of the parts.
 */
export function contextParts(
  shown: readonly ShownDefinition[],
  paths: readonly RepoPath[] = [],
  outlines: readonly string[] = [],
): string[] {
  const callers = shown.filter(({ role }) => role === 'caller');
  const overridden = shown.filter(({ role }) => role === 'inherited');
  const used = shown.filter(({ role }) => role !== 'caller' && role !== 'inherited');
  const files = [
    ...outlines,
    ...renderFiles(used, paths),
    ...titled('Overridden by it:\n', renderFiles(overridden)),
    ...titled('Called from:\n', renderFiles(callers)),
  ];
  return files.map((file, at) => (at < files.length - 1 ? `${file}\n` : file));
}

function titled(title: string, [first, ...others]: readonly string[]): string[] {
  return first === undefined ? [] : [title + first, ...others];
}

function renderFiles(shown: readonly ShownDefinition[], paths: readonly RepoPath[] = []): string[] {
  const byPath = new Map<RepoPath, ShownDefinition[]>(paths.map((path) => [path, []]));
  for (const definition of shown) {
    const list = byPath.get(definition.module.path);
    if (list === undefined) byPath.set(definition.module.path, [definition]);
    else list.push(definition);
  }
  return [...byPath]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([path, definitions]) => `# ${path}\n${renderFile(definitions)}`);
}

function renderFile(definitions: readonly ShownDefinition[]): string {
  const ordered = [...definitions].sort((a, b) => a.index - b.index);
  const lines: string[] = [];
  let owner = -1;
  for (const definition of ordered) {
    const { parent } = definition.fact;
    if (parent !== owner && parent >= 0 && !ordered.some(({ index }) => index === parent)) {
      lines.push(`${ownerName(definition)}:`);
    }
    owner = parent;
    const indent = parent >= 0 ? ' ' : '';
    lines.push(renderDefinition(definition, indent));
    if (definition.form === 'body') continue;
    for (const way of definition.constructors ?? []) {
      const isShown = ordered.some(({ fact }) => fact === way);
      if (!isShown) lines.push(`${indent} ${shortSignature(way.signature)}`);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function ownerName({ module, fact }: ShownDefinition): string {
  const owner = module.facts.definitions[fact.parent]!;
  return owner.kind === 'class' || owner.kind === 'interface' ? `${owner.kind} ${owner.name}` : owner.name;
}

function renderDefinition({ fact, form, body, withDoc }: ShownDefinition, indent: string): string {
  if (form === 'body' && body !== undefined) return body.trimEnd();
  const signature = `${indent}${shortSignature(fact.signature)}`;
  return withDoc && fact.doc !== undefined ? `${signature}  # ${firstSentence(fact.doc)}` : signature;
}
