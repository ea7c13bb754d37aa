import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { endWithOutput } from '../../../src/cli/brokenOutput.ts';

describe('output that cannot be printed', () => {
  const endOf = (code: string, exitCode?: number, language = 'en') => {
    const said: string[] = [];
    const exits: unknown[] = [];
    const stderr = Object.assign(new EventEmitter(), { write: (text: string) => said.push(text) });
    const stdout = new EventEmitter();
    const env = { LLMSTRUCT_LANG: language };
    endWithOutput({ env, stdout, stderr, exitCode, exit: (end) => exits.push(end) });
    stdout.emit('error', Object.assign(new Error(`${code}: no such thing, write`), { code }));
    stderr.emit('error', Object.assign(new Error('EIO: broken, write'), { code: 'EIO' }));
    return [...exits, ...said];
  };

  it('ends as the command did where the reader has gone', () => {
    assert.deepEqual(endOf('EPIPE'), [0]);
    assert.deepEqual(endOf('EPIPE', 1), [1]);
  });

  it('is a failure in words where the disk is full', () => {
    const [code, said] = endOf('ENOSPC');
    assert.equal(code, 2);
    assert.match(
      String(said),
      /^llmstruct: The output cannot be written: there is no room left on its disk \(ENOSPC\)\.\n {2}\S/,
    );
    assert.doesNotMatch(String(endOf('ENOSPC', 0, 'ru')[1]), /cannot|room/);
  });
});
