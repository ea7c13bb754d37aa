import assert from 'node:assert/strict';
import { checkReply } from '../../../../../src/core/edits/checkReply.ts';
import { type KnowsName, warnUnknownNames } from '../../../../../src/core/edits/gate/warnUnknownNames.ts';
import { languageById } from '../../../../../src/core/languages/registry.ts';
import { testParser } from '../../../../support/testParser.ts';
import { javascript } from '../cases/javascript.ts';
import { python } from '../cases/python.ts';
import { fence } from '../cases/replyCase.ts';
import { typescript } from '../cases/typescript.ts';
import { check, requestFor } from '../checkCase.ts';
import { type BadShape, badShapes } from './badShapes.ts';
import { SAMPLES, type Sample } from './samples.ts';
import { percent, printScores, type Score } from './score.ts';

/** Whether a bad reply is refused, or has the warning that is due. */
async function isCaught(sample: Sample, shape: BadShape): Promise<boolean> {
  const { path, base, target } = sample;
  const { action = 'better', cutOff = false, reply } = shape;
  const language = testParser.languageOf(path, base)!;
  const request = await requestFor({ path, base, target, action, cutOff, reply });
  const knows: KnowsName = (name) => languageById(language)!.builtins.has(name);
  const answer = await checkReply(request, language, testParser, []);
  const checked = await warnUnknownNames(answer, { path, base, language }, testParser, knows);
  if (checked.status === 'refused') return true;
  return shape.warning !== undefined && checked.problems.some(({ code }) => code === shape.warning);
}

describe('the set of bad replies', function () {
  this.timeout(120_000);
  const scores: Score[] = [];
  const missed: string[] = [];

  for (const [seed, [language, sample]] of Object.entries(SAMPLES).entries()) {
    it(`takes the good reply in ${language}, which the bad ones are made of`, async () => {
      const checked = await check({ ...sample, reply: fence(sample.good) });
      assert.equal(checked.status, 'suggested', JSON.stringify(checked.problems));
      assert.deepEqual(checked.problems, []);
    });

    it(`is caught in ${language}`, async () => {
      const shapes = badShapes(sample, seed);
      let caught = 0;
      for (const shape of shapes) {
        if (await isCaught(sample, shape)) caught += 1;
        else missed.push(`${language}: ${shape.name}`);
      }
      scores.push({ language, passed: caught, of: shapes.length });
    });
  }

  it('has those of the cases by hand', async () => {
    for (const [language, { path, base, bad }] of Object.entries({ python, javascript, typescript })) {
      let caught = 0;
      for (const item of bad) {
        const { status } = await check({ path, base, ...item });
        if (status === 'refused') caught += 1;
        else missed.push(`${language}: ${item.name}`);
      }
      scores.push({ language: `${language}, by hand`, passed: caught, of: bad.length });
    }
  });

  it('is caught to 98 % and more, in no language less than 95 %', () => {
    printScores('bad replies caught', scores);
    const all = scores.reduce((sum, { of }) => sum + of, 0);
    const caught = scores.reduce((sum, { passed }) => sum + passed, 0);
    assert.ok(all >= 400, String(all));
    assert.ok(percent(caught, all) >= 98, `${percent(caught, all)} %; missed:\n${missed.join('\n')}`);
    for (const { language, passed, of } of scores) {
      assert.ok(percent(passed, of) >= 95, `${language}: ${passed} of ${of}; missed:\n${missed.join('\n')}`);
    }
  });
});
