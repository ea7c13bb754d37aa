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

  it('are not what C# names in the place of a type', async () => {
    const { uses, calls } = await edgesOf({
      'a.cs': [
        'using System;',
        'namespace A {',
        '  public enum Mode { On }',
        '  public class Keep<T> { }',
        '  public class Store {',
        '    public Mode Mode { get; set; }',
        '    public Type Type { get; set; }',
        '    private Mode mode;',
        '    public object BinaryFormatter() { BinaryFormatter x = null; return x; }',
        '    public Keep<int> Keep(Type given, Keep<Mode> kept) { return kept as Keep<Mode>; }',
        '    public T Generic<T>(T one) { T other = one; return other; }',
        '    private int size;',
        '    public int Clip(int a, int b) { return Clip(size * a, b); }',
        '  }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(uses('a.cs#Store.Mode'), ['Mode']);
    assert.deepEqual(uses('a.cs#Store.Type'), []);
    assert.deepEqual(uses('a.cs#Store.mode'), ['Mode']);
    assert.deepEqual(uses('a.cs#Store.BinaryFormatter'), []);
    assert.deepEqual(uses('a.cs#Store.Keep'), ['Keep', 'Mode']);
    assert.deepEqual(calls('a.cs#Store.Keep'), []);
    assert.deepEqual(uses('a.cs#Store.Generic'), []);
    // The grammar takes the product for a pointer that is declared.
    assert.deepEqual(uses('a.cs#Store.Clip'), ['Store.size']);
  });

  it('are not what Java and Kotlin name in the place of a type', async () => {
    const { uses } = await edgesOf({
      'p/Shop.java': [
        'package p;',
        'public class Shop {',
        '  static class Item {}',
        '  Date Date;',
        '  Item Item;',
        '  Date today(Item item) { Date other = null; return other; }',
        '}',
      ].join('\n'),
      'q/Shop.kt': [
        'package q',
        'class Item',
        'class Shop {',
        '  val Date = 1',
        '  fun Other() = 2',
        '  fun today(item: Item): Date? { val other: Other? = null; return null }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(uses('p/Shop.java#Shop.Item~2'), ['Shop.Item']);
    assert.deepEqual(uses('p/Shop.java#Shop.today'), ['Shop.Item']);
    assert.deepEqual(uses('q/Shop.kt#Shop.today'), ['Item']);
  });
});
