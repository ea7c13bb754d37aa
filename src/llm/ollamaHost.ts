import { LlmstructError } from '../core/errors.ts';

/** Where an Ollama server is looked for. */
export interface OllamaHost {
  /** What requests start with: scheme, host and port, perhaps credentials and a path; no slash at the end. */
  readonly url: string;
  /** The same for people and logs, without credentials. */
  readonly shown: string;
  /**
   * Whether the address is this machine by its writing: `localhost`, 127.0.0.0/8 or `::1`. A name of our own that resolves
   * to a loopback address is not known here; `remotePlace` of `ollamaServer` asks the resolver.
   */
  readonly loopback: boolean;
}

const DEFAULT_PORT = 11434;
const SCHEME_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * Reads a host as people write it, with the rules of `ollama` itself for `OLLAMA_HOST` (envconfig): quotes and blanks around
 * it do not count, the port is 11434, or 80 and 443 after an explicit scheme. An address to listen on (`0.0.0.0`, `[::]`,
 * none) means this machine. Undefined or blank is the default, `http://127.0.0.1:11434`. Throws `model-unreachable` with the
 * text as `host` for what is no address.
 */
export function parseOllamaHost(text: string | undefined): OllamaHost {
  const written = (text ?? '')
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim();
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(written)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') throw unusable(written);
  const address =
    written === '' ? '127.0.0.1' : withHost(scheme === undefined ? written : written.slice(scheme.length + 3));
  const url = URL.parse(`${scheme ?? 'http'}://${address}`);
  if (url === null || url.search !== '' || url.hash !== '' || /\s/.test(written)) throw unusable(written);
  // Not `url.port`: it is empty for a port that the scheme implies, also when it was written.
  const port = Number(
    /:(\d+)$/.exec(address.split('/')[0] ?? '')?.[1] ?? (scheme ? SCHEME_PORTS[scheme] : DEFAULT_PORT),
  );
  if (port === 0) throw unusable(written);
  return describe(url, port);
}

/** The first of the texts (a setting, then `OLLAMA_HOST`) that says anything. */
export function chooseOllamaHost(...texts: readonly (string | undefined)[]): OllamaHost {
  return parseOllamaHost(texts.find((text) => text !== undefined && text.trim() !== ''));
}

/** Whether a host name or address, without its port, means this machine by its writing. */
export function isLoopbackName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || isLoopbackV4(name);
}

function isLoopbackV4(name: string): boolean {
  return /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(name) || /^::ffff:7f[\da-f]{2}:[\da-f]{1,4}$/.test(name);
}

/** Puts a host where only a port is written, and brackets around a bare IPv6 address. */
function withHost(address: string): string {
  if (/^:\d/.test(address)) return `127.0.0.1${address}`;
  const [host = '', ...path] = address.split('/');
  return /^[\da-f]*:[\da-f]*:[\da-f:.]*$/i.test(host) ? [`[${host}]`, ...path].join('/') : address;
}

/** Addresses to listen on, and where a client reaches what listens there. */
const LISTENING: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '[::]': '[::1]' };

function describe(url: URL, port: number): OllamaHost {
  const hostname = LISTENING[url.hostname] ?? url.hostname;
  const place = `${hostname}:${port}${url.pathname.replace(/\/+$/, '')}`;
  const login = url.username === '' ? '' : `${url.username}${url.password === '' ? '' : `:${url.password}`}@`;
  return {
    url: `${url.protocol}//${login}${place}`,
    shown: `${url.protocol}//${place}`,
    loopback: isLoopbackName(hostname),
  };
}

function unusable(written: string): LlmstructError {
  return new LlmstructError('model-unreachable', { host: written.replace(/\/\/[^/@]*@/, '//') });
}
