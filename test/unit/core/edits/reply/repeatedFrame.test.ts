import assert from 'node:assert/strict';
import { check, outcome } from '../checkCase.ts';

const FUNCTION = 'function f(a) {\n  const b = a;\n  return b;\n}\n';
const REPLY = 'function f(a) {\n  return a;\n}\n';
const exported = (code: string): string => `export ${code}`;

/** A file, a reply with more than the definition, and what becomes of it. */
const CASES: readonly (readonly [path: string, base: string, reply: string, expected: string])[] = [
  ['a.js', `${FUNCTION}module.exports = f;\n`, `${REPLY}\nmodule.exports = f;\n`, 'suggested'],
  ['a.js', `${FUNCTION}module.exports = { f, g };\n`, `${REPLY}\nmodule.exports = {\n  f,\n  g,\n};\n`, 'suggested'],
  ['a.js', `${FUNCTION}module.exports = f;\n`, `${REPLY}\nmodule.exports = { f };\n`, 'refused not-one-definition'],
  ['a.js', `${FUNCTION}exports.run = format;\n`, `${REPLY}\nexports.run = f;\n`, 'refused foreign-text'],
  ['a.mjs', `${FUNCTION}export default f;\n`, `${REPLY}\nexport default f;\n`, 'suggested'],
  ['a.js', `'use strict';\n\n${FUNCTION}`, `"use strict";\n\n${REPLY}`, 'suggested'],
  ['a.mjs', exported(FUNCTION), `'use strict';\n\n${exported(REPLY)}`, 'suggested'],
  [
    'a.php',
    '<?php\nfunction f($a) {\n  $b = $a;\n  return $b;\n}\n',
    '<?php\n\nfunction f($a) {\n  return $a;\n}\n?>\n',
    'suggested',
  ],
];

describe('a reply that repeats what frames the file', () => {
  for (const [path, base, reply, expected] of CASES) {
    it(`is ${expected}: ${reply.trim().split('\n')[0]} … ${reply.trim().split('\n').at(-1)} in ${path}`, async () => {
      const checked = await check({ path, base, target: 'f', reply: `\`\`\`\n${reply}\`\`\`\n` });
      assert.equal(outcome(checked), expected, JSON.stringify(checked.problems));
      if (checked.status !== 'suggested') return;
      // Only the body changed.
      const kept = (text: string): string =>
        text.replace(/[ ]*(?:const b|\$b) = \$?a;\n/, '').replace(/return \$?[ab]/, 'return');
      assert.equal(kept(checked.newText), kept(base));
    });
  }
});
