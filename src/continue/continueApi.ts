/**
 * The part of Continue's extension API that we use, as its 2.0.0 has it (core/index.d.ts, activation/api.ts). Continue has
 * no way to take a provider back, and finds one by its title: the first wins.
 */
export interface ContinueApi {
  registerCustomContextProvider(provider: ContinueContextProvider): void;
}

export interface ContinueContextProvider {
  readonly description: {
    readonly title: string;
    readonly displayTitle: string;
    readonly description: string;
    readonly type: 'normal' | 'query' | 'submenu';
    readonly renderInlineAs?: string;
  };
  readonly deprecationMessage: string | null;
  /** Neither timed nor cancelled by Continue: one that never answers hangs the chat. */
  getContextItems(query: string, extras: ContinueExtras): Promise<ContinueContextItem[]>;
  loadSubmenuItems(args: unknown): Promise<ContinueSubmenuItem[]>;
}

export interface ContinueExtras {
  /** What the person typed. */
  readonly fullInput?: string;
  /** The chosen chat model. */
  readonly llm?: { readonly model?: string; readonly contextLength?: number };
}

/** Of all this only `content` reaches the model. Of several items with one `uri` Continue keeps the first. */
export interface ContinueContextItem {
  readonly content: string;
  readonly name: string;
  readonly description: string;
  readonly uri?: { readonly type: 'file' | 'url'; readonly value: string };
}

export interface ContinueSubmenuItem {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The title under which Continue knows us, whichever way it does. */
export const CONTINUE_TITLE = 'llmstruct';

export function isContinueApi(value: unknown): value is ContinueApi {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<ContinueApi>).registerCustomContextProvider === 'function'
  );
}
