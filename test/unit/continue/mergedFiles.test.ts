import assert from 'node:assert/strict';
import { parseConfigYaml, validateConfigYaml } from '@continuedev/config-yaml';
import { parse as parseJsonc } from 'jsonc-parser';
import { withServerSecrets } from '../../../src/continue/envFile.ts';
import { type ContinueExport, exportFiles } from '../../../src/continue/exportFiles.ts';
import { mergeBlock } from '../../../src/continue/mergeBlock.ts';
import { mergeOlderConfig } from '../../../src/continue/olderConfig.ts';

const options: ContinueExport = {
  order: ['ollama/qwen2.5-coder:1.5b'],
  contextLength: 8192,
  user: ['Be short'],
  http: true,
  mcp: true,
};
const fileOf = (kind: string): string =>
  exportFiles(options).find(({ path }) => path.includes(`/${kind}/`))?.text ?? '';

describe('a block file that exists', () => {
  it('stays as it is where it says the same, whatever else it says', () => {
    for (const { text } of exportFiles(options)) {
      assert.equal(mergeBlock(text, text), text);
      const edited = `# mine\n${text.replace('version: 0.0.1', 'version: 2.0.0 # mine')}`;
      assert.equal(mergeBlock(edited, text), edited);
    }
  });

  it('keeps foreign keys, chosen lists and comments, and gets our values', () => {
    const mine = `# my models
name: mine
version: 1.2.3
schema: v1
models:
  # small
  - name: qwen2.5-coder:1.5b (llmstruct)
    provider: ollama
    model: qwen2.5-coder:1.5b
    roles: [chat]
    defaultCompletionOptions:
      contextLength: 128000 # too much
      temperature: 0.1
  - name: other
    provider: ollama
    model: other
`;
    const merged = mergeBlock(mine, fileOf('models'));
    assert.equal(
      merged,
      mine.replace('contextLength: 128000', 'contextLength: 8192').replace('0.1\n', '0.1\n      maxTokens: 2048\n'),
    );
    assert.deepEqual(validateConfigYaml(parseConfigYaml(merged ?? '')), []);
  });

  it('gets an entry that is missing, and a list that is missing', () => {
    const models = parseConfigYaml(mergeBlock('name: a\nversion: 0.0.1\nmodels: []\n', fileOf('models')) ?? '').models;
    assert.equal(models?.length, 1);
    const rules = mergeBlock('name: a\nversion: 0.0.1\n', fileOf('rules'));
    assert.deepEqual(parseConfigYaml(rules ?? '').rules, [{ name: 'llmstruct', rule: 'Be short' }]);
  });

  it('gets the whole block where it has no content', () => {
    assert.equal(mergeBlock('', fileOf('rules')), fileOf('rules'));
    assert.equal(mergeBlock('# mine\n', fileOf('rules')), `# mine\n${fileOf('rules')}`);
    assert.equal(mergeBlock('# mine', fileOf('rules')), `# mine\n${fileOf('rules')}`);
  });

  it('is refused where it is not one YAML map without errors, since what to keep of it is not known', () => {
    const tab = 'models:\n  - name: precious\n\tprovider: x\n';
    const twice = 'models:\n  - name: precious\n    roles: [chat]\n    roles: [edit]\n';
    const documents = 'name: mine\nmodels: []\n---\nname: other\n';
    for (const text of ['just words', 'a: [}', '- 1\n', '---\n', tab, twice, documents])
      assert.equal(mergeBlock(text, fileOf('models')), undefined, text);
  });

  it('is refused where it has another type than ours, and where an alias cannot be told', () => {
    const entry = '  - name: qwen2.5-coder:1.5b (llmstruct)\n';
    const options = `models:\n${entry}    defaultCompletionOptions: all\n`;
    const roles = `models:\n${entry}    roles: chat\n`;
    for (const text of ['models: { a: 1 }\n', 'models: text\n', options, roles, 'models: *nothing\n'])
      assert.equal(mergeBlock(text, fileOf('models')), undefined, text);
  });

  it('keeps line ends, BOM, layout and the ways in which values are written', () => {
    const mine =
      '\uFEFFname: mine   # my own\r\nversion: 1.0.0\r\nx-old: 0123\r\nx: 1_000\r\nmodels:\r\n\r\n  - name:  "qwen2.5-coder:1.5b (llmstruct)"\r\n' +
      '    provider: ollama     # aligned\r\n    model:   other # changes\r\n    systemMessage: >-\r\n      folded\r\n      on\r\n' +
      '    roles: [ chat,edit ]\r\n    defaultCompletionOptions: {contextLength: 8192,maxTokens: 2048 }\r\n# tail\r\n';
    assert.equal(
      mergeBlock(mine, fileOf('models')),
      mine.replace('other # changes', '"qwen2.5-coder:1.5b" # changes').replace('# tail', 'schema: v1\r\n# tail'),
    );
  });
});

