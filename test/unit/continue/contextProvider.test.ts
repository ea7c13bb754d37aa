import assert from 'node:assert/strict';
import { createContextProvider } from '../../../src/continue/contextProvider.ts';
import type { ContinueContextProvider } from '../../../src/continue/continueApi.ts';
import type { ContinueWorkspace } from '../../../src/continue/continueWorkspace.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { SOURCE, type StandIn, standIn } from './standInWorkspace.ts';

const PLAN = 'def hidden_plan(day):\n    """Plans in silence."""\n    return day\n';
const SHOP = 'from secret.plan import hidden_plan\n\n\ndef total():\n    return hidden_plan(1)\n';
const never = new Promise<never>(() => {});

function providerOf(
  workspace: ContinueWorkspace | undefined,
  wait: () => Promise<void> = () => never,
): ContinueContextProvider {
  return createContextProvider({
    workspace: () => workspace,
    wait,
    turn: () => Promise.resolve(),
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

  it('offers symbol, file, selection, changes, tasks and map', async () => {
    const items = await of(standIn()).loadSubmenuItems({});
    assert.deepEqual(
      items.map(({ id, title }) => [id, title]),
      [
        ['symbol', 'Current symbol'],
        ['file', 'Current file'],
        ['selection', 'Selection'],
        ['changes', 'Changed files'],
        ['tasks', 'Open tasks'],
        ['project', 'Project map'],
      ],
    );
  });

  it('gives the innermost definition at the cursor with its lines, and what it uses: one item a file', async () => {
    const items = await of(standIn()).getContextItems('symbol', {});
    assert.deepEqual(
      items.map(({ uri, name }) => [uri?.value, name]),
      [
        ['file:///w/shop/src/app.py', 'App.run (2-3)'],
        ['file:///w/shop/src/main.py', 'src/main.py'],
      ],
    );
    const own = 'src/app.py:2-3\n```python\ndef run(self):\n        return total()\n```\n';
    const used = 'src/app.py (outline)\n```py\nApp, total\n```\nsrc/app.py\n```py\ndef total()\n```\n';
    assert.equal(items[0]?.content, own + used);
    assert.equal(items[1]?.content, 'src/main.py (callers)\n```py\ndef main()\n```\n');
  });

  it('never gives two items with one uri, since Continue would drop the second', async () => {
    for (const query of ['symbol', 'file', 'selection', 'changes', 'tasks', 'project', '0:src/app.py#total']) {
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
      const own = Math.ceil('src/app.py:2-3\n```python\ndef run(self):\n        return total()\n```\n'.length / 4);
      const open = [{ path: 'src/app.py', text: SOURCE }];
      const budget = Math.floor((share - own) * 0.9);
      assert.deepEqual(stand.asked, [{ target: 'src/app.py#App.run', budget, fill: 'callers', elsewhere: true, open }]);
      assert.ok(Math.ceil(items.map(({ content }) => content).join('').length / 4) <= share);
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

  it('gives what is selected, with the context of the definition around it', async () => {
    const start = SOURCE.indexOf('return total()');
    const stand = standIn({ cursor: { selection: { start, end: start + 'return total()'.length } } });
    const [own] = await of(stand).getContextItems('selection', {});
    assert.ok(own?.content.startsWith('src/app.py:3-3\n```python\nreturn total()\n```\n'), own?.content);
    assert.equal(stand.asked[0]?.target, 'src/app.py#App.run');
    assert.match((await of(standIn()).getContextItems('selection', {}))[0]?.content ?? '', /Nothing is selected/);
  });

  it('gives what differs from the last commit: differences, texts of new files, names of what is too large', async () => {
    const files = [
      { path: 'src/app.py', diff: 'diff --git a/src/app.py b/src/app.py\n-x\n+password = "hunter22secret"\n' },
      { path: 'big.py', diff: 'x'.repeat(100_000) },
      { path: 'new.js' },
      { path: 'logo.png' },
    ];
    const stand = standIn({ changes: { kind: 'changes', files }, files: { 'new.js': 'let a\n' } });
    const items = await of(stand).getContextItems('changes', {});
    assert.deepEqual(
      items.map(({ name }) => name),
      ['src/app.py', 'new.js', 'llmstruct'],
    );
    assert.ok(items[0]?.content.startsWith('src/app.py (changed)\n```diff\ndiff --git a/src/app.py'));
    assert.doesNotMatch(items[0]?.content ?? '', /hunter22/);
    assert.equal(items[1]?.content, 'new.js (new)\n```js\nlet a\n```\n');
    assert.match(items[2]?.content ?? '', /too large to show: big\.py/);
    assert.match((await of(standIn()).getContextItems('changes', {}))[0]?.content ?? '', /Nothing has changed/);
  });

  it('lists the definitions to search by name, what is exported first, and gives the one that is chosen', async () => {
    const symbol = (name: string, exported: boolean, members: object[] = []): object => {
      return { id: `src/app.py#${name}`, name: name.split('.').at(-1), kind: 'function', exported, members };
    };
    const line = (symbols: object[]) => `  ${JSON.stringify({ path: 'src/app.py', symbols })}`;
    const field = { ...symbol('size', true), kind: 'field' };
    const symbols = [
      symbol('helper', false),
      symbol('App', true, [symbol('App.run', false)]),
      symbol('total', true),
      field,
    ];
    const struct = `{\n "modules": [\n${line(symbols)},\n${line([])}\n ]\n}\n`;
    const provider = of(standIn({ struct }));
    const items = (await provider.loadSubmenuItems({})).slice(6);
    assert.deepEqual(
      items.map(({ title, description }) => `${title} ${description}`),
      ['App src/app.py', 'total src/app.py', 'helper src/app.py', 'App.run src/app.py'],
    );
    const [total] = await provider.getContextItems(items[1]!.id, {});
    assert.ok(total?.content.startsWith('src/app.py:6-7\n```py\ndef total():\n    return 1\n```\n'), total?.content);
    for (const gone of [items[2]!.id, '7:src/app.py#total', '0:gone.py#x']) {
      assert.match((await provider.getContextItems(gone, {}))[0]?.content ?? '', /no longer there/, gone);
    }
  });

  it('lists the choices although the definitions cannot be read, or take long', async () => {
    const broken = of(standIn({ struct: '  {"path": broken\n' }));
    assert.equal((await broken.loadSubmenuItems({})).length, 6);
    const { workspace } = standIn();
    const slow = workspace.folders.map((folder) => ({
      ...folder,
      index: { ...folder.index, structText: () => never },
    }));
    const hanging = providerOf({ ...workspace, folders: slow }, () => Promise.resolve());
    assert.equal((await hanging.loadSubmenuItems({})).length, 6);
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
    const map = async (files: number, definitions: number): Promise<string> => {
      const text = Array.from({ length: definitions }, (_, at) => `def step_${at}(): pass\n`).join('');
      const sources = Array.from({ length: files }, (_, at) => [`src/f${at}.py`, text]);
      const { index } = createMemoryWorkspace({
        'README.md': '# shop\n\nA shop\n',
        ...(Object.fromEntries(sources) as Record<string, string>),
      });
      const [item] = await of(standIn({ index })).getContextItems('project', {});
      assert.ok(Math.ceil((item?.content ?? '').length / 4) <= 2048);
      return item?.content ?? '';
    };
    assert.equal(await map(1, 2), 'shop/\nA shop\nsrc/f0.py: step_0, step_1\n');
    assert.match(await map(100, 20), /^shop\/\nA shop\nsrc\/f0\.py\nsrc\/f1\.py\n/);
    assert.equal(await map(1000, 1), 'shop/\nA shop\nsrc/ 1000 files\n');
    assert.match(await map(0, 0), /no code here/);
  });

  it('gives nothing of files that stay on this machine, whatever is asked for', async () => {
    const files = {
      'llmstruct.toml': '[privacy]\nlocal_only = ["secret/**"]\n',
      'shop.py': SHOP,
      'secret/plan.py': PLAN,
    };
    const { index } = createMemoryWorkspace(files);
    await index.update({ output: { kind: 'none' } });
    const stand = standIn({
      index,
      files,
      changes: {
        kind: 'changes',
        files: [
          { path: 'secret/plan.py', diff: `+${PLAN}` },
          { path: 'shop.py', diff: SHOP },
        ],
      },
      cursor: { path: 'secret/plan.py', text: PLAN, offset: 4, selection: { start: 0, end: PLAN.length } },
    });
    const provider = of(stand);
    for (const query of ['symbol', 'file', 'selection', '0:secret/plan.py#hidden_plan']) {
      const items = await provider.getContextItems(query, {});
      assert.deepEqual(
        items.map(({ content }) => content),
        ['(llmstruct: secret/plan.py stays on this machine: [privacy] local_only names its file.)'],
        query,
      );
    }
    const choices = await provider.loadSubmenuItems({});
    const given = [
      await provider.getContextItems('changes', {}),
      await provider.getContextItems('project', {}),
      choices,
    ];
    assert.doesNotMatch(JSON.stringify(given), /def hidden|in silence|"hidden_plan"/);
    assert.match(JSON.stringify(given), /secret\/plan\.py \(changed\)[^`]*```diff\\n\(not shown/);
    assert.ok(choices.some(({ title }) => title === 'total'));
    const own = of(standIn({ index, files, cursor: { path: 'shop.py', text: SHOP, offset: SHOP.indexOf('return') } }));
    const shown = (await own.getContextItems('symbol', {})).map(({ content }) => content).join('');
    assert.match(shown, /return hidden_plan\(1\)/);
    assert.doesNotMatch(shown, /def hidden_plan|in silence/);
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
