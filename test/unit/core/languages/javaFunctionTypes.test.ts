import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const SHOP = `package shop;

import java.util.*;
import java.util.function.*;

public class Shop {
  public Item first() { return new Item(); }
  public void close() {}
}

class Item {
  public String name() { return ""; }
  public void drop() {}
}

interface Maker<A, B> {
  B make(A from);
  default void unused() {}
}

interface ItemMaker extends Maker<Shop, Item> {}

class Tools {
  static <A, B> B with(A value, Function<? super A, ? extends B> how) { return how.apply(value); }
  static <T> void each(List<T> all, Consumer<T> what) {}
  static <A, B> B made(A value, Maker<A, B> maker) { return maker.make(value); }
  static void run(Runnable task) {}
  static <V> V run(java.util.concurrent.Callable<V> task) { return null; }
}
`;

/** What a method of this body calls, its parameters given. */
async function called(body: string, parameters = 'Shop shop'): Promise<string[]> {
  const text = `package shop;\nimport java.util.*;\nimport java.util.function.*;\nclass Use {\n  void use(${parameters}) {\n    ${body}\n  }\n}\n`;
  const symbols = await symbolsOf({ 'shop/Shop.java': SHOP, 'shop/Use.java': text });
  return calleesOf(symbols, 'shop/Use.java#Use.use').map((id) => id.replace('shop/Shop.java#', ''));
}

describe('function types of Java', () => {
  it('say what a lambda takes, by what other arguments are', async () => {
    assert.deepEqual(await called('Tools.with(shop, s -> s.first());'), ['Shop.first', 'Tools.with']);
    assert.deepEqual(await called('Tools.each(all, s -> s.close());', 'List<Shop> all'), ['Shop.close', 'Tools.each']);
  });

  it('say what a generic call gives, by what a lambda or a named method gives', async () => {
    assert.deepEqual(await called('Tools.with(shop, s -> s.first()).drop();'), [
      'Item.drop',
      'Shop.first',
      'Tools.with',
    ]);
    assert.ok((await called('Tools.with(shop, Shop::first).drop();')).includes('Item.drop'));
  });

  it('are interfaces of the workspace with one method without a body, too, inherited ones', async () => {
    assert.deepEqual(await called('Tools.made(shop, s -> s.first()).drop();'), [
      'Item.drop',
      'Shop.first',
      'Tools.made',
    ]);
    assert.deepEqual(await called('ItemMaker m = s -> s.first(); m.make(shop).drop();'), [
      'Item.drop',
      'Maker.make',
      'Shop.first',
    ]);
  });

  it('are read where a variable or a result is written with one', async () => {
    assert.deepEqual(await called('Function<Shop, Item> f = s -> s.first(); f.apply(shop).drop();'), [
      'Item.drop',
      'Shop.first',
    ]);
    const text = `package shop;\nimport java.util.function.*;\nclass Use { Function<Shop, Item> use() { return s -> s.first(); } }\n`;
    const symbols = await symbolsOf({ 'shop/Shop.java': SHOP, 'shop/Use.java': text });
    assert.deepEqual(calleesOf(symbols, 'shop/Use.java#Use.use'), ['shop/Shop.java#Shop.first']);
  });

  it('choose an overload by whether the lambda gives something', async () => {
    const runs = async (lambda: string) =>
      (await called(`Tools.run(${lambda});`)).filter((id) => id.startsWith('Tools'));
    assert.deepEqual(await runs('() -> { shop.close(); }'), ['Tools.run']);
    assert.deepEqual(await runs('() -> { return shop.first(); }'), ['Tools.run~2']);
  });

  it('leave what is not said: a type of objects, a lambda for nobody knows what', async () => {
    assert.deepEqual(await called('other(s -> s.first());'), []);
    assert.deepEqual(await called('Object o = (Function) s -> s.first();'), []);
  });
});

describe('type parameters of Java', () => {
  it('are what a header lists, whatever short name a type has', async () => {
    const text =
      'package p;\nclass F { void go() {} }\nclass Use {\n  F f;\n  <T> T same(T t) { return t; }\n  void use() { f.go(); same(f).go(); }\n}\n';
    const symbols = await symbolsOf({ 'p/F.java': text });
    assert.deepEqual(calleesOf(symbols, 'p/F.java#Use.use'), ['p/F.java#F.go', 'p/F.java#Use.same']);
  });

  it('take an array for several arguments, not for one', async () => {
    const text =
      'package p;\nclass Box<T> {\n  static <T> Box<T> of(T one) { return null; }\n  static <T> Box<T> of(T... all) { return null; }\n  void use(String[] names, String name) { Box.of(names); }\n  void one(String name) { Box.of(name); }\n}\n';
    const symbols = await symbolsOf({ 'p/Box.java': text });
    assert.deepEqual(calleesOf(symbols, 'p/Box.java#Box.use'), ['p/Box.java#Box.of~2']);
    assert.deepEqual(calleesOf(symbols, 'p/Box.java#Box.one'), ['p/Box.java#Box.of']);
  });
});