describe('config.json of an older Continue', () => {
  const mine = `{
  // my models
  "models": [{ "title": "GPT", "provider": "openai", "model": "gpt-4o" }],
  "contextProviders": [{ "name": "code", "params": {} }], /* mine */
  "allowAnonymousTelemetry": false,
}
`;

  it('gets provider, models and MCP server; all else stays as it was', () => {
    const merged = mergeOlderConfig(mine, options) ?? '';
    for (const kept of ['// my models', '/* mine */', '"allowAnonymousTelemetry": false']) {
      assert.ok(merged.includes(kept), merged);
    }
    const value = parseJsonc(merged, [], { allowTrailingComma: true }) as Record<string, unknown[]>;
    assert.deepEqual(value['models']?.[0], { title: 'GPT', provider: 'openai', model: 'gpt-4o' });
    assert.deepEqual(value['env'], ['LLMSTRUCT_CONTEXT_URL', 'LLMSTRUCT_AUTHORIZATION']);
    assert.deepEqual(value['models']?.[1], {
      title: 'qwen2.5-coder:1.5b (llmstruct)',
      provider: 'ollama',
      model: 'qwen2.5-coder:1.5b',
      contextLength: 8192,
      completionOptions: { maxTokens: 2048 },
    });
    const [, provider] = value['contextProviders'] as { name: string; params: Record<string, unknown> }[];
    assert.deepEqual(
      [provider?.name, provider?.params['title'], provider?.params['url']],
      ['http', 'llmstruct', 'LLMSTRUCT_CONTEXT_URL'],
    );
    assert.match(JSON.stringify(value['experimental']), /"command":"llmstruct","args":\["mcp"\]/);
  });

  it('is read by Continue with the secrets of .env: a whole value that is a variable’s name', () => {
    const address = { url: 'http://127.0.0.1:7317', token: 'abc' };
    const env = withServerSecrets('', address);
    // As Continue does it: `"NAME"` in the text is replaced by `"value"` for each NAME of `env`.
    const values = Object.fromEntries(
      env
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).replace(/^"(.*)"$/, '$1')]),
    ) as Record<string, string>;
    let text = mergeOlderConfig('', { ...options, mcp: false }) ?? '';
    for (const name of (JSON.parse(text) as { env: string[] }).env)
      text = text.replaceAll(`"${name}"`, `"${values[name]}"`);
    const [provider] = (JSON.parse(text) as { contextProviders: { params: Record<string, unknown> }[] })
      .contextProviders;
    assert.equal(provider?.params['url'], 'http://127.0.0.1:7317/context');
    assert.deepEqual(provider?.params['headers'], { Authorization: 'Bearer abc' });
  });

  it('is the same after a second time, and its owner’s keys in our entries stay', () => {
    const once = mergeOlderConfig(mine, options) ?? '';
    assert.equal(mergeOlderConfig(once, options), once);
    const edited = once.replace('"contextLength": 8192', '"contextLength": 4096,\n      "apiKey": "mine"');
    const again = mergeOlderConfig(edited, options) ?? '';
    assert.match(again, /"contextLength": 8192/);
    assert.match(again, /"apiKey": "mine"/);
  });

  it('keeps lists that somebody chose, comments inside entries, line ends and a BOM', () => {
    const once = mergeOlderConfig('', options) ?? '';
    const edited = `\uFEFF${once
      .replace(/"args": \[[^\]]*\]/, '"args": ["mcp", "--input", "/x"] /* mine */')
      .replace('"contextLength": 8192', '"contextLength": 4096 /* small */')
      .replace('"url": "LLM', '// where\n        "url": "LLM')
      .replaceAll('\n', '\r\n')}`;
    assert.equal(mergeOlderConfig(edited, options), edited.replace('4096', '8192'));
    assert.equal(mergeOlderConfig('\uFEFF', options), `\uFEFF${once}`);
  });

  it('is left alone where it is no JSON object', () => {
    for (const text of ['[]', '{"a": ', 'x', '1']) assert.equal(mergeOlderConfig(text, options), undefined);
  });

  it('is left alone where it has another type than ours', () => {
    const places = ['"env": "text"', '"contextProviders": {"a": 1}', '"experimental": []', '"models": 1'];
    const ours = '"contextProviders": [{"params": {"title": "llmstruct", "headers": "none"}}]';
    for (const place of [...places, ours, '"models": [], "models": [1]']) {
      assert.equal(mergeOlderConfig(`{${place}}`, options), undefined, place);
    }
  });
});

