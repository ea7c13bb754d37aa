import assert from 'node:assert/strict';
import { createStreamOutput } from '../../../src/cli/streamOutput.ts';

function written(text: string, isTTY: boolean): string {
  let all = '';
  const write = (part: string) => {
    all += part;
    return true;
  };
  const output = createStreamOutput({ isTTY, write } as NodeJS.WriteStream);
  assert.equal(output.terminal, isTTY);
  output.write(text);
  return all;
}

describe('what the command line prints', () => {
  const hostile = 'a\u001b[2Jb\u0007\u0000 \u009b31m \u202e(evil)';

  it('cannot command a terminal, whoever wrote it', () => {
    assert.equal(written(hostile, true), 'a␛[2Jb␇␀ \ufffd31m \ufffd(evil)');
  });

  it('keeps lines, tabs, the line that shows progress, and every letter', () => {
    const text = 'Задача\t«готова»\r\nнет\rда 🙂 e\u0301\n';
    assert.equal(written(text, true), text);
  });

  it('is byte for byte where another program reads it', () => {
    assert.equal(written(hostile, false), hostile);
  });
});
