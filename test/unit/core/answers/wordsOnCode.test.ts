import assert from 'node:assert/strict';
import type { AnswerCode } from '../../../../src/core/answers/answerReading.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'src/app.py': 'def main():\n    return start(8080)\n\n\ndef load(path):\n    return open(path).read()\n',
};
const GOOD = '```python\ndef load(path):\n    return open(path, encoding="utf-8").read()\n```\n';
const BAD = '```python\ndef load(path):\n    return eval(open(path).read())\n```\n';
const MAIN = '```python\ndef main():\n    print(load("a"))\n```\n';

async function states(text: string): Promise<string[]> {
  const { index } = createMemoryWorkspace(FILES);
  const { code } = await index.readAnswer({ text });
  return code.map((each: AnswerCode) => `${each.state}${'reason' in each ? ` ${each.reason}` : ''}`);
}

describe('words about a block of code', () => {
  it('keep what they advise against, and what was, from being taken', async () => {
    assert.deepEqual(await states(`Use this:\n\n${GOOD}\nNever write it like this:\n\n${BAD}`), [
      'suggested',
      'unbound rejected',
    ]);
    assert.deepEqual(await states(`### Before\n\n${BAD}\n### After\n\n${GOOD}`), ['unbound rejected', 'suggested']);
    assert.deepEqual(await states(`Стало:\n\n${GOOD}\nБыло:\n\n${BAD}`), ['suggested', 'unbound rejected']);
  });

  it('leave to a person what only shows the use, unless they name it', async () => {
    assert.deepEqual(await states(`You call it like this:\n\n${MAIN}`), ['ambiguous']);
    assert.deepEqual(await states(`You call it from \`main\`, for example:\n\n${MAIN}`), ['suggested']);
    assert.deepEqual(await states(`For example, in \`src/app.py\`:\n\n${MAIN}`), ['suggested']);
  });
});
