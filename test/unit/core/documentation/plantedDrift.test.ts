import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findDrift, readFunctions } from '../../../../src/core/documentation/findDrift.ts';
import { languageById } from '../../../../src/core/languages/registry.ts';
import { plantDrift } from '../../../support/plantDrift.ts';
import { createRandom } from '../../../support/random.ts';
import { testParser } from '../../../support/testParser.ts';

/** Documented code of packages that the lock file pins: JSDoc (eslint, mocha, commander, diff) and Python (node-gyp). */
const SOURCES = [
  'eslint/lib/rules/utils/*.js',
  'eslint/lib/shared/*.js',
  'mocha/lib/**/*.js',
  'commander/lib/*.js',
  'node-gyp/gyp/pylib/gyp/*.py',
];
const modules = join(dirname(fileURLToPath(import.meta.url)), '../../../../node_modules');
const nothingElse = { isA: () => false, isNowhere: () => false };

describe('drift planted into real functions', function () {
  this.timeout(240_000);

  it('is found in at least 85 of 100 cases, with at least 95 of 100 reports right', async () => {
    const random = createRandom(7);
    const scores = new Map<string, { planted: number; found: number }>();
    let wrong = 0;
    for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: modules })).sort()) {
      const language = testParser.languageOf(file, '')!;
      const rules = languageById(language)!.documentation!;
      const drift = async (text: string) => {
        const functions = readFunctions(await testParser.documented(file, language, text), rules);
        return { functions, found: findDrift(file, functions, rules, nothingElse, { complete: true }) };
      };
      const text = readFileSync(join(modules, file), 'utf8').replaceAll('\r\n', '\n');
      const before = await drift(text);
      const keyOf = ({ rule, id, name }: (typeof before.found)[number]) => `${rule} ${id} ${name}`;
      const known = new Set(before.found.map(keyOf));
      for (const { about, record } of before.functions) {
        if (before.found.some(({ id }) => id === about.id)) continue;
        const ways = plantDrift(text, about, record);
        const planted = ways[random(ways.length)];
        if (planted === undefined) continue;
        const fresh = (await drift(planted.text)).found.filter((finding) => !known.has(keyOf(finding)));
        const score = scores.get(planted.kind) ?? { planted: 0, found: 0 };
        score.planted++;
        if (fresh.some(({ id, rule }) => id === about.id && planted.rules.includes(rule))) score.found++;
        scores.set(planted.kind, score);
        wrong += fresh.filter(({ id, rule }) => id !== about.id || !planted.rules.includes(rule)).length;
      }
    }
    const planted = [...scores.values()].reduce((sum, score) => sum + score.planted, 0);
    const found = [...scores.values()].reduce((sum, score) => sum + score.found, 0);
    const lines = [...scores].map(([kind, score]) => `${kind} ${score.found} of ${score.planted}`);
    console.log(`    ${lines.join(', ')}; wrong reports ${wrong}`);
    assert.ok(planted >= 300, `only ${planted} were planted`);
    assert.ok(found >= 0.85 * planted, `${found} of ${planted} were found`);
    assert.ok(found >= 0.95 * (found + wrong), `${wrong} reports beside ${found} right ones`);
  });
});
