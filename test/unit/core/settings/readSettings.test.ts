import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, readSettings } from '../../../../src/core/settings/readSettings.ts';

describe('readSettings', () => {
  it('gives the defaults for a missing and for an empty file', () => {
    assert.deepEqual(readSettings(undefined), { settings: DEFAULT_SETTINGS, problems: [], rulePlaces: [] });
    assert.deepEqual(readSettings(''), { settings: DEFAULT_SETTINGS, problems: [], rulePlaces: [] });
  });

  it('reads every key', () => {
    const { settings, problems } = readSettings(
      [
        '[project]',
        'name = "shop"',
        'summary = "An online shop"',
        'metrics = false',
        '[parse]',
        'include = ["src/**"]',
        'exclude = ["**/*.gen.ts", \'a b\']',
        '[instructions]',
        'user = ["Отвечай по-русски"]',
        '[model]',
        'order = ["ollama/qwen2.5-coder:1.5b", "huggingface/Qwen/Qwen3"]',
        'budget = 2_048',
        '[privacy]',
        'keep_prompts = false',
        'local_only = ["secret/**"]',
        '[prompts]',
        'dir = "./my prompts/"',
        '[voice]',
        'url = "http://127.0.0.1:8080/v1"',
        'model = "large-v3"',
        'language = "ru"',
        '[telegram]',
        'allow = [7, -100]',
        'daily_tokens = 9',
      ].join('\n'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      project: { name: 'shop', summary: 'An online shop', metrics: false },
      parse: { include: ['src/**'], exclude: ['**/*.gen.ts', 'a b'] },
      instructions: { user: ['Отвечай по-русски'] },
      model: { order: ['ollama/qwen2.5-coder:1.5b', 'huggingface/Qwen/Qwen3'], budget: 2048 },
      privacy: { keepPrompts: false, localOnly: ['secret/**'] },
      prompts: { dir: 'my prompts' },
      sync: { label: 'llmstruct' },
      voice: { url: 'http://127.0.0.1:8080/v1', model: 'large-v3', language: 'ru' },
      telegram: { allow: [7, -100], dailyTokens: 9 },
    });
  });

  it('reads dotted keys, inline tables, CRLF and a BOM', () => {
    const { settings, problems } = readSettings('\uFEFFproject.name = "a"\r\nmodel = { budget = 5 }\r\n');
    assert.deepEqual(problems, []);
    assert.equal(settings.project.name, 'a');
    assert.equal(settings.model.budget, 5);
  });

  it('keeps everything here where a rule of local_only cannot be read, and says which', () => {
    const wrong: [string, string][] = [
      ['""', 'must name files or a folder'],
      ['" / "', 'must name files or a folder'],
      ["'src\\secret\\**'", 'must have / between folders, no backslashes'],
      ['"!src/open"', 'must not begin with !'],
      ['"../other"', 'must be a path inside the workspace'],
      ['"src/[secret"', 'must be a pattern as in .gitignore'],
    ];
    for (const [rule, expectation] of wrong) {
      const { settings, problems, rulePlaces } = readSettings(`[privacy]\nlocal_only = ["src/a.py", ${rule}]\n`);
      assert.deepEqual(settings.privacy.localOnly, ['**'], rule);
      assert.deepEqual(rulePlaces, []);
      assert.deepEqual(
        problems.map(({ line, column, message, severity }) => [line, column, message, severity]),
        [[2, 27, `privacy.local_only.1 ${expectation}`, undefined]],
      );
    }
  });

  it('warns of a key under [privacy] that it does not know: misspelt, it protects nothing', () => {
    const { settings, problems } = readSettings('[privacy]\nlocal_onyl = ["src/**"]\nkeep_prompts = false\n');
    assert.equal(settings.privacy.keepPrompts, false);
    const message = 'privacy.local_onyl is unknown; known are keep_prompts, local_only';
    assert.deepEqual(problems, [{ file: 'llmstruct.toml', line: 2, column: 1, message, severity: 'warning' }]);
  });

  it('leaves unknown keys and tables alone', () => {
    const { problems } = readSettings('other = 1\n[project]\ncolour = "red"\n[tool.x]\ny = [1]\n[[tasks]]\nid = "T"\n');
    assert.deepEqual(problems, []);
  });

  it('names the place of a syntax error and goes on with the defaults', () => {
    const { settings, problems } = readSettings('[project]\nname = "a"\n\n[model\nbudget = 5\n', 'sub/llmstruct.toml');
    // But for what must not leave this machine: nobody knows what the file wanted to say.
    const privacy = { ...DEFAULT_SETTINGS.privacy, localOnly: ['**'] };
    assert.deepEqual(settings, { ...DEFAULT_SETTINGS, privacy });
    assert.deepEqual(problems, [
      { file: 'sub/llmstruct.toml', line: 4, column: 7, message: 'illegal character in key' },
    ]);
  });

  it('names the place of every wrong type and keeps the rest', () => {
    const { settings, problems } = readSettings(
      [
        '[project]',
        '  name = 5',
        'metrics = "yes"',
        '[parse]',
        'include = "src/**"',
        'exclude = ["a",',
        '  7, "b"]',
        '[model]',
        'order = ["qwen", "ollama/a"]',
        'budget = 0',
        '[prompts]',
        'dir = "../outside"',
      ].join('\n'),
    );
    assert.deepEqual(
      problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
      [
        '2:3 project.name must be a text in quotes',
        '3:1 project.metrics must be true or false',
        '5:1 parse.include must be a list of texts in quotes',
        '7:3 parse.exclude.1 must be a text in quotes',
        '9:10 model.order.0 must be written provider/model',
        '10:1 model.budget must be a whole number above 0',
        '12:1 prompts.dir must be a folder inside the workspace',
      ],
    );
    assert.deepEqual(settings.parse.exclude, ['a', 'b']);
    assert.deepEqual(settings.model, { order: ['ollama/a'], budget: DEFAULT_SETTINGS.model.budget });
    assert.equal(settings.project.metrics, true);
  });

  it('says once that a table is none', () => {
    const { settings, problems } = readSettings('project = "shop"\nmodel = [1]\n');
    assert.deepEqual(settings, DEFAULT_SETTINGS);
    assert.deepEqual(
      problems.map(({ line, message }) => `${line} ${message}`),
      ['1 project must be a table', '2 model must be a table'],
    );
  });

  it('is not fooled by names of Object', () => {
    assert.deepEqual(readSettings('__proto__ = 1\n[constructor]\nname = 2\n').settings, DEFAULT_SETTINGS);
  });

  it('never throws', () => {
    for (const text of ['\0', '[[project]]', '[project]\n[project]', 'a = 99999999999999999999', '=', '"', '\uFFFF']) {
      assert.doesNotThrow(() => readSettings(text), JSON.stringify(text));
    }
  });
});
