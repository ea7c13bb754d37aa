import { docTextOf } from '../../documentation/docText.ts';
import type {
  DocText,
  DocumentedFunction,
  FunctionFacts,
  ParameterFact,
  RaisedFact,
} from '../../documentation/documentedFunction.ts';
import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { SymbolId } from '../../model/symbolId.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { foldBlanks } from '../definitions/signature.ts';
import type { TreeQuery } from '../queries/treeQuery.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node, Tree } from '../trees/tree.ts';

/**
 * What a language's `documentation.scm` may capture. A `@function` is anything that returns or raises for itself (lambdas too); it has
 * a `@body`, and a `@doc` where documentation stands inside. A `@class` has a `@doc` that may speak of its constructor. A `@parameter` has a
 * `@name` or a `@pattern`, perhaps a `@default`, and is `@rest` or `@rest.named` where it takes what is left. `@returned` is a value, `@yields`
 * gives values otherwise. `@raised` is what is raised, `@raised.declared` a class that the header says is raised.
 * A `@call` may raise, which is taken for certain where its name says so. `@arguments` is all that the caller gave. A `@statement` of the body that is `@nothing` does nothing.
 */
export const DOCUMENTATION_CAPTURES: ReadonlySet<string> = new Set(
  (
    'function body doc class parameter name pattern default rest rest.named returned yields raised raised.declared ' +
    'statement nothing arguments'
  ).split(' '),
);

/** A function-like node and what lies in it but in none inside it. */
interface FunctionPart {
  body: Node | undefined;
  doc: Node | undefined;
  readonly isClass: boolean;
  readonly parameters: ParameterFact[];
  readonly returned: string[];
  readonly raised: RaisedFact[];
  /** Errors that the header says are raised. */
  readonly declared: RaisedFact[];
  readonly statements: Node[];
  yields: boolean;
  /** It reads whatever arguments it is given. */
  takesAnything: boolean;
}

/** The documented functions of a parsed file, in source order. Nothing of the tree is kept. */
export function readDocumentedFunctions(
  tree: Tree,
  query: TreeQuery,
  drafts: readonly DefinitionDraft[],
  ids: readonly SymbolId[],
  language: Language,
  source: SourceText,
): DocumentedFunction[] {
  const parts = readParts(tree, query, source);
  const byBody = new Map([...parts.values()].map((part) => [part.body?.id, part]));
  const partOf = ({ body, node }: DefinitionDraft) => {
    const ofBody = body === undefined ? undefined : byBody.get(body.id);
    const ofNode = parts.get(node.id);
    return ofBody ?? (body === undefined || ofNode?.body === undefined ? ofNode : undefined);
  };
  const constructors = constructorsOf(drafts, language);
  return drafts.flatMap((draft, index) => {
    const part = partOf(draft);
    if (part === undefined) return [];
    const made = part.isClass ? constructors.get(index) : undefined;
    const about = part.isClass ? (made === undefined ? undefined : partOf(made)) : part;
    const doc = docOf(draft, part, source);
    // Of overloads one is documented, perhaps not this one.
    if (about === undefined || doc === undefined || (language.functionValues && draft.signatures.length > 0)) return [];
    const { name, kind } = draft;
    return [
      {
        id: ids[index]!,
        name,
        kind,
        line: source.lineOf(draft.nameStart),
        doc,
        ofClass: part.isClass,
        decorators: draft.decorators.map((node) => foldBlanks(source.textOf(node))),
        ...factsOf(about, made ?? draft, drafts, language, source),
      },
    ];
  });
}

/** The parts by their nodes. */
function readParts(tree: Tree, query: TreeQuery, source: SourceText): ReadonlyMap<number, FunctionPart> {
  const matches: Record<string, Node>[] = [];
  query.match(tree, (_, names, rows) => {
    const match: Record<string, Node> = {};
    for (const [at, name] of names.entries()) match[name] ??= tree.node(rows[at]!);
    matches.push(match);
  });
  const parts = new Map<number, FunctionPart>();
  for (const match of matches) {
    const node = match['function'] ?? match['class'];
    if (node === undefined) continue;
    const part = parts.get(node.id) ?? newPart(match['class'] !== undefined);
    part.body ??= match['body'];
    part.doc ??= match['doc'];
    parts.set(node.id, part);
  }
  const innermost = (node: Node): FunctionPart | undefined => {
    for (let around = node.parent; around !== null; around = around.parent) {
      const part = parts.get(around.id);
      if (part?.isClass === false) return part;
    }
    return undefined;
  };
  for (const match of matches) tell(match, innermost, source);
  for (const match of matches) {
    const nothing = match['nothing'];
    const part = nothing === undefined ? undefined : innermost(nothing);
    const at = part?.statements.findIndex(({ id }) => id === nothing!.id) ?? -1;
    if (at >= 0) part!.statements.splice(at, 1);
  }
  return parts;
}

function newPart(isClass: boolean): FunctionPart {
  return {
    body: undefined,
    doc: undefined,
    isClass,
    parameters: [],
    returned: [],
    raised: [],
    declared: [],
    statements: [],
    yields: false,
    takesAnything: false,
  };
}

