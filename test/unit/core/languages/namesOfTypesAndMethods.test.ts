import assert from 'node:assert/strict';
import { edgesOf } from '../../../support/indexedSymbols.ts';

describe('methods that have the name of a type', () => {
  it('are not what Java constructs, and not what a name without arguments means', async () => {
    const { calls, uses } = await edgesOf({
      'p/Try.java': 'package p;\npublic class Try<T> {\n  static <T> Try<T> of(T x) { return new Try<>(); }\n}\n',
      'p/Api.java': [
        'package p;',
        'public class Api {',
        '  static <T> Try<T> Try(T x) { return Try.of(x); }',
        '  static <T> Match<T> Match(T x) { return new Match<>(x); }',
        '  static int both() { Match(1); return 0; }',
        '  static class Match<T> { Match(T x) {} }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calls('p/Api.java#Api.Try'), ['Try.of']);
    assert.deepEqual(uses('p/Api.java#Api.Try'), ['Try']);
    assert.deepEqual(calls('p/Api.java#Api.Match'), ['Api.Match~2']);
    assert.deepEqual(calls('p/Api.java#Api.both'), ['Api.Match']);
  });

  it('are not what C# constructs', async () => {
    const { calls } = await edgesOf({
      'a.cs': [
        'namespace A {',
        '  public class Rule { public Rule(int x) {} }',
        '  public class Pair<T> { public Pair(T x) {} }',
        '  public class Build {',
        '    public Rule Rule(int x) { return new Rule(x); }',
        '    public Pair<int> Pair(int x) { return new Pair<int>(x); }',
        '    public Rule Both() { return Rule(1); }',
        '  }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calls('a.cs#Build.Rule'), ['Rule']);
    assert.deepEqual(calls('a.cs#Build.Pair'), ['Pair']);
    assert.deepEqual(calls('a.cs#Build.Both'), ['Build.Rule']);
  });
});
