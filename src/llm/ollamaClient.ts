import { Ollama } from 'ollama';
import { checkedLines } from './checkedLines.ts';
import type { OllamaHost } from './ollamaHost.ts';
import { refusalOf } from './serverRefusal.ts';
import { createStreamingFetch, type StreamingFetchOptions } from './streamingFetch.ts';

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
      if (!response.ok) throw await refusalOf(response);
      const path = String(input);
      if (!path.endsWith('/api/chat') || response.body === null) return response;
      return new Response(response.body.pipeThrough(checkedLines()), response);
    },
  });
}
