import assert from 'node:assert/strict';
import { isLlmstructError } from '../../../../src/core/errors.ts';
import type { StructDocument } from '../../../../src/core/model/structDocument.ts';
import { indexForElsewhere } from '../../../../src/core/privacy/indexForElsewhere.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'llmstruct.toml': '[privacy]\nlocal_only = ["secret/**"]\n',
  'secret/plan.py': 'def hidden_plan(day):\n    """Plans in silence."""\n    return day\n',
  'shop.py':
    'from secret.plan import hidden_plan\n\n\ndef total():\n    return hidden_plan(1)\n\n\ndef other():\n    return total()\n',
};

describe('an index for models that may be anywhere', () => {
  const { index } = createMemoryWorkspace(FILES);
  const guarded = indexForElsewhere(index);
  before(() => index.update({ output: { kind: 'write', path: 'struct.json' } }));

  const isRefused = (error: unknown) => isLlmstructError(error) && error.code === 'local-only';

  it('refuses what is asked of a file that stays here', async () => {
    await assert.rejects(guarded.fileText('secret/plan.py'), isRefused);
    await assert.rejects(guarded.neighbours('secret/plan.py#hidden_plan'), isRefused);
    await assert.rejects(
      guarded.context({ target: 'secret/plan.py#hidden_plan', budget: 500, fill: 'callers' }),
      isRefused,
    );
    assert.match((await guarded.fileText('shop.py')).toString(), /total/);
  });

  it('refuses it however its path is written', async () => {
    const written = [
      'secret//plan.py',
      './secret/plan.py',
      'secret/./plan.py',
      'shop/../secret/plan.py',
      'secret\\plan.py',
      '.\\secret\\plan.py',
      'a\\..\\secret/plan.py',
    ];
    const place = { base: '', start: 0, end: 0, target: 'secret/plan.py#hidden_plan', action: 'fix' } as const;
    for (const path of written) {
      await assert.rejects(guarded.fileText(path), isRefused, path);
      await assert.rejects(guarded.check({ ...place, path, reply: '', cutOff: false }), isRefused, path);
      await assert.rejects(guarded.checkEdit({ ...place, path, replacement: '', imports: [] }), isRefused, path);
      await assert.rejects(guarded.callers(`${path}#hidden_plan`), isRefused, path);
      await assert.rejects(guarded.adoptTodo({ path, line: 1 }), isRefused, path);
      for (const target of [`${path}#hidden_plan`, `${path}:1`]) {
        await assert.rejects(guarded.context({ target, budget: 500, fill: 'bodies' }), isLlmstructError, target);
        await assert.rejects(guarded.neighbours(target), isLlmstructError, target);
      }
    }
    await assert.rejects(guarded.neighbours('secret%2Fplan.py#hidden_plan'), isLlmstructError);
    await assert.rejects(guarded.callers('secret%2Fplan.py#hidden_plan'), isRefused);
  });

  it('says of a wrong target nothing that it may have meant', async () => {
    const unknown = { code: 'target-unknown', details: { target: 'secret/plan.py#hiden_plan' } };
    const request = { target: 'secret/plan.py#hiden_plan', budget: 500, fill: 'none' } as const;
    await assert.rejects(index.context(request), {
      ...unknown,
      details: { ...unknown.details, near: 'secret/plan.py#hidden_plan' },
    });
    await assert.rejects(guarded.context(request), unknown);
    await assert.rejects(guarded.neighbours(request.target), unknown);
    await assert.rejects(guarded.neighbours('hidden_plan'), {
      code: 'target-form',
      details: { target: 'hidden_plan' },
    });
    const asked = { ...request, action: 'fix', instruction: '', windowTokens: 4096 } as const;
    await assert.rejects(guarded.prepare(asked), unknown);
  });

  it('leaves it out of everything else, which the index itself has', async () => {
    const answers = async (of: typeof index) => [
      await of.context({ target: 'shop.py#total', budget: 500, fill: 'bodies' }).then(({ text }) => text),
      await of
        .search({ question: 'where are plans made in silence', budget: 500, fill: 'bodies' })
        .then(({ text }) => text),
      JSON.stringify((await of.symbols({ name: 'hidden_plan', from: 0, most: 10 })).symbols),
      JSON.stringify((await of.neighbours('shop.py#total')).callees),
      (await of.map({ budget: 500 })).lines.join('\n'),
      JSON.stringify(
        (JSON.parse(await of.structText()) as { modules: { path: string }[] }).modules.map(({ path }) => path),
      ),
    ];
    for (const text of await answers(index)) assert.match(text, /hidden_plan|secret/);
    for (const text of await answers(guarded))
      assert.doesNotMatch(text, /hidden_plan\(day|def hidden_plan|silence|"secret/);
  });

  it('prepares requests as a model elsewhere gets them, and none about such a file', async () => {
    const wish = { action: 'better', instruction: '', budget: 500, windowTokens: 8192 } as const;
    const whole = await index.prepare({ ...wish, target: 'shop.py#total' });
    assert.match(JSON.stringify(whole.messages), /def hidden_plan/);
    const { messages, elsewhere } = await guarded.prepare({ ...wish, target: 'shop.py#total' });
    assert.doesNotMatch(JSON.stringify(messages), /def hidden_plan/);
    assert.equal(elsewhere, 'all');
    await assert.rejects(guarded.prepare({ ...wish, target: 'secret/plan.py#hidden_plan' }), isRefused);
    const question = {
      question: 'where are plans made in silence',
      budget: 500,
      fill: 'bodies',
      windowTokens: 8192,
    } as const;
    assert.match(JSON.stringify((await index.prepareQuestion(question)).messages), /def hidden_plan/);
    assert.doesNotMatch(JSON.stringify((await guarded.prepareQuestion(question)).messages), /def hidden_plan/);
  });

  it('tells no names of what stays here: dropped, callers, relations, the summary of its README, the name of its manifest', async () => {
    const files = {
      ...FILES,
      'llmstruct.toml': '[privacy]\nlocal_only = ["secret/**", "README.md", "package.json"]\n',
      'package.json': '{\n  "name": "hidden_shop"\n}\n',
      'README.md': '# Shop\n\nSells a hidden_plan to everybody who asks.\n',
      'secret/user.py': 'from shop import priced\n\n\ndef hidden_caller():\n    return priced(1)\n',
      'shop.py': `${FILES['shop.py']}\n\ndef priced(x):\n    return x\n`,
    };
    const workspace = createMemoryWorkspace(files);
    await workspace.index.update({ output: { kind: 'none' } });
    const answers = async (of: typeof index) => {
      const code = '```\ndef priced(x, y):\n    return x\n```';
      const target = 'shop.py#priced';
      const wish = { action: 'fix', instruction: '', budget: 500, windowTokens: 8192 } as const;
      const { path, base, start, end } = await of.prepare({ ...wish, target });
      const place = { path, base, start, end, target, action: 'fix' } as const;
      const struct = JSON.parse(await of.structText()) as StructDocument;
      return [
        (await of.context({ target: 'shop.py#total', budget: 500, fill: 'callers' })).dropped,
        (await of.search({ question: 'where is the hidden plan made', budget: 500, fill: 'bodies' })).dropped,
        await of
          .check({ ...place, reply: code, cutOff: false })
          .then((checked) => 'callers' in checked && checked.callers),
        await of.callers(target),
        (await of.map({ budget: 500 })).summary,
        (await of.map({ budget: 500 })).name,
        struct.project.name,
        struct.context.summary,
        struct.modules.map(({ symbols }) => symbols.map(({ calls }) => calls ?? [])),
        (await of.prepare({ ...wish, target })).messages,
        (await of.prepareQuestion({ question: 'where is total', budget: 500, windowTokens: 8192, fill: 'none' }))
          .messages,
      ].map((answer) => JSON.stringify(answer));
    };
    const whole = await answers(workspace.index);
    for (const [at, answer] of whole.entries()) {
      // What is dropped for staying here is said to callers alone who may hand it on.
      if (at > 1) assert.match(answer, /hidden_|hidden plan/, String(at));
    }
    for (const answer of await answers(indexForElsewhere(workspace.index))) assert.doesNotMatch(answer, /hidden_/);
  });

  it('counts and pages as if the file were not there', async () => {
    const all = { name: '*', from: 0, most: 100 };
    const { total, symbols } = await guarded.symbols(all);
    assert.deepEqual([total, symbols.map(({ id }) => id)], [2, ['shop.py#other', 'shop.py#total']]);
    assert.deepEqual(
      (await guarded.symbols({ ...all, from: 1, most: 1 })).symbols.map(({ id }) => id),
      ['shop.py#total'],
    );
    assert.equal(
      (await guarded.targets({ text: 'simplify hidden_plan' })).targets.some(({ path }) => path !== 'shop.py'),
      false,
    );
  });

  it('leaves struct.json in its form, one module a line', async () => {
    const [whole, text] = [await index.structText(), await guarded.structText()];
    const lines = (of: string) => of.split('\n').filter((line) => line.startsWith('  {"path":'));
    assert.deepEqual([lines(whole).length, lines(text).length], [2, 1]);
    // But for what leads to the file that stays here.
    const own = lines(whole).find((line) => line.includes('"path":"shop.py"'))!;
    assert.equal(lines(text)[0], own.replace(/,"calls":\[\{"id":"secret[^\]]*\]/, ''));
  });
});
