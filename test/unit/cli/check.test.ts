import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { DocumentationRequest, DriftFinding } from '../../../src/core/documentation/driftFinding.ts';
import { DRIFT_RULES } from '../../../src/core/documentation/driftFinding.ts';
import { run } from './standInHost.ts';
import { assertValid } from './validate.ts';

const findings: DriftFinding[] = DRIFT_RULES.map((rule, index) => ({
  rule,
  id: 'b/c.py#Cart.total',
  path: 'b/c.py',
  line: index + 1,
  name: 'amount',
  documented: 'old',
  actual: 'new',
}));

function checked(request: (asked: DocumentationRequest) => void = () => {}, found = findings) {
  return {
    checkDocumentation(asked: DocumentationRequest) {
      request(asked);
      return Promise.resolve({ files: 2, functions: 1234, findings: found });
    },
  };
}

describe('llmstruct check', () => {
  it('prints what compilers print, and exits 1 with findings', async () => {
    const { code, out } = await run(['check'], { index: checked() });
    assert.equal(code, 1);
    const [first] = out.split('\n');
    assert.equal(
      first,
      'b/c.py:1: The documentation describes the parameter amount, which does not exist. (Cart.total)',
    );
    assert.match(out, /\n1,234 documented functions in 2 files checked, contradictions: 9\.\n$/);
  });

  it('exits 0 where nothing contradicts the code', async () => {
    const { code, out } = await run(['check'], { index: checked(undefined, []) });
    assert.equal(code, 0);
    assert.equal(out, '1,234 documented functions in 2 files checked: nothing contradicts the code.\n');
  });

  it('prints JSON with every rule, in both languages', async () => {
    const { json } = await run(['check', '--json'], { index: checked() });
    assertValid('check', json);
    const russian = await run(['check', '--json'], { index: checked(), environment: { LLMSTRUCT_LANG: 'ru' } });
    assertValid('check', russian.json);
    const words = (value: unknown) =>
      (value as { findings: { message: string }[] }).findings.map(({ message }) => message);
    assert.ok(words(json).every((message) => !/[{}]/.test(message) && !/[а-я]/.test(message)));
    assert.ok(words(russian.json).every((message) => !/[{}]/.test(message) && /[а-я]/.test(message)));
  });

  it('speaks the forms of platforms', async () => {
    const sarif = JSON.parse((await run(['check', '--format', 'sarif'], { index: checked() })).out) as {
      version: string;
      runs: { results: { ruleId: string; partialFingerprints: Record<string, string> }[] }[];
    };
    assert.equal(sarif.version, '2.1.0');
    const results = sarif.runs[0]!.results;
    assert.deepEqual([...new Set(results.map(({ ruleId }) => ruleId))], ['documentation-drift']);
    assert.equal(
      new Set(results.map(({ partialFingerprints }) => Object.values(partialFingerprints)[0])).size,
      results.length,
    );
    const quality = JSON.parse((await run(['check', '--format', 'codequality'], { index: checked() })).out) as {
      fingerprint: string;
    }[];
    assert.equal(quality.length, findings.length);
    const { out } = await run(['check', '--format', 'annotations'], { index: checked() });
    assert.match(
      out,
      /^::warning file=b\/c\.py,line=1,title=llmstruct documentation-drift::The documentation describes/,
    );
    assert.equal((await run(['check', '--format', 'xml'], { index: checked() })).code, 2);
  });

  it('checks the files that are named, or that lie in a named folder', async () => {
    const asked: DocumentationRequest[] = [];
    const index = checked((request) => asked.push(request), []);
    await run(['check'], { index });
    await run(['check', 'b'], { index });
    await run(['check', join(import.meta.dirname, 'a.py')], { index });
    assert.deepEqual(asked, [{}, { paths: ['b/c.py'] }, { paths: ['a.py'] }]);
  });

  it('refuses what the index does not have', async () => {
    const { code, err } = await run(['check', 'elsewhere'], { index: checked() });
    assert.equal(code, 2);
    assert.match(err, /There is no file or folder elsewhere in the index\./);
  });
});
