import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may use the page: the browser that opened its address first, and no page of another origin. */
export class VoiceSession {
  /** Good for one opening of the page. */
  readonly token = randomBytes(32).toString('base64url');
  readonly #cookieName: string;
  readonly #cookie = randomBytes(32).toString('base64url');
  readonly #hosts: Set<string>;
  #isUsed = false;
  #isEnded = false;

  constructor(port: number) {
    // Cookies of 127.0.0.1 are shared by all ports.
    this.#cookieName = `llmstruct_voice_${port}`;
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  }

  allowHost(authority: string): void {
    this.#hosts.add(authority.toLowerCase());
  }

  /** A name that somebody points at this machine (DNS rebinding) is none of ours. */
  knowsHost({ headers }: IncomingMessage): boolean {
    return this.#hosts.has((headers.host ?? '').toLowerCase());
  }

  /** The cookie for a browser that may have the page: for the first one with the token, and for that one again. */
  admit(request: IncomingMessage, token: string | null): string | undefined {
    if (this.#isEnded) return undefined;
    const isFirst = !this.#isUsed && token !== null && isSame(token, this.token);
    if (!isFirst && !this.#hasCookie(request)) return undefined;
    this.#isUsed = true;
    return `${this.#cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a request that does something comes from our page in that browser. */
  isOurs(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    const authority = URL.parse(origin ?? '')?.host;
    return !this.#isEnded && authority !== undefined && this.#hosts.has(authority) && this.#hasCookie(request);
  }

  end(): void {
    this.#isEnded = true;
  }

  #hasCookie({ headers }: IncomingMessage): boolean {
    const cookies = (headers.cookie ?? '').split(';').map((each) => each.trim());
    const value = cookies.find((each) => each.startsWith(`${this.#cookieName}=`))?.slice(this.#cookieName.length + 1);
    return value !== undefined && isSame(value, this.#cookie);
  }
}

function isSame(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)];
  return a.length === b.length && timingSafeEqual(a, b);
}
