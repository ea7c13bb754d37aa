import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createProxy, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

export interface ScriptedGitHubSite {
  /** Sends a program's requests for github.com and api.github.com here, over TLS as ever, and lets none for another server out. */
  readonly env: Readonly<Record<string, string>>;
  /** Method, host and path of each request, in order. */
  readonly requests: readonly string[];
  /** The token that the next sign-in gives; undefined: its person said no. */
  token: string | undefined;
  /** HTTP status of the question who a token belongs to. */
  userStatus: number;
  close(): Promise<void>;
}

const HOSTS = ['github.com', 'api.github.com'];
export const USER_CODE = 'WDJB-MJHT';

/**
 * github.com as a program meets it behind a proxy: the device flow (docs.github.com, "Authorizing OAuth apps"), who a token belongs to, and below
 * api.github.com what `enterprise`, a stand-in whose API is below `/api/v3`, answers.
 */
export async function startScriptedGitHubSite(enterprise: string): Promise<ScriptedGitHubSite> {
  const folder = mkdtempSync(join(tmpdir(), 'llmstruct-github-'));
  const certificate = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  const names = HOSTS.map((host) => `DNS:${host}`).join();
  const files = ['-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=github.com'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, '-addext', `subjectAltName=${names}`],
    {
      stdio: 'ignore',
    },
  );
  const requests: string[] = [];
  const state: Pick<ScriptedGitHubSite, 'token' | 'userStatus'> = { token: undefined, userStatus: 200 };

  function answer(asked: IncomingMessage, response: ServerResponse): void {
    const { method, url = '/', headers } = asked;
    const { pathname } = new URL(url, 'https://github.com');
    const place = `${headers.host}${pathname}`;
    requests.push(`${method} ${place}`);
    if (place.startsWith('api.github.com/repos/')) {
      passOn(asked, response);
      return;
    }
    const [status, body] = route(place);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  function route(place: string): [status: number, body: object] {
    const { token, userStatus } = state;
    switch (place) {
      case 'api.github.com/user':
        return [userStatus, { login: 'ann', id: 7 }];
      case 'github.com/login/device/code': {
        const verification_uri = 'https://github.com/login/device';
        return [200, { device_code: 'device', user_code: USER_CODE, verification_uri, expires_in: 900, interval: 1 }];
      }
      case 'github.com/login/oauth/access_token':
        return token === undefined
          ? [200, { error: 'access_denied', error_description: 'The user has denied your application access.' }]
          : [200, { access_token: token, token_type: 'bearer', scope: 'repo' }];
      default:
        return [404, { message: 'Not Found' }];
    }
  }

  function passOn(asked: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url, headers } = asked;
    // Not the token's scheme: github.com takes both, the stand-in one.
    const authorization = headers.authorization?.replace(/^bearer /i, 'token ');
    const passed = request(
      `${enterprise}/api/v3${url}`,
      { method, headers: { ...headers, authorization } },
      (found) => {
        response.writeHead(found.statusCode ?? 502, found.headers);
        found.pipe(response);
      },
    );
    passed.on('error', () => response.destroy());
    asked.pipe(passed);
  }

  const site = createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) }, answer);
  const proxy = createProxy((_, response) => response.writeHead(502).end());
  // The server lets go of a connection that became a tunnel, so it would not end with it.
  const tunnels = new Set<Duplex>();
  proxy.on('connect', ({ url }, socket) => {
    tunnels.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => tunnels.delete(socket));
    if (!HOSTS.some((host) => url === `${host}:443`)) return socket.end('HTTP/1.1 502 Not let out\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    site.emit('connection', socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return Object.assign(state, {
    // Node's own switch, for what VS Code does not send through a proxy by itself.
    env: {
      HTTPS_PROXY: address,
      https_proxy: address,
      NO_PROXY: '127.0.0.1',
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: certificate,
      SSL_CERT_FILE: certificate,
    },
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        proxy.close(() => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        proxy.closeAllConnections();
        for (const socket of tunnels) socket.destroy();
      }),
  });
}
