import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const JAVA = [
  'package p; import java.util.*;',
  'class Foo { void run() {} }',
  'class Bar extends Foo { void stop() {} }',
  'class Box<T> { T held; T get() { return held; } static <V> Box<V> of(V it) { return null; } }',
  'class Injector {',
  '  <T> T getInstance(Class<T> type) { return null; }',
  '  <T> T getInstance(String name, Class<? extends T> type) { return null; }',
  '  static <T> T check(T x) { return x; }',
  '  static <T extends Foo> T bounded(T it) { return it; }',
  '  static <T> List<T> listOf(T... xs) { return null; }',
  '  static <E> E first(Iterable<? extends E> all) { return null; }',
  '  static <T> T either(T one, T other) { return one; }',
  '  static <T> T most(List<T> all, Comparator<? super T> by) { return null; }',
  '  static <K, V> V lookUp(Map<K, V> all, K key) { return null; }',
  '  static <A, B> B second(Pairs<A, B> it) { return null; }',
  '}',
  'class Pairs<A, B> { }',
].join('\n');

/** What a Java method with the statements calls of `Foo` and `Bar`. */
async function inJava(code: string): Promise<string> {
  const symbols = await symbolsOf({
    'p/Injector.java': JAVA,
    'p/Use.java': `package p; import java.util.*; class Use { Foo field; void go(Injector i, Foo foo, Bar bar, List<Foo> foos, Map<String, Foo> named, Pairs<Bar, Foo> both) { ${code} } }`,
  });
  return calleesOf(symbols, 'p/Use.java#Use.go')
    .map((call) => call.replace('p/Injector.java#', ''))
    .filter((call) => /^(Foo|Bar)\./.test(call))
    .join();
}

/** The same of a C# method. */
async function inCsharp(code: string): Promise<string> {
  const symbols = await symbolsOf({
    'Model.cs': [
      'namespace P;',
      'public class Foo { public void Run() {} }',
      'public class Container {',
      '  public T Get<T>() { return default; }',
      '  public T Check<T>(T it) { return it; }',
      '  public T Either<T>(T one, T other) { return one; }',
      '  public IList<T> All<T>() { return null; }',
      '  public static T First<T>(IEnumerable<T> all) { return default; }',
      '}',
    ].join('\n'),
    'Use.cs': `namespace P; class Use { void Go(Container c, Foo foo, List<Foo> foos) { ${code} } }`,
  });
  return calleesOf(symbols, 'Use.cs#Use.Go')
    .map((call) => call.replace('Model.cs#', ''))
    .filter((call) => call.startsWith('Foo.'))
    .join();
}

describe('calls of functions with type parameters of their own', () => {
  for (const [code, expected] of [
    ['i.getInstance(Foo.class).run();', 'Foo.run'],
    ['i.getInstance(p.Foo.class).run();', 'Foo.run'],
    ['i.getInstance("foo", Bar.class).stop();', 'Bar.stop'],
    ['Injector.check(new Foo()).run();', 'Foo.run'],
    ['Injector.check(foo).run();', 'Foo.run'],
    ['Injector.check(field).run();', 'Foo.run'],
    ['var it = Injector.check(foo); it.run();', 'Foo.run'],
    ['Injector.bounded(bar).stop();', 'Bar.stop'],
    ['Injector.listOf(foo, foo).get(0).run();', 'Foo.run'],
    ['for (var it : Injector.listOf(foo)) it.run();', 'Foo.run'],
    ['Injector.first(foos).run();', 'Foo.run'],
    ['Injector.lookUp(named, "a").run();', 'Foo.run'],
    ['Injector.second(both).run();', 'Foo.run'],
    ['Box.of(foo).get().run();', 'Foo.run'],
    ['Injector.check(() -> foo).run();', ''],
    ['Injector.either(foo, foo).run();', 'Foo.run'],
    ['Injector.either(foo, null).run();', 'Foo.run'],
    ['Injector.either(bar, foo).run();', ''],
    ['Injector.either(bar, elsewhere()).stop();', ''],
    ['for (var it : Injector.listOf(bar, foo)) it.run();', ''],
    ['Injector.most(foos, null).run();', 'Foo.run'],
    ['Injector.most(foos, (a, b) -> 1).run();', 'Foo.run'],
    ['Injector.check(Foo::run).run();', ''],
    ['Injector.second(named).run();', ''],
  ] as const) {
    it(`Java: ${code}`, async () => assert.equal(await inJava(code), expected));
  }

  for (const [code, expected] of [
    ['c.Get<Foo>().Run();', 'Foo.Run'],
    ['c.All<Foo>()[0].Run();', 'Foo.Run'],
    ['c.Check(foo).Run();', 'Foo.Run'],
    ['Container.First(foos).Run();', 'Foo.Run'],
    ['c.Get<int>().Run();', ''],
    ['c.Either(foo, foo).Run();', 'Foo.Run'],
    ['c.Either(foo, new object()).Run();', ''],
  ] as const) {
    it(`C#: ${code}`, async () => assert.equal(await inCsharp(code), expected));
  }
});
