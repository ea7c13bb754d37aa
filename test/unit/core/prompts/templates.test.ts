import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messagesFor } from '../../../../src/core/context/messagesFor.ts';
import { isLlmstructError } from '../../../../src/core/errors.ts';
import { ACTION_NAMES, type ActionName } from '../../../../src/core/prompts/actions.ts';
import { BUILT_IN_TEMPLATES } from '../../../../src/core/prompts/builtInTemplates.ts';
import { familyOf } from '../../../../src/core/prompts/modelFamily.ts';
import { fillTemplate, TEMPLATE_WORDS, templateProblem } from '../../../../src/core/prompts/promptTemplate.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const GOLDEN = path.join(import.meta.dirname, '../../../golden/prompts');
const ACCEPT = process.env['LLMSTRUCT_ACCEPT'] !== undefined;

const FILES = {
  'shop/cart.py':
    'from .prices import taxed\n\n\nclass Cart:\n    def total(self):\n        result = 0\n        for item in self.items\n            result += taxed(item)\n        return result\n',
  'shop/prices.py': 'def taxed(item):\n    return item\n',
  'tests/test_prices.py': 'from shop.prices import taxed\n\n\ndef test_taxed():\n    assert taxed(1) == 1\n',
};

const MODELS = ['ollama/llama3.2:3b', 'ollama/qwen2.5-coder:1.5b', 'anthropic/claude-haiku-5-5'] as const;

function prepare(
  action: ActionName,
  files: Readonly<Record<string, string>> = FILES,
  models: readonly string[] = MODELS,
) {
  return createMemoryWorkspace(files).index.prepare({
    ...{ target: 'shop/cart.py#Cart.total', action, instruction: 'Keep it short.', budget: 512, windowTokens: 8192 },
    ...{
      models,
      problems: [
        { line: 8, message: 'taxed may be None' },
        { line: 1, message: 'elsewhere' },
      ],
    },
    answerLanguage: 'Russian',
  });
}

describe('prompt templates', () => {
  for (const action of ACTION_NAMES) {
    it(`words ${action} as the golden says, for every family`, async () => {
      const prepared = await prepare(action);
      const { request, otherWords = {} } = prepared;
      const actual = MODELS.map((model) => `## ${model}\n${otherWords[model] ?? request}\n`).join('\n');
      const file = path.join(GOLDEN, `${action}.txt`);
      if (ACCEPT || !existsSync(file)) {
        mkdirSync(GOLDEN, { recursive: true });
        writeFileSync(file, actual);
        if (!ACCEPT) assert.fail(`${file} was missing; it is written now, look at it and commit it`);
      }
      assert.equal(actual, readFileSync(file, 'utf8'));
      for (const model of MODELS) {
        const [instructions, asked] = messagesFor(prepared, model).map(({ content }) => content);
        const words = otherWords[model] ?? request;
        assert.equal(instructions, prepared.messages[0]!.content);
        assert.ok(asked!.endsWith(words));
        const shared = prepared.messages[1]!.content.slice(0, -request.length);
        assert.equal(asked!.slice(0, -words.length), shared, 'all before the request is the same');
      }
    });
  }

  it('words the analysis of a task as the golden says', async () => {
    const files = {
      ...FILES,
      'llmstruct.toml': '[[tasks]]\nid = "T-1"\ntitle = "Round totals"\nsymbol = "shop/cart.py#Cart.total"\n',
    };
    const request = { id: 'T-1', budget: 512, windowTokens: 8192, answerLanguage: 'Russian' };
    const { prompt } = await createMemoryWorkspace(files).index.prepareAnalysis(request);
    const [, asked] = prompt.messages.map(({ content }) => content);
    assert.match(asked!, /def total\(self\):/);
    const words = asked!.slice(asked!.indexOf('Analyse this task'));
    const file = path.join(GOLDEN, 'analyze.txt');
    if (ACCEPT) writeFileSync(file, `${words}\n`);
    assert.equal(`${words}\n`, readFileSync(file, 'utf8'));
  });

  it('are usable, one for each action at least', () => {
    for (const [name, text] of Object.entries(BUILT_IN_TEMPLATES)) assert.equal(templateProblem(text), undefined, name);
    for (const action of ACTION_NAMES) assert.ok(BUILT_IN_TEMPLATES[`${action}.md`] !== undefined, action);
  });

  it('know the family of a model by its name', () => {
    const families = [
      'ollama/qwen3:8b',
      'huggingface/Qwen/Qwen3',
      'anthropic/claude-x',
      'grok/grok-4',
      'ollama/llama3',
    ];
    assert.deepEqual(families.map(familyOf), ['qwen', 'qwen', 'claude', undefined, undefined]);
  });

  it('leave out lines that have nothing to say, and keep blank ones', () => {
    const values = Object.fromEntries(TEMPLATE_WORDS.map((word) => [word, word === 'name' ? 'f' : ''])) as never;
    assert.equal(
      fillTemplate('\uFEFFDo {{ name }}.\r\n{{instruction}}\r\n\r\nNow.{{kind}}\r\n', values),
      'Do f.\n\nNow.',
    );
  });

  it('say what is wrong, and where', () => {
    assert.deepEqual(templateProblem('Do\n it {{nmae}}'), {
      line: 2,
      column: 5,
      message: `there is no {{nmae}}; known are ${TEMPLATE_WORDS.join(', ')}`,
    });
    assert.equal(templateProblem('{{name} it')?.message, 'a {{ is not closed by }}');
    assert.equal(templateProblem(' \n')?.message, 'the template is empty');
    assert.match(templateProblem('x'.repeat(9000))?.message ?? '', /longer than 8000/);
    assert.equal(templateProblem('a { b } {{name}} }}'), undefined);
  });
});

