import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { changeAnnotations } from '../../../../src/cli/changes/changeAnnotations.ts';
import { changeCodeQuality } from '../../../../src/cli/changes/changeCodeQuality.ts';
import { COMMENT_LIMIT, COMMENT_MARK, changeComment } from '../../../../src/cli/changes/changeComment.ts';
import { changeSarif } from '../../../../src/cli/changes/changeSarif.ts';
import { changeSummary } from '../../../../src/cli/changes/changeSummary.ts';
import { findingsOf } from '../../../../src/cli/changes/findings.ts';
import { createContext } from '../../../../src/cli/cliContext.ts';
import type { CliHost } from '../../../../src/cli/cliHost.ts';
import { translator } from '../../../../src/cli/language.ts';
import type { ChangeReport, SymbolChange, Usage } from '../../../../src/core/changes/changeReport.ts';
import { projectRoot } from '../../../host/projectRoot.ts';
import { NO_CHANGE } from '../standInHost.ts';

const contextIn = (language: string) =>
  createContext({ environment: { LLMSTRUCT_LANG: language } } as unknown as CliHost, () => {});
const english = contextIn('en');
const t = translator('en');

const user = (name: string, line = 3): Usage => ({ id: `b.py#${name}`, path: 'b.py', line, via: 'calls' });

function changed(name: string, change: Partial<SymbolChange> = {}): SymbolChange {
  return {
    changes: ['signature'],
    id: `a.py#${name}`,
    kind: 'function',
    path: 'a.py',
    line: 1,
    exported: true,
    signature: `def ${name}(a, b)`,
    before: `def ${name}(a)`,
    effect: 'callers',
    left: [],
    followed: 0,
    ...change,
  };
}

/** Names and texts that try to be more than text. */
const HOSTILE = [
  '`$(touch /tmp/x)`; <img src=x onerror=alert(1)> @everyone [x](http://x)',
  'a\n::set-output name=x::y\r\n::error::z',
  '</details><!-- --> ``` ```` \u202E\u001B[2J',
];

const REPORT: ChangeReport = {
  modules: [
    { change: 'removed', path: 'old.py', symbols: 2, left: [user('late')], followed: 0 },
    { change: 'added', path: 'new.py', symbols: 3, left: [], followed: 0 },
  ],
  symbols: [changed('f', { left: [user('g'), user('h', 9)], followed: 1 }), changed('plain', { effect: 'none' })],
  errors: { added: [{ path: 'c d.py', line: 2, column: 5, reason: 'missing )', symbol: 'c d.py#k' }], gone: [] },
  cycles: [['a.py', 'b.py']],
  tasks: [{ change: 'symbol-removed', id: 'TSK-1', title: HOSTILE[0]!, status: 'open', symbol: 'a.py#gone' }],
  drift: [{ rule: 'unknown-parameter', id: 'a.py#f', path: 'a.py', line: 3, name: HOSTILE[0]! }],
  tokens: { review: 1234, files: 9876 },
};

