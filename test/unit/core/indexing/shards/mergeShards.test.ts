import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutShards } from '../../../../../src/core/indexing/shards/cutShards.ts';
import { mergeShards } from '../../../../../src/core/indexing/shards/mergeShards.ts';
import { structTextParts } from '../../../../../src/core/indexing/structFile/structFile.ts';
import { openPartFile } from '../../../../../src/node/partFile.ts';
import { createMemoryWorkspace } from '../../../../support/memoryWorkspace.ts';
import { createRandom } from '../../../../support/random.ts';
import { testDigest } from '../../../../support/testParser.ts';
import { useTemporaryFolder } from '../../../node/temporaryFolder.ts';

const FILES: Readonly<Record<string, string>> = {
  'README.md': '# Shop\n\nSells things.\n',
  'package.json': '{"name": "shop", "imports": {"#money": "./src/money.js"}}\n',
  'llmstruct.toml': '[[tasks]]\nid = "TSK-1"\ntitle = "T"\nstatus = "open"\n',
  'src/cart.py':
    'from .order import Order\n\n\nclass Cart(Order):\n    def total(self):\n        return self.sum() + 1\n',
  'src/order.py':
    '"""Заказы \u2028."""\n\n\nclass Order:\n    def sum(self):\n        return 1\n\n    def total(self):\n        return 2\n',
  'src/pay.py': 'from .order import Order\n\n\ndef pay(order: Order):\n    return order.total(\n',
  'src/money.js': 'export function euro(n) {\n  return "€" + n\n}\n',
  'src/show.js': 'import { euro } from "#money"\nexport const show = (n) => euro(n)\n',
  'logo.png': '\u0000',
  'empty.py': '',
};

describe('shards', () => {
  const folder = useTemporaryFolder();
  const ports = { digest: testDigest, takeTurn: () => Promise.resolve() };

  async function oneRun(files = FILES): Promise<string> {
    const workspace = createMemoryWorkspace(files);
    await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
    return workspace.files.get('struct.json')!;
  }

  /** Makes a part as another machine would, and gives the path of its file. */
  async function part(shard: number, of: number, files = FILES): Promise<string> {
    const workspace = createMemoryWorkspace(files, { randomDelays: shard });
    await workspace.index.shard({ shard, of, path: 'part' });
    const file = join(folder(), `${shard}-of-${of}-${testDigest(JSON.stringify(files))}`);
    writeFileSync(file, workspace.files.get('part')!);
    return file;
  }

  async function merged(files: readonly string[], engine = 1): Promise<string> {
    const parts = files.map((file) => openPartFile(file, file.slice(folder().length + 1)));
    try {
      return structTextParts(await mergeShards(parts, engine, ports)).join('');
    } finally {
      for (const each of parts) each.close();
    }
  }

  const parts = (of: number) => Promise.all(Array.from({ length: of }, (_, at) => part(at + 1, of)));

  it('give byte for byte what one run gives, whatever their number and order', async () => {
    const whole = await oneRun();
    assert.match(whole, /"cart\.py#Cart\.total"|src\/cart\.py#Cart\.total/);
    const random = createRandom(7);
    for (const count of [1, 2, 3, 5, 16]) {
      const files = await parts(count);
      files.sort(() => random(2) - 0.5);
      assert.equal(await merged(files), whole, String(count));
    }
  });

  it('parse each file once in all, and only their own', async () => {
    const parsed: string[] = [];
    for (let shard = 1; shard <= 3; shard++) {
      const workspace = createMemoryWorkspace(FILES);
      await workspace.index.shard({ shard, of: 3, path: 'part' });
      parsed.push(...workspace.parsed);
    }
    assert.deepEqual(
      parsed.sort(),
      Object.keys(FILES)
        .filter((path) => /\.(py|js)$/.test(path))
        .sort(),
    );
  });

  it('are refused by name when one is lost, twice there, of another tree, number or engine, or cut off', async () => {
    const [one, two, three] = (await parts(3)) as [string, string, string];
    const refused = (files: readonly string[], code: string, name: string, engine?: number) =>
      assert.rejects(merged(files, engine), (error: Error) => {
        assert.equal((error as Error & { code: string }).code, code);
        assert.match(error.message, new RegExp(name));
        return true;
      });
    await refused([one, three], 'part-missing', '"shard":2');
    await refused([one, two, two, three], 'part-twice', '2-of-3');
    await refused([one, two, await part(3, 4)], 'part-foreign', '3-of-4');
    const changed = { ...FILES, 'src/pay.py': 'def pay():\n    return 1\n' };
    await refused([one, two, await part(3, 3, changed)], 'part-foreign', '3-of-3');
    await refused([one, two, await part(3, 3, { ...FILES, 'README.md': '# Other\n' })], 'part-foreign', '3-of-3');
    await refused([one, two, three], 'part-engine', '1-of-3', 2);

    const bytes = readFileSync(two);
    const lines = bytes.toString().split('\n');
    const spoiled: Readonly<Record<string, string>> = {
      'cut off': bytes.subarray(0, bytes.length >> 1).toString(),
      'without its end': `${lines.slice(0, -2).join('\n')}\n`,
      'with a line less': lines.toSpliced(1, 1).join('\n'),
      'with more behind its end': `${bytes.toString()}{}\n`,
      empty: '',
      'no part': '{"schemaVersion": "3.0.0"}\n',
    };
    for (const [what, text] of Object.entries(spoiled)) {
      writeFileSync(two, text);
      await assert.rejects(merged([one, two, three]), /part-damaged.*2-of-3/, what);
    }
    assert.throws(() => openPartFile(join(folder(), 'nowhere'), 'nowhere'), /part-absent.*nowhere/);
  });

  it('are cut alike: the largest at most 1.2 of the mean where no file is larger than a shard', () => {
    const random = createRandom(11);
    for (const count of [1, 2, 4, 8, 50]) {
      const sizes = new Map(Array.from({ length: 3000 }, (_, at) => [`f${at}`, 10 + random(1000) ** 2]));
      const loads = Array.from({ length: count }, () => 0);
      for (const [path, shard] of cutShards(sizes, count)) loads[shard - 1]! += sizes.get(path)!;
      const mean = loads.reduce((sum, load) => sum + load, 0) / count;
      assert.ok(Math.max(...loads) <= 1.2 * mean, `${count}: ${Math.max(...loads) / mean}`);
    }
  });

  it('do not depend on the order in which files are listed', () => {
    const sizes: [string, number][] = [
      ['a', 3],
      ['b', 3],
      ['c', 0],
      ['d', 5],
      ['e', 1],
      ['f', 0],
    ];
    const sorted = (cut: ReadonlyMap<string, number>) => [...cut].sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(sorted(cutShards(new Map(sizes), 2)), sorted(cutShards(new Map([...sizes].reverse()), 2)));
  });
});
