import assert from 'node:assert/strict';
import { Hono } from 'hono';
import { namesAtPort, refuseForeign } from '../../../src/server/guards.ts';
import { RequestRefused } from '../../../src/server/problem.ts';

describe('the Host header', () => {
  /** What a request is answered that names this host, at a server of this port. */
  async function statusOf(port: number, host: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    const app = new Hono();
    app.use(refuseForeign(() => ({ plain: namesAtPort('127.0.0.1', port), public: [] })));
    app.get('/', (context) => context.text('answered'));
    app.onError((error, context) => context.text('refused', error instanceof RequestRefused ? 403 : 500));
    return (await app.request(`http://${host}/`, { headers: { Host: host, ...headers } })).status;
  }

  it('names the port, but for that of plain HTTP, which clients leave out', async () => {
    assert.equal(await statusOf(7317, '127.0.0.1:7317'), 200);
    assert.equal(await statusOf(7317, '127.0.0.1'), 403);
    assert.equal(await statusOf(80, '127.0.0.1'), 200);
    assert.equal(await statusOf(80, '127.0.0.1:80'), 200);
    assert.equal(await statusOf(443, '127.0.0.1:443'), 200);
    for (const port of [80, 443]) {
      assert.equal(await statusOf(port, 'evil.example'), 403);
      assert.equal(await statusOf(port, `127.0.0.1:${port + 1}`), 403);
    }
  });

  it('goes with an Origin that leaves the port out in the same way', async () => {
    assert.equal(await statusOf(80, '127.0.0.1', { Origin: 'http://127.0.0.1' }), 200);
    assert.equal(await statusOf(80, '127.0.0.1', { Origin: 'http://127.0.0.1:8080' }), 403);
    assert.equal(await statusOf(443, '127.0.0.1:443', { Origin: 'http://127.0.0.1' }), 403);
  });
});
