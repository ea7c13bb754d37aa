import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkReply } from '../../../../../src/core/edits/checkReply.ts';
import { isBlocking } from '../../../../../src/core/edits/gate/editProblems.ts';
import { headerText } from '../../../../../src/core/edits/gate/headerText.ts';
import { warnUnknownNames } from '../../../../../src/core/edits/gate/warnUnknownNames.ts';
import { languageById } from '../../../../../src/core/languages/registry.ts';
import type { LocatedDefinition } from '../../../../../src/core/parsing/locatedDefinition.ts';
import { lexicalRules } from '../../../../../src/core/text/lexicalRules.ts';
import { projectRoot } from '../../../../host/projectRoot.ts';
import { testParser } from '../../../../support/testParser.ts';
import { percent, printScores, type Score } from './score.ts';

/** Functions of two published versions of a package; `test/fixtures/realChanges/README.md` says whose they are. */
interface PackageChanges {
  readonly package: string;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly RealChange[];
}

interface RealChange {
  readonly file: string;
  /** The part of the id after `#`. */
  readonly id: string;
  /** The header of the class that it stands in. */
  readonly owner?: string;
  readonly imports: readonly string[];
  readonly newImports: readonly string[];
  /** Names that the new function uses and that the package defines or imports elsewhere: what the index would know. */
  readonly known: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** A file that holds the function as it was, as much of the real one as the function needs. */
function fileOf({ imports, owner, before, file }: RealChange): string {
  const head = imports.length === 0 ? '' : `${imports.join('\n')}\n\n`;
  if (owner === undefined) return `${head}${before}\n`;
  const indent = file.endsWith('.py') ? '    ' : '  ';
  const inside = before
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
  return file.endsWith('.py') ? `${head}${owner}:\n${inside}\n` : `${head}${owner} {\n${inside}\n}\n`;
}

describe('the set of real changes', function () {
  this.timeout(300_000);
  const scores: Score[] = [];
  const quiet: Score[] = [];
  const blocked: string[] = [];
  const warned: string[] = [];

  for (const file of globSync('test/fixtures/realChanges/*.json', { cwd: projectRoot }).sort()) {
    const language = path.basename(file, '.json');

    it(`passes in ${language}`, async () => {
      const packages = JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8')) as readonly PackageChanges[];
      let [passed, calm, all] = [0, 0, 0];
      for (const { package: name, changes } of packages) {
        for (const change of changes) {
          const where = `${name} ${change.file}#${change.id}`;
          const base = fileOf(change);
          const { definitions } = await testParser.outline(change.file, language, base);
          const target = definitions.find(({ id }) => id === `${change.file}#${change.id}`);
          assert.ok(target !== undefined, `${where} is not among ${definitions.map(({ id }) => id).join(', ')}`);
          all += 1;
          const { checked, action } = await checkChange(change, base, target, language);
          const problems = checked.problems.map(({ code, message }) => `${code}: ${message}`).join('; ');
          if (!checked.problems.some(isBlocking)) passed += 1;
          else blocked.push(`${where} (${action}) ${problems}`);
          if (checked.problems.some(({ code }) => code === 'name-unknown')) warned.push(`${where} ${problems}`);
          else calm += 1;
        }
      }
      scores.push({ language, passed, of: all });
      quiet.push({ language, passed: calm, of: all });
    });
  }

  it('passes to 99 % and more, nothing blocked that the action may change', () => {
    printScores('real changes that pass', scores);
    printScores('of these without a warning of unknown names', quiet);
    const all = scores.reduce((sum, { of }) => sum + of, 0);
    const passed = scores.reduce((sum, score) => sum + score.passed, 0);
    assert.ok(all >= 200, String(all));
    assert.ok(percent(passed, all) >= 99, `${percent(passed, all)} %; blocked:\n${blocked.join('\n')}`);
    const calm = quiet.reduce((sum, score) => sum + score.passed, 0);
    assert.ok(percent(calm, all) >= 97, `${percent(calm, all)} %; warned:\n${warned.join('\n')}`);
  });
});

/** The change as a model's answer to the action that may make it. */
async function checkChange(change: RealChange, base: string, target: LocatedDefinition, language: string) {
  const { file, newImports, after, known } = change;
  const rules = lexicalRules(language);
  const text = fileOf({ ...change, before: after });
  const same = (await testParser.outline(file, language, text)).definitions.find(({ id }) => id === target.id);
  const keeps = same !== undefined && headerText(base, target, rules) === headerText(text, same, rules);
  const action = keeps ? ('better' as const) : ('fix' as const);
  const code = newImports.length === 0 ? after : `${newImports.join('\n')}\n\n${after}`;
  const { id, start, end } = target;
  const question = { path: file, base, start, end, target: id, action, cutOff: false };
  const answer = await checkReply({ ...question, reply: `\`\`\`\`\n${code}\n\`\`\`\`` }, language, testParser, []);
  const knows = (name: string): boolean => known.includes(name) || languageById(language)!.builtins.has(name);
  return { action, checked: await warnUnknownNames(answer, { path: file, base, language }, testParser, knows) };
}
