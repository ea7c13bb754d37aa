import type { CheckedReply } from '../../../../src/core/edits/checkedReply.ts';
import { checkReply } from '../../../../src/core/edits/checkReply.ts';
import type { CheckRequest } from '../../../../src/core/edits/editRequests.ts';
import type { ActionName } from '../../../../src/core/prompts/actions.ts';
import { testParser } from '../../../support/testParser.ts';

/** A file, a definition in it, and a reply about it. */
export interface ReplyCase {
  readonly path: string;
  readonly base: string;
  /** The part of the id after `#`. */
  readonly target: string;
  readonly reply: string;
  readonly action?: ActionName;
  readonly callers?: readonly string[];
  readonly cutOff?: boolean;
}

export async function requestFor(item: ReplyCase): Promise<CheckRequest> {
  const language = testParser.languageOf(item.path, item.base)!;
  const { definitions } = await testParser.outline(item.path, language, item.base);
  const id = `${item.path}#${item.target}`;
  const found = definitions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id} among ${definitions.map((each) => each.id).join(', ')}`);
  return {
    path: item.path,
    base: item.base,
    start: found.start,
    end: found.end,
    target: id,
    action: item.action ?? 'better',
    reply: item.reply,
    cutOff: item.cutOff ?? false,
  };
}

export async function check(item: ReplyCase): Promise<CheckedReply> {
  return checkReply(
    await requestFor(item),
    testParser.languageOf(item.path, item.base)!,
    testParser,
    item.callers ?? [],
  );
}

/** The reply was refused or suggested with these codes; `suggested` and `unchanged` for a clean one. */
export function outcome(checked: CheckedReply): string {
  const codes = checked.problems.map((problem) => problem.code).join(' ');
  return codes === '' ? checked.status : `${checked.status} ${codes}`;
}
