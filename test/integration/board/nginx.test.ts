import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../e2e/eventually.ts';
import { projectRoot } from '../../host/projectRoot.ts';
import { freePort } from '../../support/monitoring.ts';
import { requireNginx } from '../../support/nginx.ts';
import { type BoardServer, startBoard } from './boardServer.ts';

const NAME = 'llmstruct.example.org';
const TASKS = '[[tasks]]\nid = "TSK-1"\ntitle = "One"\nstatus = "open"\n';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Debian's nginx with the configuration of `docs/deploy`, before the built server. */
describe('the server behind nginx', function () {
  this.timeout(120_000);
  let folder: string;
  let server: BoardServer;
  let tls: number;
  let plain: number;
  let stop: () => Promise<void>;

  before(async function () {
    const nginx = requireNginx(this);
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-nginx-'));
    server = await startBoard(
      { 'llmstruct.toml': TASKS },
      '--host',
      NAME,
      '--access-log',
      join(folder, 'access.jsonl'),
    );
    [tls, plain] = [await freePort(), await freePort()];
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '1',
        '-subj',
        `/CN=${NAME}`,
        '-addext',
        `subjectAltName=DNS:${NAME}`,
        '-keyout',
        key,
        '-out',
        certificate,
      ],
      { stdio: 'pipe' },
    );
    const ours = readFileSync(join(projectRoot, 'docs/deploy/nginx/llmstruct.conf'), 'utf8')
      .replace('127.0.0.1:7317', new URL(server.url).host)
      .replace('listen 80;', `listen 127.0.0.1:${plain};`)
      .replace('listen 443 ssl http2;', `listen 127.0.0.1:${tls} ssl http2;`)
      .replace('/etc/ssl/certs/llmstruct.pem', certificate)
      .replace('/etc/ssl/private/llmstruct.key', key);
    mkdirSync(join(folder, 'conf.d'));
    writeFileSync(join(folder, 'conf.d/llmstruct.conf'), ours);
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    const main = `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}\nhttp { access_log ${folder}/nginx.log; ${places.join(' ')} include ${folder}/conf.d/*.conf; }\n`;
    writeFileSync(join(folder, 'nginx.conf'), main);
    let said = '';
    const child = spawn(nginx, ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    await eventually(async () => assert.equal((await ask('/')).status, 200, said));
  });
  after(async () => {
    await stop?.();
    await server?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  function ask(
    path: string,
    { body, token, host = NAME }: { body?: string; token?: string; host?: string } = {},
  ): Promise<Answer> {
    const headers = {
      Host: host,
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined
        ? {}
        : { 'Content-Type': 'application/json', Origin: `https://${NAME}`, 'Content-Length': Buffer.byteLength(body) }),
    };
    const ca = readFileSync(join(folder, 'certificate.pem'));
    const options = {
      host: '127.0.0.1',
      port: tls,
      path,
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ca,
      servername: NAME,
    };
    return new Promise((resolve, reject) => {
      const sent = request(options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  it('gives the page over TLS with the server’s own policy, and sends plain requests there', async () => {
    const page = await ask('/');
    assert.match(String(page.headers['content-security-policy']), /^default-src 'none'/);
    assert.match(String(page.headers['strict-transport-security']), /max-age/);
    const location = await new Promise((resolve, reject) => {
      plainRequest(
        { host: '127.0.0.1', port: plain, path: '/x?y', headers: { Host: NAME } },
        ({ statusCode, headers }) => resolve([statusCode, headers.location]),
      )
        .on('error', reject)
        .end();
    });
    assert.deepEqual(location, [308, `https://${NAME}/x?y`]);
  });

  it('passes on who asks: by code, by token, and nobody else', async () => {
    const code = new URL(server.board).hash.replace('#code=', '');
    const { token } = JSON.parse((await ask('/sign_in', { body: JSON.stringify({ code }) })).text) as { token: string };
    assert.equal(token, server.token);
    assert.equal((await ask('/tasks', { token })).status, 200);
    assert.equal((await ask('/tasks')).status, 401);
    assert.equal((await ask('/tasks', { token, host: 'evil.example' })).status, 403);
  });

  it('tells at once what changed, and writes what is wished', async () => {
    const { token } = server;
    const heard: string[] = [];
    const ca = readFileSync(join(folder, 'certificate.pem'));
    const listening = request(
      {
        host: '127.0.0.1',
        port: tls,
        path: '/events',
        headers: { Host: NAME, Authorization: `Bearer ${token}` },
        ca,
        servername: NAME,
      },
      (response) => response.setEncoding('utf8').on('data', (text: string) => heard.push(text)),
    );
    listening.on('error', () => {});
    listening.end();
    const events = () => heard.join('').match(/^event: tasks$/gm)?.length ?? 0;
    await eventually(() => assert.equal(events(), 1));
    const { tasks } = JSON.parse((await ask('/tasks', { token })).text) as { tasks: { id: string; version: string }[] };
    const [{ id, version }] = tasks as [{ id: string; version: string }];
    const body = JSON.stringify({ id, version, changes: { status: 'done' } });
    assert.equal((await ask('/update_task', { token, body })).status, 200);
    await eventually(() => assert.equal(events(), 2));
    listening.destroy();
    assert.equal((await ask('/update_task', { token, body })).status, 409);
    assert.match(readFileSync(join(server.folder, 'llmstruct.toml'), 'utf8'), /status = "done"/);
  });

  it('refuses bodies that are too large, and logs neither tokens nor codes', async () => {
    assert.equal((await ask('/update_task', { token: server.token, body: ' '.repeat(1_200_000) })).status, 413);
    const logs = ['access.jsonl', 'nginx.log'].map((name) => readFileSync(join(folder, name), 'utf8')).join('');
    assert.match(logs, /update_task/);
    assert.ok(!logs.includes(server.token) && !logs.includes(new URL(server.board).hash.slice(6)));
  });
});
