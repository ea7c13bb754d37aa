import { Ollama } from 'ollama';
import { checkedLines } from './checkedLines.ts';
import type { OllamaHost } from './ollamaHost.ts';
import { createStreamingFetch, type StreamingFetchOptions } from './streamingFetch.ts';

/** The server refused before it began to answer. `message` is its own text, or its status where it gave none. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What of a refusal is kept, in characters; a proxy's error page says it in its first line. */
const REFUSAL_LENGTH = 300;

/**
 * The official client on our own `fetch`, one per request, since its `abort` does nothing before the first token. Refusals
 * become `ServerRefusal` and faults in a stream `StreamFault` before the client sees them: it prints answers that are not
 * JSON to stdout, which belongs to the command line's data, and skips broken lines of a stream.
 */
export function createOllamaClient(host: OllamaHost, options: StreamingFetchOptions): Ollama {
  const send = createStreamingFetch(options);
  return new Ollama({
    host: host.url,
    fetch: async (input, init) => {
      const response = await send(input, init);
      if (!response.ok) throw new ServerRefusal(response.status, await refusalText(response));
      const path = String(input);
      if (!path.endsWith('/api/chat') || response.body === null) return response;
      return new Response(response.body.pipeThrough(checkedLines()), response);
    },
  });
}

async function refusalText(response: Response): Promise<string> {
  const text = await response.text();
  const said = errorField(text) ?? (text.trim().startsWith('<') ? '' : text.trim());
  return (said === '' ? `${response.status} ${response.statusText}`.trim() : said).slice(0, REFUSAL_LENGTH);
}

function errorField(text: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
    return typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}
