import * as vscode from 'vscode';
import type { AdviceFound, AnswerPick, AnswerReading } from '../../core/answers/answerReading.ts';
import { pathOfId } from '../../core/model/symbolId.ts';

const title = () => vscode.l10n.t('llmstruct: import a chat answer');

/** Asks where code goes that fits several places; what is left open is not picked. */
export async function pickPlaces({ code }: Pick<AnswerReading, 'code'>): Promise<readonly AnswerPick[]> {
  const picks: AnswerPick[] = [];
  for (const each of code) {
    if (each.state !== 'ambiguous') continue;
    const question = vscode.l10n.t('Block {block} of the answer has {name}. Which one is it for?', {
      block: each.block,
      name: each.name,
    });
    const target = await pickSymbol(each.candidates, question);
    if (target !== undefined) picks.push({ block: each.block, target });
  }
  return picks;
}

/** Which advice becomes a task: all of it is ticked. Undefined where nobody answers. */
export async function pickAdvice(advice: readonly AdviceFound[]): Promise<readonly AdviceFound[] | undefined> {
  if (advice.length === 0) return [];
  const items = advice.map((each) => ({
    label: each.title,
    ...(each.symbol === undefined ? {} : { description: each.symbol }),
    ...(each.description === undefined ? {} : { detail: each.description.split('\n')[0]! }),
    picked: true,
    advice: each,
  }));
  const placeHolder = vscode.l10n.t('Which advice becomes a task?');
  const options = { title: title(), placeHolder, canPickMany: true as const, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options))?.map((item) => item.advice);
}

/** Asks what advice is about that names what several have; without an answer it is about none. */
export async function pickSymbols(advice: readonly AdviceFound[]): Promise<readonly AdviceFound[]> {
  const known: AdviceFound[] = [];
  for (const each of advice) {
    const { candidates } = each;
    const question = vscode.l10n.t('Which code is it about? {title}', { title: each.title });
    const symbol = candidates === undefined ? undefined : await pickSymbol(candidates, question);
    known.push(symbol === undefined ? each : { ...each, symbol });
  }
  return known;
}

async function pickSymbol(candidates: readonly string[], placeHolder: string): Promise<string | undefined> {
  const none = { label: `$(close) ${vscode.l10n.t('None of them')}`, id: undefined };
  const items = candidates.map((id) => ({ label: id.slice(id.indexOf('#') + 1), description: pathOfId(id), id }));
  const options = { title: title(), placeHolder, matchOnDescription: true, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick([...items, none], options))?.id;
}
