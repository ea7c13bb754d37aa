import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LlmstructError } from '../../../src/core/errors.ts';
import { readWave } from '../../../src/llm/transcription/waveFile.ts';
import { encodeWave } from '../../../src/voice/page/encodeWave.ts';
import { startVoicePage, type VoicePage, type VoicePageOptions } from '../../../src/voice/startVoicePage.ts';
import { waveOf } from '../../servers/waveOf.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

describe('the server of the page for a voice', () => {
  let assets: string;
  let page: VoicePage;
  let heard: Uint8Array[];
  const start = async (change: Partial<VoicePageOptions> = {}): Promise<VoicePage> => {
    heard = [];
    page = await startVoicePage({
      assets,
      language: 'en',
      t: (text) => text,
      hear: (bytes) => {
        heard.push(bytes);
        return Promise.resolve('make it simpler');
      },
      failure: (error) => ({ message: String(error), hint: 'hint' }),
      largest: 100_000,
      ...change,
    });
    return page;
  };
  before(() => {
    assets = mkdtempSync(join(tmpdir(), 'llmstruct-assets-'));
    for (const name of ['page.js', 'recorder.js', 'page.css']) writeFileSync(join(assets, name), `/* ${name} */`);
  });
  after(() => rmSync(assets, { recursive: true }));
  beforeEach(() => start());
  afterEach(() => page.close());

  const send = (
    path: string,
    {
      method = 'GET',
      headers = {},
      body,
    }: { method?: string; headers?: Record<string, string>; body?: Uint8Array | string } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(page.url);
      const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const tokenPath = (): string => new URL(page.url).pathname + new URL(page.url).search;
  const origin = (): string => new URL(page.url).origin;
  /** Opens the page and gives what its own requests carry. */
  const open = async (): Promise<Record<string, string>> => {
    const { headers } = await send(tokenPath());
    const [cookie = ''] = (headers['set-cookie'] as string[] | undefined) ?? [];
    return { cookie: cookie.split(';')[0] ?? '', origin: origin() };
  };

  it('gives the page once, with a policy that allows our own files and this page’s microphone only', async () => {
    const { status, headers, text } = await send(tokenPath());
    assert.equal(status, 200);
    assert.match(
      String(headers['content-security-policy']),
      /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';/,
    );
    assert.match(String(headers['permissions-policy']), /^microphone=\(self\)/);
    assert.deepEqual([headers['cache-control'], headers['referrer-policy']], ['no-store', 'no-referrer']);
    assert.match(String(headers['set-cookie']), /HttpOnly; SameSite=Strict/);
    assert.ok(!/<script>|style=|onclick/.test(text));
    assert.deepEqual(
      [(await send(tokenPath())).status, (await send('/')).status, (await send('/?token=no')).status],
      [403, 403, 403],
    );
  });

  it('writes down and takes words from its own page only', async () => {
    const ours = await open();
    const wave = waveOf(1);
    const words = (headers: Record<string, string>) => send('/words', { method: 'POST', headers, body: wave });
    assert.equal((await words({})).status, 403);
    assert.equal((await words({ cookie: ours['cookie']! })).status, 403);
    assert.equal((await words({ ...ours, origin: 'https://evil.example' })).status, 403);
    assert.equal((await words({ ...ours, origin: 'null' })).status, 403);
    assert.equal((await words({ ...ours, cookie: ours['cookie']!.replace(/=.*/, '=guess') })).status, 403);
    assert.equal((await words({ ...ours, host: 'evil.example' })).status, 421);
    assert.equal(heard.length, 0);
    assert.deepEqual(JSON.parse((await words(ours)).text), { words: 'make it simpler' });
    assert.deepEqual(Buffer.from(heard[0]!), Buffer.from(wave));
    page.allowHost('Far.example:8443');
    assert.equal((await words({ ...ours, host: 'far.example:8443', origin: 'https://far.example:8443' })).status, 200);
    const asked = await send('/ask', { method: 'POST', headers: ours, body: '{"words": " упрости total "}' });
    assert.deepEqual([asked.status, await page.words], [200, 'упрости total']);
  });

  it('refuses what is too large, of another form, at another place or by another method', async () => {
    const ours = await open();
    const post = (path: string, body: Uint8Array | string, more = {}) =>
      send(path, { method: 'POST', headers: { ...ours, ...more }, body });
    assert.equal((await post('/words', new Uint8Array(100_001))).status, 413);
    for (const body of ['', '[]', '{"words": 3}', '{"words": " "}', 'null'])
      assert.equal((await post('/ask', body)).status, 400, body);
    assert.equal((await post('/ask', 'x'.repeat(70_000))).status, 413);
    const method = await send('/words', { headers: ours });
    assert.deepEqual([method.status, method.headers['allow']], [405, 'POST']);
    assert.equal((await send('/../package.json', { headers: ours })).status, 404);
    assert.equal((await send('/page.js')).text, '/* page.js */');
  });

  it('says what went wrong with a recording', async () => {
    await page.close();
    await start({ hear: () => Promise.reject(new LlmstructError('voice-silent')) });
    const { status, text } = await send('/words', { method: 'POST', headers: await open(), body: waveOf(1) });
    assert.equal(status, 422);
    assert.match(text, /voice-silent.*hint/);
  });

  it('ends after its time, and with the editor', async () => {
    await page.close();
    assert.equal(await page.words, undefined);
    await start({ lifetimeMs: 20 });
    assert.equal(await page.words, undefined);
  });
});

describe('a recording of the page', () => {
  it('is a WAV of 16 kHz whatever rate the microphone has', () => {
    for (const rate of [16_000, 44_100, 48_000]) {
      const blocks = Array.from({ length: rate / 100 }, () => new Float32Array(100).fill(0.25));
      const wave = readWave(encodeWave(blocks, rate))!;
      assert.deepEqual([wave.rate, wave.channels, wave.seconds], [16_000, 1, 1]);
      assert.ok(Math.abs(wave.peak - 0.25) < 0.001);
    }
    assert.ok(readWave(encodeWave([new Float32Array([5, -5])], 16_000))!.peak <= 1);
  });
});
