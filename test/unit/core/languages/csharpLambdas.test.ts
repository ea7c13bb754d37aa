import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const TYPES = [
  'using System; using System.Collections.Generic;',
  'class Strategy<T> { public void Include(string s) { } }',
  'class Person { public void Walk() { } }',
  'interface IValidator<T> { }',
  'delegate void Handler(Person a, int b);',
  'static class Ext {',
  '  public static int Validate<T>(this IValidator<T> v, T x, Action<Strategy<T>> options) => 1;',
  '  public static int Each<T>(this IValidator<T> v, Action<T> options) => 1;',
  '  public static T Also<T>(this T v, Action<T> options) => v;',
  '}',
  'abstract class Abs<T> : IValidator<T> { protected int Rule<P>(Func<T, P> e) => 1; public void Done() { } }',
  'class PV : Abs<Person> {',
  '  public PV() { }',
  '  public PV(params Action<PV>[] actions) { }',
  '  public PV(int n, Handler h) { }',
  '  void In() { Rule(x => x.Walk()); }',
  '}',
];

/** What code in a method calls of the workspace, without the file. */
async function calls(code: string, more = '') {
  const symbols = await symbolsOf({
    'a.cs': [...TYPES, `class Use { void Run(PV v) { ${code} } ${more} }`].join('\n'),
  });
  return (id = 'Use.Run') => calleesOf(symbols, `a.cs#${id}`).map((callee) => callee.replace('a.cs#', ''));
}

describe('language: C#, what lambdas get', () => {
  it('is what the delegate takes that a method of the workspace wants', async () => {
    const called = await calls('v.Validate(new Person(), o => o.Include("x"));');
    assert.deepEqual(called(), ['Ext.Validate', 'Person', 'Strategy.Include']);
    const named = await calls('v.Validate(new Person(), options: (o) => o.Include("x"));');
    assert.deepEqual(named(), ['Ext.Validate', 'Person', 'Strategy.Include']);
  });

  it('is what is written for a type parameter, near or far', async () => {
    assert.deepEqual((await calls('v.Each(p => p.Walk());'))(), ['Ext.Each', 'Person.Walk']);
    assert.deepEqual((await calls(''))('PV.In'), ['Abs.Rule', 'Person.Walk']);
    assert.deepEqual((await calls('v.Also(q => q.Done());'))(), ['Abs.Done', 'Ext.Also']);
  });

  it('is said by constructors, and by declared delegates', async () => {
    assert.deepEqual((await calls('new PV(p => p.Done(), p => p.Done());'))(), ['Abs.Done', 'PV']);
    assert.deepEqual((await calls('new PV(1, (p, n) => p.Walk());'))(), ['PV', 'Person.Walk']);
  });

  it('is said by the constructor of a construction without a type', async () => {
    const called = await calls('', 'PV Make() => new(p => p.Done()); PV Held { get; } = new(1, (p, n) => p.Walk());');
    assert.deepEqual(called('Use.Make'), ['Abs.Done', 'PV']);
    assert.deepEqual(called('Use.Held'), ['PV', 'Person.Walk']);
  });

  it('is said by the type of what holds the lambda', async () => {
    assert.deepEqual((await calls('Func<int, Person> f = null; Action<int, Person> a = (n, p) => p.Walk();'))(), [
      'Person.Walk',
    ]);
    assert.deepEqual((await calls('EventHandler<Person> h = (sender, p) => p.Walk();'))(), ['Person.Walk']);
    assert.deepEqual((await calls('', 'Handler H => (p, _) => p.Walk();'))('Use.H'), ['Person.Walk']);
  });

  it('is not known where the overloads want different things, or nobody says', async () => {
    const more = 'void Two(Action<Person> a) { } void Two(Action<PV> a) { }';
    assert.deepEqual((await calls('Two(x => x.Walk());', more))(), []);
    assert.deepEqual((await calls('Outside.Call(x => x.Walk());'))(), []);
  });
});

