import assert from 'node:assert/strict';
import { nearNames, slips } from '../../../../src/core/text/spelling.ts';

describe('slips of the pen', () => {
  it('counts letters changed, left out, put in and swapped, in any case', () => {
    assert.equal(slips('contxt', 'context'), 1);
    assert.equal(slips('prase', 'parse'), 1);
    assert.equal(slips('Total', 'total'), 0);
    assert.equal(slips('totals', 'total'), 1);
    assert.equal(slips('налгоо', 'налога'), 2);
  });

  it('takes names that differ in more than a third of their letters for others', () => {
    assert.equal(slips('run', 'map'), undefined);
    assert.equal(slips('f', 'g'), undefined);
    assert.equal(slips('sum', 'sun'), 1);
    assert.equal(slips('parseConfiguration', 'parseSpecification'), undefined);
    assert.equal(slips('', ''), 0);
  });

  it('sorts what is near, the nearest first', () => {
    assert.deepEqual(nearNames('tsks', ['list', 'task', 'tasks', 'tasks']), ['tasks']);
    assert.deepEqual(nearNames('verifi', ['verily', 'verify']), ['verify', 'verily']);
  });
});
