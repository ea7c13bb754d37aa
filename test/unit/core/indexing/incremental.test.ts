import assert from 'node:assert/strict';
import { createMemoryFactStore } from '../../../../src/node/memoryFactStore.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import { createRandom } from '../../../support/random.ts';

const WRITE = { kind: 'write', path: 'struct.json' } as const;

const START: Readonly<Record<string, string>> = {
  'a.py': 'from b import helper\ndef run():\n    return helper()\n',
  'b.py': 'from c import deep\ndef helper():\n    return deep()\n',
  'c.py': 'def deep():\n    return 1\n',
  'd.ts': "import { x } from './e';\nexport const y = x();\n",
  'e.ts': 'export function x() { return 1; }\n',
  'llmstruct.toml': '[project]\nname = "demo"\n',
};

describe('incremental updates', () => {
  it('writes the bytes that a clean rebuild writes, over random edits, renames, deletes and reverts', async function () {
    this.timeout(120_000);
    for (let seed = 1; seed <= 25; seed++) {
      const random = createRandom(seed);
      const workspace = createMemoryWorkspace(START);
      await workspace.index.update({ output: WRITE });
      for (let step = 0; step < 8; step++) {
        const touched = mutate(workspace.files, random);
        await workspace.index.update({ paths: touched, output: WRITE });
        const clean = createMemoryWorkspace(
          Object.fromEntries([...workspace.files].filter(([path]) => path !== 'struct.json')),
        );
        await clean.index.update({ output: WRITE });
        assert.equal(workspace.files.get('struct.json'), clean.files.get('struct.json'), `seed ${seed}, step ${step}`);
      }
    }
  });

  it('parses only what changed, and nothing when nothing did', async () => {
    const workspace = createMemoryWorkspace(START);
    await workspace.index.update({ output: WRITE });
    workspace.parsed.length = 0;
    const second = await workspace.index.update({ output: WRITE });
    assert.deepEqual(workspace.parsed, []);
    assert.equal(second.reused, second.modules);
    assert.equal(second.upToDate, true);
    workspace.files.set('c.py', 'def deep():\n    return 2\n');
    await workspace.index.update({ paths: ['c.py'], output: WRITE });
    assert.deepEqual(workspace.parsed, ['c.py']);
  });

  it('takes the report of an earlier process for the same tree, and only then', async () => {
    const facts = createMemoryFactStore();
    const first = createMemoryWorkspace(START, { facts });
    const written = await first.index.update({ output: WRITE });
    const open = () => createMemoryWorkspace(Object.fromEntries(first.files), { facts });

    const same = open();
    const again = await same.index.update({ output: WRITE });
    assert.deepEqual({ ...again, ms: 0 }, { ...written, reused: written.modules, upToDate: true, ms: 0 });
    assert.deepEqual(same.parsed, []);
    assert.equal(
      (await same.index.context({ target: 'a.py#run', budget: 512, fill: 'none' })).items[0]?.id,
      'b.py#helper',
    );

    const tampered = open();
    tampered.files.set('struct.json', '{}');
    assert.equal((await tampered.index.update({ output: WRITE })).upToDate, false);
    assert.equal(tampered.files.get('struct.json'), first.files.get('struct.json'));

    const renamed = open();
    renamed.files.set('llmstruct.toml', '[project]\nname = "other"\n');
    await renamed.index.update({ output: WRITE });
    assert.match(renamed.files.get('struct.json')!, /"name":"other"/);
  });

  it('reads back a struct.json only where it is not the one that an earlier process left', async () => {
    const facts = createMemoryFactStore();
    const first = createMemoryWorkspace(START, { facts });
    await first.index.update({ output: WRITE });
    const open = () => createMemoryWorkspace(Object.fromEntries(first.files), { facts });
    const readBy = async (workspace: ReturnType<typeof open>, kind: 'write' | 'check') => {
      const { upToDate } = await workspace.index.update({ output: { ...WRITE, kind } });
      return [upToDate, ...workspace.outputsRead];
    };
    assert.deepEqual(await readBy(open(), 'write'), [true]);
    assert.deepEqual(await readBy(open(), 'check'), [true]);

    // Its stamp is another one, as after a checkout; what was found is known from then on.
    const touched = first.files.get('struct.json')!.replace('"metrics": {}', '"metrics": {"requests":1}');
    first.files.set('struct.json', touched);
    assert.deepEqual(await readBy(open(), 'check'), [true, 'struct.json']);
    assert.deepEqual(await readBy(open(), 'check'), [true]);

    const damaged = open();
    damaged.files.set('struct.json', '{}');
    assert.deepEqual(await readBy(damaged, 'check'), [false, 'struct.json', 'struct.json']);
  });

  it('writes a struct.json anew that was cut off in its metrics or has something behind them', async () => {
    for (const facts of [undefined, createMemoryFactStore()]) {
      const first = createMemoryWorkspace(START, facts && { facts });
      await first.index.update({ output: WRITE });
      const whole = first.files.get('struct.json')!;
      const damaged = [`${whole}\n`, `${whole}x`, whole.slice(0, -1), whole.slice(0, -3), whole.slice(0, -5)];
      for (const text of [...damaged, whole.replace('{}\n', '{},\n "more": 1\n')]) {
        const workspace = createMemoryWorkspace({ ...START, 'struct.json': text }, facts && { facts });
        const { upToDate } = await workspace.index.update({ output: { ...WRITE, kind: 'check' } });
        assert.equal(upToDate, false, JSON.stringify(text.slice(-20)));
        await workspace.index.update({ output: WRITE });
        assert.equal(workspace.files.get('struct.json'), whole);
      }
    }
  });

  it('tells what is wrong with the settings as they are now, beside the report of an earlier process', async () => {
    const facts = createMemoryFactStore();
    const problemsOf = async (toml: string) => {
      const workspace = createMemoryWorkspace({ ...START, 'struct.json': written, 'llmstruct.toml': toml }, { facts });
      const { settingsProblems, upToDate } = await workspace.index.update({ output: WRITE });
      written = workspace.files.get('struct.json')!;
      return [upToDate, ...settingsProblems.map(({ line }) => line)];
    };
    let written = '';
    assert.deepEqual(await problemsOf('[model]\nbudget = 500\n'), [false]);
    assert.deepEqual(await problemsOf('[model]\nbudget = "x"\n'), [true, 2]);
    assert.deepEqual(await problemsOf('\n\n[model]\nbudget = "y"\n'), [true, 4]);
    assert.deepEqual(await problemsOf('[model]\nbudget = 500\n'), [true]);
  });

  it('says that the file on disk is out of date, and changes nothing, when it only checks', async () => {
    const workspace = createMemoryWorkspace(START);
    const report = await workspace.index.update({ output: { kind: 'check', path: 'struct.json' } });
    assert.equal(report.upToDate, false);
    assert.equal(workspace.files.has('struct.json'), false);
  });

  it('goes on with two updates at once, one after the other', async () => {
    const workspace = createMemoryWorkspace(START);
    const reports = await Promise.all([1, 2, 3].map(() => workspace.index.update({ output: WRITE })));
    assert.deepEqual(
      reports.map(({ upToDate }) => upToDate),
      [false, true, true],
    );
  });

  it('fails with a code when struct.json cannot be written, and works again afterwards', async () => {
    const workspace = createMemoryWorkspace(START);
    workspace.readOnly = true;
    await assert.rejects(workspace.index.update({ output: WRITE }), { code: 'struct-unwritable' });
    workspace.readOnly = false;
    assert.equal((await workspace.index.update({ output: WRITE })).upToDate, false);
  });
});

/** One random change of the files; returns the paths it touched. */
function mutate(files: Map<string, string>, random: (below: number) => number): string[] {
  const paths = [...files.keys()].filter((path) => path !== 'struct.json');
  const path = paths[random(paths.length)]!;
  const text = files.get(path)!;
  switch (random(6)) {
    case 0:
      files.set(path, `\n${text}`);
      return [path];
    case 1:
      files.set(path, path.endsWith('.py') ? `${text}def added_${random(9)}():\n    return helper()\n` : `${text}\n`);
      return [path];
    case 2: {
      files.delete(path);
      return [path];
    }
    case 3: {
      const renamed = path.replace(/^\w+/, (name) => `${name}${random(3)}`);
      files.delete(path);
      files.set(renamed, text);
      return [path, renamed];
    }
    case 4:
      files.set(path, text.slice(0, random(text.length + 1)));
      return [path];
    default:
      for (const [start, original] of Object.entries(START)) files.set(start, original);
      return Object.keys(START);
  }
}
