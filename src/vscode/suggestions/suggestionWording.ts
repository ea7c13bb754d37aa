import * as vscode from 'vscode';
import type { EditProblem, ProblemCode } from '../../core/edits/checkedReply.ts';
import { namesOfId } from '../../core/model/symbolId.ts';
import type { ActionName } from '../../core/prompts/actions.ts';
import type { Suggestion, SuggestionOrigin } from './suggestion.ts';

export function actionTitle(action: ActionName): string {
  const titles: Readonly<Record<ActionName, string>> = {
    better: vscode.l10n.t('Make it better'),
    fix: vscode.l10n.t('Fix'),
    document: vscode.l10n.t('Document'),
    simplify: vscode.l10n.t('Simplify'),
    'add-types': vscode.l10n.t('Add types'),
    'write-test': vscode.l10n.t('Write a test'),
    explain: vscode.l10n.t('Explain'),
    change: vscode.l10n.t('Change as asked'),
  };
  return titles[action];
}

/** What made a suggestion: an action, or an answer that was imported. */
export function suggestionTitle({
  action,
  origin,
}: Pick<Suggestion, 'action'> & { readonly origin?: Partial<SuggestionOrigin> }): string {
  return origin?.imported === true ? vscode.l10n.t('Chat answer') : actionTitle(action);
}

/** `total()` for what can be called, else the bare name; of what is new, its own. */
export function targetTitle({ kind, name, adds }: Pick<Suggestion, 'kind' | 'name' | 'adds'>): string {
  if (adds !== undefined) return vscode.l10n.t('{name}, new', { name: namesOfId(adds).at(-1) ?? adds });
  return kind === 'function' || kind === 'method' || kind === 'constructor' ? `${name}()` : name;
}

/** `Sent 214 tokens (whole file: 1 980) · qwen2.5-coder:1.5b · local` */
export function originLine({
  model,
  local,
  sentTokens,
  fileTokens,
  imported,
  reusedShare = 0,
}: SuggestionOrigin): string {
  if (imported === true) return vscode.l10n.t('From a chat answer; no model was asked');
  const count = new Intl.NumberFormat(vscode.env.language);
  const sent = vscode.l10n.t('Sent {sent} tokens (whole file: {file})', {
    sent: count.format(sentTokens),
    file: count.format(fileTokens),
  });
  const place = local ? vscode.l10n.t('local') : vscode.l10n.t('not on this machine');
  const percent = Math.round(100 * reusedShare);
  const reused = percent > 0 ? ` · ${vscode.l10n.t('{percent} % were read before', { percent })}` : '';
  return `${sent}${reused} · ${modelName(model)} · ${place}`;
}

/** The name without its provider: an id is split at its first slash. */
export function modelName(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

/** What the gate found, for people. `message` is for models and logs. */
export function problemText({ code, line, subject }: EditProblem): string {
  const text = subject === undefined ? wordings()[code] : `${wordings()[code]}: ${subject}`;
  return line === undefined ? text : vscode.l10n.t('{problem} (line {line} of the answer)', { problem: text, line });
}

function wordings(): Readonly<Record<ProblemCode, string>> {
  return {
    empty: vscode.l10n.t('it is empty'),
    'cut-off': vscode.l10n.t('it was cut off before its end'),
    'no-code': vscode.l10n.t('it contains no code'),
    'not-one-definition': vscode.l10n.t('it is not exactly one definition'),
    'other-name': vscode.l10n.t('it defines another name'),
    'other-kind': vscode.l10n.t('it defines another kind of thing'),
    'syntax-error': vscode.l10n.t('it has a syntax error'),
    elision: vscode.l10n.t('it leaves code out and says so in a comment'),
    'foreign-text': vscode.l10n.t('it contains text that is no code'),
    stub: vscode.l10n.t('it empties the body'),
    'signature-changed': vscode.l10n.t('it changes the signature'),
    'code-changed': vscode.l10n.t('it changes more than the documentation'),
    'secret-lost': vscode.l10n.t('it drops, doubles or alters a masked secret'),
    'target-partial': vscode.l10n.t('the definition itself has a syntax error'),
    'target-missing': vscode.l10n.t('the definition was not found again'),
    'name-taken': vscode.l10n.t('it uses a name that the file has already'),
    'type-only': vscode.l10n.t('it uses when it runs what the file imports for types only'),
    'import-clash': vscode.l10n.t('it imports a name that means something else in the file'),
    'import-unused': vscode.l10n.t('it leaves an import that nothing uses any more'),
    'module-system': vscode.l10n.t('it imports in another way than the file'),
    'no-test': vscode.l10n.t('it holds no test of the definition'),
    'name-unknown': vscode.l10n.t('it uses a name that is not known here'),
    'documentation-lost': vscode.l10n.t('it drops documentation'),
  };
}
