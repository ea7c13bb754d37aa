import assert from 'node:assert/strict';
import type { ChangeReport, SymbolChange } from '../../../../src/core/changes/changeReport.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

type Files = Readonly<Record<string, string>>;

async function changes(base: Files, head: Files): Promise<ChangeReport> {
  const workspace = createMemoryWorkspace(head);
  workspace.commits.set('base', base);
  workspace.commits.set('head', head);
  const report = await workspace.index.changes({ base: 'base' });
  assert.deepEqual(
    await workspace.index.changes({ base: 'base', head: 'head' }),
    report,
    'of two commits as of the files',
  );
  return report;
}

const brief = ({ changes: kinds, id, was, effect, left, followed }: SymbolChange): string =>
  [
    `${kinds.join('+')} ${id}`,
    ...(was === undefined ? [] : [`was ${was}`]),
    ...(effect === undefined ? [] : [`concerns ${effect}`]),
    ...left.map((user) => `left ${user.id}:${user.line} ${user.via}`),
    ...(followed === 0 ? [] : [`followed ${followed}`]),
  ].join(', ');

const symbols = async (base: Files, head: Files): Promise<string[]> => (await changes(base, head)).symbols.map(brief);

const CART = 'def total(items, tax):\n    """Sums up."""\n    return sum(items) * tax\n';
const ORDER =
  'from cart import total\n\n\ndef pay(order):\n    return total(order.items, 2)\n\n\ndef show(order):\n    print(total(order.items, 1))\n';

