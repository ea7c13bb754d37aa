import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

/** The names of what each function calls, in a crate that has `Key`, with `key`, and `Item`, with `item`, and maps and lists of them. */
async function callsOf(...functions: readonly string[]): Promise<readonly string[]> {
  const symbols = await symbolsOf({
    'Cargo.toml': '[package]\nname = "one"\n',
    'src/lib.rs': [
      'use std::collections::hash_map::{HashMap, IntoIter};',
      'pub struct Key; impl Key { fn key(&self) {} }',
      'pub struct Item; impl Item { fn item(&self) {} }',
      'pub type Pairs = HashMap<Key, Item>;',
      'pub struct All { map: HashMap<Key, Item, State>, pairs: Pairs, list: Vec<(Key, Item)>, keys: Vec<Key>, iter: IntoIter<Key, Item> }',
      'impl All {',
      '    fn other(&self) -> u32 { 1 }',
      ...functions.map((body, at) => `    fn f${at}(&self) { ${body} }`),
      '}',
    ].join('\n'),
  });
  return functions.map((_, at) =>
    calleesOf(symbols, `src/lib.rs#All.f${at}`)
      .map((id) => id.replace(/^.*\./, ''))
      .join(' '),
  );
}

describe('language: Rust, elements of maps and of pairs', () => {
  it('tells keys from values where a map is gone through', async () => {
    assert.deepEqual(
      await callsOf(
        'for (k, _) in &self.map { k.key(); k.item(); }',
        'for (_, v) in self.map.iter() { v.item(); v.key(); }',
        'for (k, v) in self.pairs.iter_mut() { k.key(); v.item(); }',
        'for k in self.map.keys() { k.key(); }',
        'for v in self.pairs.values() { v.item(); v.key(); }',
        'self.map.get(&key).unwrap().item();',
        'if let Some((_, v)) = self.map.iter().next() { v.item(); v.key(); }',
        'let (k, _) = self.map.get_key_value(&key).unwrap(); k.key(); k.item();',
        'match self.iter.next() { Some((k, v)) => { k.key(); v.item(); } None => {} }',
        'self.map.retain(|k, v| { k.key(); v.item() });',
      ),
      ['key', 'item', 'item key', 'key', 'item', 'item', 'item', 'key', 'item key', 'item key'],
    );
  });

  it('takes pairs apart in loops and closures, whichever part is passed over', async () => {
    assert.deepEqual(
      await callsOf(
        'self.pairs.iter().filter(|(_, v)| v.item()).count();',
        'self.map.iter().map(|(k, _)| k.key());',
        'self.list.iter().any(|&(_, v)| v.item() || v.key());',
        'for (at, (k, v)) in self.list.iter().enumerate() { k.key(); v.item(); at.key(); }',
        'for (a, b) in self.keys.iter().zip(self.list.iter()) { a.key(); b.item(); }',
        'self.keys.iter().enumerate().for_each(|(at, k)| k.key());',
        'let (_, v) = self.list[0]; v.item(); v.key();',
      ),
      ['item', 'key', 'item', 'item key', 'key', 'key', 'item'],
    );
  });

  it('takes apart what is matched together', async () => {
    assert.deepEqual(
      await callsOf(
        'match (self.keys.first(), self.map.get(&key)) { (Some(k), _) => k.key(), (_, Some(v)) => v.item(), _ => {} }',
        'if let (Some(k), Some(v)) = (self.keys.first(), self.map.get(&key)) { k.key(); v.item(); v.key(); }',
        'match (&self.keys[0], self.other()) { (k, _) => k.key() }',
        'match (self.other(), self.other(), &self.keys[0]) { (_, _, k) => k.item(), (_, x, _) => x.key() }',
      ),
      ['item key', 'item key', 'other key', 'other'],
    );
  });
});
