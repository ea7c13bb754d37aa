import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

/** What the context of a definition shows, and which definitions it is made of. */
async function context(path: string, text: string, target: string, budget = 512) {
  const pack = await createMemoryWorkspace({ [path]: text }).index.context({
    target: `${path}#${target}`,
    budget,
    fill: 'none',
  });
  const [, ...lines] = pack.text.trimEnd().split('\n');
  return { lines, ids: pack.items.map(({ id }) => id.split('#')[1]) };
}

describe('constructors in the context of what constructs', () => {
  it('stand under their type, which stays the only definition shown', async () => {
    const cases: [path: string, text: string, target: string, lines: string[]][] = [
      [
        'a.py',
        'class Box(Base):\n    def __init__(self, w, h):\n        self.w = w\n\ndef make():\n    return Box(1, 2)\n',
        'make',
        ['class Box(Base)', ' def __init__(self, w, h)'],
      ],
      [
        'a.php',
        '<?php\nclass Box { public function __construct(int $w) { } }\nfunction make() { return new Box(1); }\n',
        'make',
        ['class Box', ' public function __construct(int $w)'],
      ],
      [
        'a.rb',
        'class Box\n  def initialize(w, h)\n    @w = w\n  end\nend\ndef make\n  Box.new(1, 2)\nend\n',
        'make',
        ['class Box', ' def initialize(w, h)'],
      ],
      [
        'a.kt',
        'class Box {\n  constructor(w: Int, h: Int)\n}\nfun make() = Box(1, 2)\n',
        'make',
        ['class Box', ' constructor(w: Int, h: Int)'],
      ],
      [
        'a.ts',
        'class Base { constructor(w: number) {} }\nclass Box extends Base {}\nexport function make() { return new Box(1); }\n',
        'make',
        ['class Box extends Base', ' constructor(w: number)'],
      ],
    ];
    for (const [path, text, target, lines] of cases) {
      const shown = await context(path, text, target);
      assert.deepEqual(shown, { lines, ids: ['Box'] }, path);
    }
  });

  it('are those that take as many arguments, two at most, and none where the header says it', async () => {
    const java = (body: string) => `class Box {
  Box() { }
  Box(int w) { }
  Box(int w, int h) { }
  Box(String s, int h) { }
  Box(long s, int h) { }
}
class Use { Object make() { ${body} } }
`;
    assert.deepEqual((await context('a.java', java('return new Box(1);'), 'Use.make')).lines, [
      'class Box',
      ' Box(int w)',
    ]);
    assert.deepEqual((await context('a.java', java('return new Box(1, 2);'), 'Use.make')).lines, [
      'class Box',
      ' Box(int w, int h)',
      ' Box(String s, int h)',
    ]);
    const kotlin = 'class Box(val w: Int) {\n  constructor() : this(1)\n}\nfun make() = Box(1)\n';
    assert.deepEqual((await context('a.kt', kotlin, 'make')).lines, ['class Box(val w: Int)']);
    const mentioned = 'class Box {\n  Box(int w) { }\n}\nclass Use { Object make(Box b) { return b; } }\n';
    assert.deepEqual((await context('a.java', mentioned, 'Use.make')).lines, ['class Box']);
  });

  it('are left out before any definition is', async () => {
    const text =
      'class Box:\n    def __init__(self, width, height, depth, weight):\n        self.w = width\n\ndef make():\n    return Box(1, 2)\n';
    assert.deepEqual((await context('a.py', text, 'make', 12)).lines, ['class Box']);
  });

  it('are what a line means on which they declare fields', async () => {
    const text = [
      'class Disk { read() {} }',
      'class Box {',
      '  constructor(private disk: Disk) {',
      '    this.disk.read();',
      '  }',
      '  other = 1;',
      '}',
    ].join('\n');
    const { index } = createMemoryWorkspace({ 'a.ts': text });
    const at = async (line: number) =>
      (await index.context({ target: `a.ts:${line}`, budget: 512, fill: 'none' })).target;
    assert.deepEqual(
      [await at(3), await at(4), await at(6)],
      ['a.ts#Box.constructor', 'a.ts#Box.constructor', 'a.ts#Box.other'],
    );
  });
});
