import assert from 'node:assert/strict';
import { withoutOurProvider } from '../../../src/continue/withoutOurProvider.ts';

const MINE = 'name: mine # my own\nversion: 1.0.0\ncontext:\n  # files\n  - provider: file\n';
const OURS = '  - provider: http\n    params:\n      title: llmstruct\n';

describe('withoutOurProvider', () => {
  it('takes the providers with our title out, and the key where there is no other', () => {
    assert.equal(withoutOurProvider(MINE + OURS), MINE);
    assert.equal(withoutOurProvider(`name: mine\ncontext:\n${OURS}`), 'name: mine\n');
    assert.equal(withoutOurProvider(`\uFEFFcontext:\n${OURS}name: mine\n`), '\uFEFFname: mine\n');
    assert.equal(withoutOurProvider('context: [{params: {title: llmstruct}}] # x\nname: mine\n'), 'name: mine\n');
    assert.equal(withoutOurProvider('{"context": [{"params": {"title": "llmstruct"}}]}'), '{"context": []}');
  });

  it('leaves every other byte: folded and aligned lines, comments, numbers as written, CRLF', () => {
    const before = [
      'name:   mine   # aligned',
      "rules: ['a',   'b' ]",
      'id: 0x1F',
      'text: >-',
      '    folded   to the',
      '    next line',
      'context:',
      '- provider: file   # mine',
      '# of the next',
    ];
    const ours = ['-', '  # ours', '  provider: http', '  params: {title: "llmstruct"}  # this line, too'];
    const after = ['', '# between', '- {provider:   diff}', '', 'models:  []', '# the end'];
    for (const lineEnd of ['\n', '\r\n']) {
      const text = [...before, ...ours, ...after].join(lineEnd);
      assert.equal(withoutOurProvider(text), [...before, ...after].join(lineEnd));
    }
    assert.equal(withoutOurProvider(`${MINE}${OURS.trimEnd()}`), MINE);
    assert.equal(
      withoutOurProvider(`context:\n  # why\n${OURS}  - provider: file\n`),
      'context:\n  # why\n  - provider: file\n',
    );
  });

  it('takes entries out of lists in brackets', () => {
    const list = (...items: readonly string[]) => `context: [ ${items.join(',  ')} ]\n`;
    const ours = '{provider: http, params: {title: llmstruct}}';
    assert.equal(
      withoutOurProvider(list(ours, '{provider: file}', '{provider: diff}')),
      list('{provider: file}', '{provider: diff}'),
    );
    assert.equal(
      withoutOurProvider(list('{provider: file}', ours, '{provider: diff}')),
      list('{provider: file}', '{provider: diff}'),
    );
    assert.equal(withoutOurProvider(list('{provider: file}', ours)), list('{provider: file}'));
  });

  it('takes nothing where there is none, the text cannot be read, or an alias means ours', () => {
    assert.equal(withoutOurProvider(MINE), undefined);
    assert.equal(withoutOurProvider('a: [}'), undefined);
    assert.equal(withoutOurProvider('- a\n'), undefined);
    const anchored = OURS.replace('- provider', '- &ours\n    provider');
    assert.equal(withoutOurProvider(`context:\n${anchored}others:\n  - *ours\n`), undefined);
  });
});
