import assert from 'node:assert/strict';
import { calleesOf, callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

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

const BOUNDED_JAVA = [
  'package p; import java.util.*; import java.util.function.*;',
  'class Base { void run() {} }',
  'class A extends Base { void run() {} }',
  'class Sub extends A { void own() {} }',
  'class Box<T extends Base> { T held; T get() { return held; } static <V extends Base> Box<V> of(V it) { return null; } }',
  'class ABox<T extends A> extends Box<T> { void inside() { get().run(); } }',
  'class Util {',
  '  static <T extends Base> T make() { return null; }',
  '  static <T extends Base> T pick(T it) { return it; }',
  '  static <T extends Base> T load(Class<T> type) { return null; }',
  '  static <T extends Base> T from(Supplier<T> given) { return null; }',
  '  static <T extends Base> List<T> all(T it) { return null; }',
  '}',
].join('\n');

/** What a Java method in `Use` calls of members named `run` and `own`. */
async function boundedInJava(code: string): Promise<string> {
  const symbols = await symbolsOf({
    'p/Util.java': BOUNDED_JAVA,
    'p/Use.java': [
      'package p; import java.util.*;',
      'class Use<Q extends A> extends Box<A> {',
      `  <S extends A> void go(A a, Q q, S s, Class<?> any, Class<? extends A> some, Box<?> open, Box<? extends A> box, ABox<?> aBox) { ${code} }`,
      '}',
    ].join('\n'),
  });
  return exactly(callsOf(symbols, 'p/Use.java#Use.go'));
}

function exactly(calls: readonly string[]): string {
  return calls
    .filter((call) => call.startsWith('exact '))
    .map((call) => call.replace(/^.*#/, ''))
    .filter((call) => /\.(?:run|Run|own)$/.test(call))
    .join();
}

const BOUNDED_CSHARP = [
  'namespace P;',
  'class Base { public virtual void Run() {} }',
  'class A : Base { public override void Run() {} }',
  'class Box<T> where T : Base { public T Held; public T Get() { return Held; } }',
  'class ABox<T> : Box<T> where T : A { }',
  'static class Util {',
  '  public static T Make<T>() where T : Base { return null; }',
  '  public static T Pick<T>(T it) where T : Base { return it; }',
  '  public static T Load<T>(Func<T> given) where T : Base { return null; }',
  '  public static IList<T> All<T>(T it) where T : Base { return null; }',
  '  public static IList<T> Many<T>(this T it) where T : Base { return null; }',
  '}',
].join('\n');

async function boundedInCsharp(code: string): Promise<string> {
  const symbols = await symbolsOf({
    'Util.cs': BOUNDED_CSHARP,
    'Use.cs': `namespace P; class Use : Box<A> { void Go<S>(A a, S s, ABox<S> box) where S : A { ${code} } }`,
  });
  return exactly(callsOf(symbols, 'Use.cs#Use.Go'));
}

describe('what bounds a type parameter', () => {
  for (const [code, expected] of [
    ['Util.make().run();', 'Base.run'],
    ['Util.<A>make().run();', 'A.run'],
    ['Util.<Sub>make().own();', 'Sub.own'],
    ['Util.<S>make().run();', 'A.run'],
    ['Util.pick(a).run();', 'A.run'],
    ['Util.pick(q).run();', 'A.run'],
    ['Util.pick(s).run();', 'A.run'],
    ['Util.pick(elsewhere()).run();', ''],
    ['Util.pick(null).run();', 'Base.run'],
    ['Util.load(A.class).run();', 'A.run'],
    ['Util.load(any).run();', 'Base.run'],
    ['Util.load(some).run();', 'A.run'],
    ['Util.from(() -> a).run();', 'A.run'],
    ['Util.all(a).get(0).run();', 'A.run'],
    ['Util.all(elsewhere()).get(0).run();', ''],
    ['Box.of(a).get().run();', 'A.run'],
    ['new Box<A>().get().run();', 'A.run'],
    ['new p.Box<A>().get().run();', 'A.run'],
    ['open.get().run();', 'Base.run'],
    ['box.get().run();', 'A.run'],
    ['box.held.run();', 'A.run'],
    ['aBox.get().run();', 'A.run'],
    ['get().run();', 'A.run'],
    ['held.run();', 'A.run'],
    ['super.get().run();', 'A.run'],
  ] as const) {
    it(`Java: ${code}`, async () => assert.equal(await boundedInJava(code), expected));
  }

  it('is what the type has that passes it on', async () => {
    const symbols = await symbolsOf({ 'p/Util.java': BOUNDED_JAVA });
    assert.equal(exactly(callsOf(symbols, 'p/Util.java#ABox.inside')), 'A.run');
  });

  for (const [code, expected] of [
    ['Util.Make<A>().Run();', 'A.Run'],
    ['Util.Make<S>().Run();', 'A.Run'],
    ['Util.Pick(a).Run();', 'A.Run'],
    ['Util.Pick(s).Run();', 'A.Run'],
    ['Util.Pick(Elsewhere()).Run();', ''],
    ['Util.Load(() => a).Run();', 'A.Run'],
    ['Util.All(a)[0].Run();', 'A.Run'],
    ['a.Many()[0].Run();', 'A.Run'],
    ['new Box<A>().Get().Run();', 'A.Run'],
    ['var made = new Box<A>(); made.Held.Run();', 'A.Run'],
    ['box.Get().Run();', 'A.Run'],
    ['Get().Run();', 'A.Run'],
    ['Held.Run();', 'A.Run'],
    ['base.Get().Run();', 'A.Run'],
  ] as const) {
    it(`C#: ${code}`, async () => assert.equal(await boundedInCsharp(code), expected));
  }
});
