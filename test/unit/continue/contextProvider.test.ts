import assert from 'node:assert/strict';
import { createContextProvider } from '../../../src/continue/contextProvider.ts';
import type { ContinueContextProvider } from '../../../src/continue/continueApi.ts';
import type { ContinueWorkspace } from '../../../src/continue/continueWorkspace.ts';
import { SOURCE, type StandIn, standIn } from './standInWorkspace.ts';

const never = new Promise<never>(() => {});

function providerOf(
  workspace: ContinueWorkspace | undefined,
  wait: () => Promise<void> = () => never,
): ContinueContextProvider {
  return createContextProvider({
    workspace: () => workspace,
    wait,
    countTokens: (text) => Math.ceil(text.length / 4),
    log: () => {},
    t: (text, ...values) => text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)])),
  });
}

const of = ({ workspace }: StandIn): ContinueContextProvider => providerOf(workspace);

describe('the provider for Continue', () => {
  it('is a submenu named llmstruct in one word and puts nothing into the prompt by itself', () => {
    const { description, deprecationMessage } = of(standIn());
    assert.equal(description.title, 'llmstruct');
    assert.equal(description.displayTitle, 'llmstruct');
    assert.equal(description.type, 'submenu');
    assert.equal(description.renderInlineAs, '');
    assert.equal(deprecationMessage, null);
  });

  it('offers symbol, file, tasks and map', async () => {
    const items = await of(standIn()).loadSubmenuItems({});
    assert.deepEqual(
      items.map(({ id, title }) => [id, title]),
      [
        ['symbol', 'Current symbol'],
        ['file', 'Current file'],
        ['tasks', 'Open tasks'],
        ['project', 'Project map'],
      ],
    );
  });

  it('gives the innermost definition at the cursor with its lines, and what it uses without a file', async () => {
    const items = await of(standIn()).getContextItems('symbol', {});
    assert.equal(items.length, 2);
    assert.equal(items[0]?.content, 'src/app.py:2-3\n```python\ndef run(self):\n        return total()\n```\n');
    assert.deepEqual(items[0]?.uri, { type: 'file', value: 'file:///w/shop/src/app.py' });
    assert.equal(items[1]?.content, '# src/app.py\ndef total()\n');
    assert.equal(items[1]?.uri, undefined);
  });

  it('never gives two items with one uri, since Continue would drop the second', async () => {
    for (const query of ['symbol', 'file', 'tasks', 'project']) {
      const items = await of(standIn()).getContextItems(query, {});
      const uris = items.flatMap(({ uri }) => uri?.value ?? []);
      assert.equal(new Set(uris).size, uris.length, query);
    }
  });

  it('asks for what the chosen model’s window leaves, with the text as the editor has it', async () => {
    for (const [contextLength, share] of [
      [4096, 1024],
      [32768, 8192],
      [undefined, 2048],
      [Number.NaN, 2048],
    ] as const) {
      const stand = standIn();
      const items = await of(stand).getContextItems('symbol', { llm: { contextLength: contextLength as number } });
      const own = Math.ceil((items[0]?.content.length ?? 0) / 4);
      const open = [{ path: 'src/app.py', text: SOURCE }];
      assert.deepEqual(stand.asked, [{ target: 'src/app.py#App.run', budget: share - own, fill: 'callers', open }]);
    }
  });

  it('gives the file where the cursor is in no definition, and an outline of one that does not fit', async () => {
    const outside = standIn({ cursor: { offset: SOURCE.indexOf('\n\n\ndef') + 2 } });
    const [file] = await of(outside).getContextItems('symbol', {});
    assert.ok(file?.content.startsWith('src/app.py\n```python\nclass App:'));

    const long = SOURCE.replace('return 1\n', `return 1\n${'# comment\n'.repeat(2000)}`);
    const [outline] = await of(standIn({ cursor: { text: long } })).getContextItems('file', {});
    assert.equal(
      outline?.content,
      'src/app.py (outline)\n```python\nclass App:\n  def run(self):\ndef total():\n```\n',
    );
  });

  it('fences text that has fences', async () => {
    const [item] = await of(standIn({ cursor: { text: 'x = """\n````\n"""', offset: 0 } })).getContextItems('file', {});
    assert.ok(item?.content.includes('\n`````python\n'), item?.content);
  });

  it('lists the tasks that are not done', async () => {
    const tasks = [
      { id: 'T-1', title: 'One', status: 'open', assignee: '@a', symbol: 'src/app.py#total', line: 1 },
      { id: 'T-2', title: 'Two', status: 'Done', line: 5 },
    ];
    const [item] = await of(standIn({ tasks })).getContextItems('tasks', {});
    assert.equal(item?.content, 'llmstruct.toml\n- T-1 [open] One (@a, src/app.py#total)\n');
    const [none] = await of(standIn()).getContextItems('tasks', {});
    assert.match(none?.content ?? '', /no open tasks/);
  });

  it('draws a map that fits: definitions, else files, else folders', async () => {
    const module = (path: string, names: string[]): object => ({
      path,
      symbols: names.map((name) => ({ name, exported: true })),
    });
    const struct = (count: number, length: number): string =>
      JSON.stringify({
        context: { summary: 'A shop' },
        modules: Array.from({ length: count }, (_, at) => module(`src/f${at}.py`, ['a'.repeat(length), 'b'])),
      });
    const map = async (text: string): Promise<string> =>
      (await of(standIn({ struct: text })).getContextItems('project', {}))[0]?.content ?? '';
    assert.equal(await map(struct(1, 3)), 'shop/\nA shop\nsrc/f0.py: aaa, b\n');
    assert.match(await map(struct(300, 90)), /^shop\/\nA shop\nsrc\/f0\.py\nsrc\/f1\.py\n/);
    assert.equal(await map(struct(2000, 90)), 'shop/\nA shop\nsrc/ (2000)\n');
    assert.match(await map('no json'), /no struct\.json/);
  });

  it('says a sentence where there is nothing, and takes an unknown choice for the symbol', async () => {
    const [nowhere] = await of(standIn({ cursor: 'none' })).getContextItems('symbol', {});
    assert.match(nowhere?.content ?? '', /No file/);
    const [off] = await providerOf(undefined).getContextItems('symbol', {});
    assert.match(off?.content ?? '', /switched off/);
    assert.equal((await of(standIn()).getContextItems('', {})).length, 2);
  });

  it('answers in time although the index hangs, and never throws', async () => {
    const hanging = standIn({ index: { outline: () => never } });
    const [late] = await providerOf(hanging.workspace, () => Promise.resolve()).getContextItems('symbol', {});
    assert.match(late?.content ?? '', /in time/);
    const failing = standIn({ index: { outline: () => Promise.reject(new Error('boom')) } });
    const [failed] = await of(failing).getContextItems('symbol', {});
    assert.match(failed?.content ?? '', /log says why/);
  });
});
