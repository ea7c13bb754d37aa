import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

/** The methods of `A` that each method of `Use` calls, the overloads by their numbers. */
async function chosen(overloads: readonly string[], uses: readonly string[], more: readonly string[] = []) {
  const symbols = await symbolsOf({
    'a.cs': [
      'using System; using System.Threading; using System.Threading.Tasks;',
      ...more,
      'class A {',
      ...overloads.map((header) => `  public ${header} { throw null; }`),
      '}',
      'class Use {',
      '  A a; int n; int Number() { return 1; } void Nothing() { } void One(int x) { }',
      '  Task<int> Later() { return null; } Task Done() { return null; }',
      ...uses.map((code, at) => `  void U${at}() { ${code} }`),
      '}',
    ].join('\n'),
  });
  return uses.map((_, at) =>
    calleesOf(symbols, `a.cs#Use.U${at}`)
      .filter((id) => id.startsWith('a.cs#A.'))
      .map((id) => id.replace('a.cs#A.', ''))
      .join(' '),
  );
}

describe('language: C#, overloads that take functions', () => {
  it('tells them apart by the number of parameters of a lambda', async () => {
    const overloads = ['void Run(Action a)', 'void Run(Action<int> a)', 'void Run(Action<int, string> a)'];
    const uses = [
      'a.Run(() => { });',
      'a.Run(x => { n = x; });',
      'a.Run((x, y) => { });',
      'a.Run(delegate (int x) { });',
      'a.Run((x, y, z) => { });',
    ];
    assert.deepEqual(await chosen(overloads, uses), ['Run', 'Run~2', 'Run~3', 'Run~2', '']);
  });

  it('tells them apart by whether a lambda gives something', async () => {
    const overloads = ['void Run(Action a)', 'T Run<T>(Func<T> f)'];
    const uses = [
      'a.Run(() => { n = 1; });',
      'a.Run(() => { return 1; });',
      'a.Run(() => n);',
      'a.Run(() => Number());',
      'a.Run(() => Nothing());',
      'a.Run(() => { throw new Exception(); });',
      'a.Run(() => { Func<int> f = () => { return 1; }; });',
      // What a method of outside gives nobody says.
      'a.Run(() => Other.Call());',
    ];
    const found = ['Run', 'Run~2', 'Run~2', 'Run~2', 'Run', 'Run', 'Run', ''];
    assert.deepEqual(await chosen(overloads, uses), found);
  });

  it('tells apart tasks with a value and without one', async () => {
    const overloads = ['void Run(Action a)', 'Task Run(Func<Task> f)', 'Task<T> Run<T>(Func<Task<T>> f)'];
    const uses = [
      'a.Run(async () => { await Done(); });',
      'a.Run(async () => { await Later(); return 1; });',
      'a.Run(async () => await Later());',
      'a.Run(async () => await Done());',
      'a.Run(() => Later());',
      'a.Run(() => Done());',
      'a.Run(() => Task.FromResult(1));',
      'a.Run(() => Task.CompletedTask);',
      'a.Run(() => { });',
    ];
    const found = ['Run~2', 'Run~3', 'Run~3', 'Run~2', 'Run~3', 'Run~2', 'Run~3', 'Run~2', 'Run'];
    assert.deepEqual(await chosen(overloads, uses), found);
  });

  it('knows declared delegates, values of delegates, and methods by their names', async () => {
    const overloads = ['void Run(Handler h)', 'void Run(Func<int, string, bool> f)', 'void Run(Action<int> a)'];
    const uses = [
      'a.Run((x, y) => { });',
      'a.Run((x, y) => true);',
      'Action<int> f = null; a.Run(f);',
      'Handler h = null; a.Run(h);',
      'a.Run(One);',
    ];
    const more = ['delegate void Handler(int a, string b);'];
    assert.deepEqual(await chosen(overloads, uses, more), ['Run', 'Run~2', 'Run~3', 'Run', 'Run~3']);
  });

  it('knows what declared delegates take and give, however long they are written', async () => {
    const overloads = ['void Run(Middleware m)', 'void Run(Action<Options> a)'];
    const uses = ['a.Run(_ => throw new Exception());', 'a.Run(async (o, next) => { await next(o); });'];
    const more = [
      'class Options { }',
      'public delegate Task Middleware(Options options, Func<Options, Task> nextOneOfThem, CancellationToken none);',
    ];
    assert.deepEqual(await chosen(overloads, uses, more), ['Run~2', '']);
    const short = [more[0]!, more[1]!.replace(', CancellationToken none', '')];
    assert.deepEqual(await chosen(overloads, uses, short), ['Run~2', 'Run']);
  });

  it('takes nothing but functions for functions, and functions for nothing else', async () => {
    const overloads = [
      'void Run(int n, Action<int> a = null)',
      'void Run<T>(int n, T instance)',
      'void Run(int n, Options o)',
      'void Run(int n, string s)',
    ];
    const uses = ['Exception e = null; a.Run(1, e);', 'a.Run(1, x => { });', 'a.Run(1, new Options());'];
    assert.deepEqual(await chosen(overloads, uses, ['class Options { }']), ['Run~2', 'Run', 'Run~3']);
  });

  it('compares what delegates are written with', async () => {
    const overloads = [
      'void Run(Action<Exception, TimeSpan> a, Action b)',
      'void Run(Action<Exception, TimeSpan, int> a, Action<int> b)',
    ];
    const uses = ['Action<Exception, TimeSpan, int> f = (_, _, _) => { }; Action<int> g = _ => { }; a.Run(f, g);'];
    assert.deepEqual(await chosen(overloads, uses), ['Run~2']);
  });

  it('knows what well-known static members are', async () => {
    const overloads = [
      'void Run(int n)',
      'void Run(Func<TimeSpan> f)',
      'void Run(TimeSpan t)',
      'void Run(CancellationToken t)',
    ];
    const uses = ['a.Run(TimeSpan.Zero);', 'a.Run(TimeSpan.FromSeconds(1));', 'a.Run(CancellationToken.None);'];
    assert.deepEqual(await chosen(overloads, uses), ['Run~3', 'Run~3', 'Run~4']);
  });

  it('chooses from all overloads of what a field holds', async () => {
    const overloads = [1, 2, 3, 4, 5, 6].map(
      (many) => `void Run(Action<${Array.from({ length: many }, () => 'int').join(', ')}> a)`,
    );
    assert.deepEqual(await chosen(overloads, ['a.Run((a, b, c, d, e, f) => { });']), ['Run~6']);
  });
});

