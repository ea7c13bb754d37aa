import assert from 'node:assert/strict';
import { SCHEMAS } from '../../../src/cli/schemas.ts';
import { Cancelled, LlmstructError } from '../../../src/core/errors.ts';
import { run } from './standInHost.ts';
import { assertValid } from './validate.ts';

describe('the command line', () => {
  it('prints help and version on stdout with exit code 0', async () => {
    for (const args of [['--help'], ['help'], ['help', 'parse'], ['parse', '--help'], ['tasks', 'list', '-h']]) {
      const { code, out, err } = await run(args);
      assert.equal(code, 0, args.join(' '));
      assert.match(out, /^Usage: llmstruct/);
      assert.equal(err, '');
    }
    assert.equal((await run(['--version'])).out, '1.2.3\n');
  });

  it('helps in Russian without an English word of its own', async () => {
    for (const args of [
      ['--help'],
      ['context', '--help'],
      ['improve', '--help'],
      ['tasks', '--help'],
      ['mcp', '--help'],
      ['schema', '-h'],
      ['check', '-h'],
      ['ci', '-h'],
    ]) {
      const { out } = await run(args, { environment: { LLMSTRUCT_LANG: 'ru' } });
      assert.match(out, /^Вызов: llmstruct/);
      assert.match(out, /Параметры:/);
      const left = out.match(/\b(Usage|Options|Commands|Arguments|display|default|the|print|help for)\b/g);
      assert.deepEqual(left, null, out);
    }
  });

  it('helps with commands of commands, and says which there is not', async () => {
    const { code, out } = await run(['help', 'tasks', 'add']);
    assert.equal(code, 0);
    assert.match(out, /^Usage: llmstruct tasks add/);
    const mistakes = [
      [['help', 'contxt'], 'There is no command contxt. Did you mean context?'],
      [['help', 'nonsense'], 'There is no command nonsense.'],
      [['help', 'tasks', 'ad'], 'There is no command ad. Did you mean add?'],
    ] as const;
    for (const [args, message] of mistakes) {
      const wrong = await run([...args]);
      assert.equal(wrong.code, 2, message);
      assert.equal(wrong.out, '');
      assert.equal(wrong.err, `llmstruct: ${message}\n  See llmstruct --help.\n`);
    }
  });

  it('shows the commands without a command and exits 2', async () => {
    for (const args of [[], ['tasks']]) {
      const { code, out, err } = await run(args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, /Usage: llmstruct/);
    }
    assert.match((await run(['tasks', 'add'])).err, /\n {2}See llmstruct tasks add --help\.\n$/);
  });

  it('words mistakes, suggests, and exits 2 with a document for --json', async () => {
    const mistakes: readonly (readonly [args: string[], message: string])[] = [
      [['prase'], 'There is no command prase. Did you mean parse?'],
      [['parse', '--chek'], 'There is no option --chek. Did you mean --check?'],
      [['parse', '--output'], 'The option --output <file> needs a value.'],
      [['parse', 'x'], 'Too many arguments: x.'],
      [['parse', '--jobs', '0'], '--jobs needs a whole number above 0, not 0.'],
      [['improve'], 'The argument target is missing.'],
      [['context'], 'The argument TARGET is missing.'],
      [['context', 'a.py#f', '--budget', '1e3'], '--budget needs a whole number above 0, not 1e3.'],
      [['context', 'a.py#f', '--fill', 'all'], '--fill is one of none, callers, bodies, not all.'],
      [['context', 'a.py#f', '--batch', 'x'], 'The options TARGET and --batch exclude each other.'],
      [['context', '--query', ' '], 'The question of --query is empty.'],
      [['context', 'a.py#f', '--query', 'where'], 'The options TARGET and --query exclude each other.'],
      [['serve', '--host', 'a b'], '--host is a host name such as llmstruct.example.org, not a b.'],
      [['improve', 'a.py#f', '--problems', 'no-such-file'], 'no-such-file cannot be read: it is not there (ENOENT).'],
      [['schema', 'nope'], `There is no schema nope; there are ${Object.keys(SCHEMAS).join(', ')}.`],
    ];
    for (const [args, message] of mistakes) {
      const plain = await run(args);
      assert.equal(plain.code, 2, args.join(' '));
      assert.equal(plain.out, '');
      // A command that is there has options of its own to look up.
      const own = args[0] === 'prase' ? '' : ` ${args[0]}`;
      const hint = `See llmstruct${own} --help.`;
      assert.ok(plain.err.endsWith(`llmstruct: ${message}\n  ${hint}\n`), plain.err);
      const { code, json, opened } = await run([args[0] ?? '', '--json', ...args.slice(1)]);
      assert.equal(code, 2);
      assertValid('error', json);
      assert.deepEqual(json, { error: { code: 'usage', message, hint } });
      assert.equal(opened.length, 0);
    }
  });

  it('gives each error its exit code and closes the index', async () => {
    const codes = [
      ['target-unknown', 2],
      ['target-form', 2],
      ['struct-unwritable', 2],
      ['internal', 2],
      ['model-unreachable', 3],
      ['model-out-of-memory', 3],
      ['suggestion-stale', 1],
    ] as const;
    for (const [error, exitCode] of codes) {
      const failing = {
        context: () => Promise.reject(new LlmstructError(error, { target: 'x', path: 'y', reason: 'z' })),
      };
      const { code, json, err, closed } = await run(['context', 'a.py#f', '--json'], { index: failing });
      assert.equal(code, exitCode, error);
      assertValid('error', json);
      assert.equal((json as { error: { code: string } }).error.code, error);
      assert.match(err, /^llmstruct: /);
      assert.equal(closed, 1);
    }
  });

  it('takes an error that crossed a thread, and one that nobody foresaw', async () => {
    const crossed = Object.assign(new Error('x'), {
      name: 'LlmstructError',
      code: 'target-unknown',
      details: { target: 'q#z' },
    });
    const first = await run(['context', 'a.py#f'], { index: { context: () => Promise.reject(crossed) } });
    assert.match(first.err, /Nothing is named q#z/);
    const second = await run(['context', 'a.py#f', '--json'], {
      index: { context: () => Promise.reject(new TypeError('boom')) },
    });
    assert.equal(second.code, 2);
    assert.match(second.err, /boom/);
    assert.doesNotMatch(second.err, /at .*\.ts/);
  });

  it('ends with 130 when interrupted', async () => {
    const { code, json } = await run(['parse', '--json'], { index: { update: () => Promise.reject(new Cancelled()) } });
    assert.equal(code, 130);
    assertValid('error', json);
  });

  it('speaks Russian about errors', async () => {
    const environment = { LLMSTRUCT_LANG: 'ru' };
    assert.match((await run(['prase'], { environment })).err, /Команды prase нет\. Возможно, имелось в виду parse\?/);
    const missing = await run(['parse', '--input', '/nowhere/at all'], { environment });
    assert.equal(missing.code, 2);
    assert.match(missing.err, /Папки \/nowhere\/at all нет\./);
  });

  it('says in Russian, too, why a prompt of one’s own or a line of llmstruct.toml is wrong', async () => {
    const environment = { LLMSTRUCT_LANG: 'ru' };
    const reason = 'there is no {{nme}}; known are name, kind';
    const details = { file: 'llmstruct/prompts/better.md', line: 1, column: 8, reason };
    for (const code of ['prompt-template', 'settings-invalid', 'tasks-unreadable'] as const) {
      const index = { context: () => Promise.reject(new LlmstructError(code, details)) };
      const { err } = await run(['context', 'a.py#f'], { environment, index });
      assert.match(err, /better\.md:1.*: \{\{nme\}\} нет; известны name, kind/, code);
    }
  });

  it('prints every schema, each a valid one', async () => {
    for (const name of [
      'struct',
      'settings',
      'parse',
      'context',
      'batch',
      'improve',
      'tasks',
      'task',
      'start',
      'error',
    ]) {
      const { code, json } = await run(['schema', name]);
      assert.equal(code, 0);
      assert.ok((json as { $schema: string }).$schema.includes('json-schema.org'));
    }
    assert.deepEqual((await run(['schema'])).json, (await run(['schema', 'struct'])).json);
  });
});
