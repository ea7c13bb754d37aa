import type { IndexedDefinition } from '../indexing/codeIndex.ts';
import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { firstSentence, shownSignature } from '../text/shortForm.ts';
import type { ContextForm, ContextRole } from './contextPack.ts';
import { type NestedDefinition, nestDefinitions } from './nestedDefinitions.ts';
import { ownerHeader, unsaidOwner } from './ownerHeader.ts';

/** One definition as it will stand in the text. */
export interface ShownDefinition extends IndexedDefinition {
  readonly role: ContextRole;
  readonly form: ContextForm;
  readonly withDoc: boolean;
  /** How long its signature may be, where that is not the usual length. */
  readonly longest?: number;
  /** The whole text, for form `body`. */
  readonly body?: string;
  /** Of a type: how it is constructed, shown as a part of its signature. */
  readonly constructors?: readonly DefinitionFact[];
}

/**
 * Writes definitions in sections (what is used, what is overridden, who calls), in each by path, each file under a header of its
 * own (`paths`: a header alone), members below the header of their owner and one blank deeper, nested types behind its own members,
 * else in source order: the same choice gives the same text, and a new definition of one file leaves the others where they are.
 */
export function renderContext(shown: readonly ShownDefinition[], paths: readonly RepoPath[] = []): string {
  return contextParts(shown, paths).join('');
}

/**
 * The text of `renderContext` in parts, one for each file, outlines of modules first; each begins a line, so that the tokens of
 * the text are those of the parts. `render` is `renderFile`, or remembers what that gave.
 */
export function contextParts(
  shown: readonly ShownDefinition[],
  paths: readonly RepoPath[] = [],
  outlines: readonly string[] = [],
  render: FileRenderer = renderFile,
): string[] {
  const callers = shown.filter(({ role }) => role === 'caller');
  const overridden = shown.filter(({ role }) => role === 'inherited');
  const used = shown.filter(({ role }) => role !== 'caller' && role !== 'inherited');
  const files = [
    ...outlines,
    ...renderFiles(used, paths, render),
    ...titled('Overridden by it:\n', renderFiles(overridden, [], render)),
    ...titled('Called from:\n', renderFiles(callers, [], render)),
  ];
  return files.map((file, at) => (at < files.length - 1 ? `${file}\n` : file));
}

function titled(title: string, [first, ...others]: readonly string[]): string[] {
  return first === undefined ? [] : [title + first, ...others];
}

function renderFiles(shown: readonly ShownDefinition[], paths: readonly RepoPath[], render: FileRenderer): string[] {
  const byPath = new Map<RepoPath, ShownDefinition[]>(paths.map((path) => [path, []]));
  for (const definition of shown) {
    const list = byPath.get(definition.module.path);
    if (list === undefined) byPath.set(definition.module.path, [definition]);
    else list.push(definition);
  }
  return [...byPath]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([path, definitions]) => `# ${path}\n${render(definitions)}`);
}

/** What stands below the header of a file, for its definitions in the order in which they were chosen. */
export type FileRenderer = (definitions: readonly ShownDefinition[]) => string;

export function renderFile(definitions: readonly ShownDefinition[]): string {
  const [first] = definitions;
  if (first === undefined) return '';
  const { module } = first;
  // Names that one statement takes out of a value are shown by it: once.
  return renderLevel(nestDefinitions(definitions, module.facts.definitions), module, '')
    .filter((line, at, lines) => line !== lines[at - 1])
    .map((line) => `${line}\n`)
    .join('');
}

/** A blank of indentation for each owner. */
function renderLevel(
  level: readonly NestedDefinition<ShownDefinition>[],
  module: ModuleEntry,
  indent: string,
): string[] {
  let apart: string | undefined;
  return level.flatMap(({ index, shown, inside }) => {
    const fact = module.facts.definitions[index]!;
    const before = apart;
    apart = unsaidOwner(fact);
    const depth = apart === undefined ? indent : `${indent} `;
    return [
      ...(apart === undefined || apart === before ? [] : [`${indent}impl ${apart}:`]),
      shown === undefined ? `${depth}${ownerHeader(fact)}:` : renderDefinition(shown, depth),
      ...constructorLines(shown, inside, `${depth} `),
      ...renderLevel(inside, module, `${depth} `),
    ];
  });
}

/** How a type is constructed, where that is not shown anyway. */
function constructorLines(
  shown: ShownDefinition | undefined,
  inside: readonly NestedDefinition<ShownDefinition>[],
  indent: string,
): string[] {
  if (shown === undefined || shown.form === 'body') return [];
  const { module, constructors = [] } = shown;
  return constructors
    .filter((way) => !inside.some((member) => member.shown?.fact === way))
    .map((fact) => `${indent}${shownSignature({ module, fact })}`);
}

function renderDefinition(definition: ShownDefinition, indent: string): string {
  const { fact, form, body, withDoc, longest } = definition;
  if (form === 'body' && body !== undefined) return body.trimEnd();
  const signature = `${indent}${shownSignature(definition, longest)}`;
  return withDoc && fact.doc !== undefined ? `${signature}  # ${firstSentence(fact.doc)}` : signature;
}
