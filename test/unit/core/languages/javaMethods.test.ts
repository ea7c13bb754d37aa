import assert from 'node:assert/strict';
import { symbolsOf } from '../../../support/indexedSymbols.ts';

type Symbols = Awaited<ReturnType<typeof symbolsOf>>;

function callsIn(symbols: Symbols, id: string): readonly string[] {
  return (symbols.get(id)!.calls ?? [])
    .filter(({ confidence }) => confidence === 'exact')
    .map((call) => call.id.split('#')[1]!);
}

describe('language: Java, how methods are looked up', () => {
  it('never calls a field, but what a record is made of', async () => {
    const symbols = await symbolsOf({
      'p/Base.java': 'package p;\nclass Base { void produced(long n) {} int size; static int limit() { return 1; } }\n',
      'p/A.java': [
        'package p;',
        'record Pair(int left) {}',
        'class A extends Base {',
        '  long produced;',
        '  static int limit;',
        '  void run() { produced(produced); }',
        '  int most() { return limit(); }',
        '  int unknown() { return size(); }',
        '  int ofRecord(Pair pair) { return pair.left(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.run'), ['Base.produced']);
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.most'), ['Base.limit']);
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.unknown'), []);
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.ofRecord'), ['Pair.left']);
  });

  it('takes variable parameters only where nothing else takes the arguments, and boxes before that', async () => {
    const symbols = await symbolsOf({
      'p/Check.java': [
        'package p;',
        'class Check {',
        '  static void that(boolean is, @Nullable Object message) {}',
        '  static void that(boolean is, String template, Object... values) {}',
        '  static void same(byte a, byte b) {}',
        '  static void same(Object a, Object b) {}',
        '  static boolean isEmpty(Object @Nullable [] all) { return true; }',
        '  static boolean isEmpty(@Nullable Object one) { return true; }',
        '}',
      ].join('\n'),
      'p/A.java': [
        'package p;',
        'class A {',
        '  void plain(int n) { Check.that(n > 0, "no"); }',
        '  void variable(int n) { Check.that(n > 0, "no %s %s", n, n); }',
        '  void boxed(byte a, Byte b) { Check.same((Byte) a, b); }',
        '  void unboxed(byte a) { Check.same(a, a); }',
        '  void array(String @Nullable [] names) { Check.isEmpty(names); }',
        '  void object(Object name) { Check.isEmpty(name); }',
        '  void of(java.util.List<String> names) { Check.isEmpty(names.toArray(new String[0])); }',
        '}',
      ].join('\n'),
    });
    const calls = (name: string) => callsIn(symbols, `p/A.java#A.${name}`);
    assert.deepEqual(calls('plain'), ['Check.that']);
    assert.deepEqual(calls('variable'), ['Check.that~2']);
    assert.deepEqual(calls('boxed'), ['Check.same~2']);
    assert.deepEqual(calls('unboxed'), ['Check.same']);
    assert.deepEqual(calls('array'), ['Check.isEmpty']);
    assert.deepEqual(calls('object'), ['Check.isEmpty~2']);
    assert.deepEqual(calls('of'), ['Check.isEmpty']);
  });

  it('takes the lowest declaration of a method that several types above declare', async () => {
    const symbols = await symbolsOf({
      'p/A.java': [
        'package p;',
        'interface Top { int nodes(); }',
        'interface Low extends Top { int nodes(); }',
        'abstract class Half implements Top {}',
        'abstract class A extends Half implements Low {',
        '  int run() { return nodes(); }',
        '}',
        'class B { int run(A a) { return a.nodes(); } }',
      ].join('\n'),
    });
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.run'), ['Low.nodes']);
    assert.deepEqual(callsIn(symbols, 'p/A.java#B.run'), ['Low.nodes']);
  });

  it('gives what a class of outside has neither to interfaces nor to types around, and `super` no interface', async () => {
    const symbols = await symbolsOf({
      'p/A.java': [
        'package p;',
        'import java.util.AbstractMap;',
        'import java.util.ArrayDeque;',
        'interface Get { int size(); boolean isEmpty(); void own(); }',
        'abstract class Trie extends AbstractMap<String, String> implements Get {',
        '  int run() { own(); return size(); }',
        '}',
        'abstract class Below extends Trie implements Get {',
        '  boolean run() { return isEmpty(); }',
        '}',
        'class A {',
        '  boolean isEmpty() { return true; }',
        '  void drain() {}',
        '  class Queue extends ArrayDeque<String> { void run() { if (isEmpty()) drain(); } }',
        '}',
        'class Base { void go(Object o) {} }',
        'interface Goes { void go(String s); }',
        'class Below2 extends Base implements Goes {',
        '  public void go(String s) { super.go(s); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsIn(symbols, 'p/A.java#Trie.run'), ['Get.own']);
    assert.deepEqual(callsIn(symbols, 'p/A.java#Below.run'), []);
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.Queue.run'), ['A.drain']);
    assert.deepEqual(callsIn(symbols, 'p/A.java#Below2.go'), ['Base.go']);
  });

  it('does not call what takes another number of arguments', async () => {
    const symbols = await symbolsOf({
      'p/A.java': [
        'package p;',
        'import java.util.AbstractMap;',
        'interface Supplies { int get(); default int get(int of) { return of; } }',
        'abstract class A extends AbstractMap<String, String> {',
        '  Supplies supplies() { return new Supplies() { public int get() { return get(1); } }; }',
        '  Object tailMap(String from) { return tailMap(from, true); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.supplies.get'), []);
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.tailMap'), []);
  });

  it('reads a package of the workspace in a class that extends a type of outside', async () => {
    const symbols = await symbolsOf({
      'io/shop/List.java':
        'package io.shop;\npublic class List<T> { public int length() { return 0; } public static void all() {} }\n',
      'io/shop/Queue.java': [
        'package io.shop;',
        'import java.util.*;',
        'class Queue<T> implements java.io.Serializable {',
        '  private io.shop.List<T> front;',
        '  int length() { return front.length(); }',
        '  void all() { io.shop.List.all(); }',
        '  void called() { io(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsIn(symbols, 'io/shop/Queue.java#Queue.length'), ['List.length']);
    assert.deepEqual(callsIn(symbols, 'io/shop/Queue.java#Queue.all'), ['List.all']);
    assert.deepEqual(callsIn(symbols, 'io/shop/Queue.java#Queue.called'), []);
  });

  it('tells overloads by the types of the standard library that an argument extends', async () => {
    const symbols = await symbolsOf({
      'p/Rows.java': 'package p;\ninterface Rows<T> extends Iterable<T>, java.io.Serializable {}\n',
      'p/Odd.java': 'package p;\nimport x.Unknown;\nclass Odd extends Unknown {}\n',
      'p/Some.java': 'package p;\nclass Some<T> extends java.util.ArrayList<T> {}\n',
      'p/A.java': [
        'package p;',
        'class A {',
        '  static void all(Iterable<?> rows) {}',
        '  static void all(java.util.stream.Stream<?> rows) {}',
        '  void rows(Rows<String> rows) { all(rows); }',
        '  void list(Some<String> rows) { all(rows); }',
        '  void unknown(Odd rows) { all(rows); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.rows'), ['A.all']);
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.list'), ['A.all']);
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.unknown'), []);
  });

  it('constructs a type of the file that is named as one of the standard library', async () => {
    const symbols = await symbolsOf({
      'p/Queue.java': [
        'package p;',
        'import java.util.*;',
        'class Queue<T> {',
        '  Queue(T one) {}',
        '  Queue<T> more(T one) { return new Queue<>(one); }',
        '  int list(List<Queue<T>> all) { return new ArrayList<>(all).get(0).size(); }',
        '  int size() { return 0; }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsIn(symbols, 'p/Queue.java#Queue.more'), ['Queue']);
  });

  it('reads the type of variable parameters that are annotated', async () => {
    const symbols = await symbolsOf({
      'p/A.java': [
        'package p;',
        'class A {',
        '  static void all(int @NonNull ... each) {}',
        '  static void all(byte @NonNull ... each) {}',
        '  static void all(Iterable<?> each) {}',
        '  void run() {}',
        '  void bytes(byte @NonNull ... each) { all(each); }',
        '  void ints(final int... each) { all(each); }',
        '  void objects(@Nullable A @NonNull ... each) { each[0].run(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.bytes'), ['A.all~2']);
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.ints'), ['A.all']);
    assert.deepEqual(callsIn(symbols, 'p/A.java#A.objects'), ['A.run']);
  });
});
