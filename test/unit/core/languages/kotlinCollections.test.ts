import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const SHOP = `package shop
class Item { fun show() {}; val of: Shelf = TODO() }
class Shelf { fun dust() {}; fun items(): List<Item> = TODO() }
data class Sale(val item: Item, val count: Int)
interface Sized<out T> : Iterable<T>
class Items : Sized<Item> { override fun iterator(): Iterator<Item> = TODO(); fun each() { first().show(); for (one in this) one.of.dust() } }
class Other<T> : Comparable<T>
`;

/** What functions call, named by their one-letter owner: `a > Item.show`. */
async function callsOf(functions: readonly string[]): Promise<string[][]> {
  const symbols = await symbolsOf({ 'a.kt': `${SHOP}${functions.join('\n')}\n` });
  return functions.map((text) =>
    calleesOf(symbols, `a.kt#${/fun (?:[\w<>]+\.)?(\w+)\(/.exec(text)![1]}`).map((id) => id.slice(5)),
  );
}

describe('collections of Kotlin', () => {
  const cases: readonly [what: string, code: string, calls: readonly string[]][] = [
    ['a type that extends one, over a base', 'fun f(all: Items) { all.single().show() }', ['Item.show']],
    ['… in a loop', 'fun f(all: Items) { for (one in all) one.show() }', ['Item.show']],
    ['… in a lambda', 'fun f(all: Items) { all.forEach { it.show() } }', ['Item.show']],
    ['… copied', 'fun f(all: Items) { all.toList().last().show() }', ['Item.show']],
    ['… as the object around', 'fun Items.f() = map { it }.single().show()', ['Item.show']],
    ['a type that is none', 'fun f(all: Other<Item>) { all.first().show() }', []],
    ['what a lambda gives', 'fun f(all: List<Item>) { all.map { it.of }.first().dust() }', ['Shelf.dust']],
    [
      '… taken apart',
      'fun f(all: List<Shelf>) { all.flatMap { it.items() }.first().show() }',
      ['Item.show', 'Shelf.items'],
    ],
    [
      'groups',
      'fun f(all: List<Item>) { all.groupBy { it.of }.forEach { (of, some) -> of.dust(); some.first().show() } }',
      ['Item.show', 'Shelf.dust'],
    ],
    [
      'maps by what a lambda gives',
      'fun f(all: List<Item>) { all.associateBy { it.of }.keys.first().dust() }',
      ['Shelf.dust'],
    ],
    ['maps to it', 'fun f(all: List<Item>) { all.associateWith { it.of }.values.first().dust() }', ['Shelf.dust']],
    ['halves', 'fun f(all: List<Item>) { val (yes, no) = all.partition { true }; no.first().show() }', ['Item.show']],
    [
      'what is passed',
      'fun f() { listOf(Item()).first().show(); arrayOf(Shelf())[0].dust() }',
      ['Item', 'Item.show', 'Shelf', 'Shelf.dust'],
    ],
    [
      'what is made',
      'fun f() { List(3) { Item() }.first().show(); runCatching { Shelf() }.getOrThrow().dust() }',
      ['Item', 'Item.show', 'Shelf', 'Shelf.dust'],
    ],
    ['what a block gives', 'fun f() { runBlocking { Item() }.show() }', ['Item', 'Item.show']],
    ['pairs', 'fun f() { val (one, of) = Item() to 2; one.show(); Pair(1, 2) }', ['Item', 'Item.show']],
    [
      'written pairs',
      'fun f(pair: Pair<Item, Shelf>) { pair.first.show(); pair.second.dust() }',
      ['Item.show', 'Shelf.dust'],
    ],
    [
      'objects that are taken apart',
      'fun f(sales: List<Sale>) { for ((item, n) in sales) item.show() }',
      ['Item.show'],
    ],
    [
      'entries of a map',
      'fun f(all: Map<String, Item>) { for ((name, one) in all) one.show(); all.map { it.value }.first().of.dust() }',
      ['Item.show', 'Shelf.dust'],
    ],
  ];
  for (const [what, code, expected] of cases) {
    it(`hold ${what}`, async () => {
      const [found] = await callsOf([code]);
      assert.deepEqual(found!.sort(), [...expected].sort());
    });
  }

  it('of a type itself answer in its own methods', async () => {
    const symbols = await symbolsOf({ 'a.kt': SHOP });
    assert.deepEqual(calleesOf(symbols, 'a.kt#Items.each'), ['a.kt#Item.show', 'a.kt#Shelf.dust']);
  });
});

describe('extensions of Kotlin', () => {
  it('are told apart by what is written for the type parameters of their receivers', async () => {
    const symbols = await symbolsOf({
      'a.kt': `class Key<T>
open class Column<T>
class Text : Column<String>()
fun <T> Column<T>.same(to: T) = 1
fun <T, E : Key<T>?> Column<E>.same(to: T) = 2
fun Column<Int>.trim() = 1
fun Column<String>.trim() = 2
fun text(column: Column<String>) { column.trim() }
fun number(column: Column<Int>) { column.trim() }
fun inherited(column: Text) { column.trim() }
fun name(column: Column<String>) { column.same("a") }
`,
    });
    const called = (name: string) => calleesOf(symbols, `a.kt#${name}`);
    assert.deepEqual(called('text'), ['a.kt#trim~2']);
    assert.deepEqual(called('number'), ['a.kt#trim']);
    assert.deepEqual(called('inherited'), ['a.kt#trim~2']);
    assert.deepEqual(called('name'), ['a.kt#same']);
  });

  it('of types of outside are not meant where they take nothing of what is passed', async () => {
    const symbols = await symbolsOf({
      'a.kt': `class Module
operator fun List<Module>.plus(module: Module): List<Module> = TODO()
fun one(all: List<Module>, more: Module) = all + more
fun many(all: List<Module>, more: List<Module>) = all + more
`,
    });
    assert.deepEqual(calleesOf(symbols, 'a.kt#one'), ['a.kt#plus']);
    assert.deepEqual(calleesOf(symbols, 'a.kt#many'), []);
  });
});
