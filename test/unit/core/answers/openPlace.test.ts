import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

/** A file, code that is new in it, the definition behind which it belongs. */
const PLACES: readonly (readonly [
  path: string,
  text: string,
  words: string,
  code: string,
  behind: string | undefined,
])[] = [
  [
    'compat.py',
    'def main():\n    return 1\n\n\nif WINDOWS:\n    def clear():\n        return 1\nelse:\n    def clear():\n        return 2\n',
    'In `compat.py`:',
    'def beep():\n    return 3',
    'compat.py#main',
  ],
  [
    'exc.py',
    'def load(path):\n    return 1\n\n\ntry:\n    import yaml\nexcept ImportError:\n    class yaml:\n        pass\n',
    'In `exc.py`:',
    'def save(path):\n    return 3',
    'exc.py#load',
  ],
  [
    'plat.c',
    'int common(int a)\n{\n    return a;\n}\n\n#ifdef _WIN32\nint win_only(int a)\n{\n    return a + 1;\n}\n#endif\n',
    'In `plat.c`:',
    'int everywhere(int a)\n{\n    return a * 2;\n}',
    'plat.c#common',
  ],
  [
    'plat.h',
    '#ifndef PLAT_H\n#define PLAT_H\n\nstatic inline int twice(int a)\n{\n    return 2 * a;\n}\n\n#endif\n',
    'In `plat.h`:',
    'static inline int thrice(int a)\n{\n    return 3 * a;\n}',
    'plat.h#twice',
  ],
  [
    'iife.js',
    '(function () {\n  function one() {\n    return 1;\n  }\n})();\n',
    'In `iife.js`:',
    'function two() {\n  return 2;\n}',
    undefined,
  ],
  [
    'shapes.rb',
    'class Shape\n  def area\n    1\n  end\n\n  private\n\n  def helper\n    2\n  end\nend\n',
    'Add to `Shape`:',
    'class Shape\n  def perimeter\n    4\n  end\nend',
    'shapes.rb#Shape.area',
  ],
];

describe('the place of a new definition', () => {
  for (const [path, text, words, code, behind] of PLACES) {
    it(`is open to all: ${path} ${behind}`, async () => {
      const { index } = createMemoryWorkspace({ [path]: text });
      const fence = path.slice(path.lastIndexOf('.') + 1);
      const [found] = (await index.readAnswer({ text: `${words}\n\n\`\`\`${fence}\n${code}\n\`\`\`\n` })).code;
      assert.equal(found?.state, behind === undefined ? 'unbound' : 'suggested', JSON.stringify(found));
      if (found?.state === 'suggested') assert.equal(found.edit.behind?.id, behind);
    });
  }
});
