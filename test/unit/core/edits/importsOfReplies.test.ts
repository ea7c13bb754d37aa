import assert from 'node:assert/strict';
import { check, outcome } from './checkCase.ts';

interface ImportCase {
  readonly name: string;
  readonly path: string;
  readonly base: string;
  readonly target: string;
  /** The code of the reply. */
  readonly reply: string;
  /** As `outcome` says it. */
  readonly outcome: string;
  /** What the whole file must hold afterwards. */
  readonly holds?: string;
}

const ELSEWHERE: readonly ImportCase[] = [
  {
    name: 'a class for its module',
    path: 'a.py',
    base: 'import datetime\n\n\ndef stamp(x):\n    return str(datetime.datetime.now()) + x\n',
    target: 'stamp',
    reply: 'from datetime import datetime\n\ndef stamp(x):\n    return datetime.now().isoformat() + x\n',
    outcome: 'refused import-clash',
  },
  {
    name: 'a class of another package, in other letters',
    path: 'A.java',
    base: 'package лавка;\n\nimport склад.Цена;\n\nclass A {\n  long when(Object o) {\n    return new Цена().сколько();\n  }\n}\n',
    target: 'A.when',
    reply: 'import налоги.Цена;\n\nlong when(Object o) {\n  return Цена.сразу("2020");\n}\n',
    outcome: 'refused import-clash',
  },
  {
    name: 'another class of a package, in other letters',
    path: 'A.kt',
    base: 'package лавка\n\nimport склад.Цена\n\nfun сколько(): Int {\n    return Цена().руб\n}\n',
    target: 'сколько',
    reply: 'import склад.Скидка\n\nfun сколько(): Int {\n    return Цена().руб - Скидка().руб\n}\n',
    outcome: 'suggested',
    holds: 'package лавка\n\nimport склад.Цена\nimport склад.Скидка\n\nfun',
  },
  {
    name: 'a module for its class',
    path: 'a.py',
    base: 'from datetime import datetime\n\n\ndef stamp(x):\n    return str(datetime.now()) + x\n',
    target: 'stamp',
    reply: 'import datetime\n\ndef stamp(x):\n    return datetime.datetime.now().isoformat() + x\n',
    outcome: 'refused import-clash',
  },
  {
    name: 'a function of another module',
    path: 'a.py',
    base: 'from asyncio import sleep\n\n\nasync def poll():\n    await sleep(1)\n\n\ndef wait(n):\n    return n\n',
    target: 'wait',
    reply: 'from time import sleep\n\ndef wait(n):\n    sleep(n)\n    return n\n',
    outcome: 'refused import-clash',
  },
  {
    name: 'the same module by a relative path',
    path: 'shop/a.py',
    base: 'from .models import User\n\n\ndef load(n):\n    return User(n)\n',
    target: 'load',
    reply: 'from shop.models import User\n\ndef load(n):\n    return User(int(n))\n',
    outcome: 'suggested',
  },
  {
    name: 'a class of another package',
    path: 'A.java',
    base: 'import java.util.Date;\n\nclass A {\n  long when(Object o) {\n    return new Date().getTime();\n  }\n}\n',
    target: 'A.when',
    reply: 'import java.sql.Date;\n\nlong when(Object o) {\n  return Date.valueOf("2020-01-01").getTime();\n}\n',
    outcome: 'refused import-clash',
  },
  {
    name: 'what the file takes out of an object',
    path: 'a.mjs',
    base: "import helpers from './helpers.js';\nconst { join } = helpers;\n\nexport function load(name) {\n  return join('a', name);\n}\n",
    target: 'load',
    reply: "import { join } from 'node:path';\n\nexport function load(name) {\n  return join('a', 'b', name);\n}\n",
    outcome: 'refused import-clash',
  },
  {
    name: 'the same module with and without its prefix and extension',
    path: 'a.mjs',
    base: "import { join } from 'node:path';\nimport { log } from './log.js';\n\nexport function load(name) {\n  return log(join('a', name));\n}\n",
    target: 'load',
    reply:
      "import { join } from 'path';\nimport { log } from '../log';\n\nexport function load(name) {\n  return log(join('b', name));\n}\n",
    outcome: 'suggested',
  },
  {
    name: 'one name more of a tree that is there in part',
    path: 'a.rs',
    base: 'use std::{fmt, io};\n\npub fn f(a: i32) -> i32 {\n    a\n}\n',
    target: 'f',
    reply: 'use std::{cmp::{max, min}, fmt};\n\npub fn f(a: i32) -> i32 {\n    max(a, min(a, 0))\n}\n',
    outcome: 'suggested',
    holds: 'use std::{fmt, io};\nuse std::cmp::max;\nuse std::cmp::min;\n',
  },
  {
    name: 'a name of another crate',
    path: 'a.rs',
    base: 'use std::fmt::Result;\n\npub fn f(a: i32) -> i32 {\n    a\n}\n',
    target: 'f',
    reply: 'use std::io::Result;\n\npub fn f(a: i32) -> i32 {\n    let r: Result<i32> = Ok(a);\n    r.unwrap()\n}\n',
    outcome: 'refused import-clash',
  },
];

