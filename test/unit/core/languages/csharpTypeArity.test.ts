import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function callsOf(files: Readonly<Record<string, string>>) {
  const symbols = await symbolsOf(files);
  return (id: string) => calleesOf(symbols, id).map((callee) => callee.replace(/^.*\//, ''));
}

describe('language: C#, names by the number of type arguments', () => {
  it('takes no part of a generic type for one of its namesake without parameters', async () => {
    const calls = await callsOf({
      'Policy.cs': 'namespace N; public abstract partial class Policy { }',
      'Policy.T.cs': 'namespace N; public abstract partial class Policy<T> { }',
      'Handle.cs': [
        'namespace N;',
        'public partial class Policy { public static int Handle<E>() => 1; }',
        'public partial class Policy<T> { public static int Handle<E>() => 2; }',
      ].join('\n'),
      'Use.cs': [
        'namespace N;',
        'class Use {',
        '  int Plain() => Policy.Handle<int>();',
        '  int Generic() => Policy<string>.Handle<int>();',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calls('Use.cs#Use.Plain'), ['Handle.cs#Policy.Handle']);
    assert.deepEqual(calls('Use.cs#Use.Generic'), ['Handle.cs#Policy.Handle~2']);
  });

  it('means by a name alone no generic type around or beside it', async () => {
    const calls = await callsOf({
      'Pipe.cs': 'namespace N; public class Pipe { public void Run() { } }',
      'PipeT.cs': [
        'namespace N;',
        'public class Pipe<T> {',
        '  private Pipe Inner { get; }',
        '  public void Run() { Inner.Run(); }',
        '  public void Make() { new Pipe().Run(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calls('PipeT.cs#Pipe.Run'), ['Pipe.cs#Pipe.Run']);
    assert.deepEqual(calls('PipeT.cs#Pipe.Make'), ['Pipe.cs#Pipe', 'Pipe.cs#Pipe.Run']);
  });

  it('calls of the methods of several parts one with as many type parameters as are written', async () => {
    const calls = await callsOf({
      'A.cs': 'namespace N; public partial class A { public static int Nothing() => 1; }',
      'A.Generic.cs': 'namespace N; public partial class A { public static int Nothing<T>() => 2; }',
      'Use.cs': 'namespace N; class Use { int One() => A.Nothing(); int Two() => A.Nothing<int>(); }',
    });
    assert.deepEqual(calls('Use.cs#Use.One'), ['A.cs#A.Nothing']);
    assert.deepEqual(calls('Use.cs#Use.Two'), ['A.Generic.cs#A.Nothing']);
  });

  it('infers no type parameter that no argument tells', async () => {
    const calls = await callsOf({
      'a.cs': [
        'class A {',
        '  static int From<T>(System.Exception e) => 1;',
        '  static int From(System.Exception e) => 2;',
        '  int One(System.Exception e) => From(e);',
        '  int Two(System.Exception e) => From<int>(e);',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calls('a.cs#A.One'), ['a.cs#A.From~2']);
    assert.deepEqual(calls('a.cs#A.Two'), ['a.cs#A.From']);
  });

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
