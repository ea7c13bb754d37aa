import { el } from './element.ts';
import { RequestFailed } from './pageHost.ts';
import { t } from './words.ts';

/** How long a notice is shown, in ms. What went wrong stays until it is closed. */
const SHOWN = 4000;

/** Sentences at the edge of the page, which screen readers say, too. */
export class Notices {
  readonly #said = el('div', { role: 'status', class: 'notices' });
  readonly #failed = el('div', { role: 'alert', class: 'notices failed' });
  readonly element = el('div', { class: 'edge' }, this.#failed, this.#said);
  #timer: number | undefined;

  say(text: string): void {
    this.#said.replaceChildren(el('p', {}, text));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#said.replaceChildren(), SHOWN);
  }

  fail(error: unknown): void {
    const text = error instanceof RequestFailed ? error.message : t('Something went wrong: {0}', String(error));
    const close = el('button', { type: 'button', 'aria-label': t('Close'), onclick: () => this.clear() }, '✕');
    this.#failed.replaceChildren(el('p', {}, text, ' ', close));
  }

  clear(): void {
    this.#failed.replaceChildren();
  }
}
