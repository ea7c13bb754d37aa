import { normalisedText } from '../model/normalisedText.ts';
import { namesOfId, type SymbolId } from '../model/symbolId.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import { type MaskedText, maskSecrets, restoreSecrets } from '../privacy/secrets/maskSecrets.ts';
import { secretIn, withAddition } from './addedDefinition.ts';
import type { CheckedReply, EditProblem } from './checkedReply.ts';
import type { CheckRequest } from './editRequests.ts';
import { checkReplacement } from './gate/checkReplacement.ts';
import { detectElision } from './gate/detectElision.ts';
import { block } from './gate/editProblems.ts';
import { mergeIntoFile, readTarget, type TargetFrame } from './gate/targetFrame.ts';
import { applyDiff, isDiff } from './reply/diffReply.ts';
import { extractCode, foreignMark } from './reply/extractCode.ts';
import { fitIndentation, indentAt } from './reply/fitIndentation.ts';
import { withoutRemarks } from './reply/leadingRemark.ts';
import { type LiftedImports, liftImports } from './reply/liftImports.ts';
import { withoutRepeatedFrame } from './reply/repeatedFrame.ts';
import { withTerminator } from './reply/terminator.ts';
import { unwrapOwner } from './reply/unwrapOwner.ts';

/**
 * The gate: turns a model's reply into a suggestion, or says why it may not be shown. Never throws for a reply.
 * `callers`: ids of the definitions that call the target, named in the result when its signature changed.
 */
export async function checkReply(
  request: CheckRequest,
  language: string,
  parser: SourceParser,
  callers: readonly SymbolId[],
): Promise<CheckedReply> {
  if (request.reply.trim() === '') return refused(block('empty', 'The reply is empty.'));
  if (request.cutOff) return refused(block('cut-off', 'The reply was cut off before its end.'));
  const frame = await readTarget(request, language, parser);
  if (frame === undefined) return refused(block('target-missing', 'The definition is not at its place any more.'));
  let first: CheckedReply | undefined;
  if (request.adds !== undefined) return checkAdded(request.reply, request.adds, frame);
  const masked = maskSecrets(normalisedText(frame.original));
  for (const written of extractCode(request.reply, frame.before.main.name)) {
    const checked = await checkWritten(written, masked, frame, callers);
    if (checked.status !== 'refused') return checked;
    first ??= checked;
  }
  return first ?? refused(block('no-code', 'The reply has no fenced code block.'));
}

/** What a model wrote, with placeholders for secrets: the definition, or a diff of it as it was shown. */
async function checkWritten(
  written: string,
  masked: MaskedText,
  frame: TargetFrame,
  callers: readonly SymbolId[],
): Promise<CheckedReply> {
  const { request, before, rules } = frame;
  const { kind } = before.main;
  let whole: string | undefined = written;
  if (isDiff(written, masked.text, kind === 'constant' || kind === 'variable', rules)) {
    whole = applyDiff(written, masked.text, indentAt(request.base, request.start));
  }
  if (whole === undefined)
    return refused(block('foreign-text', 'The reply is a diff that does not fit the definition.'));
  const code = restoreSecrets(whole, masked, normalisedText(frame.original));
  if (code !== undefined) return checkCode(code, frame, callers);
  return refused(block('secret-lost', 'Every __SECRET_n__ must stand in the code exactly once, unchanged.'));
}

async function checkAdded(reply: string, id: SymbolId, frame: TargetFrame): Promise<CheckedReply> {
  const { request, rules } = frame;
  const [code] = extractCode(reply, namesOfId(id).at(-1) ?? '');
  if (code === undefined) return refused(block('no-code', 'The reply has no fenced code block.'));
  const elided = detectElision(code, '', rules);
  const diff = isDiff(code, '', false, rules) ? block('foreign-text', 'The reply is a diff.') : undefined;
  const problem =
    diff ??
    foreignProblem(code, request.base) ??
    secretIn(code) ??
    (elided && block('elision', `\`${elided.text}\` stands for code that was left out.`, elided.line));
  if (problem !== undefined) return refused(problem);
  const lifted = lift(code, frame);
  const merge = mergeIntoFile(frame, lifted.imports, lifted.rest);
  if ('problem' in merge) return refused(merge.problem);
  return checkReplacement(frame, withAddition(frame, lifted.rest), merge, []);
}

async function checkCode(code: string, frame: TargetFrame, callers: readonly SymbolId[]): Promise<CheckedReply> {
  if (code.trim() === '') return refused(block('no-code', 'The code block is empty.'));
  const { request, rules, original } = frame;
  const problem = foreignProblem(code, request.base) ?? elisionProblem(code, frame);
  if (problem !== undefined) return refused(problem);

  const lifted = lift(code, frame);
  const unwrapped = await unwrapOwner(lifted.rest, frame);
  if ('problem' in unwrapped) return refused(unwrapped.problem);

  const merge = mergeIntoFile(frame, lifted.imports, unwrapped.code);
  if ('problem' in merge) return refused(merge.problem);
  const replacement = fitIndentation(withTerminator(unwrapped.code, original, rules), request.base, request, rules);
  return checkReplacement(frame, replacement, merge, callers);
}

/** Of an answer that may bring no imports, those that a model repeats or guesses are left out: without other code nothing needs them. */
function lift(code: string, { request, rules, rule, original }: TargetFrame): LiftedImports {
  if (rules === undefined) return { imports: [], rest: code };
  const { imports, rest } = liftImports(withoutRepeatedFrame(code, request.base, rules), rules);
  const lifted = { imports, rest: withoutRemarks(rest, original, request.path, rules) };
  return rule.addsImports ? lifted : { ...lifted, imports: [] };
}

function foreignProblem(code: string, base: string): EditProblem | undefined {
  const found = foreignMark(code, base);
  return found && block('foreign-text', `\`${found.mark}\` does not belong into code.`, found.line);
}

function elisionProblem(code: string, { original, rules }: TargetFrame): EditProblem | undefined {
  const found = detectElision(code, original, rules);
  return found && block('elision', `\`${found.text}\` stands for code that was left out.`, found.line);
}

function refused(problem: EditProblem): CheckedReply {
  return { status: 'refused', problems: [problem] };
}