/** Gives what a match says to the function it is in. */
function tell(
  match: Readonly<Record<string, Node>>,
  innermost: (node: Node) => FunctionPart | undefined,
  source: SourceText,
): void {
  const { parameter, returned, yields, raised, statement } = match;
  const all = match['arguments'];
  const declared = match['raised.declared'];
  if (parameter !== undefined) innermost(parameter)?.parameters.push(parameterOf(match, source));
  if (returned !== undefined) innermost(returned)?.returned.push(foldBlanks(source.textOf(returned)));
  if (declared !== undefined)
    innermost(declared)?.declared.push(raisedFact(lastName(source.textOf(declared)), declared, source));
  const name = raised === undefined ? undefined : raisedClass(source.textOf(raised));
  if (name !== undefined) innermost(raised!)?.raised.push(raisedFact(name, raised!, source));
  const giving = yields === undefined ? undefined : innermost(yields);
  if (giving !== undefined) giving.yields = true;
  const taking = all === undefined ? undefined : innermost(all);
  if (taking !== undefined) taking.takesAnything = true;
  if (statement !== undefined) {
    const around = innermost(statement);
    if (around?.body !== undefined && !statement.type.includes('comment') && statement.parent?.id === around.body.id)
      around.statements.push(statement);
  }
}

function raisedFact(name: string, node: Node, source: SourceText): RaisedFact {
  return { name, line: source.lineOf(node.startIndex) };
}

/** `ValueError('…')`, `new errors.NotFound(…)`: the class by its name; a variable is no class. */
function raisedClass(text: string): string | undefined {
  const [, path] = anyScript(/^(?:new\s+)?([\w.$]+)\s*(?:<[^>]*>)?\s*(?:\(.*\))?$/s).exec(text) ?? [];
  const name = path === undefined ? undefined : lastName(path);
  return name !== undefined && /^_*[A-Z]/.test(name) ? name : undefined;
}

function lastName(path: string): string {
  return path
    .replace(/<.*$/s, '')
    .replace(/^.*[.:]/s, '')
    .trim();
}

function parameterOf(match: Readonly<Record<string, Node>>, source: SourceText): ParameterFact {
  const { parameter, name, pattern, rest } = match;
  const value = match['default'];
  return {
    name: name === undefined ? '' : source.textOf(name),
    line: source.lineOf(parameter!.startIndex),
    ...(value === undefined ? {} : { default: foldBlanks(source.textOf(value)) }),
    ...(rest === undefined ? {} : { rest: 'positional' as const }),
    ...(match['rest.named'] === undefined ? {} : { rest: 'named' as const }),
    ...(pattern === undefined ? {} : { pattern: patternOf(source.textOf(pattern)) }),
  };
}

/** The names that a pattern takes out: keys, not what they are renamed to. */
function patternOf(text: string): { names: string[]; closed: boolean } {
  const inner = text.replace(/^[{[(]|[}\])]$/g, '');
  const names = [...inner.matchAll(anyScript(/(?:^|[,{])\s*(?:\.{3})?([\w$]+)/g))].map((match) => match[1]!);
  return { names, closed: !inner.includes('...') && text.startsWith('{') };
}

function docOf(draft: DefinitionDraft, part: FunctionPart, source: SourceText): DocText | undefined {
  const range = part.doc ?? draft.docComment;
  return range === undefined ? undefined : docTextOf(source.textOf(range), source.lineOf(range.startIndex));
}

/** The first constructor of each class, by the class's place. */
function constructorsOf(drafts: readonly DefinitionDraft[], language: Language): ReadonlyMap<number, DefinitionDraft> {
  const found = new Map<number, DefinitionDraft>();
  for (const draft of drafts) {
    if (language.constructors.includes(draft.name) && !found.has(draft.parent)) found.set(draft.parent, draft);
  }
  return found;
}

function factsOf(
  part: FunctionPart,
  draft: DefinitionDraft,
  drafts: readonly DefinitionDraft[],
  language: Language,
  source: SourceText,
): FunctionFacts {
  const ofType = draft.parent >= 0 && /^(class|interface|enum)$/.test(drafts[draft.parent]!.kind);
  const isStatic = draft.static || draft.decorators.some((node) => source.textOf(node) === 'staticmethod');
  const receiver = language.receiverIsFirstParameter === true && ofType && !isStatic;
  const isAbstract = draft.decorators.some((node) => anyScript(/(^|\.)abstract\w*$/).test(source.textOf(node)));
  const left = part.statements.filter((node) => !isRefusal(source.textOf(node)));
  const stub = isAbstract || part.body === undefined || left.length === 0;
  return {
    parameters: (receiver ? part.parameters.slice(1) : part.parameters).filter(({ name }) => name !== 'this'),
    ...(part.body === undefined ? {} : { returned: part.returned }),
    ...(draft.returns === undefined
      ? {}
      : { returnType: foldBlanks(source.textOf(draft.returns)).replace(/^(:|->)\s*/, '') }),
    yields: part.yields,
    raised: [...part.declared, ...(stub ? [] : part.raised)],
    takesAnything: part.takesAnything,
    stub,
  };
}

/** A statement that only says that somebody else has to implement it. */
function isRefusal(statement: string): boolean {
  if (/^return (None|null|undefined|nil|NotImplemented);?$/.test(statement)) return true;
  return (
    /^(raise|throw)\b/.test(statement) &&
    /NotImplemented|Unsupported|abstract|not (yet )?(implemented|supported)|must (be )?implement/i.test(statement)
  );
}
