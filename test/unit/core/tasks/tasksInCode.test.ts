import assert from 'node:assert/strict';
import { createMemoryWorkspace, type MemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const REQUEST = { budget: 512, windowTokens: 8192, scopes: true };

const SOURCE = `def price(item):
    return item.price


def total(items):
    """Sums up."""
    return sum(price(item) for item in items)


def report(items):
    print(total(items))
`;

const task = (id: string, symbol: string) => `[[tasks]]\nid = "${id}"\ntitle = "Round ${id}"\nsymbol = "${symbol}"\n`;

async function changed({ files, index }: MemoryWorkspace, path: string, text: string | undefined): Promise<void> {
  if (text === undefined) files.delete(path);
  else files.set(path, text);
  await index.update({ output: { kind: 'none' } });
}

describe('tasksInCode', () => {
  const open = () =>
    createMemoryWorkspace({
      'a.py': SOURCE,
      'b.py': 'from a import total\n\n\ndef more(x):\n    return total(x)\n',
      'llmstruct.toml': task('T-1', 'a.py#total') + task('T-2', 'a.py') + task('T-3', 'a.py#nothing'),
    });

  it('says where tasks stand, and what a request would cost to the token', async () => {
    const { index } = open();
    const { bindings } = await index.tasksInCode(REQUEST);
    assert.deepEqual(
      bindings.map(({ task: id, state, line }) => [id, state, line]),
      [
        ['T-1', 'bound', 5],
        ['T-2', 'file', 1],
        ['T-3', 'orphaned', 1],
      ],
    );
    const asked = { target: 'a.py#total', action: 'better', instruction: 'Round T-1', ...REQUEST } as const;
    const { promptTokens, replyTokens } = await index.prepare(asked);
    const scope = { callers: 2, files: 2, promptTokens, replyTokens, windowTokens: 8192, fits: true };
    assert.deepEqual(bindings[0]?.scope, scope);
  });

  it('says what a definition that is too large would need', async () => {
    const { index } = open();
    const { bindings } = await index.tasksInCode({ ...REQUEST, windowTokens: 100 });
    const scope = bindings[0]?.scope;
    assert.equal(scope?.fits, false);
    assert.ok(scope.promptTokens > 100);
  });

  it('offers the text elsewhere, the name elsewhere, the header under another name', async () => {
    const workspace = open();
    const { index } = workspace;
    const successors = async () => {
      const { bindings } = await index.tasksInCode(REQUEST);
      return bindings.find(({ task: id }) => id === 'T-1')?.successors;
    };
    assert.equal(await successors(), undefined);
    const renamed = SOURCE.replaceAll('total', 'totals');
    await changed(workspace, 'a.py', renamed);
    assert.equal((await successors())?.[0], 'a.py#totals');
    await changed(workspace, 'c.py', 'def total(items):\n    return 1\n');
    assert.equal((await successors())?.[0], 'c.py#total');
    const { definition } = {
      definition: SOURCE.slice(SOURCE.indexOf('def total'), SOURCE.indexOf('\n\n\ndef report')),
    };
    await changed(workspace, 'd.py', `class Shop:\n    pass\n\n\n${definition}\n`);
    assert.equal((await successors())?.[0], 'd.py#total');
    await changed(workspace, 'a.py', SOURCE);
    assert.equal(await successors(), undefined);
  });
});