const CHECKING = 'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from decimal import Decimal\n\n\n';
const FOR_TYPES: readonly ImportCase[] = [
  {
    name: 'imported a second time, where the language lets it',
    path: 'a.py',
    base: `${CHECKING}def total(items) -> "Decimal":\n    return sum(items)\n`,
    target: 'total',
    reply: 'from decimal import Decimal\n\ndef total(items) -> "Decimal":\n    return sum(items, Decimal(0))\n',
    outcome: 'suggested',
    holds: 'import TYPE_CHECKING\nfrom decimal import Decimal\n',
  },
  {
    name: 'left alone where it is only a type',
    path: 'a.py',
    base: `${CHECKING}def total(items) -> "Decimal":\n    return sum(items)\n`,
    target: 'total',
    reply:
      'from decimal import Decimal\n\ndef total(items) -> "Decimal":\n    first: Decimal = items[0]\n    return first\n',
    outcome: 'suggested',
    holds: 'import TYPE_CHECKING\n\nif',
  },
  {
    name: 'used without an import',
    path: 'a.py',
    base: `${CHECKING}def total(items) -> "Decimal":\n    return sum(items)\n`,
    target: 'total',
    reply: 'def total(items) -> "Decimal":\n    return sum(items, Decimal(0))\n',
    outcome: 'refused type-only',
  },
  {
    name: 'used behind an import of its own',
    path: 'a.py',
    base: `${CHECKING}def total(items) -> "Decimal":\n    return sum(items)\n`,
    target: 'total',
    reply: 'def total(items) -> "Decimal":\n    from decimal import Decimal\n\n    return sum(items, Decimal(0))\n',
    outcome: 'suggested',
  },
  {
    name: 'made with new',
    path: 'a.ts',
    base: "import type { Money } from './money';\n\nexport function total(items: Money[]): Money {\n  return items[0]!;\n}\n",
    target: 'total',
    reply:
      "import { Money } from './money';\n\nexport function total(items: Money[]): Money {\n  return items[0] ?? new Money(0);\n}\n",
    outcome: 'refused import-clash',
  },
  {
    name: 'made with new, of a list',
    path: 'a.ts',
    base: "import { type Money, sum } from './money';\n\nexport function total(items: Money[]): Money {\n  return sum(items);\n}\n",
    target: 'total',
    reply: 'export function total(items: Money[]): Money {\n  return sum(items) ?? new Money(0);\n}\n',
    outcome: 'refused type-only',
  },
  {
    name: 'still only a type',
    path: 'a.ts',
    base: "import type { Money } from './money';\n\nexport function total(items: Money[]): Money {\n  return items[0]!;\n}\n",
    target: 'total',
    reply:
      "import { Money } from './money';\n\nexport function total(items: Money[]): Money {\n  const first: Money = items[0]!;\n  return first as Money;\n}\n",
    outcome: 'suggested',
  },
];

const GREET = 'func Greet(n string) string {\n\treturn fmt.Sprintf("hi %s", n)\n}\n';
const UNUSED: readonly ImportCase[] = [
  {
    name: 'a group of Go, of which only some are used',
    path: 'a.go',
    base: `package a\n\nimport (\n\t"fmt"\n)\n\n${GREET}`,
    target: 'Greet',
    reply:
      'package a\n\nimport (\n\t"fmt"\n\t"os" // os.Args\n\t"strings"\n)\n\nfunc Greet(n string) string {\n\treturn fmt.Sprintf("hi %s", strings.TrimSpace(n))\n}\n',
    outcome: 'suggested',
    holds: 'import (\n\t"fmt"\n\t"strings"\n)',
  },
  {
    name: 'a package that its path does not name, and one for its effects',
    path: 'a.go',
    base: `package a\n\nimport (\n\t"fmt"\n)\n\n${GREET}`,
    target: 'Greet',
    reply:
      'import (\n\t"example.com/isatty-go"\n\t_ "example.com/pq"\n)\n\nfunc Greet(n string) string {\n\treturn fmt.Sprintf("hi %s", isatty.Mark(n))\n}\n',
    outcome: 'suggested',
    holds: '\t"fmt"\n\t"example.com/isatty-go"\n\t_ "example.com/pq"\n)',
  },
  {
    name: 'the last use of a package of the file is gone',
    path: 'a.go',
    base: `package a\n\nimport (\n\t"fmt"\n\t"strings"\n)\n\n${GREET.replace(', n)', ', strings.ToLower(n))')}`,
    target: 'Greet',
    reply: 'func Greet(n string) string {\n\treturn "hi fmt.x " + strings.ToLower(n)\n}\n',
    outcome: 'suggested import-unused',
  },
  {
    name: 'a package under the name of another version',
    path: 'a.go',
    base: 'package a\n\nimport "gopkg.in/yaml.v3"\n\nfunc Load(b []byte) (m map[string]any, err error) {\n\terr = yaml.Unmarshal(b, &m)\n\treturn\n}\n',
    target: 'Load',
    reply:
      'import "gopkg.in/yaml.v2"\n\nfunc Load(b []byte) (m map[string]any, err error) {\n\treturn m, yaml.Unmarshal(b, &m)\n}\n',
    outcome: 'refused import-clash',
  },
];

