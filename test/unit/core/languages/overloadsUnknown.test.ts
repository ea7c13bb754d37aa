import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const BUILDER = [
  'package p; import java.util.*; import java.util.function.*; import javax.lang.model.element.Modifier;',
  'class Builder {',
  '  Builder modifiers(Modifier... all) { return this; }',
  '  Builder modifiers(Iterable<Modifier> all) { return this; }',
  '  void check(boolean is, String text, Object... parts) {}',
  '  void check(boolean is, Supplier<String> text) {}',
  '  void set(String name, boolean is) {}',
  '  void set(String name, String text) {}',
  '  void copy(String to, boolean all) {}',
  '  void copy(String to, CopyOption... how) {}',
  '  void log(String text, Object part) {}',
  '  void log(String text, Object... parts) {}',
  '}',
].join('\n');

/** The overloads that Java code calls of a builder. */
async function inJava(code: string): Promise<string> {
  const symbols = await symbolsOf({
    'p/Builder.java': BUILDER,
    'p/Use.java': `package p; import java.nio.file.StandardCopyOption; import javax.lang.model.element.Modifier; class Use { void go(Builder b, int n, String s) { ${code} } }`,
  });
  return calleesOf(symbols, 'p/Use.java#Use.go')
    .map((call) => call.replace(/^.*#Builder\./, ''))
    .join();
}

describe('overloads and arguments of which little is known', () => {
  for (const [code, expected] of [
    ['b.modifiers(elsewhere());', ''],
    ['b.modifiers(Modifier.PUBLIC);', 'modifiers'],
    ['b.modifiers(Modifier.PUBLIC, Modifier.FINAL);', 'modifiers'],
    ['b.check(n == 1, "a" + n + "b");', 'check'],
    ['b.check(n > 1 && n < 5, n + ("a" + s));', 'check'],
    ['b.check(true, elsewhere());', ''],
    ['b.set("a", n != 1);', 'set'],
    ['b.set("a", !elsewhere());', 'set'],
    ['b.set("a", "b" + n);', 'set~2'],
    ['b.set("a", n + n);', ''],
    ['b.copy("a", StandardCopyOption.REPLACE_EXISTING);', ''],
    ['b.log("a", elsewhere());', 'log'],
  ] as const) {
    it(`Java: ${code}`, async () => assert.equal(await inJava(code), expected));
  }

  it('are told apart where there are very many of them', async () => {
    const types = Array.from({ length: 60 }, (_, at) => `T${at}x`);
    const symbols = await symbolsOf({
      'p/Many.java': [
        'package p;',
        ...types.map((type) => `class ${type} {}`),
        `class Many { ${types.map((type) => `static void of(${type} it) {}`).join(' ')} }`,
        'class Use { void go(T55x it) { Many.of(it); } }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'p/Many.java#Use.go'), ['p/Many.java#Many.of~56']);
  });

  it('stay unknown in C# where only what is unknown tells them apart', async () => {
    const symbols = await symbolsOf({
      'A.cs': [
        'namespace P;',
        'class Target {',
        '  public void Write(params int[] all) {}',
        '  public void Write(IList<int> all) {}',
        '  public void Set(string a, bool b) {}',
        '  public void Set(string a, string b) {}',
        '}',
        'class Use { void Go(Target t, int n) { t.Write(Elsewhere()); t.Set("a", n == 1); } }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'A.cs#Use.Go'), ['A.cs#Target.Set']);
  });
});
