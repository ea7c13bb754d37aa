import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function callsOf(files: Readonly<Record<string, string>>) {
  const symbols = await symbolsOf(files);
  return (id: string) => calleesOf(symbols, id).map((callee) => callee.replace(/^.*\//, ''));
}

describe('language: C#, names by the number of type arguments', () => {
  it('reads a header whose parameters have directives in them', async () => {
    const calls = await callsOf({
      'a.cs': [
        'static class X {',
        '  public static int Matches(this string s,',
        '#if NET7_0_OR_GREATER',
        '    [StringSyntax(StringSyntaxAttribute.Regex)]',
        '#endif',
        '    string expression) => 1;',
        '  public static int Matches(this string s, int n) => 2;',
        '}',
        'class Use { int F(string s) => s.Matches(1); }',
      ].join('\n'),
    });
    assert.deepEqual(calls('a.cs#Use.F'), ['a.cs#X.Matches~2']);
  });
});