const COMMONJS =
  "'use strict';\nconst path = require('path');\n\nfunction load(name) {\n  return path.join('a', name);\n}\n\nmodule.exports = { load };\n";
const MODULE = "import path from 'node:path';\n\nexport function load(name) {\n  return path.join('a', name);\n}\n";
const SYSTEMS: readonly ImportCase[] = [
  {
    name: 'import in a file that requires',
    path: 'a.js',
    base: COMMONJS,
    target: 'load',
    reply:
      "import fs from 'fs';\nimport * as os from \"os\";\nimport path from 'path';\nimport { sep as s, posix } from 'path';\n\nfunction load(name) {\n  return fs.readFileSync(path.join(os.tmpdir(), s, posix, name), 'utf8');\n}\n",
    outcome: 'suggested',
    holds:
      "require('path');\nconst fs = require('fs');\nconst os = require(\"os\");\nconst { sep: s, posix } = require('path');\n\nfunction",
  },
  {
    name: 'two kinds at once have no single form',
    path: 'a.cjs',
    base: 'function load(name) {\n  return name;\n}\n',
    target: 'load',
    reply: "import a, { b } from 'a';\n\nfunction load(name) {\n  return a(b, name);\n}\n",
    outcome: 'refused module-system',
  },
  {
    name: 'require in a file that imports',
    path: 'a.js',
    base: MODULE,
    target: 'load',
    reply:
      "const { readFileSync: read, statSync } = require('fs');\nconst os = require('os');\n\nexport function load(name) {\n  return read(path.join(os.tmpdir(), statSync(name)), 'utf8');\n}\n",
    outcome: 'suggested',
    holds: "from 'node:path';\nimport { readFileSync as read, statSync } from 'fs';\nimport os from 'os';\n\nexport",
  },
  {
    name: 'require of a file of the project, of which nobody knows what it exports',
    path: 'a.mjs',
    base: MODULE,
    target: 'load',
    reply: "const log = require('./log');\n\nexport function load(name) {\n  return log(path.join('a', name));\n}\n",
    outcome: 'refused module-system',
  },
  {
    name: 'several required in one declaration',
    path: 'a.js',
    base: "var path = require('path'),\n  fs = require('fs');\n\nfunction load(name) {\n  return fs.readFileSync(name);\n}\n",
    target: 'load',
    reply:
      "const fs = require('fs'), os = require('os');\nconst path = require('path');\n\nfunction load(name) {\n  return fs.readFileSync(path.join(os.tmpdir(), name));\n}\n",
    outcome: 'suggested',
    holds: "fs = require('fs');\nconst os = require('os');\n\nfunction",
  },
];

