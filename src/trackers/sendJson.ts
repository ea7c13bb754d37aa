import type { TrackerAnswer } from './trackerRequests.ts';

/** Sends a request whose answer is JSON; a refusal is an answer. Throws what `fetch` throws. */
export async function sendJson(url: string, init: RequestInit): Promise<TrackerAnswer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers), body: jsonOf(text) };
}

/** Proxies answer with pages, not with JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text.slice(0, 200) };
  }
}
