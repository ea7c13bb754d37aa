import assert from 'node:assert/strict';
import { importsOf } from '../../../../../src/core/edits/imports/importStatements.ts';
import { liftImports, mergeImports } from '../../../../../src/core/edits/reply/liftImports.ts';
import { lexicalRules } from '../../../../../src/core/text/lexicalRules.ts';

interface MergeCase {
  readonly name: string;
  readonly language: string;
  readonly base: string;
  /** Imports of the reply. */
  readonly imports: string;
  /** The file with the imports; `base` when nothing is missing. */
  readonly expected: string;
  readonly defined?: readonly string[];
  readonly conflicts?: readonly string[];
}

const CASES: readonly MergeCase[] = [
  {
    name: 'after the last import',
    language: 'python',
    base: 'import os\nimport sys\n\nx = 1\ndef f(): pass\n',
    imports: 'import re',
    expected: 'import os\nimport sys\nimport re\n\nx = 1\ndef f(): pass\n',
  },
  {
    name: 'with the file’s line ends',
    language: 'python',
    base: 'import os\r\n\r\ndef f(): pass\r\n',
    imports: 'import re\nimport abc',
    expected: 'import os\r\nimport re\r\nimport abc\r\n\r\ndef f(): pass\r\n',
  },
  {
    name: 'into a file without imports',
    language: 'python',
    base: 'def f(): pass\n',
    imports: 'import re',
    expected: 'import re\n\ndef f(): pass\n',
  },
  {
    name: 'after BOM, coding line, licence and docstring',
    language: 'python',
    base: '\uFEFF# coding: utf-8\n# Licence.\n\n"""Doc.\n\nimport nothing\n"""\n\ndef f(): pass\n',
    imports: 'import re',
    expected: '\uFEFF# coding: utf-8\n# Licence.\n\n"""Doc.\n\nimport nothing\n"""\nimport re\n\ndef f(): pass\n',
  },
  {
    name: 'before a comment that belongs to the definition',
    language: 'javascript',
    base: '/** Doc. */\nfunction f() {}\n',
    imports: "import a from 'a';",
    expected: "import a from 'a';\n\n/** Doc. */\nfunction f() {}\n",
  },
  {
    name: 'after shebang and directive',
    language: 'javascript',
    base: "#!/usr/bin/env node\n'use strict';\n\nfunction f() {}\n",
    imports: "import a from 'a';",
    expected: "#!/usr/bin/env node\n'use strict';\nimport a from 'a';\n\nfunction f() {}\n",
  },
  {
    name: '__future__ before all others',
    language: 'python',
    base: '"""Doc."""\nimport os\n\ndef f(): pass\n',
    imports: 'from __future__ import annotations',
    expected: '"""Doc."""\nfrom __future__ import annotations\nimport os\n\ndef f(): pass\n',
  },
  {
    name: '__future__ after its like',
    language: 'python',
    base: 'from __future__ import division\nimport os\n\ndef f(): pass\n',
    imports: 'import re\nfrom __future__ import annotations',
    expected:
      'from __future__ import division\nfrom __future__ import annotations\nimport re\nimport os\n\ndef f(): pass\n',
  },
  {
    name: 'not what is there',
    language: 'python',
    base: 'import os\nfrom typing import (\n    Any,\n    List as L,\n)\nfrom x import *\ndef f(): pass\n',
    imports: 'import os\nfrom typing import Any\nfrom typing import List as L\nfrom x import *',
    expected: 'import os\nfrom typing import (\n    Any,\n    List as L,\n)\nfrom x import *\ndef f(): pass\n',
  },
  {
    name: 'not what a try block has',
    language: 'python',
    base: 'import os\ntry:\n    import ujson as json\nexcept ImportError:\n    import json\n\ndef f(): pass\n',
    imports: 'import json',
    expected: 'import os\ntry:\n    import ujson as json\nexcept ImportError:\n    import json\n\ndef f(): pass\n',
  },
  {
    name: 'what only another function has',
    language: 'python',
    base: 'import os\n\ndef g():\n    import re\n\ndef f(): pass\n',
    imports: 'import re',
    expected: 'import os\nimport re\n\ndef g():\n    import re\n\ndef f(): pass\n',
  },
  {
    name: 'submodules beside modules',
    language: 'python',
    base: 'import os\n\ndef f(): pass\n',
    imports: 'import os.path, os',
    expected: 'import os\nimport os.path\n\ndef f(): pass\n',
  },
  {
    name: 'each only once',
    language: 'python',
    base: 'import os\ndef f(): pass\n',
    imports: 'import re\nimport re\nfrom re import sub\nfrom re import sub',
    expected: 'import os\nimport re\nfrom re import sub\ndef f(): pass\n',
  },
  {
    name: 'not what looks like an import in a string',
    language: 'python',
    base: 's = """\nimport re\n"""\n\ndef f(): pass\n',
    imports: 'import re',
    expected: 'import re\n\ns = """\nimport re\n"""\n\ndef f(): pass\n',
  },
  {
    name: 'only the names that are missing',
    language: 'typescript',
    base: "import React, { useState } from 'react';\nimport type { A } from './a';\nfunction f() {}\n",
    imports: "import React, { useState, useMemo } from 'react';\nimport { type A, B as C } from './a';",
    expected:
      "import React, { useState } from 'react';\nimport type { A } from './a';\nimport { useMemo } from 'react';\nimport { B as C } from './a';\nfunction f() {}\n",
  },
  {
    name: 'imports over several lines on one',
    language: 'typescript',
    base: "import {\n  a,\n  b,\n} from './x';\nfunction f() {}\n",
    imports: "import {\n  b, // known\n  c,\n} from './x';",
    expected: "import {\n  a,\n  b,\n} from './x';\nimport { c } from './x';\nfunction f() {}\n",
  },
  {
    name: 'namespaces, effects and require',
    language: 'javascript',
    base: "const fs = require('fs');\nimport './x.css'\nfunction f() {}\n",
    imports:
      "import * as path from 'path';\nimport \"./x.css\";\nconst fs = require('node:fs');\nconst { join, sep } = require('path');",
    expected:
      "const fs = require('fs');\nimport './x.css'\nimport * as path from 'path';\nconst { join, sep } = require('path');\nfunction f() {}\n",
  },
  {
    name: 'not a name that the file defines',
    language: 'typescript',
    base: 'class Cart {}\nfunction f() {}\n',
    imports: "import { Cart } from './cart';",
    expected: 'class Cart {}\nfunction f() {}\n',
    defined: ['Cart', 'f'],
  },
  {
    name: 'at the end of a file that is only imports',
    language: 'python',
    base: 'import os',
    imports: 'import re',
    expected: 'import os\nimport re',
  },
];

