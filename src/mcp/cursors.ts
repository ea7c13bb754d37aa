import { createHash } from 'node:crypto';
import { ToolError } from './toolError.ts';

/** Where a list goes on. */
export interface Place {
  readonly from: number;
  /** The state of the index that the list was begun with. */
  readonly generation: number;
}

/** The text of a cursor; `list` names the list and its arguments, for which alone it holds. */
export function cursorOf(list: string, { from, generation }: Place): string {
  return `${from}.${generation}.${checkOf(list, from, generation)}`;
}

/** The beginning where there is no cursor. Throws `ToolError` for one that was not made for this list. */
export function placeOf(list: string, cursor: string | undefined, generation: number): Place {
  if (cursor === undefined || cursor === '') return { from: 0, generation };
  const [, from, of, check] = /^(\d{1,9})\.(\d{1,9})\.([0-9a-f]{6})$/.exec(cursor) ?? [];
  if (check === undefined || check !== checkOf(list, Number(from), Number(of))) {
    throw new ToolError(
      'This cursor belongs to another list. Repeat the call with the same arguments, or without cursor.',
    );
  }
  return { from: Number(from), generation: Number(of) };
}

function checkOf(list: string, from: number, generation: number): string {
  return createHash('sha256').update(`${list}\0${from}\0${generation}`).digest('hex').slice(0, 6);
}
