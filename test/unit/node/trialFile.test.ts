import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TrialFile, trialFilePath } from '../../../src/node/trialFile.ts';

describe('trialFile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-trials-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const trial = (model: string, form: string) => ({ model, endpoint: 'http://127.0.0.1:11434', form });

  it('keeps one result for each model and place, for every process', async () => {
    const path = join(folder, 'llmstruct', 'models.json');
    const file = new TrialFile<ReturnType<typeof trial>>(path);
    assert.equal(await file.get('a', 'http://127.0.0.1:11434'), undefined);
    await file.put(trial('a', 'whole'));
    await file.put(trial('b', 'whole'));
    await file.put(trial('a', 'sentence'));
    const other = new TrialFile<ReturnType<typeof trial>>(path);
    assert.equal((await other.get('a', 'http://127.0.0.1:11434'))?.form, 'sentence');
    assert.equal((await other.get('b', 'http://127.0.0.1:11434'))?.form, 'whole');
    assert.equal(await other.get('a', 'http://elsewhere'), undefined);
    assert.deepEqual(readdirSync(join(folder, 'llmstruct')), ['models.json']);
  });

  it('goes on without a file that cannot be read', async () => {
    const path = join(folder, 'models.json');
    const file = new TrialFile<ReturnType<typeof trial>>(path);
    for (const text of ['', '{', '[]', '{"version": 2, "trials": []}', '{"version": 1, "trials": 3}']) {
      writeFileSync(path, text);
      assert.equal(await file.get('a', 'http://127.0.0.1:11434'), undefined, text);
    }
    await file.put(trial('a', 'whole'));
    assert.equal((await file.get('a', 'http://127.0.0.1:11434'))?.form, 'whole');
  });

  it('lies where the system keeps the user’s data', () => {
    assert.equal(trialFilePath({ XDG_DATA_HOME: '/data' }), join('/data', 'llmstruct', 'models.json'));
    assert.equal(trialFilePath({ LOCALAPPDATA: '/local' }), join('/local', 'llmstruct', 'models.json'));
    assert.match(trialFilePath({}), /[\\/]\.local[\\/]share[\\/]llmstruct[\\/]models\.json$/);
  });
});