describe('mergeImports', () => {
  for (const { name, language, base, imports, expected, defined = [], conflicts = [] } of CASES) {
    it(`${language}: ${name}`, () => {
      const rules = lexicalRules(language)!;
      const at = base.search(/^(def|function|class|x = )/m);
      const start = base.search(/(def|function) f\(/);
      const merge = mergeImports(base, liftImports(imports, rules).imports, rules, {
        path: 'shop/cart.x',
        defined,
        firstDefinition: at < 0 ? base.length : at,
        target: { start: start < 0 ? base.length : start, end: base.length },
        code: '',
      });
      assert.deepEqual(merge.conflicts, conflicts);
      const { offset = 0, text = '' } = merge.insertion ?? {};
      assert.equal(base.slice(0, offset) + text + base.slice(offset), expected);
    });
  }

  it('reports names that mean something else in the file', () => {
    const rules = lexicalRules('python')!;
    const { imports } = liftImports('import numpy as np\nfrom a import b as total', rules);
    const merge = mergeImports('import numbers as np\n', imports, rules, {
      path: 'shop/cart.py',
      defined: ['total'],
      firstDefinition: 21,
      target: { start: 21, end: 21 },
      code: '',
    });
    assert.deepEqual(merge.conflicts, ['np', 'total']);
    assert.equal(merge.insertion, undefined);
  });
});

describe('liftImports', () => {
  it('takes imports with the comments between them, and leaves those before the definition', () => {
    const code = '# needed\nimport os  # for paths\nimport re; import abc\n\n# about f\ndef f():\n    import json\n';
    const { imports, rest } = liftImports(code, lexicalRules('python')!);
    assert.deepEqual(
      imports.map((each) => each.text),
      ['import os', 'import re', 'import abc'],
    );
    assert.equal(rest, '\n# about f\ndef f():\n    import json\n');
  });

  it('leaves code without imports alone', () => {
    for (const code of [
      '/** a */\nfunction f() {}',
      "importer('x')",
      "import('x')",
      'import.meta.url',
      'const a = 1;',
    ]) {
      assert.deepEqual(liftImports(code, lexicalRules('typescript')!), { imports: [], rest: code });
    }
  });

  it('reads the imports of a file, long ones and odd ones', () => {
    const text =
      "import a from 'a'\nimport b, * as c from \"b\";\nimport d = require('d');\nimport e from './e.json' with { type: 'json' };\nimport type F from 'f';\n";
    assert.deepEqual(
      importsOf(text, lexicalRules('typescript')!).map((each) =>
        each.names.map(({ name, as }) => `${name}>${as}`).join(' '),
      ),
      ['default>a', 'default>b *>c', '>d', 'default>e', 'default>F'],
    );
  });
});