describe('language: C#, what lambdas give', () => {
  const more = 'void Do(Action a) { } T Do<T>(Func<T> f) => default; List<int> numbers;';

  it('is said by the delegate that they call, and by well-known methods', async () => {
    assert.deepEqual((await calls('Action<int> f = null; Do(() => f(1));', more))(), ['Use.Do']);
    assert.deepEqual((await calls('Func<int, PV> f = null; Do(() => f(1));', more))(), ['Use.Do~2']);
    assert.deepEqual((await calls('Do(() => numbers.Add(1));', more))(), ['Use.Do']);
    assert.deepEqual((await calls('Do(() => Console.WriteLine(1));', more))(), ['Use.Do']);
  });
});

describe('language: C#, extension methods of every object', () => {
  const more = ['static class X {', '  public static int Twice(this object o) => 2;', '}'].join('\n');

  it('are called on what has no other members: plain values, delegates, objects without a name', async () => {
    for (const on of ['"a"', '"a".Length', 'new { x = 1 }', 'f']) {
      const symbols = await symbolsOf({
        'a.cs': `${more}\nclass Use { System.Func<int> f; int Run() => ${on}.Twice(); }`,
      });
      assert.deepEqual(calleesOf(symbols, 'a.cs#Use.Run'), ['a.cs#X.Twice'], on);
    }
  });

  it('are not taken for members of types of outside that nobody knows', async () => {
    const symbols = await symbolsOf({
      'a.cs': `${more}\nclass Use { System.IO.Stream s; int Run() => s.Twice(); }`,
    });
    assert.deepEqual(calleesOf(symbols, 'a.cs#Use.Run'), []);
  });

  it('are left to members only where those take the arguments', async () => {
    const symbols = await symbolsOf({
      'a.cs': [
        'class Parser { public int Parse(string[] args, int n = 1) => 1; public int Read(string s) => 1; }',
        'static class X {',
        '  public static int Parse(this Parser p, string line) => 2;',
        '  public static int Read(this Parser p, object o) => 2;',
        '}',
        'class Use {',
        '  int Line(Parser p) => p.Parse("a b");',
        '  int Args(Parser p, string[] args) => p.Parse(args);',
        '  int Unknown(Parser p) => p.Read(Other.Thing);',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.cs#Use.Line'), ['a.cs#X.Parse']);
    assert.deepEqual(calleesOf(symbols, 'a.cs#Use.Args'), ['a.cs#Parser.Parse']);
    assert.deepEqual(calleesOf(symbols, 'a.cs#Use.Unknown'), ['a.cs#Parser.Read']);
  });

  it('are called on what well-known static members give, in place or in a variable', async () => {
    const symbols = await symbolsOf({
      'a.cs': [
        'using System;',
        'static class X {',
        '  public static int Words(this TimeSpan t, int n = 1, string between = ", ", bool all = false) => 1;',
        '  public static int Words(this string s, int n = 1) => 2;',
        '}',
        'class Use {',
        '  int Place() => TimeSpan.Zero.Words() + TimeSpan.FromDays(2).Words(2);',
        '  int Variable() { var time = TimeSpan.FromDays(2); return time.Words(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.cs#Use.Place'), ['a.cs#X.Words']);
    assert.deepEqual(calleesOf(symbols, 'a.cs#Use.Variable'), ['a.cs#X.Words']);
  });

  it('takes the bases of a class for none of its type parameters', async () => {
    const symbols = await symbolsOf({
      'a.cs': [
        'interface IOne { } interface IOne<T> { }',
        'class Box<T> : IOne<T> { public int Put(IOne it) => 1; public int Put(IOne<T> it) => 2; }',
        'class Use { int Run(Box<int> box) => box.Put(box); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.cs#Use.Run'), ['a.cs#Box.Put~2']);
  });
});
