/** The server refused before it began to answer. `message` is its own text, or its status where it gave none. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal';
  readonly status: number;
  /** Seconds after which to ask again, where the server says so (`Retry-After`). */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** What of a refusal is kept, in characters; a proxy's error page says it in its first line. */
const REFUSAL_LENGTH = 300;

/** The refusal that an answer with an error status is. */
export async function refusalOf(response: Response): Promise<ServerRefusal> {
  const text = await response.text();
  const said = errorField(text) ?? (text.trim().startsWith('<') ? '' : text.trim());
  const message = said === '' ? `${response.status} ${response.statusText}`.trim() : said;
  return new ServerRefusal(response.status, message.slice(0, REFUSAL_LENGTH), retryAfter(response.headers));
}

/** Seconds after which to ask again (`Retry-After`, RFC 9110: a number or a date); undefined where the server does not say. */
export function retryAfter(headers: Headers | undefined): number | undefined {
  const written = headers?.get('retry-after') ?? '';
  const seconds = written.includes(':') ? (Date.parse(written) - Date.now()) / 1000 : Number(written);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** `{"error": "…"}` as Ollama writes it, `{"error": {"message": "…"}}` as OpenAI does, `{"detail": "…"}` as others. */
function errorField(text: string): string | undefined {
  try {
    return errorText(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The words of an answer that is an error, undefined for one that is none. */
export function errorText(answer: unknown): string | undefined {
  const first: unknown = Array.isArray(answer) ? answer[0] : answer;
  if (typeof first !== 'object' || first === null) return undefined;
  const { error, detail } = first as { readonly error?: unknown; readonly detail?: unknown };
  const said = typeof error === 'object' && error !== null && 'message' in error ? error.message : (error ?? detail);
  return typeof said === 'string' ? said : undefined;
}
