import type { ChatRequest, Clock } from '../core/ports.ts';

/** What a prompt's token takes on a small CPU where nothing was measured yet, in ms (measured: 10 to 25). */
const USUAL_PACE_MS = 20;

type Prompt = Pick<ChatRequest, 'messages' | 'promptTokens'>;

interface Abandoned {
  readonly text: string;
  readonly until: number;
}

/** A request that a server has. */
export interface RunningRequest {
  /** The first token came: from now on an abort ends the work. */
  begun(): void;
  end(): void;
  /** The request was given up. */
  abandon(): void;
}

/**
 * What Ollama servers are busy with, as far as we asked for it. A server that reads a prompt reads it to its end, also when nobody waits
 * for it any more (measured: 18 s for 1000 tokens), and nothing tells when it is free again; so that is estimated. One for the process.
 */
export class ServerLoad {
  readonly #running = new Map<string, number>();
  readonly #abandoned = new Map<string, Abandoned>();
  /** The prompt that a server was last given: what its cache holds. */
  readonly #last = new Map<string, string>();
  readonly #clock: Clock;

  constructor(clock: Clock = () => performance.now()) {
    this.#clock = clock;
  }

  /** Whether a request of ours runs there, or one that was given up is presumably still worked on. */
  isBusy(host: string): boolean {
    return (this.#running.get(host) ?? 0) > 0 || this.abandonedMs(host) > 0;
  }

  /**
   * For how long, in ms, the server presumably goes on reading a prompt that nobody waits for; 0 when it does not, and for the same
   * prompt once more, which is answered as soon as it is read.
   */
  abandonedMs(host: string, next?: Prompt): number {
    const abandoned = this.#abandoned.get(host);
    if (abandoned === undefined || (next !== undefined && textOf(next) === abandoned.text)) return 0;
    return Math.max(0, abandoned.until - this.#clock());
  }

  /** Whether the prompt that a server was last given begins with this one. */
  knows(host: string, opening: Prompt): boolean {
    // Without the end of the last text and of the list.
    return this.#last.get(host)?.startsWith(textOf(opening).slice(0, -'"}]'.length)) ?? false;
  }

  /** A request starts; `paceMs` is what a token of its prompt takes, where that is known. */
  start(host: string, prompt: Prompt, paceMs: number = USUAL_PACE_MS): RunningRequest {
    const startedAt = this.#clock();
    this.#last.set(host, textOf(prompt));
    let isReading = true;
    let isOver = false;
    this.#running.set(host, (this.#running.get(host) ?? 0) + 1);
    const end = (): void => {
      if (!isOver) this.#running.set(host, (this.#running.get(host) ?? 1) - 1);
      isOver = true;
    };
    return {
      begun: () => {
        isReading = false;
        // Whoever is answered waited for whatever came before.
        this.#abandoned.delete(host);
      },
      end,
      abandon: () => {
        if (!isOver && isReading) {
          const from = Math.max(startedAt, this.#abandoned.get(host)?.until ?? 0);
          this.#abandoned.set(host, { text: textOf(prompt), until: from + prompt.promptTokens * paceMs });
        }
        end();
      },
    };
  }
}

function textOf({ messages }: Prompt): string {
  return JSON.stringify(messages);
}
