import assert from 'node:assert/strict';
import { calleesOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('language: Rust, what is declared elsewhere than usual', () => {
  it('honours a `use` inside a function, there only', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': [
        'use std::collections::HashMap;',
        'mod other;',
        'pub struct Entry { pub data: u8 }',
        'impl Entry { pub fn get(&self) -> u8 { 0 } }',
        'pub fn helper() {}',
        'pub fn outside(m: &mut HashMap<String, u8>) -> u8 {',
        '    use std::collections::hash_map::Entry;',
        '    match m.entry("a".into()) { Entry::Occupied(e) => *e.get(), Entry::Vacant(_) => 0 }',
        '}',
        'pub fn elsewhere() { use crate::other::helper; helper(); }',
        'pub fn own(e: Entry) -> u8 { helper(); e.get() }',
      ].join('\n'),
      'src/other.rs': 'pub fn helper() {}\n',
    });
    const uses = (name: string) => (symbols.get(`src/lib.rs#${name}`)!.uses ?? []).map(({ id }) => id);
    assert.deepEqual(uses('outside'), []);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#outside'), []);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#elsewhere'), ['src/other.rs#helper']);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#own'), ['src/lib.rs#Entry.get', 'src/lib.rs#helper']);
  });

  it('reads what `bitflags!` declares', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': [
        'bitflags::bitflags! {',
        '    /// Options.',
        '    #[derive(Debug)]',
        '    pub struct Options: u32 {',
        '        /// Tables.',
        '        const TABLES = 1 << 1;',
        '        const ALL = Self::TABLES.bits() | 2;',
        '    }',
        '}',
        'impl Options { pub fn wide(&self) -> bool { true } }',
        'pub fn go(o: Options) -> bool { o.wide() && o.contains(Options::TABLES) }',
      ].join('\n'),
    });
    assert.deepEqual(kindsOf(symbols), [
      'enum src/lib.rs#Options',
      'member src/lib.rs#Options.TABLES',
      'member src/lib.rs#Options.ALL',
      'method src/lib.rs#Options.wide',
      'function src/lib.rs#go',
    ]);
    const { signature, doc, range } = symbols.get('src/lib.rs#Options')!;
    assert.deepEqual([signature, doc, range], ['pub struct Options: u32', 'Options.', [2, 8]]);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#go'), ['src/lib.rs#Options.wide']);
    assert.deepEqual(
      symbols.get('src/lib.rs#go')!.uses!.map(({ id }) => id),
      ['src/lib.rs#Options', 'src/lib.rs#Options.TABLES'],
    );
  });

  it('takes what a module inside a file hands on for its members', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[package]\nname = "one"\n',
      'src/lib.rs': [
        'mod a;',
        'mod b;',
        'mod user;',
        'pub mod prelude {',
        '    pub use crate::a::{self, Shape};',
        '    pub(crate) use super::b::*;',
        '    use crate::a::hidden;',
        '}',
      ].join('\n'),
      'src/a.rs': 'pub struct Shape;\nimpl Shape { pub fn new() -> Self { Shape } }\npub fn hidden() {}',
      'src/b.rs': 'pub fn open() {}\npub mod deep { pub fn leaf() {} }',
      'src/user.rs': [
        'use crate::prelude::*;',
        'fn run() { Shape::new(); open(); deep::leaf(); hidden(); }',
        'fn path() { crate::prelude::a::hidden(); crate::prelude::open(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/user.rs#run'), [
      'src/a.rs#Shape.new',
      'src/b.rs#deep.leaf',
      'src/b.rs#open',
    ]);
    assert.deepEqual(symbols.get('src/user.rs#run')!.unresolved, ['hidden']);
    assert.deepEqual(calleesOf(symbols, 'src/user.rs#path'), ['src/a.rs#hidden', 'src/b.rs#open']);
  });

  it('takes of imports under conditions those that usual builds have', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[package]\nname = "one"\n',
      'src/lib.rs': [
        'mod a;',
        'mod b;',
        'mod user;',
        '#[cfg(not(all(test, loom)))]',
        'pub use self::a::*;',
        '#[cfg(all(test, loom))]',
        '#[allow(unused)]',
        'pub use self::b::*;',
        'pub mod sync {',
        '    #[cfg(all(feature = "fast", not(miri)))]',
        '    pub use crate::a::Lock;',
        '    // Slow.',
        '    #[cfg(not(all(feature = "fast", not(miri))))]',
        '    #[allow(unused)]',
        '    pub use crate::b::Lock;',
        '    #[cfg(target_os = "linux")]',
        '    pub use crate::a::system;',
        '    #[cfg(not(target_os = "linux"))]',
        '    pub use crate::b::system;',
        '}',
      ].join('\n'),
      'src/a.rs': 'pub fn go() {}\npub struct Lock;\nimpl Lock { pub fn lock(&self) {} }\npub fn system() {}',
      'src/b.rs':
        'pub fn go() {}\npub fn only_b() {}\npub struct Lock;\nimpl Lock { pub fn lock(&self) {} }\npub fn system() {}',
      'src/user.rs': [
        '#[cfg(not(test))]',
        'use crate::a::go as start;',
        '#[cfg(test)]',
        'use crate::b::go as start;',
        '#[cfg(not(loom))]',
        'use std::mem::swap;',
        '#[cfg(loom)]',
        'use crate::b::go as swap;',
        'fn starred() { crate::go(); crate::only_b(); }',
        'fn within(lock: &crate::sync::Lock) { lock.lock(); crate::sync::system(); }',
        'fn named() { start(); swap(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/user.rs#starred'), ['src/a.rs#go', 'src/b.rs#only_b']);
    assert.deepEqual(calleesOf(symbols, 'src/user.rs#within'), ['src/a.rs#Lock.lock']);
    assert.deepEqual(calleesOf(symbols, 'src/user.rs#named'), ['src/a.rs#go']);
  });

  it('calls through the name of an alias what the type has that it stands for', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[package]\nname = "one"\n',
      'src/lib.rs': [
        'pub struct Map<K, V> { keys: Vec<K>, values: Vec<V> }',
        'impl<K, V> Map<K, V> { pub fn new() -> Self { todo!() } pub fn put(&mut self) {} }',
        'pub type Table = Map<String, u32>;',
        'impl Table { pub fn own() {} }',
        'fn run() { let mut table = Table::new(); table.put(); Table::own(); Table::missing(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#run'), [
      'src/lib.rs#Map.new',
      'src/lib.rs#Map.put',
      'src/lib.rs#Table.own',
    ]);
  });

  it('takes no type for a parameter of which a clause says something', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[package]\nname = "one"\n',
      'src/lib.rs': [
        'pub struct Day; impl Day { pub fn new() -> Self { Day } pub fn next(&self) {} }',
        'pub trait Zone { fn fix(&self) {} }',
        'pub struct Time<Z> { day: Day, zone: Z }',
        'impl<Z: Clone> Copy for Time<Z> where Z: Copy, Day: Copy { fn copy(&self) { Day::new().next(); } }',
        'impl<Z> Time<Z> where Z: Zone { fn run(&self) { self.day.next(); self.zone.fix(); } }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#Time.copy'), ['src/lib.rs#Day.new', 'src/lib.rs#Day.next']);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#Time.run'), ['src/lib.rs#Day.next', 'src/lib.rs#Zone.fix']);
  });

  it('takes `Default::default()` in a field for that of the type of the field', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[package]\nname = "one"\n',
      'src/lib.rs': [
        'pub struct Inner<T>(T); impl<T> Default for Inner<T> { fn default() -> Self { todo!() } }',
        '#[derive(Default)] pub struct Derived;',
        'pub struct Outer { inner: Inner<u8>, derived: Derived, perhaps: Option<Inner<u8>>, list: Vec<Inner<u8>> }',
        'impl Default for Outer { fn default() -> Self { Outer { inner: Default::default(), ..Outer::new() } } }',
        'impl Outer { fn new() -> Self { Self { perhaps: Default::default(), list: Default::default(), derived: Default::default(), ..Default::default() } } }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#Outer.default'), [
      'src/lib.rs#Inner.default',
      'src/lib.rs#Outer.new',
    ]);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#Outer.new'), ['src/lib.rs#Outer.default']);
  });
});
