import assert from 'node:assert/strict';
import type { AnswerCode } from '../../../../src/core/answers/answerReading.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'src/cart.py':
    'class Line:\n    price: int\n    count: int\n\n\nclass Shop:\n    @property\n    def owner(self):\n        return self._owner\n\n    def open(self):\n        return True\n',
  'src/types.ts':
    "export enum Color {\n  Red,\n  Blue,\n}\n\nexport const api = {\n  load() {\n    return 1;\n  },\n  save() {\n    return 2;\n  },\n};\n\nexport class Box {\n  size = 1;\n\n  static {\n    register('box');\n  }\n\n  area(): number {\n    return this.size;\n  }\n}\n",
  'src/conf.go': 'package conf\n\ntype Config struct {\n\tHost string\n\tPort int\n}\n',
  'src/conf.rs':
    'pub struct Config {\n    pub host: String,\n    pub port: u16,\n}\n\nimpl Config {\n    pub fn url(&self) -> String {\n        self.host.clone()\n    }\n}\n',
  'src/Calc.java': 'class Calc {\n    int add(int a) {\n        return a + 1;\n    }\n}\n',
};

async function read(language: string, code: string, words = ''): Promise<readonly AnswerCode[]> {
  const { index } = createMemoryWorkspace(FILES);
  return (await index.readAnswer({ text: `${words}\n\n\`\`\`${language}\n${code}\n\`\`\`\n` })).code;
}

const states = (code: readonly AnswerCode[]): string[] =>
  code.map((each) => `${each.state} ${'target' in each ? each.target : 'name' in each ? each.name : ''}`.trim());

describe('a part of a type in an answer', () => {
  const PARTS: readonly (readonly [language: string, code: string, expected: readonly string[], words?: string])[] = [
    ['python', 'class Line:\n    discount: int = 0', ['unbound discount']],
    ['ts', 'export enum Color {\n  Green,\n}', ['unbound Green']],
    ['go', 'type Config struct {\n\tTimeout int\n}', ['unbound Timeout']],
    ['rust', 'pub struct Config {\n    pub timeout: u64,\n}', ['unbound timeout']],
    [
      'ts',
      'export class Box {\n  area(): number {\n    return this.size * 2;\n  }\n}',
      ['suggested src/types.ts#Box.area'],
    ],
    [
      'ts',
      'export const api = {\n  save() {\n    return 3;\n  },\n};',
      ['suggested src/types.ts#api.save'],
      'In `src/types.ts`:',
    ],
    [
      'ts',
      'export class Box {\n  size = 2;\n\n  area(): number {\n    return this.size * 2;\n  }\n}',
      ['refused src/types.ts#Box'],
    ],
  ];
  for (const [language, code, expected, words] of PARTS) {
    it(`does not take its place: ${code.split('\n')[0]} ${expected.join(', ')}`, async () =>
      assert.deepEqual(states(await read(language, code, words)), expected));
  }

  it('takes its place where nothing is missing', async () => {
    const whole = 'pub struct Config {\n    pub host: String,\n    pub port: u16,\n    pub timeout: u64,\n}';
    assert.deepEqual(states(await read('rust', whole)), ['suggested src/conf.rs#Config']);
    const python = 'class Line:\n    price: int\n    count: int\n    discount: int = 0';
    assert.deepEqual(states(await read('python', python)), ['suggested src/cart.py#Line']);
  });
});

describe('one more of a name in an answer', () => {
  it('is put behind its namesake, which stays: an overload of a class', async () => {
    const [added] = await read('java', 'class Calc {\n    double add(double a) {\n        return a + 1;\n    }\n}');
    assert.ok(added?.state === 'suggested', JSON.stringify(added));
    assert.equal(added.target, 'src/Calc.java#Calc.add~2');
    assert.match(added.edit.newText, /int add\(int a\)[^}]*\}\n\n {4}double add\(double a\)/);
  });

  it('is put behind its namesake, which stays: a setter', async () => {
    const setter = '    @owner.setter\n    def owner(self, value):\n        self._owner = value';
    const [added] = await read('python', `class Shop:\n${setter}`);
    assert.ok(added?.state === 'suggested', JSON.stringify(added));
    assert.ok(added.edit.newText.includes(`        return self._owner\n\n${setter}\n`), added.edit.newText);
  });

  it('is left to a person where it stands alone', async () => {
    assert.deepEqual(states(await read('java', 'double add(double a) {\n    return a + 1;\n}')), ['ambiguous add']);
    const setter = '@owner.setter\ndef owner(self, value):\n    self._owner = value';
    assert.deepEqual(states(await read('python', setter)), ['ambiguous owner']);
  });

  it('is none where only names and defaults of parameters differ', async () => {
    const code = 'int add(final int b) {\n    return b + 2;\n}';
    assert.deepEqual(states(await read('java', code)), ['suggested src/Calc.java#Calc.add']);
  });
});
