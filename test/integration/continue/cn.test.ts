import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { estimateTokens } from '../../../src/core/text/tokenEstimate.ts';
import { type ScriptedCompatible, startScriptedCompatible } from '../../servers/scriptedCompatible.ts';
import { cliPath, runBuilt } from '../cli/builtCli.ts';
import { installContinueCli, runContinueCli } from './continueCli.ts';

interface Message {
  readonly role: string;
  readonly content: string | null;
}

const BUDGET = 400;

describe('Continue’s cn with the exported configuration', function () {
  this.timeout(300_000);
  let folder: string;
  let home: string;
  let model: ScriptedCompatible;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-cn-'));
    home = mkdtempSync(join(tmpdir(), 'llmstruct-cn-home-'));
    mkdirSync(join(folder, 'shop'));
    writeFileSync(
      join(folder, 'shop/cart.py'),
      'from shop.tax import with_tax\n\n\ndef total(lines):\n    """Sum of all lines with tax."""\n    return with_tax(sum(lines))\n',
    );
    writeFileSync(
      join(folder, 'shop/tax.py'),
      'def with_tax(amount):\n    """Adds the tax."""\n    return amount * 1.2\n',
    );
    writeFileSync(join(folder, 'llmstruct.toml'), '[instructions]\nuser = ["Answer like a pirate"]\n');
    model = await startScriptedCompatible();
  });
  after(async () => {
    await model.close();
    for (const made of [folder, home]) rmSync(made, { recursive: true, force: true });
  });

  /** The blocks of `.continue` as the one configuration that `cn --config` takes, the model at our scripted server. */
  function configuration(): string {
    const whole: Record<string, unknown> = { name: 'exported', version: '0.0.1', schema: 'v1' };
    for (const kind of ['models', 'rules', 'mcpServers']) {
      const place = join(folder, '.continue', kind);
      const blocks = readdirSync(place).map(
        (file) => parse(readFileSync(join(place, file), 'utf8')) as Record<string, object[]>,
      );
      whole[kind] = blocks.flatMap((block) => block[kind] ?? []);
    }
    const apiBase = model.url.replace(/\/v1$/, '');
    whole['models'] = (whole['models'] as object[]).map((entry) => ({ ...entry, apiBase }));
    const file = join(home, 'config.yaml');
    writeFileSync(file, stringify(whole));
    return file;
  }

  it('gives the model our rules and, by MCP, the very tokens that the pack says', async () => {
    const environment = { HOME: home };
    const exported = await runBuilt(['continue', 'export', '--mcp', '--no-http'], { cwd: folder, environment });
    assert.equal(exported.code, 0, exported.err);
    const programs = join(home, 'bin');
    mkdirSync(programs);
    const shim = `#!/bin/sh\nexec "${process.execPath}" "${cliPath}" "$@"\n`;
    writeFileSync(join(programs, 'llmstruct'), shim, { mode: 0o755 });

    const question = 'where is tax added to the total?';
    model.play(
      { toolCalls: [{ name: 'get_context', arguments: { question, budget: BUDGET, fill: 'none' } }] },
      { chunks: ['Arr, in shop/tax.py.'] },
    );
    const said = await runContinueCli(installContinueCli(), {
      config: configuration(),
      message: question,
      cwd: folder,
      environment: {
        PATH: [programs, process.env['PATH']].join(delimiter),
        HOME: home,
        CONTINUE_TELEMETRY_ENABLED: '0',
        NO_PROXY: '127.0.0.1',
      },
    });
    assert.match(said, /Arr, in shop\/tax\.py\./);

    const [first, second] = model.requests;
    assert.ok(first && second, said);
    assert.equal(first.body['model'], 'qwen2.5-coder:1.5b');
    assert.match(JSON.stringify(first.body['messages']), /Answer like a pirate/);
    assert.match(JSON.stringify(first.body['tools']), /"name":"get_context"/);
    const told = (second.body['messages'] as Message[]).find(({ role }) => role === 'tool')?.content ?? '';
    // Continue gives the model the parts of a tool's answer as JSON.
    const answer = (JSON.parse(told) as { text: string }[]).map(({ text }) => text).join('\n');

    const query = ['context', '--query', question, '--budget', String(BUDGET - 32), '--json'];
    const { json } = await runBuilt(query, { cwd: folder, environment });
    const pack = json as { text: string; tokens: number };
    assert.ok(pack.text.includes('def with_tax(amount)'));
    assert.ok(answer.includes(pack.text.trimEnd()), `${answer}\n---\n${pack.text}`);
    assert.equal(estimateTokens(pack.text), pack.tokens);
    assert.ok(estimateTokens(answer) <= BUDGET);
  });
});
