import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { Chain } from '../../model/chain.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { normalisedText } from '../../model/normalisedText.ts';
import type { Digest } from '../../ports.ts';
import type { StatedTypes } from '../documentation/docTypes.ts';
import { docCommentParagraph, docstringParagraph } from '../documentation/documentation.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { aliasText } from './aliasText.ts';
import { contextSignature } from './contextSignature.ts';
import { type DefinitionDraft, isFunction } from './definitionDraft.ts';
import { EVERYBODY } from './globalDefinitions.ts';
import { partSignature } from './objectParts.ts';
import { foldBlanks, headerText, valueSignature } from './signature.ts';
import { signatureOfSeveral } from './signatureOfSeveral.ts';
import { typeText } from './typeText.ts';

/** More headers than this agree on nothing. */
const MOST_SIGNATURES = 32;

/** Puts a draft into the words of the index. */
export function describeDefinition(
  draft: DefinitionDraft,
  about: {
    readonly language: Language;
    readonly source: SourceText;
    readonly digest: Digest;
    readonly docNode: Node | undefined;
    readonly stated: StatedTypes;
    readonly values: readonly Chain[];
    readonly aliases: DefinitionFact['aliases'] & object;
    readonly spreads: readonly Chain[];
    /** What its documentation says of its type, or of what it returns. */
    readonly documentedType: string | undefined;
    readonly isComment: (offset: number) => boolean;
    readonly exported: boolean;
    /** The module that it is declared for; `EVERYBODY` for all. */
    readonly declaredFor: string | undefined;
    readonly shadowed: boolean;
    readonly partial: boolean;
    readonly explicit: boolean;
    readonly enclosed: boolean;
    readonly conditional: boolean;
    readonly unlikely: boolean;
  },
): DefinitionFact {
  const { source } = about;
  const headerEnd = headerEndOf(draft);
  const doc = documentationOf(draft, about.docNode, source);
  const { stated } = about;
  const fromDoc = stated.of(draft);
  const returns = stated.better(
    draft.returns === undefined ? undefined : foldBlanks(typeText(source.textOf(draft.returns))),
    fromDoc.returns,
  );
  const type = stated.better(draft.type === undefined ? undefined : declaredType(draft, source), fromDoc.type);
  const aliases = [
    ...about.aliases,
    ...[...(fromDoc.members ?? [])].map(([name, text]) => ({ name, chain: [`<${text}>`] })),
  ];
  const parameters = stated.parametersOf(draft);
  const said = about.documentedType;
  const givenType = type ?? (draft.bodyStart === undefined ? said : undefined);
  const givenReturns = returns ?? (draft.bodyStart === undefined ? undefined : said);
  const lastHeaderOffset = Math.max(headerEnd - 1, draft.nameStart);
  return {
    parent: draft.parent,
    kind: draft.kind,
    name: draft.name,
    ...(draft.traitText === undefined
      ? {}
      : { ofTrait: anyScript(/(\w+)\s*(?:<.*)?$/s).exec(draft.traitText)?.[1] ?? '' }),
    ...(draft.owner === undefined || (draft.parent >= 0 && !draft.foreign)
      ? {}
      : { owner: draft.owner, ...pathOf(draft, about.language) }),
    ...(draft.receives === undefined ? {} : { receiver: foldBlanks(source.textOf(draft.receives)) }),
    ...signaturesOf(draft, headerEnd, about),
    ...(doc === undefined ? {} : { doc }),
    startLine: source.lineOf(draft.outerStart),
    endLine: source.lineOf(Math.max(draft.outerEnd - 1, draft.outerStart)),
    nameLine: source.lineOf(draft.nameStart),
    headerEndLine: source.lineOf(skipBlanksBack(source.text, lastHeaderOffset)),
    ...(parameters.length === 0 ? {} : { documented: parameters }),
    ...(givenReturns === undefined ? {} : { returns: givenReturns }),
    ...(givenType === undefined ? {} : { type: givenType }),
    ...(about.values.length === 0 ? {} : { values: about.values.slice(0, 4) }),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(draft.signatures.length === 0 ? {} : { signatures: draft.signatures.slice(0, MOST_SIGNATURES) }),
    ...(about.spreads.length === 0 ? {} : { spreads: about.spreads }),
    ...(draft.ofClass && draft.plain ? { assigned: true as const } : {}),
    ...(draft.decorators.length === 0
      ? {}
      : { decorators: draft.decorators.map((node) => foldBlanks(source.textOf(node))) }),
    ...(draft.headerOnly && about.language.headersDeclare ? { declared: true as const } : {}),
    ...(about.explicit ? { explicit: true as const } : {}),
    ...(about.conditional ? { conditional: true as const } : {}),
    ...(draft.static ? { static: true as const } : {}),
    ...(about.enclosed ? { enclosed: true as const } : {}),
    ...(about.exported ? { exported: true as const } : {}),
    ...(about.declaredFor === EVERYBODY ? { global: true as const } : {}),
    ...(about.declaredFor ? { augments: about.declaredFor } : {}),
    ...(about.shadowed ? { shadowed: true as const } : {}),
    ...(about.partial ? { partial: true as const } : {}),
    ...(about.unlikely ? { unlikely: true as const } : {}),
    digest: about.digest(normalisedText(source.text.slice(draft.outerStart, draft.outerEnd))),
  };
}

