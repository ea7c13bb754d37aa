import type { SymbolKind } from '../../model/structDocument.ts';
import type { LocatedDefinition } from '../../parsing/locatedDefinition.ts';
import type { SourceParser } from '../../parsing/sourceParser.ts';
import { ACTION_RULES, type ActionRule } from '../../prompts/actions.ts';
import { type LexicalRules, lexicalRules } from '../../text/lexicalRules.ts';
import { holds, type TextRange } from '../../text/textRange.ts';
import type { EditProblem } from '../checkedReply.ts';
import type { EditPlace } from '../editRequests.ts';
import type { ImportStatement } from '../imports/importStatements.ts';
import { usedImports } from '../imports/usedImports.ts';
import { type ImportMerge, mergeImports, typeOnlyUse } from '../reply/liftImports.ts';
import type { DefinitionTree } from './checkSignature.ts';
import type { ParsedText } from './checkSurroundings.ts';
import { block } from './editProblems.ts';

const VALUES: ReadonlySet<SymbolKind> = new Set(['constant', 'variable', 'field', 'member']);

/** Everything about the target that a reply is judged by; read once per check. */
export interface TargetFrame {
  readonly request: EditPlace;
  readonly rule: ActionRule;
  readonly rules: LexicalRules | undefined;
  readonly base: ParsedText;
  readonly before: DefinitionTree;
  /** The target's text, line ends as LF. */
  readonly original: string;
  /** Definitions around the target, outermost first. */
  readonly owners: readonly LocatedDefinition[];
  readonly parse: (text: string, target: TextRange) => Promise<ParsedText>;
}

/** Finds the target at its place in the base; undefined when no definition begins and ends there. */
export async function readTarget(
  request: EditPlace,
  language: string,
  parser: SourceParser,
): Promise<TargetFrame | undefined> {
  const parse = async (text: string, target: TextRange): Promise<ParsedText> => ({
    text,
    target,
    outline: await parser.outline(request.path, language, text),
  });
  const base = await parse(request.base, { start: request.start, end: request.end });
  const { definitions } = base.outline;
  const there = definitions.filter(({ start, end }) => start === request.start && end === request.end);
  const main = there.find(({ id }) => id === request.target) ?? there[0];
  if (main === undefined) return undefined;
  return {
    request,
    rule: ACTION_RULES[request.action],
    rules: lexicalRules(language),
    base,
    before: treeOf(base, main),
    original: request.base.slice(request.start, request.end).replaceAll('\r\n', '\n'),
    owners: definitions.filter((each) => each !== main && holds(each, main) && !holds(main, each)),
    parse,
  };
}

/** A definition of a parsed text with what it holds. */
export function treeOf(parsed: ParsedText, main: LocatedDefinition): DefinitionTree {
  const inner = parsed.outline.definitions.filter((each) => each !== main && holds(main, each));
  return { text: parsed.text, main, inner };
}

/** The first definition that imports come before: values and macros may stand among them. */
export function firstCode(text: string, topLevel: readonly LocatedDefinition[]): number {
  const code = topLevel.find(
    ({ kind, start }) => !VALUES.has(kind) && !/^#[ \t]*define\b/.test(text.slice(start, start + 20)),
  );
  return code?.start ?? text.length;
}

/** Where imports go in the target's file, or why they cannot. `code`: what comes in the place of the target. */
export function mergeIntoFile(
  { request, rules, base, original }: TargetFrame,
  imports: readonly ImportStatement[],
  code: string,
): ImportMerge | { readonly problem: EditProblem } {
  const topLevel = base.outline.definitions.filter((each) => each.parent < 0);
  // An import that nothing uses is an error there, and models repeat a file's imports with more.
  const needed = rules?.imports === 'go' ? usedImports(imports, code, rules) : imports;
  const merge = mergeImports(request.base, needed, rules, {
    path: request.path,
    defined: topLevel.map((each) => each.name),
    firstDefinition: firstCode(request.base, topLevel),
    target: request,
    code,
  });
  const [foreign] = merge.foreign;
  if (foreign !== undefined) {
    const message = `\`${foreign}\` is not how the file imports; write it as its other imports are.`;
    return { problem: block('module-system', message) };
  }
  if (merge.conflicts.length === 0) {
    const name = rules && typeOnlyUse(request.base, imports, rules, code, original);
    if (name === undefined) return merge;
    return { problem: { ...block('type-only', `${name} is imported for types only.`), subject: name } };
  }
  const names = merge.conflicts.join(', ');
  const message = `The imports take names that the file uses for something else: ${names}.`;
  return { problem: { ...block('import-clash', message), subject: names } };
}