describe('what a change means', () => {
  it('is nothing where code is only laid out anew, commented or moved inside its file', async () => {
    const head = {
      'cart.py':
        '# The cart.\n\n\ndef total(\n    items,\n    tax,\n):\n    return (\n        sum(items) * tax\n    )\n',
      'order.py': ORDER.split('\n\n\n')
        .toSpliced(1, 2, ORDER.split('\n\n\n')[2]!.trimEnd(), ORDER.split('\n\n\n')[1]!)
        .join('\n\n\n'),
    };
    const report = await changes({ 'cart.py': CART, 'order.py': ORDER }, head);
    assert.deepEqual(report.symbols, []);
    assert.deepEqual(
      report.modules.map(({ change, path }) => [change, path]),
      [
        ['changed', 'cart.py'],
        ['changed', 'order.py'],
      ],
    );
    assert.equal(
      report.modules.some(({ topLevel }) => topLevel),
      false,
    );
  });

  it('names the callers that a signature leaves behind, and counts those that were changed', async () => {
    const head = {
      'cart.py': CART.replace('items, tax', 'items, country, tax'),
      'order.py': ORDER.replace('total(order.items, 2)', 'total(order.items, "de", 2)'),
    };
    assert.deepEqual(await symbols({ 'cart.py': CART, 'order.py': ORDER }, head), [
      'signature cart.py#total, concerns callers, left order.py#show:8 calls, followed 1',
      'code order.py#pay',
    ]);
  });

  it('names a caller that was changed but calls as it did', async () => {
    const head = {
      'cart.py': CART.replace('items, tax', 'items, country, tax'),
      'order.py': ORDER.replace('return total(order.items, 2)', 'log()\n    return total( order.items,\n        2)'),
    };
    const [first] = await symbols({ 'cart.py': CART, 'order.py': ORDER }, head);
    assert.equal(
      first,
      'signature cart.py#total, concerns callers, left order.py#pay:4 calls, left order.py#show:10 calls',
    );
  });

  it('leaves nobody behind where the new parameters are optional', async () => {
    const head = { 'cart.py': CART.replace('items, tax', 'items, tax, *, country="de"'), 'order.py': ORDER };
    assert.deepEqual(await symbols({ 'cart.py': CART, 'order.py': ORDER }, head), [
      'signature cart.py#total, concerns none',
    ]);
  });

  it('knows a function under a new name, with who still calls the old one', async () => {
    const head = {
      'cart.py': CART.replace('total', 'sum_up'),
      'order.py': ORDER.replace('import total', 'import sum_up').replace(
        'total(order.items, 2)',
        'sum_up(order.items, 2)',
      ),
    };
    assert.deepEqual(await symbols({ 'cart.py': CART, 'order.py': ORDER }, head), [
      'renamed cart.py#sum_up, was cart.py#total, left order.py#show:8 calls, followed 1',
      'code order.py#pay',
    ]);
  });

  it('knows a function in another file; an import of it is enough to follow', async () => {
    const base = { 'cart.py': `${CART}\n\ndef other():\n    return 1\n`, 'order.py': ORDER };
    const head = {
      'cart.py': 'def other():\n    return 1\n',
      'sums.py': CART,
      'order.py': ORDER.replace('from cart', 'from sums'),
    };
    assert.deepEqual(await symbols(base, head), ['moved sums.py#total, was cart.py#total, followed 2']);
  });

  it('knows a file under a new name, and who still imports the old one', async () => {
    const base = {
      'cart.py': CART,
      'order.py': ORDER,
      'late.py': 'import cart\n\n\ndef late():\n    return cart.total([], 1)\n',
    };
    const head = {
      'basket.py': CART,
      'order.py': ORDER.replace('from cart', 'from basket'),
      'late.py': base['late.py'],
    };
    const report = await changes(base, head);
    const [renamed] = report.modules.filter(({ change }) => change === 'renamed');
    assert.deepEqual([renamed?.was, renamed?.path, renamed?.followed], ['cart.py', 'basket.py', 2]);
    assert.deepEqual(
      renamed?.left.map(({ id }) => id),
      ['late.py#late'],
    );
    assert.deepEqual(report.symbols, []);
  });

  it('tells what is gone and who uses it, but not where the name means something else now', async () => {
    const base = { 'cart.py': CART, 'order.py': ORDER };
    assert.deepEqual(await symbols(base, { 'cart.py': 'X = 1\n', 'order.py': ORDER }), [
      'added cart.py#X',
      'removed cart.py#total, left order.py#pay:4 calls, left order.py#show:8 calls',
    ]);
    const replaced = { 'cart.py': 'X = 1\n', 'order.py': ORDER.replace('from cart', 'from library') };
    assert.deepEqual(await symbols(base, replaced), ['added cart.py#X', 'removed cart.py#total, followed 2']);
  });

  it('leaves nobody behind who only has a value of what is gone, without naming it', async () => {
    const base = {
      'a.py': 'class Old:\n    def run(self):\n        return 1\n\n\ndef make() -> Old:\n    return Old()\n',
      'b.py': 'from a import make\n\n\ndef go():\n    return make().run()\n',
    };
    const head = {
      ...base,
      'a.py':
        'class Other:\n    def start(self, n):\n        return n\n\n    def run(self):\n        return 2\n\n\ndef make() -> Other:\n    return Other()\n',
    };
    assert.deepEqual(
      (await symbols(base, head)).filter((text) => text.includes('left')),
      [],
    );
  });

  it('tells subclasses that override what changed, and callers of a constructor', async () => {
    const base = {
      'a.py': 'class A:\n    def __init__(self, n):\n        self.n = n\n\n    def run(self, n):\n        return n\n',
      'b.py':
        'from a import A\n\n\nclass B(A):\n    def run(self, n):\n        return n + 1\n\n\ndef make():\n    return A(1)\n',
    };
    const head = { ...base, 'a.py': base['a.py'].replaceAll('(self, n)', '(self, m, n)') };
    assert.deepEqual(await symbols(base, head), [
      'signature a.py#A.__init__, concerns callers, left b.py#make:9 calls',
      'signature a.py#A.run, concerns callers, left b.py#B.run:5 overrides',
    ]);
  });

  it('pairs a class under a new name by its members, and tells only what differs in it', async () => {
    const body = '  one() {\n    return this.two(1, 2, 3)\n  }\n  two(a, b, c) {\n    return a + b * c\n  }\n';
    const base = { 'a.js': `export class Old {\n${body}}\n` };
    const head = { 'a.js': `export class New {\n${body.replace('a + b', 'a - b')}}\n` };
    assert.deepEqual(await symbols(base, head), ['renamed a.js#New, was a.js#Old', 'code a.js#New.two']);
  });

  it('does not guess which of two is which', async () => {
    const one = (name: string) => `def ${name}(a, b):\n    return a.first(b) + b.second(a) + 1\n\n\n`;
    assert.deepEqual(await symbols({ 'a.py': one('x') + one('y') }, { 'a.py': one('p') + one('q') }), [
      'added a.py#p',
      'removed a.py#x',
      'added a.py#q',
      'removed a.py#y',
    ]);
  });

  it('tells syntax errors that came and went, whatever their lines', async () => {
    const base = { 'a.py': 'def f():\n    return (1\n\n\ndef g():\n    return 1\n' };
    const moved = { 'a.py': `# a\n# b\n${base['a.py']}` };
    assert.deepEqual((await changes(base, moved)).errors, { added: [], gone: [] });
    const mended = { 'a.py': 'def f():\n    return (1)\n\n\ndef g():\n    return 1\n' };
    const { errors } = await changes(base, mended);
    assert.deepEqual([errors.added.length, errors.gone.length], [0, 1]);
    assert.deepEqual(
      (await changes(mended, base)).errors.added.map(({ path, symbol }) => [path, symbol]),
      [['a.py', 'a.py#f']],
    );
  });

  it('tells new circles of imports by the shortest way round, not those that were there', async () => {
    const base = { 'a.py': 'import b\n', 'b.py': 'import a\n', 'c.py': 'X = 1\n', 'd.py': 'import c\n' };
    const head = { ...base, 'c.py': 'import e\n', 'e.py': 'import d\nimport c\n' };
    assert.deepEqual((await changes(base, head)).cycles, [
      ['c.py', 'e.py'],
      ['c.py', 'e.py', 'd.py'],
    ]);
    assert.deepEqual((await changes(base, { ...base, 'd.py': 'import c\nX = 1\n' })).cycles, []);
  });

  it('tells tasks that came, changed status, or lost their code', async () => {
    const task = (id: string, status: string, symbol: string) =>
      `[[tasks]]\nid = "${id}"\ntitle = "T"\nstatus = "${status}"\nsymbol = "${symbol}"\n`;
    const base = {
      'cart.py': `${CART}\n\ndef other():\n    return 1\n`,
      'llmstruct.toml':
        task('TSK-1', 'open', 'cart.py#total') + task('TSK-2', 'open', 'cart.py#other') + task('TSK-3', 'open', ''),
    };
    const head = {
      'cart.py': CART.replace('sum(items)', 'sum(items, 1)'),
      'llmstruct.toml':
        task('TSK-1', 'open', 'cart.py#total') +
        task('TSK-2', 'open', 'cart.py#other') +
        task('TSK-3', 'done', '') +
        task('TSK-4', 'open', ''),
    };
    assert.deepEqual(
      (await changes(base, head)).tasks.map(({ id, change, was }) => [id, change, was]),
      [
        ['TSK-1', 'symbol-changed', undefined],
        ['TSK-2', 'symbol-removed', undefined],
        ['TSK-3', 'changed', 'open'],
        ['TSK-4', 'added', undefined],
      ],
    );
  });

  it('counts less for a reviewer than whole files, and nothing for no change', async () => {
    const filler = Array.from({ length: 40 }, (_, at) => `def f${at}(a):\n    return [a, ${at}, a]\n\n\n`).join('');
    const base = { 'cart.py': CART + filler };
    const { tokens } = await changes(base, { 'cart.py': CART.replace('sum(items)', 'sum(items, 1)') + filler });
    assert.ok(tokens.review > 10 && tokens.review * 5 < tokens.files, JSON.stringify(tokens));
    assert.deepEqual((await changes(base, base)).tokens, { review: 0, files: 0 });
  });

  it('compares commits of which the workspace has stored nothing', async () => {
    const workspace = createMemoryWorkspace({});
    workspace.commits.set('base', { 'cart.py': CART, 'order.py': ORDER });
    workspace.commits.set('head', { 'cart.py': 'X = 1\n', 'order.py': ORDER });
    const { symbols: found } = await workspace.index.changes({ base: 'base', head: 'head' });
    assert.equal(found.find(({ changes: kinds }) => kinds.includes('removed'))?.left.length, 2);
  });

  it('parses of the base only what differs', async () => {
    const workspace = createMemoryWorkspace({ 'cart.py': CART, 'order.py': ORDER });
    workspace.commits.set('base', { 'cart.py': CART, 'order.py': ORDER.replace('2', '3') });
    await workspace.index.changes({ base: 'base' });
    assert.deepEqual(workspace.parsed, ['cart.py', 'order.py', 'order.py']);
    await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
    assert.equal(workspace.parsed.length, 3, 'the facts of the workspace itself stay where they are');
  });
});
