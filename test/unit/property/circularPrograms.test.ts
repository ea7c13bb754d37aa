import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { createRandom } from '../../support/random.ts';
import { CIRCULAR_LANGUAGES, circularProgram } from './circularPrograms.ts';

const WRITE = { kind: 'write', path: 'struct.json' } as const;

/** `LLMSTRUCT_CIRCLES=1000 npm run test:unit -- --grep=give` for a longer run. */
const PROGRAMS = Number(process.env['LLMSTRUCT_CIRCLES'] ?? 20);

describe(`${PROGRAMS} programs a language whose parts give each other`, function () {
  this.timeout(3_600_000);

  for (const language of CIRCULAR_LANGUAGES) {
    it(`are indexed, and one edited into another gives the bytes of that one: ${language}`, async () => {
      for (let seed = 1; seed <= PROGRAMS; seed++) {
        const random = createRandom(seed);
        const [before, after] = [circularProgram(language, random), circularProgram(language, random)];
        const workspace = createMemoryWorkspace(before);
        await workspace.index.update({ output: WRITE });
        for (const [path, text] of Object.entries(after)) workspace.files.set(path, text);
        const { symbols } = await workspace.index.update({ paths: Object.keys(after), output: WRITE });
        assert.ok(symbols > 0, `nothing is in ${JSON.stringify(after)}`);
        const clean = createMemoryWorkspace(after);
        await clean.index.update({ output: WRITE });
        assert.equal(workspace.files.get('struct.json'), clean.files.get('struct.json'), `seed ${seed}`);
      }
    });
  }
});
