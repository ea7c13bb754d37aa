import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const TYPES = [
  'use std::collections::HashMap;',
  'use std::io;',
  'pub struct Item { stock: Option<HashMap<String, Shelf>> }',
  'impl Item {',
  '    fn new(n: u32) -> Item { Item { stock: None } }',
  '    fn read(n: u32) -> io::Result<Item> { Ok(Item { stock: None }) }',
  '    fn show(&self) {}',
  '}',
  'pub struct Shelf;',
  'impl Shelf { fn count(&self) {} }',
];

/** Calls of a function with a body, as names behind the file's. */
async function callsIn(body: string, parameters: string): Promise<readonly string[]> {
  const symbols = await symbolsOf({ 'src/lib.rs': [...TYPES, `fn run(${parameters}) { ${body} }`].join('\n') });
  return calleesOf(symbols, 'src/lib.rs#run').map((id) => id.slice('src/lib.rs#'.length));
}

describe('language: Rust, what closures give', () => {
  it('is what iterators have and what collections are made of', async () => {
    const made = ['Item.new', 'Item.show'];
    const map = 'ids.iter().map(|n| Item::new(*n))';
    assert.deepEqual(await callsIn(`for item in ${map} { item.show(); }`, 'ids: Vec<u32>'), made);
    assert.deepEqual(await callsIn(`let all: Vec<_> = ${map}.collect(); all[0].show();`, 'ids: Vec<u32>'), made);
    assert.deepEqual(await callsIn('let all: Vec<_> = (0..3).map(Item::new).collect(); all[0].show();', ''), [
      'Item.show',
    ]);
    assert.deepEqual(
      await callsIn('ids.iter().flat_map(|n| vec![Item::new(*n)]).next().unwrap().show()', 'ids: &[u32]'),
      made,
    );
    assert.deepEqual(await callsIn('for part in all.chunks(2) { part[0].show(); }', 'all: Vec<Item>'), ['Item.show']);
    assert.deepEqual(
      await callsIn(
        'let (a, b): (Vec<_>, Vec<_>) = all.into_iter().partition(|i| true); a[0].show(); b[0].show()',
        'all: Vec<Item>',
      ),
      ['Item.show'],
    );
  });

  it('goes through results of many', async () => {
    const made = ['Item.read', 'Item.show'];
    const map = 'ids.iter().map(|n| Item::read(*n))';
    for (const body of [
      `let all: io::Result<Vec<_>> = ${map}.collect(); if let Ok(all) = all { all[0].show(); }`,
      `let all = ${map}.collect::<Result<Vec<_>, _>>().unwrap(); all[0].show();`,
      `let all: Vec<_> = ${map}.collect::<io::Result<_>>().unwrap(); all[0].show();`,
      `let all: Vec<_> = ${map}.filter_map(|item| item.ok()).collect(); all[0].show();`,
      `let all: Vec<_> = ${map}.collect(); all[0].as_ref().unwrap().show();`,
    ]) {
      assert.deepEqual(await callsIn(body, 'ids: Vec<u32>'), made, body);
    }
  });

  it('is less than the type of the workspace that is made of it', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': [
        'pub struct Fixed<T, const N: usize> { all: [T; N] }',
        'impl<T, const N: usize> Fixed<T, N> { fn size(&self) {} }',
        'struct Item;',
        'fn typed() { let all: Fixed<_, 5> = (0..3).map(|_| Item).collect(); all.size(); }',
        'fn asked() { (0..3).map(|_| Item).collect::<Fixed<_, 5>>().size(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#typed'), ['src/lib.rs#Fixed.size']);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#asked'), ['src/lib.rs#Fixed.size']);
  });

  it('is what options hold', async () => {
    assert.deepEqual(await callsIn('item.stock.and_then(|all| all.get("a")).unwrap().count()', 'item: Item'), [
      'Shelf.count',
    ]);
    assert.deepEqual(await callsIn('item.map(|item| Shelf).unwrap().count()', 'item: Option<Item>'), ['Shelf.count']);
    assert.deepEqual(await callsIn('n.map(|n| Item::new(n)).unwrap().show()', 'n: Option<u32>'), [
      'Item.new',
      'Item.show',
    ]);
    assert.deepEqual(await callsIn('full.then(|| Item::new(1)).unwrap().show()', 'full: bool'), [
      'Item.new',
      'Item.show',
    ]);
  });

  it('is taken apart where it is several values', async () => {
    assert.deepEqual(
      await callsIn(
        'for (n, (item, _)) in all.iter().map(|item| (item, 1)).enumerate() { item.show(); }',
        'all: Vec<Item>',
      ),
      ['Item.show'],
    );
    assert.deepEqual(
      await callsIn(
        'let by: HashMap<_, _> = all.iter().map(|item| (1, item)).collect(); by.get(&1).unwrap().show();',
        'all: Vec<Item>',
      ),
      ['Item.show'],
    );
    assert.deepEqual(
      await callsIn(
        'for (item, shelf) in all.iter().zip(shelves.iter()) { shelf.count(); }',
        'all: Vec<Item>, shelves: Vec<Shelf>',
      ),
      ['Shelf.count'],
    );
  });

  it('is nothing of a method that the workspace has itself', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': [
        ...TYPES,
        'struct Own;',
        'impl Own { fn map<F: Fn()>(self, f: F) -> Shelf { Shelf } }',
        'fn run(own: Own) { own.map(|| Item::new(1)).count(); own.map(|| Item::new(1)).show(); }',
      ].join('\n'),
    });
    const calls = ['src/lib.rs#Item.new', 'src/lib.rs#Own.map', 'src/lib.rs#Shelf.count'];
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#run'), calls);
  });
});

describe('language: Rust, arrays', () => {
  it('hold what is written in them', async () => {
    assert.deepEqual(await callsIn('for item in [Item { stock: None }] { item.show(); }', ''), ['Item.show']);
    assert.deepEqual(await callsIn('let all = vec![item]; all[0].show();', 'item: Item'), ['Item.show']);
  });

  it('that hold themselves are known to some depth', async () => {
    assert.deepEqual(
      await callsIn('let mut all = vec![]; all = vec![all.map(|each| vec![each, all])]; all[0][0].show();', ''),
      [],
    );
  });
});
