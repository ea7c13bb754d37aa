import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function calls(...lines: readonly string[]): Promise<(name: string) => readonly string[]> {
  const symbols = await symbolsOf({ 'Cargo.toml': '[package]\nname = "one"\n', 'src/lib.rs': lines.join('\n') });
  return (name) => calleesOf(symbols, `src/lib.rs#${name}`).map((id) => id.replace('src/lib.rs#', ''));
}

const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];

describe('language: Rust, impls by a path', () => {
  it('are for the type that the path leads to', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[package]\nname = "one"\n',
      'src/lib.rs': 'pub mod tree;\npub mod other;\nmod made;\npub trait Show { fn show(&self); }\n',
      'src/tree.rs': 'pub struct Node { pub name: Name }\npub struct Name<T = u8> { of: T }\n',
      'src/other.rs': 'pub struct Node;\nuse crate::Show;\nfn other(node: &Node) { node.show(); }\n',
      'src/made.rs': [
        'use crate::{tree, Show};',
        'impl Show for crate::tree::Node { fn show(&self) { self.name.show(); Self::made(); } }',
        'impl tree::Node { fn made() {} }',
        'impl<T> Show for super::tree::Name<T> { fn show(&self) {} }',
        'fn run(node: &tree::Node) { node.show(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/made.rs#run'), ['src/made.rs#Node.show']);
    assert.deepEqual(calleesOf(symbols, 'src/made.rs#Node.show'), ['src/made.rs#Name.show', 'src/made.rs#Node.made']);
    assert.deepEqual(calleesOf(symbols, 'src/other.rs#other'), []);
  });
});

describe('language: Rust, what an `impl` says of its type', () => {
  it('bounds what a field holds there, however many other bounds the type has elsewhere', async () => {
    const of = await calls(
      ...names.map((name) => `pub trait ${name} { fn ${name.toLowerCase()}(&self); }`),
      'pub struct Held<T> { inner: T, other: Option<T> }',
      ...names.map((name) => {
        const method = name.toLowerCase();
        return `impl<T> ${name} for Held<T> where T: ${name} { fn ${method}(&self) { self.inner.${method}(); } }`;
      }),
      'impl<T: I> Held<T> { fn get(&self) -> &T { &self.inner } fn last(&self) { self.get().i(); } }',
    );
    for (const name of names) {
      const method = name.toLowerCase();
      assert.deepEqual(
        of(`Held.${method}`).filter((id) => !id.startsWith('Held.')),
        [`${name}.${method}`],
      );
    }
    assert.deepEqual(
      of('Held.last').filter((id) => id !== 'Held.i'),
      ['Held.get', 'I.i'],
    );
  });

  it('is what its fields hold where it is for one type, fields without a name too', async () => {
    const of = await calls(
      'pub struct Held<T> { inner: T }',
      'pub struct Pair<K, T>(K, Vec<T>);',
      'pub struct One;',
      'impl One { pub fn go(&self) {} }',
      'pub struct Two;',
      'impl Two { pub fn go(&self) {} }',
      'impl Held<One> { fn one(&self) { self.inner.go(); } }',
      'impl Held<Two> { fn two(&self) { self.inner.go(); } }',
      'impl<K> Pair<K, Two> { fn three(&self) { self.1.pop().unwrap().go(); self.0.go(); } }',
    );
    assert.deepEqual(of('Held.one'), ['One.go']);
    assert.deepEqual(of('Held.two'), ['Two.go']);
    assert.deepEqual(of('Pair.three'), ['Two.go']);
  });

  it('is what an iterator gives that is given its types, and what stands in pairs', async () => {
    const of = await calls(
      "pub struct Entries<'a, K, V> { keys: &'a [K], values: &'a [V] }",
      "impl<'a, K, V> Iterator for Entries<'a, K, V> {",
      "    type Item = (&'a K, &'a V);",
      '    fn next(&mut self) -> Option<Self::Item> { None }',
      '}',
      'pub struct One;',
      'impl One { pub fn go(&self) -> bool { true } }',
      'pub struct All { list: Vec<(One, u8)> }',
      'impl All {',
      "    fn entries(&self) -> Entries<'_, u8, One> { todo!() }",
      '    fn pairs(&self) { self.entries().filter(|(_, one)| one.go()); for (_, each) in self.entries() { each.go(); } }',
      '    fn parts(&self) { self.list.iter().map(|a| a.0.go()); self.list.iter().map(|a| a.1.go()); }',
      '}',
    );
    assert.deepEqual(of('All.pairs'), ['All.entries', 'One.go']);
    assert.deepEqual(of('All.parts'), ['One.go']);
  });

  it('is handed through aliases with parameters', async () => {
    const of = await calls(
      'pub trait Index { fn index(&self); }',
      'pub type Place<I = u32> = I;',
      'pub struct List<I> { at: I }',
      'impl<I: Index> List<I> { fn get(&self, at: Place<I>) { at.index(); } }',
      'pub struct Node<T> { held: T, next: Link<T> }',
      'pub type Link<T> = Option<Box<Node<T>>>;',
      'pub type Parsed<T> = Result<T, Wrong>;',
      'pub struct Wrong;',
      'pub struct One;',
      'impl One { fn go(&self) {} }',
      'fn one() -> Parsed<One> { todo!() }',
      'fn link(link: Link<One>, node: Node<One>) { link.unwrap().held.go(); node.next.unwrap().held.go(); }',
      'fn parsed() -> Parsed<()> { one()?.go(); if let Ok(one) = one() { one.go(); } todo!() }',
    );
    assert.deepEqual(of('List.get'), ['Index.index']);
    assert.deepEqual(of('link'), ['One.go']);
    assert.deepEqual(of('parsed'), ['One.go', 'one']);
  });

  it('bounds a parameter by all that several clauses say', async () => {
    const of = await calls(
      'pub trait Make { fn make() -> Self; }',
      'pub trait Show<I> { fn name() -> u32; }',
      'fn go<E, I>() where E: Make, E: Show<I>, E: Send + Sync + Clone { E::make(); let f = move || E::name(); }',
    );
    assert.deepEqual(of('go'), ['Make.make', 'Show.name']);
  });

  it('says what the parts are of several types together, which is none of them', async () => {
    const of = await calls(
      'pub trait Show { fn show(&self); }',
      'pub struct One;',
      'impl One { fn go(&self) {} }',
      'impl<A: Show> Show for (One, A) { fn show(&self) { self.0.go(); self.1.show(); } }',
      'impl<A: Show, B> Show for (A, B) { fn show(&self) { let (a, _) = self; a.show(); } }',
      'fn go(one: One) { one.show(); }',
    );
    assert.deepEqual(of('Self.show'), ['One.go', 'Show.show']);
    assert.deepEqual(of('go'), []);
  });

  it('bounds what the variants of an enum hold', async () => {
    const of = await calls(
      'pub trait Show { fn show(&self); }',
      'pub enum Some2<T, U> { First(T), Second { of: U } }',
      'impl<T: Show, U: Show> Some2<T, U> {',
      '    fn all(&self) { match self { Self::First(a) => a.show(), Self::Second { of } => {} } }',
      '}',
    );
    assert.deepEqual(of('Some2.all'), ['Show.show']);
  });
});