const C = [
  'int f(const char *s) {\n    return s[0];\n}\n',
  '#include <string.h>\n\nint f(const char *s) {\n    return (int)strlen(s);\n}\n',
] as const;
const RUST = [
  'pub fn f(a: i32) -> i32 {\n    a\n}\n',
  'use std::cmp::max;\n\npub fn f(a: i32) -> i32 {\n    max(a, 0)\n}\n',
] as const;
const PY = ['def f(a):\n    return a\n', 'import re\n\ndef f(a):\n    return re.escape(a)\n'] as const;
/** What stands before the definition, and how that begins with the import in it. */
const PLACES: readonly (readonly [
  name: string,
  path: string,
  head: string,
  code: readonly [string, string],
  holds: string,
])[] = [
  [
    'not in a condition',
    'a.c',
    '#include <stdio.h>\n#ifdef _WIN32\n#include <windows.h>\n#endif\n\n',
    C,
    '<stdio.h>\n#include <string.h>\n#ifdef',
  ],
  [
    'in the guard of a header',
    'a.h',
    '#ifndef A_H\n#define A_H\n\n#include <stdio.h>\n\n#endif\n',
    C,
    '<stdio.h>\n#include <string.h>\n',
  ],
  [
    'behind what includes depend on',
    'a.c',
    '#define _GNU_SOURCE\n#include <stdio.h>\n\n',
    C,
    '<stdio.h>\n#include <string.h>\n',
  ],
  ['behind what includes depend on, the first', 'a.c', '#define _GNU_SOURCE\n\n', C, '_SOURCE\n#include <string.h>\n'],
  [
    'behind inner attributes',
    'a.rs',
    '#![allow(dead_code)]\n#![cfg_attr(a, feature(b))]\n',
    RUST,
    'feature(b))]\nuse std::cmp::max;\n',
  ],
  ['behind the docs of a crate', 'a.rs', '//! Crate docs.\n', RUST, '//! Crate docs.\nuse std'],
  ['behind a docstring with a comment', 'a.py', '"""Doc."""  # noqa: D400\n\n\n', PY, '# noqa: D400\nimport re\n'],
  [
    'above the comment of a definition',
    'a.py',
    '# -*- coding: utf-8 -*-\n# Helper.\ndef first(a):\n    return a\n\n\n',
    PY,
    'utf-8 -*-\nimport re\n\n# Helper.\ndef first',
  ],
  ['behind a licence', 'a.py', '# Copyright X.\n# All rights reserved.\n', PY, '# All rights reserved.\nimport re\n'],
  [
    'above the comment of a class',
    'a.rb',
    '# Greets.\ndef first\nend\n\n',
    ['def f(a)\n  a\nend\n', "require 'json'\n\ndef f(a)\n  a.to_json\nend\n"],
    "require 'json'\n\n# Greets.\ndef first",
  ],
  [
    'behind a directive with a comment',
    'a.js',
    "'use strict'; // always\n\n",
    [
      'function f(a) {\n  return a;\n}\n',
      "const fs = require('fs');\n\nfunction f(a) {\n  return fs.statSync(a);\n}\n",
    ],
    '// always\nconst fs',
  ],
  [
    'behind a comment for the compiler',
    'a.ts',
    '// @ts-nocheck\n',
    [
      'export function f(a) {\n  return a;\n}\n',
      "import fs from 'fs';\n\nexport function f(a) {\n  return fs.statSync(a);\n}\n",
    ],
    '// @ts-nocheck\nimport fs',
  ],
  [
    'behind annotations of the file',
    'a.kt',
    '@file:JvmName("Foo")\npackage a.b\n\n',
    [
      'fun f(a: Int): Int {\n    return a\n}\n',
      'import kotlin.math.max\n\nfun f(a: Int): Int {\n    return max(a, 0)\n}\n',
    ],
    'package a.b\nimport kotlin.math.max\n',
  ],
  [
    'inside a namespace with braces',
    'a.php',
    '<?php\nnamespace App {\n    ',
    [
      'function f($a) {\n        return $a;\n    }\n}\n',
      'use DateTime;\n\nfunction f($a) {\n    return new DateTime($a);\n}\n',
    ],
    'namespace App {\n    use DateTime;\n\n    function f',
  ],
  [
    'not in a condition of C#',
    'a.cs',
    'using System;\n#if NET6_0\nusing System.Text;\n#endif\n\nclass A\n{\n    ',
    [
      'int f(int a) {\n        return a;\n    }\n}\n',
      'using System.Linq;\n\nint f(int a) {\n    return Enumerable.Range(0, a).Sum();\n}\n',
    ],
    'using System;\nusing System.Linq;\n#if',
  ],
];

describe('imports of a reply', () => {
  for (const [name, path, head, [code, reply], holds] of PLACES) {
    it(`go to their place: ${name}`, () =>
      gives(
        { name, path, base: head + code, target: path === 'a.cs' ? 'A.f' : 'f', outcome: 'suggested', holds },
        reply,
      ));
  }
  for (const { reply, ...item } of SYSTEMS) {
    it(`in the file’s module system: ${item.name}`, () => gives(item, reply));
  }
  for (const { reply, ...item } of UNUSED) {
    it(`that nothing uses: ${item.name}`, () => gives(item, reply));
  }
  for (const { reply, ...item } of FOR_TYPES) {
    it(`that the file has for types: ${item.name}`, () => gives(item, reply));
  }
  for (const { reply, ...item } of ELSEWHERE) {
    it(`that bind a name of the file: ${item.name}`, () => gives(item, reply));
  }
});

async function gives(item: Omit<ImportCase, 'reply'>, reply: string): Promise<void> {
  const { path, base, target, holds } = item;
  const language = path.slice(path.lastIndexOf('.') + 1);
  const checked = await check({ path, base, target, reply: `\`\`\`${language}\n${reply}\`\`\`\n` });
  assert.equal(outcome(checked), item.outcome);
  if (holds !== undefined) assert.ok(checked.status === 'suggested' && checked.newText.includes(holds));
}
