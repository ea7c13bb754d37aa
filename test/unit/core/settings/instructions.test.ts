import assert from 'node:assert/strict';
import { BASE_INSTRUCTIONS, instructionsOf } from '../../../../src/core/settings/instructions.ts';

describe('instructions', () => {
  it('are short: at most 90 words and marks', () => {
    const pieces = BASE_INSTRUCTIONS.rules.join('\n').match(/\w+|[^\s\w]/g) ?? [];
    assert.ok(pieces.length <= 90, `${pieces.length} pieces`);
  });

  it('put the user’s after the base', () => {
    assert.deepEqual(instructionsOf(['Tabs']), { base: BASE_INSTRUCTIONS, user: ['Tabs'] });
    assert.equal(BASE_INSTRUCTIONS.version, 1);
  });
});
