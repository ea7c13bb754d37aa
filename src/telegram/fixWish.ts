import type { ActionName } from '../core/prompts/actions.ts';

/** What somebody wants done, before it is clear where. */
export interface OpenWish {
  readonly action: ActionName;
  /** Their own words, with what they replied to. */
  readonly instruction: string;
}

/** A request for a definition. */
export interface FixWish extends OpenWish {
  /** `path#Qualified.Name` or `path:line`. */
  readonly target: string;
  /** The last answer, and what is said to it. */
  readonly previous?: { readonly reply: string; readonly remark: string };
}

/** Where answers go. */
export interface Asker {
  readonly chat: number;
  readonly user: number;
  /** The message that asked, which the answer is a reply to. */
  readonly message: number;
}

/** A request that is not answered yet. */
export interface FixJob {
  readonly id: string;
  readonly asker: Asker;
  readonly wish: FixWish;
  /** The message that says how far it is. */
  readonly note?: number;
  /** A model may have been asked already. */
  readonly begun: boolean;
}
