import type { ImportStatement } from '../edits/imports/importStatements.ts';
import { liftImports } from '../edits/reply/liftImports.ts';
import { languageById, languageOfPath } from '../languages/registry.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import { namesOfId } from '../model/symbolId.ts';
import type { LocatedDefinition } from '../parsing/locatedDefinition.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import { standaloneStrings } from '../text/codeWithoutComments.ts';
import { type LexicalRules, lexicalRules } from '../text/lexicalRules.ts';
import { type LexicalSpan, lexicalSpans } from '../text/lexicalSpans.ts';

/** A definition in a block of code. */
export interface BlockDefinition {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Names around it in the block, outermost first. */
  readonly owners: readonly string[];
  readonly signature: string;
  readonly decorators?: readonly string[];
  /** A field that the code of a method makes, and that comes and goes with it. */
  readonly assigned?: true;
  /** From the start of its first line, indentation taken off. */
  readonly text: string;
  readonly members: readonly BlockDefinition[];
}

export interface BlockReading {
  readonly language: string;
  /** The outermost ones. */
  readonly definitions: readonly BlockDefinition[];
  /** Import statements that the block begins with. */
  readonly imports: readonly ImportStatement[];
  /** Syntax errors in it. */
  readonly errors: number;
}

/** Names of languages that are neither their id nor an extension. */
const ALIASES: Readonly<Record<string, string>> = {
  golang: 'go',
  python3: 'python',
  node: 'javascript',
  ecmascript: 'javascript',
  shell: 'bash',
  console: 'bash',
  'c++': 'cpp',
  'c#': 'csharp',
};

/** Languages in which a method without its class does not parse: the class that is put around it. */
const WRAPPED: ReadonlySet<string> = new Set(['java', 'csharp', 'javascript', 'typescript', 'php', 'kotlin']);
const WRAPPER = 'LlmstructWrapper';

/** A path whose name says the language that a fence names; undefined where we know none. */
export function pathOfLanguage(name: string): string | undefined {
  const word = name.toLowerCase();
  const byExtension = languageOfPath(`answer.${word}`);
  if (byExtension !== undefined) return `answer.${word}`;
  const language = languageById(ALIASES[word] ?? word);
  return language && `answer${language.extensions[0]}`;
}

/** Reads the definitions of a block; `path` says the language by its name. Undefined where there is no grammar for it. */
export async function readBlock(code: string, path: string, parser: SourceParser): Promise<BlockReading | undefined> {
  const language = parser.languageOf(path, code);
  if (language === undefined) return undefined;
  const rules = lexicalRules(language);
  const imports = rules === undefined ? [] : liftImports(code, rules).imports;
  const plain = await definitionsOf(code, path, language, parser);
  if (!WRAPPED.has(language) || (plain.errors === 0 && plain.definitions.length > 0)) {
    return { language, imports, ...plain };
  }
  const opening = language === 'php' ? `<?php\nclass ${WRAPPER} {\n` : `class ${WRAPPER} {\n`;
  const wrapped = await definitionsOf(`${opening}${code}\n}\n`, path, language, parser);
  const members = wrapped.definitions.find(({ name }) => name === WRAPPER)?.members ?? [];
  const isBetter = members.length > 0 && wrapped.errors < plain.errors;
  return isBetter
    ? { language, imports, errors: wrapped.errors, definitions: members.map(outside) }
    : { language, imports, ...plain };
}

function outside(member: BlockDefinition): BlockDefinition {
  return { ...member, owners: member.owners.slice(1), members: member.members.map(outside) };
}

async function definitionsOf(
  code: string,
  path: string,
  language: string,
  parser: SourceParser,
): Promise<{ readonly definitions: readonly BlockDefinition[]; readonly errors: number }> {
  const { definitions: located, errors } = await parser.outline(path, language, code);
  const { facts } = await parser.facts(path, language, code);
  const rules = lexicalRules(language);
  const strings = rules === undefined ? [] : keptStrings(code, rules);
  const read = (each: LocatedDefinition, at: number): BlockDefinition => ({
    name: each.name,
    kind: each.kind,
    owners: namesOfId(each.id).slice(0, -1),
    signature: facts.definitions[at]?.signature ?? '',
    decorators: facts.definitions[at]?.decorators ?? [],
    ...(facts.definitions[at]?.assigned ? { assigned: true } : {}),
    text: dedented(code, each, strings),
    members: located.flatMap((inner, index) => (inner.parent === at ? [read(inner, index)] : [])),
  });
  const outermost = located.flatMap((each, at) => (each.parent < 0 ? [read(each, at)] : []));
  return { definitions: outermost, errors: errors.length };
}

/** Strings that are no documentation, which moves with the code. */
function keptStrings(code: string, rules: LexicalRules): readonly LexicalSpan[] {
  const spans = lexicalSpans(code, rules);
  const documentation = new Set(rules.tripleQuotes ? standaloneStrings(code, spans) : []);
  return spans.filter((span) => span.kind === 'string' && !documentation.has(span));
}

/** A definition's own lines, as they would stand at the margin; those inside a string stay, for their blanks are what it says. */
function dedented(code: string, { start, end }: LocatedDefinition, strings: readonly LexicalSpan[]): string {
  const lineStart = code.lastIndexOf('\n', start - 1) + 1;
  const blanks = code.slice(lineStart, start);
  if (blanks.trim() !== '') return code.slice(start, end);
  let offset = lineStart;
  const lines = code.slice(lineStart, end).split('\n');
  return lines
    .map((line) => {
      const at = offset;
      offset += line.length + 1;
      const inString = strings.some((span) => span.start < at && at < span.end);
      return !inString && line.startsWith(blanks) ? line.slice(blanks.length) : line;
    })
    .join('\n');
}
