import type { ChatResponse } from 'ollama';
import type { ChatProgress, Clock } from '../core/ports.ts';

/** What has come of an answer so far. */
export class OllamaAnswer {
  text = '';
  begun = false;
  last: ChatResponse | undefined;
  /** From the start of the request, in ms. */
  firstTokenMs: number | undefined;
  readonly #clock: Clock;
  readonly #start: number;
  readonly #onProgress: (progress: ChatProgress) => void;
  readonly #onBegin: () => void;

  /** `onBegin`: the first line came, so the prompt is read. */
  constructor(clock: Clock, onProgress: (progress: ChatProgress) => void, onBegin: () => void) {
    this.#clock = clock;
    this.#start = clock();
    this.#onProgress = onProgress;
    this.#onBegin = onBegin;
  }

  add(line: ChatResponse): void {
    if (!this.begun) {
      this.begun = true;
      this.firstTokenMs = this.#clock() - this.#start;
      this.#onBegin();
    }
    const text = line.message?.content ?? '';
    if (text !== '') {
      this.text += text;
      this.#onProgress({ kind: 'text', text });
    }
    if (line.done) this.last = line;
  }
}
