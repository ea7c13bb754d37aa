import assert from 'node:assert/strict';
import { detectEmptyLoop, detectGap } from '../../../../../src/core/edits/gate/detectGap.ts';
import { lexicalRules } from '../../../../../src/core/text/lexicalRules.ts';

const python = lexicalRules('python')!;
const typescript = lexicalRules('typescript')!;

const before =
  'def f(items):\n    total = 0\n    for item in items:\n        if item.price < 0:\n            raise ValueError(item)\n        total += item.price\n    log(total)\n    return total\n';
const loop = before.slice(before.indexOf('    for'), before.indexOf('    return'));

describe('detectGap', () => {
  it('finds a comment where code went, whatever it says', () => {
    for (const words of ['blah', 'hier geht es weiter', '循环', 'unveränderte Schleife', 'as you had it', '…']) {
      assert.equal(detectGap(before, before.replace(loop, `    # ${words}\n`), python)?.missing, 5, words);
    }
  });

  it('finds it beside lines that only changed', () => {
    const changed = before
      .replace(loop, '    # the sum\n')
      .replace('total = 0', 'total = 0.0')
      .replace('return total', 'return total + 1');
    assert.equal(detectGap(before, changed, python)?.text, '# the sum');
  });

  it('finds statements that do nothing and unfinished ones', () => {
    for (const line of ['pass', '...', 'raise NotImplementedError("x")']) {
      assert.equal(detectGap(before, before.replace(loop, `    ${line}\n`), python)?.text, line);
    }
  });

  it('finds it in JSX', () => {
    const form =
      'function A(p) {\n  return (\n    <form>\n      <input value={p.a} />\n      <input value={p.b} />\n      <button>Go</button>\n    </form>\n  );\n}';
    const now = form
      .replace(/ {6}<input[\s\S]*?(?= {6}<button)/, '      {/* inputs */}\n')
      .replace('<form>', '<form className="x">');
    assert.equal(detectGap(form, now, typescript)?.missing, 2);
  });

  it('passes a rewrite that says what it does', () => {
    for (const now of [
      before.replace(
        `    total = 0\n${loop}    return total`,
        '    # Negative prices are an error.\n    return checked_sum(items)',
      ),
      before.replace(`    total = 0\n${loop}`, '    total = checked_sum(items)\n    # The caller logs it.\n'),
      before.replace('    log(total)\n', '    # The caller logs it.\n'),
      before.replace('    for', '    # Sum up.\n    for'),
      before.replace(loop, '').replace('total = 0', 'total = sum(items)  # without a loop'),
    ]) {
      assert.equal(detectGap(before, now, python), undefined, now);
    }
  });

  it('passes comments that were there', () => {
    const remarked = before.replace('    for', '    # Sum up.\n    for');
    assert.equal(detectGap(remarked, remarked.replace(loop, ''), python), undefined);
  });
});

describe('detectEmptyLoop', () => {
  it('finds a loop that lost its body', () => {
    const body = loop.slice(loop.indexOf('\n') + 1, loop.indexOf('    log'));
    assert.equal(detectEmptyLoop(before, before.replace(body, '        pass\n'), python), 'for item in items:');
    const code = 'function f(a) {\n  for (const b of a) {\n    g(b);\n  }\n  while (a.pop()) {\n  }\n}';
    assert.equal(detectEmptyLoop(code, code.replace('    g(b);\n', ''), typescript), 'for (const b of a) {');
    assert.equal(detectEmptyLoop(code, code, typescript), undefined);
  });
});
