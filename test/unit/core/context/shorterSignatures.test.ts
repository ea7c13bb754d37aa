import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
const parameters = Array.from({ length: 8 }, (_, at) => `parameter_${at}: int`).join(', ');
const text = [
  ...NAMES.flatMap((name) => [`def ${name}(${parameters}) -> int: ...`, '']),
  'def target():',
  ...NAMES.map((name) => `    ${name}()`),
  '',
].join('\n');

async function shown(budget: number) {
  const pack = await createMemoryWorkspace({ 'a.py': text }).index.context({
    target: 'a.py#target',
    budget,
    fill: 'none',
  });
  const lines = pack.text.split('\n').filter((line) => line.startsWith('def '));
  return { pack, lines, cut: lines.filter((line) => line.includes('…')).length };
}

describe('signatures where a budget has no room for all', () => {
  it('are as long as ever where there is room', async () => {
    const { lines, cut } = await shown(2048);
    assert.equal(lines.length, NAMES.length);
    assert.equal(cut, 0);
  });

  it('are cut shorter, so that all are named; the best are long as far as that goes', async () => {
    const { pack, lines, cut } = await shown(256);
    assert.deepEqual(pack.dropped, []);
    assert.equal(lines.length, NAMES.length);
    assert.ok(cut > 0 && cut < NAMES.length, `${cut} are cut`);
    assert.match(lines[0]!, /parameter_7/);
    assert.ok(lines.every((line) => line.endsWith('-> int')));
    assert.ok(pack.tokens <= 256);
  });

  it('are as long as ever where shorter ones make no room for more', async () => {
    const { pack, lines } = await shown(24);
    assert.equal(pack.dropped.length, NAMES.length - lines.length);
  });
});