describe('~/.continue/.env', () => {
  const secrets = { url: 'http://127.0.0.1:7317', token: 'abc' };

  it('gets address and token, and keeps every other line', () => {
    const text = withServerSecrets('# mine\r\nOPENAI_API_KEY=sk-1\r\nLLMSTRUCT_TOKEN=old\r\nLAST=1', secrets);
    assert.equal(
      text,
      '# mine\r\nOPENAI_API_KEY=sk-1\r\nLLMSTRUCT_TOKEN=abc\r\nLAST=1\r\nLLMSTRUCT_URL=http://127.0.0.1:7317\r\n' +
        'LLMSTRUCT_CONTEXT_URL=http://127.0.0.1:7317/context\r\nLLMSTRUCT_AUTHORIZATION="Bearer abc"\r\n',
    );
    assert.equal(withServerSecrets(text, secrets), text);
  });

  it('replaces every line of a name, since the last one counts', () => {
    const text = withServerSecrets('export LLMSTRUCT_URL=a\nMY_LLMSTRUCT_URL=keep\nLLMSTRUCT_URL = b\n', secrets);
    assert.ok(
      text.startsWith(
        'export LLMSTRUCT_URL=http://127.0.0.1:7317\nMY_LLMSTRUCT_URL=keep\nLLMSTRUCT_URL=http://127.0.0.1:7317\n',
      ),
      text,
    );
  });

  it('keeps `export`, comments behind a value and a BOM', () => {
    const text = withServerSecrets('\uFEFFLLMSTRUCT_URL="old"  # mine\n  export LLMSTRUCT_TOKEN=\n\nA=1\n', secrets);
    assert.ok(
      text.startsWith(
        '\uFEFFLLMSTRUCT_URL=http://127.0.0.1:7317  # mine\n  export LLMSTRUCT_TOKEN=abc\n\nA=1\nLLMSTRUCT_CONTEXT_URL=',
      ),
      text,
    );
    assert.equal(withServerSecrets(text, secrets), text);
    assert.match(withServerSecrets('\uFEFF', secrets), /^\uFEFFLLMSTRUCT_URL=/);
  });

  it('takes no line inside a quoted value for one of ours, as dotenv does', () => {
    for (const quote of ['"', "'", '`']) {
      const mine = `PEM=${quote}-----BEGIN\nLLMSTRUCT_TOKEN=inside\n-----END${quote} # key\n# LLMSTRUCT_URL=no\n`;
      const text = withServerSecrets(mine, secrets);
      assert.ok(text.startsWith(`${mine}LLMSTRUCT_URL=http`), text);
      assert.match(text, /\nLLMSTRUCT_TOKEN=abc\n/);
    }
    // No quotes: dotenv takes the line as it is, and the next one for itself.
    assert.match(withServerSecrets("A=it's\nLLMSTRUCT_TOKEN=old\nB=x", secrets), /^A=it's\nLLMSTRUCT_TOKEN=abc\nB=x\n/);
  });
});