describe('the report of a change', () => {
  it('is worded for people, the most urgent first', () => {
    const text = changeSummary(REPORT, english);
    assert.match(
      text,
      /^left behind: 3 · new syntax errors: 1 · new import cycles: 1 · signatures: 2 · removed: 1 · added: 1\n/,
    );
    assert.match(
      text,
      /def f\(a\) → def f\(a, b\) \(a\.py:1\); changed with it: 1\n {4}g \(b\.py:3\) calls it\n {4}h \(b\.py:9\) calls it\n/,
    );
    assert.match(text, /c d\.py:2:5 missing \) \(k\)/);
    assert.match(text, /def plain\(a, b\) \(a\.py:1\): users may stay as they are/);
    assert.match(text, /a\.py → b\.py → a\.py/);
    assert.match(text, /1,234 tokens .* 9,876\.\n$/);
    assert.equal(changeSummary(NO_CHANGE, english), 'No change of what the code says.\n');
    assert.match(changeSummary(REPORT, contextIn('ru')), /^осталось по-старому: 3 · /);
  });

  it('is a comment that is found again, with what is urgent open and the rest behind a click', () => {
    const comment = changeComment(REPORT, english, COMMENT_LIMIT);
    assert.ok(comment.startsWith(`${COMMENT_MARK}\n`));
    assert.match(comment, /\*\*Left behind:.*\*\*\n\n- `def f\(a\)` → `def f\(a, b\)`/);
    assert.match(comment, /<details><summary><b>Added<\/b> \(1\)<\/summary>\n\n- file `new\.py`/);
  });

  it('lets no name or title be markup, a mention or a control sequence', () => {
    const report: ChangeReport = {
      ...NO_CHANGE,
      symbols: HOSTILE.map((text) =>
        changed('f', { signature: text, path: text, left: [{ ...user('g'), path: text }] }),
      ),
      tasks: HOSTILE.map((title) => ({ change: 'added', id: title, title, status: title })),
    };
    const comment = changeComment(report, english, COMMENT_LIMIT);
    // Outside code spans nothing is left of what was tried.
    const outside = comment.replace(COMMENT_MARK, '').replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
    assert.doesNotMatch(outside, /touch|onerror|@everyone|http|set-output|`/);
    for (const text of [comment, changeSummary(report, english)])
      assert.doesNotMatch(text, /[\p{Cf}\r]|\n::|\p{Cc}\[2J/u);
  });

  it('is cut from the ends of its lists where a comment would be too long, and says by how much', () => {
    const many: ChangeReport = {
      ...REPORT,
      symbols: Array.from({ length: 3000 }, (_, at) => changed(`f${at}`, { left: [user(`g${at}`)] })),
    };
    const comment = changeComment(many, english, COMMENT_LIMIT);
    assert.ok(comment.length <= COMMENT_LIMIT && comment.length > 5000, String(comment.length));
    assert.match(comment, /- … and 2,801 more, left out because a comment has a limit/);
    assert.match(comment, /\*\*New syntax errors\*\*/, 'what comes later is there as well');
    assert.equal((comment.match(/<details>/g) ?? []).length, (comment.match(/<\/details>/g) ?? []).length);
    assert.ok(changeComment(many, english, 300).length <= 300);
  });
});

describe('findings', () => {
  const findings = findingsOf(REPORT, t);

  it('are what someone must look at, at its place', () => {
    assert.deepEqual(
      findings.map(({ rule, path, line }) => [rule, path, line]),
      [
        ['syntax-error', 'c d.py', 2],
        ['left-behind', 'b.py', 3],
        ['left-behind', 'b.py', 9],
        ['left-behind', 'b.py', 3],
        ['import-cycle', 'a.py', 1],
        ['documentation-drift', 'a.py', 3],
        ['task-without-code', 'llmstruct.toml', 1],
      ],
    );
  });

  it('keep their fingerprints when lines move, and have one each', () => {
    const moved: ChangeReport = {
      ...REPORT,
      symbols: [changed('f', { line: 50, left: [user('g', 70), user('h', 80)], followed: 1 })],
      errors: { added: [{ ...REPORT.errors.added[0]!, line: 90, column: 1 }], gone: [] },
    };
    const prints = (report: ChangeReport) => findingsOf(report, t).map(({ fingerprint }) => fingerprint);
    assert.deepEqual(prints(moved), prints(REPORT));
    assert.equal(new Set(prints(REPORT)).size, findings.length);
    const twice: ChangeReport = {
      ...NO_CHANGE,
      errors: { added: [...REPORT.errors.added, ...REPORT.errors.added], gone: [] },
    };
    assert.equal(new Set(prints(twice)).size, 2);
  });

  it('are SARIF 2.1.0 by its own schema, with relative addresses', () => {
    // The schema is written in draft 4, of which it uses nothing that later drafts read otherwise but these two keys.
    const file = join(projectRoot, 'test/fixtures/sarif/sarif-schema-2.1.0.json');
    const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    for (const each of [findings, []]) {
      const sarif = changeSarif(each, '1.2.3', t);
      assert.ok(validate(sarif), JSON.stringify(validate.errors, undefined, 1));
    }
    assert.equal(validate({ version: '2.1.0', runs: [{}] }), false, 'the schema refuses what is none');
    const text = JSON.stringify(changeSarif(findings, '1.2.3', t));
    assert.match(text, /"uri":"c%20d\.py","uriBaseId":"%SRCROOT%"/);
    assert.doesNotMatch(text, /"uri":"(\/|file:)/);
  });

  it('are GitLab’s Code Quality: unique fingerprints, known severities, relative paths', () => {
    const report = changeCodeQuality(findings) as {
      description: string;
      check_name: string;
      fingerprint: string;
      severity: string;
      location: { path: string; lines: { begin: number } };
    }[];
    assert.equal(new Set(report.map(({ fingerprint }) => fingerprint)).size, report.length);
    for (const { description, check_name: name, severity, location } of report) {
      assert.ok(description.length > 0 && /^llmstruct\/[a-z-]+$/.test(name));
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(severity));
      assert.ok(!location.path.startsWith('/') && location.lines.begin >= 1);
    }
  });

  it('are workflow commands that nothing in them can end', () => {
    const errors = HOSTILE.map((text) => ({ path: text, line: 1, column: 1, reason: text }));
    const lines = changeAnnotations(findingsOf({ ...NO_CHANGE, errors: { added: errors, gone: [] } }, t)).split('\n');
    assert.equal(lines.length, HOSTILE.length + 1);
    for (const line of lines.slice(0, -1))
      assert.match(line, /^::error file=[^:,]*,line=1,col=1,title=llmstruct syntax-error::[^\r\n]*$/);
  });
});