describe('prompts of the user', () => {
  const own = (name: string, text: string) => ({ ...FILES, [`llmstruct/prompts/${name}`]: text });
  const wordsOf = async (files: Readonly<Record<string, string>>, model: string) =>
    (await prepare('better', files, [model])).messages.at(-1)!.content;

  it('take the place of the built-in ones, for a family or for all', async () => {
    const all = own('better.md', 'Polish {{kind}} {{name}}. {{instruction}}');
    assert.match(await wordsOf(all, MODELS[0]), /\nPolish method total\. Keep it short\.$/);
    assert.match(await wordsOf(all, MODELS[1]), /\nPolish method total\. Keep it short\.$/);
    const one = { ...all, 'llmstruct/prompts/better.claude.md': 'Claude, {{name}}.' };
    assert.match(await wordsOf(one, MODELS[2]), /\nClaude, total\.$/);
    assert.match(await wordsOf(one, MODELS[1]), /\nPolish/);
  });

  it('lie where [prompts] dir says', async () => {
    const files = { ...FILES, 'llmstruct.toml': '[prompts]\ndir = "ai"\n', 'ai/better.md': 'Mine.' };
    assert.match(await wordsOf(files, MODELS[0]), /\nMine\.$/);
  });

  it('are refused with file and line where they cannot be used', async () => {
    await assert.rejects(wordsOf(own('better.md', 'A\n{{x}}'), MODELS[0]), (error) => {
      assert.ok(isLlmstructError(error));
      assert.equal(error.code, 'prompt-template');
      assert.deepEqual([error.details['file'], error.details['line']], ['llmstruct/prompts/better.md', 2]);
      return true;
    });
  });

  it('are checked with the settings: names, words', async () => {
    const files = {
      ...own('beter.md', 'A'),
      'llmstruct/prompts/fix.md': '{{oops}}',
      'llmstruct/prompts/README.md': '{{any}}',
      'llmstruct/prompts/fix.claude.md': 'Fix.',
    };
    const { settingsProblems } = await createMemoryWorkspace(files).index.update({
      output: { kind: 'none', lazy: true },
    });
    assert.deepEqual(
      settingsProblems.map(({ file, line }) => [file, line]),
      [
        ['llmstruct/prompts/beter.md', 1],
        ['llmstruct/prompts/fix.md', 1],
      ],
    );
  });
});

describe('what actions share', () => {
  it('is the same context for every action, in a narrow window as well', async () => {
    const { index } = createMemoryWorkspace(FILES);
    for (const windowTokens of [8192, 1200, 1100]) {
      const packs = await Promise.all(
        ACTION_NAMES.map((action) =>
          index.prepare({ target: 'shop/cart.py#Cart.total', action, instruction: '', budget: 512, windowTokens }),
        ),
      );
      assert.deepEqual([...new Set(packs.map(({ pack }) => pack.text))].length, 1, String(windowTokens));
    }
  });

  it('fits into the window with what is asked, whatever the action', async () => {
    const { index } = createMemoryWorkspace(FILES);
    for (const action of ACTION_NAMES) {
      for (let windowTokens = 300; windowTokens < 1500; windowTokens += 100) {
        const request = { target: 'shop/cart.py#Cart.total', action, instruction: 'x', budget: 512, windowTokens };
        const prepared = await index.prepare(request).catch((error: unknown) => {
          assert.ok(isLlmstructError(error) && error.code === 'prompt-too-large');
        });
        if (prepared !== undefined) assert.ok(prepared.promptTokens + prepared.replyTokens <= windowTokens);
      }
    }
  });
});