const VALUES: ReadonlySet<string> = new Set(['field', 'variable', 'constant']);

/** Where the header ends: before the body, or the whole definition when it has none. */
export function headerEndOf(draft: DefinitionDraft): number {
  return draft.bodyStart ?? draft.end;
}

function pathOf({ ownerText = '' }: DefinitionDraft, { ownerPath }: Language): Pick<DefinitionFact, 'ownerPath'> {
  const path = ownerPath?.(ownerText);
  return path === undefined ? {} : { ownerPath: path };
}

function signaturesOf(
  draft: DefinitionDraft,
  headerEnd: number,
  about: {
    readonly source: SourceText;
    readonly language: Language;
    readonly isComment: (offset: number) => boolean;
  },
): Pick<DefinitionFact, 'signature' | 'shown'> {
  // The type of a function is a header and nothing more.
  const isFunctionType = draft.kind === 'type' && draft.returns !== undefined;
  // A function without a body, of an interface say, is all header.
  const isBare = draft.value === undefined && (isFunction(draft) || draft.kind === 'constructor');
  const hasHeader = draft.bodyStart !== undefined || draft.headerOnly || draft.kind === 'class' || isBare;
  const isHeader = hasHeader || isFunctionType;
  const { source, language, isComment } = about;
  const text = source.text.slice(draft.signatureStart, hasHeader ? headerEnd : draft.end);
  const signature = isHeader ? headerText(text) : valueSignature(text);
  if (draft.part && draft.value !== undefined)
    return { signature, shown: partSignature(draft.name, draft.value, source) };
  const isPart = !hasHeader && draft.signatureStart === draft.node.startIndex && VALUES.has(draft.kind);
  const together = isPart ? signatureOfSeveral(draft, source, language.id) : undefined;
  if (together !== undefined) return { signature, shown: together };
  const shown = contextSignature({
    text,
    signature,
    language: language.id,
    isComment: (at) => isComment(draft.signatureStart + at),
    name: draft.name,
    nameAt: draft.nameStart - draft.signatureStart,
    isHeader,
    decorators: draft.decorators.map((node) => foldBlanks(source.textOf(node))),
  });
  const named = nameBehind(draft, language);
  return shown === signature
    ? { signature: signature + named }
    : { signature: signature + named, shown: shown + named };
}

/** What follows a body that stands before the name: `typedef struct {…} shop`. */
function nameBehind({ bodyStart, nameStart, name }: DefinitionDraft, { headersDeclare }: Language): string {
  return headersDeclare && bodyStart !== undefined && bodyStart < nameStart ? ` {…} ${name}` : '';
}

function documentationOf(draft: DefinitionDraft, docNode: Node | undefined, source: SourceText): string | undefined {
  if (docNode !== undefined) return docstringParagraph(source.textOf(docNode));
  if (draft.docComment !== undefined) return docCommentParagraph(source.textOf(draft.docComment));
  return undefined;
}

function skipBlanksBack(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text[at] ?? '')) at--;
  return at;
}

/** The type as written; of an alias what it stands for beside the members that it lists. */
function declaredType(draft: DefinitionDraft, source: SourceText): string | undefined {
  const text = typeText(source.textOf(draft.type!));
  return draft.kind === 'type' ? aliasText(text) : foldBlanks(text);
}