describe('language: C#, extension methods of anything', () => {
  const files = {
    'a.cs': [
      'using System;',
      'namespace N;',
      'abstract class Base { }',
      'class Options { }',
      'sealed class Builder : Base { public int Build() => 1; }',
      'static class X {',
      '  public static TBuilder With<TBuilder>(this TBuilder builder, Options o) where TBuilder : Base { return builder; }',
      '  public static TBuilder With<TBuilder>(this TBuilder builder, Func<int, Options> f) where TBuilder : Base { return builder; }',
      '  public static int With(this Builder builder, Func<Options> f) { return 1; }',
      '}',
      'class Use {',
      '  int Chained() => new Builder().With(new Options()).Build();',
      '  void General(Builder b) { b.With(n => new Options()); }',
      '  void Special(Builder b) { b.With(() => new Options()); }',
      '}',
    ].join('\n'),
  };

  it('give back what they are called on', async () => {
    const symbols = await symbolsOf(files);
    assert.deepEqual(calleesOf(symbols, 'a.cs#Use.Chained'), [
      'a.cs#Builder',
      'a.cs#Builder.Build',
      'a.cs#Options',
      'a.cs#X.With',
    ]);
  });

  it('are chosen by the arguments as well as by the receiver', async () => {
    const symbols = await symbolsOf(files);
    assert.ok(calleesOf(symbols, 'a.cs#Use.General').includes('a.cs#X.With~2'));
    assert.ok(calleesOf(symbols, 'a.cs#Use.Special').includes('a.cs#X.With~3'));
  });
});
