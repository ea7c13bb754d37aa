/** An answer to a GET that the server can confirm with 304. */
export interface CachedResponse {
  readonly etag: string;
  readonly body: unknown;
  /** Its `Link` header: a confirmation need not repeat it. */
  readonly link?: string;
}

/** Answers by their address. Losing it costs requests, never a result. */
export interface ResponseCache {
  get(url: string): CachedResponse | undefined;
  put(url: string, response: CachedResponse): void;
}

/** A cache that lasts as long as the process. */
export function createMemoryResponseCache(): ResponseCache & { readonly entries: Map<string, CachedResponse> } {
  const entries = new Map<string, CachedResponse>();
  return { entries, get: (url) => entries.get(url), put: (url, response) => void entries.set(url, response) };
}
