import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

/** What a context shows for a function that uses names of a file. */
async function shown(files: Readonly<Record<string, string>>, target: string): Promise<string> {
  const pack = await createMemoryWorkspace(files).index.context({ target, budget: 512, fill: 'none' });
  return pack.text;
}

describe('a name that a value is taken apart into', () => {
  it('is shown by the statement, once for all of its names', async () => {
    const files = {
      'shop.js': 'export const { add, drop: remove } = slice.actions;\nexport let [first, second = 2] = pair();\n',
      'use.js':
        "import { add, first, remove, second } from './shop.js';\nfunction run() { return [add, first, remove, second]; }\n",
    };
    assert.equal(
      await shown(files, 'use.js#run'),
      '# shop.js\nconst { add, drop: remove } = slice.actions\nlet [first, second = 2] = pair()\n',
    );
  });

  it('is so in Python, in loops and in classes', async () => {
    const files = {
      'shop.py':
        'low, high = limits()\n(a, b), c = nested()\nfor key, value in pairs(): ...\n\nclass Shop:\n    x, y = point()\n',
      'use.py':
        'from shop import Shop, b, c, high, key, low, value\n\ndef run():\n    return [low, high, b, c, key, value, Shop.x, Shop.y]\n',
    };
    assert.equal(
      await shown(files, 'use.py#run'),
      '# shop.py\nlow, high = limits()\n(a, b), c = nested()\nfor key, value in pairs()\nclass Shop\n x, y = point()\n',
    );
  });

  it('is named in what is left of a long statement', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `name_${at}`);
    const files = {
      'shop.py': `${names.join(', ')} = make()\n`,
      'use.py': 'from shop import name_39\n\ndef run():\n    return name_39\n',
    };
    const text = await shown(files, 'use.py#run');
    assert.equal(text, '# shop.py\n…, name_39, … = make()\n');
  });

  it('is shown with its type where one statement declares several', async () => {
    const files = {
      'a.c': 'static float low, high = 1.0f, *both;\nint run(void) { return low + high + *both; }\n',
      'b.c':
        'struct point { const char *name, *title; int x, y; };\nint run(struct point *p) { return p->y + *p->title; }\n',
      'C.java': 'class C {\n  private int low, high = 2;\n  int run() { return high; }\n}\n',
      'D.cs': 'class D {\n  private static int low, high = 2;\n  int Run() { return low + high; }\n}\n',
    };
    assert.equal(await shown(files, 'a.c#run'), '# a.c\nstatic float low, high = 1.0f, *both\n');
    assert.equal(await shown(files, 'b.c#run'), '# b.c\nstruct point\n const char *name, *title\n int x, y\n');
    assert.equal(await shown(files, 'C.java#C.run'), '# C.java\nclass C:\n private int low, high = 2\n');
    assert.equal(await shown(files, 'D.cs#D.Run'), '# D.cs\nclass D:\n private static int low, high = 2\n');
  });

  it('is shown with its type alone where the statement is long', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `name_${at}`);
    const files = { 'a.c': `static int ${names.join(', ')};\nint run(void) { return name_29; }\n` };
    assert.equal(await shown(files, 'a.c#run'), '# a.c\nint name_29\n');
  });
});
