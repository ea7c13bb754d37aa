import type { SymbolKind } from '../../model/structDocument.ts';
import type { LocatedDefinition } from '../../parsing/locatedDefinition.ts';
import { codeWithoutComments } from '../../text/codeWithoutComments.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { headerText } from './headerText.ts';
import { lostKeys } from './literalKeys.ts';

/** A definition with everything inside it, in the text it was found in. */
export interface DefinitionTree {
  readonly text: string;
  readonly main: LocatedDefinition;
  /** Definitions inside `main`, in source order. */
  readonly inner: readonly LocatedDefinition[];
}

/** What a changed signature is made of, in words; `member` is set for a private or inner one, which nobody else sees. */
export interface SignatureChange {
  readonly message: string;
  /** Whether callers elsewhere can notice. */
  readonly visible: boolean;
}

const DECLARES_ALL: ReadonlySet<SymbolKind> = new Set(['interface', 'type', 'enum']);
const CONTAINERS: ReadonlySet<SymbolKind> = new Set(['class', 'namespace', 'interface', 'enum']);
const VALUES: ReadonlySet<SymbolKind> = new Set(['constant', 'variable', 'field']);
const CALLABLE: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor', 'accessor', 'class']);

/** Compares the headers of a definition and of what it contains before and after. Inside functions nothing is a signature. */
export function signatureChanges(
  before: DefinitionTree,
  after: DefinitionTree,
  rules: LexicalRules | undefined,
): SignatureChange[] {
  const changes: SignatureChange[] = [];
  const old = headerText(before.text, before.main, rules);
  const now = headerText(after.text, after.main, rules);
  // The header of a definition with syntax errors may run on into what could not be read.
  const runsOn = before.main.partial && (old.startsWith(`${now}:`) || old.startsWith(`${now}{`));
  if (old !== now && !runsOn) {
    changes.push({
      message: `The signature must stay \`${written(before)}\`; the reply has \`${written(after)}\`.`,
      visible: true,
    });
  } else if (DECLARES_ALL.has(before.main.kind) && !sameCode(before, after, rules)) {
    changes.push({
      message: `${before.main.kind} ${before.main.name} declares something else than before.`,
      visible: true,
    });
  }
  if (VALUES.has(before.main.kind)) {
    // Of an exported value others use what it has.
    const visible = /^(?:export\b|[A-Z])/.test(before.text.slice(before.main.headerStart));
    const codeOf = ({ text, main }: DefinitionTree) => text.slice(main.headerStart, main.end);
    for (const key of lostKeys(codeOf(before), codeOf(after), rules)) {
      changes.push({ message: `${key} of ${before.main.name} is missing from the reply.`, visible });
    }
  }
  if (!CONTAINERS.has(before.main.kind)) return changes;
  const labels = accessLabels(after);
  for (const label of accessLabels(before)) {
    const at = labels.indexOf(label);
    if (at < 0) changes.push({ message: `\`${label}\` is missing from the reply.`, visible: true });
    else labels.splice(at, 1);
  }
  const found = new Map(after.inner.map((definition) => [definition.id, definition]));
  for (const member of membersOf(before)) {
    const same = found.get(member.id);
    const visible = isVisible(before.text, member) && (member.kind !== 'field' || isOpenField(before, member, rules));
    if (same === undefined) {
      changes.push({ message: `${member.kind} ${member.name} is missing from the reply.`, visible });
    } else if (
      CALLABLE.has(member.kind) &&
      headerText(before.text, member, rules) !== headerText(after.text, same, rules)
    ) {
      changes.push({ message: `The signature of ${member.kind} ${member.name} changed.`, visible });
    }
  }
  return changes;
}

/** The lines that say for all members after them who sees them. */
function accessLabels({ text, main }: DefinitionTree): string[] {
  const labels = text.slice(main.headerEnd, main.end).matchAll(/^[ \t]*(public|protected|private)[ \t]*:[ \t]*$/gm);
  return [...labels].map(([, word]) => `${word!}:`);
}

/** Members of a class, and of classes in it; not what functions hold inside. */
function membersOf(tree: DefinitionTree): LocatedDefinition[] {
  const closed = tree.inner.filter((definition) => !CONTAINERS.has(definition.kind) && definition.kind !== 'field');
  const isHidden = (definition: LocatedDefinition): boolean =>
    closed.some((other) => other !== definition && other.start <= definition.start && definition.end <= other.end);
  return tree.inner.filter((definition) => !isHidden(definition));
}

/**
 * Whether a field is declared for others to use: marked `pub` or `public`, exported by its name in Go, or of a C struct, which hides
 * nothing. Of other fields nobody else need know.
 */
function isOpenField(
  { text, main }: DefinitionTree,
  field: LocatedDefinition,
  rules: LexicalRules | undefined,
): boolean {
  const header = text.slice(field.headerStart, field.end);
  if (/^\s*(?:pub\b|(?:(?:static|final|readonly|volatile)\s+)*public\b)/.test(header)) return true;
  if (rules?.imports === 'go') return /^\p{Lu}/u.test(field.name);
  const body = text.slice(main.headerStart, field.start);
  return (
    rules?.imports === 'c' &&
    /^(?:typedef\s+)?(?:struct|union)\b/.test(body) &&
    !/\b(?:private|protected)\s*:/.test(body)
  );
}

function isVisible(text: string, definition: LocatedDefinition): boolean {
  if (/^(#|%23|_(?!_.*__$))/.test(definition.name)) return false;
  return !/\bprivate\b/.test(text.slice(definition.headerStart, definition.headerEnd));
}

function sameCode(before: DefinitionTree, after: DefinitionTree, rules: LexicalRules | undefined): boolean {
  const codeOf = ({ text, main }: DefinitionTree): string => {
    const whole = text.slice(main.headerStart, main.end);
    return (rules === undefined ? whole : codeWithoutComments(whole, rules).join('\n')).replace(/\s+/g, ' ');
  };
  return codeOf(before) === codeOf(after);
}

/** The header as written, on one line. */
function written({ text, main }: DefinitionTree): string {
  return text
    .slice(main.headerStart, main.headerEnd)
    .replace(/\s+/g, ' ')
    .replace(/\s*\{?\s*$/, '')
    .slice(0, 200);
}
