import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkspaceTexts } from '../../../../src/core/indexing/workspaceTexts.ts';
import type { FileContent } from '../../../../src/core/ports.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings/readSettings.ts';

const russian = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../l10n/bundle.l10n.ru.json'), 'utf8'),
) as Record<string, string>;

describe('a llmstruct.toml that cannot be read', () => {
  const read = (content: FileContent) => readWorkspaceTexts({ read: () => Promise.resolve(content) });

  it('keeps all code here and is said, whatever the reason', async () => {
    const sentences = new Set<string>();
    for (const reason of [
      'not UTF-8',
      'binary',
      'symlink',
      'too large',
      'line too long',
      'unreadable',
      'not a regular file',
      'other',
    ]) {
      const { settings, settingsProblems, tasks } = await read({ kind: 'skipped', reason });
      assert.deepEqual(settings, {
        ...DEFAULT_SETTINGS,
        privacy: { ...DEFAULT_SETTINGS.privacy, localOnly: ['**'] },
      });
      const [{ message = '', ...place } = {}] = settingsProblems;
      assert.deepEqual(place, { file: 'llmstruct.toml', line: 1, column: 1 }, reason);
      assert.ok(message in russian, message);
      assert.deepEqual(tasks.tasks, []);
      sentences.add(message);
    }
    assert.equal(sentences.size, 5);
  });

  it('is none where there is no file', async () => {
    const { settings, settingsProblems } = await read({ kind: 'skipped', reason: 'missing' });
    assert.deepEqual([settings, settingsProblems], [DEFAULT_SETTINGS, []]);
  });
});
