import assert from 'node:assert/strict';
import type { ActionName } from '../../../../src/core/prompts/actions.ts';
import { fence } from './cases/replyCase.ts';
import { check } from './checkCase.ts';

async function said(path: string, target: string, base: string, now: string, action: ActionName = 'better') {
  const checked = await check({ path, base, target, action, reply: fence(now.trimEnd()) });
  return [checked.status, ...checked.problems.map(({ severity, message }) => `${severity}: ${message}`)].join(' / ');
}

describe('PHP between markup', () => {
  const base =
    "<?php\nfunction f($x) {\n  // note ?>\n  <b># 1 isn't // here</b>\n  <!-- head -->\n  <?php\n  return $x;\n}\n";
  const document = (now: string) =>
    said('a.php', 'f', base, `/** Says it. */\n${now.replace('<?php\n', '')}`, 'document');

  it('has no comments of PHP in it: what is written there is code', async () => {
    assert.equal(await document(base), 'suggested');
    assert.match(await document(base.replace("isn't // here", "isn't // there")), /^refused/);
    assert.match(await document(base.replace('# 1', '# 2')), /^refused/);
  });

  it('has its own comments, which may stand for what was left out', async () => {
    const now = base.replace(/^<\?php\n/, '').replace('<!-- head -->', '<!-- rest of the code -->');
    assert.match(await said('a.php', 'f', base, now), /^refused .*left out/);
  });
});
