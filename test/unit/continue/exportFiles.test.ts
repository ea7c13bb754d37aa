import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBlock, parseConfigYaml, validateConfigYaml } from '@continuedev/config-yaml';
import { isOurExport } from '../../../src/continue/blockHeader.ts';
import { contextBlock, namesOurTitle } from '../../../src/continue/contextBlock.ts';
import { type ContinueExport, exportFiles } from '../../../src/continue/exportFiles.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../../src/core/settings/readSettings.ts';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: Continue's own templates look like this.
const root = join(import.meta.dirname, '../../..');
const options: ContinueExport = {
  order: ['ollama/qwen2.5-coder:1.5b', 'anthropic/claude-haiku-5-5', 'ollama/qwen3:8b'],
  contextLength: 8192,
  user: ['Отвечай по-русски', 'yes', 'Use "quotes": # and \\ and \u2028 marks', '${{ x }}'],
  http: true,
  mcp: true,
};

describe('the export for Continue', () => {
  it('has a context, a models, a rules and an MCP block, each valid and of one kind', () => {
    const files = exportFiles(options);
    assert.deepEqual(
      files.map(({ path }) => path),
      [
        '.continue/context/llmstruct.yaml',
        '.continue/models/llmstruct.yaml',
        '.continue/models/llmstruct-2.yaml',
        '.continue/rules/llmstruct.yaml',
        '.continue/mcpServers/llmstruct.yaml',
      ],
    );
    for (const { path, text } of files) {
      const kinds = ['context', 'models', 'rules', 'mcpServers'].filter((kind) => kind in parseBlock(text));
      assert.deepEqual(kinds, [path.split('/')[1]], path);
      const errors = validateConfigYaml(parseConfigYaml(text));
      assert.deepEqual(errors, [], path);
      assert.ok(isOurExport(text));
    }
  });

  it('asks the loopback server with secrets that are never written out', () => {
    const [entry] = parseConfigYaml(contextBlock(2048)).context ?? [];
    assert.deepEqual(entry, {
      provider: 'http',
      name: 'llmstruct',
      params: {
        url: '${{ secrets.LLMSTRUCT_URL }}/context',
        title: 'llmstruct',
        displayTitle: 'llmstruct',
        description: 'Structural code context from llmstruct',
        renderInlineAs: '',
        headers: { Authorization: 'Bearer ${{ secrets.LLMSTRUCT_TOKEN }}' },
        options: { budget: 2048 },
      },
    });
  });

  it('leaves the context block out where Continue runs beside us, and the MCP block unless it was asked for', () => {
    const paths = exportFiles({ ...options, http: false, mcp: false }).map(({ path }) => path);
    assert.deepEqual(
      paths.filter((path) => /\/(context|mcpServers)\//.test(path)),
      [],
    );
    assert.equal(paths.length, 3);
  });

  it('gives every local model its window, and no cloud model', () => {
    const texts = exportFiles(options).flatMap(({ path, text }) => (path.includes('/models/') ? [text] : []));
    const models = texts.map((text) => parseConfigYaml(text).models?.[0]);
    assert.deepEqual(
      models.map((model) => model && 'model' in model && [model.model, model.defaultCompletionOptions]),
      [
        ['qwen2.5-coder:1.5b', { contextLength: 8192, maxTokens: 2048 }],
        ['qwen3:8b', { contextLength: 8192, maxTokens: 2048 }],
      ],
    );
    assert.doesNotMatch(texts.join(''), /apiBase|anthropic/);
    const remote = exportFiles({ ...options, apiBase: 'http://10.0.0.5:11434' })[1]?.text ?? '';
    const [model] = parseConfigYaml(remote).models ?? [];
    assert.equal(model && 'apiBase' in model && model.apiBase, 'http://10.0.0.5:11434');
  });

  it('keeps every rule as it was written', () => {
    const rules = exportFiles(options).find(({ path }) => path.includes('/rules/'))?.text ?? '';
    assert.deepEqual(parseConfigYaml(rules).rules, [{ name: 'llmstruct', rule: options.user.join('\n') }]);
  });

  it('writes no block without content', () => {
    assert.deepEqual(exportFiles({ ...options, order: ['anthropic/x'], user: [], http: false, mcp: false }), []);
  });

  it('recognises a block with our title, and only that', () => {
    assert.ok(namesOurTitle(contextBlock(2048)));
    assert.ok(namesOurTitle('context:\n  - provider: http\n    params: \n      title: "llmstruct" # ours\n'));
    assert.ok(namesOurTitle('context:\r\n  - provider: http\r\n    params:\r\n      title: llmstruct\r\n'));
    assert.ok(namesOurTitle('context: [{provider: http, params: {url: x, title: llmstruct}}]\n'));
    assert.ok(namesOurTitle('{"contextProviders": [{"name": "http", "params": {"title": "llmstruct", "url": "x"}}]}'));
    assert.ok(!namesOurTitle('title: llmstruct2\n# title: llmstruct\nname: llmstruct\ndisplayTitle: llmstruct\n'));
  });
});

describe('this repository’s own .continue', () => {
  it('is what the export writes beside Continue', () => {
    const toml = join(root, 'llmstruct.toml');
    const { settings } = readSettings(existsSync(toml) ? readFileSync(toml, 'utf8') : undefined);
    const expected = exportFiles({
      order: settings.model.order,
      contextLength: 8192,
      user: settings.instructions.user,
      http: false,
      mcp: false,
    });
    assert.ok(DEFAULT_SETTINGS.model.order.length > 0);
    for (const { path, text } of expected) assert.equal(readFileSync(join(root, path), 'utf8'), text, path);
    const found = readdirSync(join(root, '.continue'), { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => entry.isFile() && entry.name.startsWith('llmstruct'));
    assert.equal(files.length, expected.length);
  });
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above.
