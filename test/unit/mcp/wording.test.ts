import assert from 'node:assert/strict';
import russian from '../../../l10n/bundle.l10n.ru.json' with { type: 'json' };
import { Cancelled, LlmstructError } from '../../../src/core/errors.ts';
import { PROMPT_TITLES } from '../../../src/mcp/registerPrompts.ts';
import { TOOLS } from '../../../src/mcp/registerTools.ts';
import { ToolError, wordToolError } from '../../../src/mcp/toolError.ts';

describe('the words of the MCP server', () => {
  it('has Russian for the titles that clients show to people', () => {
    const titles = [...TOOLS.map(({ title }) => title), ...Object.values(PROMPT_TITLES)];
    assert.deepEqual(
      titles.filter((title) => !(title in russian)),
      [],
    );
  });

  it('says of every error what to do, briefly, and lets cancellations through', () => {
    assert.match(wordToolError(new LlmstructError('target-unknown', { target: 'a#b' })), /a#b .*find_symbol/);
    assert.match(wordToolError(new LlmstructError('folder-missing', { path: '/x' })), /\/x/);
    assert.equal(wordToolError(new ToolError('Do that.')), 'Do that.');
    assert.match(wordToolError(new Error('boom')), /boom.*Try again/);
    assert.ok(wordToolError(new ToolError('y'.repeat(5000))).length < 700);
    assert.throws(() => wordToolError(new Cancelled()), { name: 'Cancelled' });
  });
});
