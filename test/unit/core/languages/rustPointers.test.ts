import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const LOCK = [
  'use std::ops::Deref;',
  'pub struct Lock<T: ?Sized> { held: T }',
  "pub struct Guard<'a, T: ?Sized> { lock: &'a Lock<T> }",
  'impl<U: ?Sized> Lock<U> {',
  "    pub async fn lock(&self) -> Guard<'_, U> { todo!() }",
  "    pub fn enter(&self) -> Guard<'_, U> { todo!() }",
  "    pub fn try_enter(&self) -> Result<Guard<'_, U>, Busy> { todo!() }",
  '    pub fn get_mut(&mut self) -> &mut U { todo!() }',
  '    pub fn map<T>(&self, change: T) -> T { todo!() }',
  '}',
  "impl<'a, T: ?Sized> Deref for Guard<'a, T> {",
  '    type Target = T;',
  '    fn deref(&self) -> &Self::Target { todo!() }',
  '}',
  "impl<'a, T> Guard<'a, T> { pub fn release(self) {} }",
  'pub struct Busy;',
];

async function calls(...lines: readonly string[]): Promise<(name: string) => readonly string[]> {
  const symbols = await symbolsOf({
    'Cargo.toml': '[package]\nname = "one"\n',
    'src/lib.rs': 'mod lock;\nmod user;\n',
    'src/lock.rs': LOCK.join('\n'),
    'src/user.rs': [
      'use crate::lock::Lock;',
      'use std::sync::Arc;',
      'pub struct Inner { list: List }',
      'impl Inner { fn finish(&mut self) {} fn release(&self) {} }',
      'pub struct List;',
      'impl List { fn push(&mut self) {} }',
      ...lines,
    ].join('\n'),
  });
  return (name) => calleesOf(symbols, `src/user.rs#${name}`).filter((id) => id.startsWith('src/user.rs'));
}

describe("language: Rust, the workspace's own pointers", () => {
  it('have the members of what their type is given, whatever methods hand them out', async () => {
    const of = await calls(
      'pub struct File { inner: Lock<Inner>, shared: Arc<Shared> }',
      'pub struct Shared { list: Lock<List>, lists: Lock<Vec<List>> }',
      'impl File {',
      '    fn direct(&mut self) { self.inner.get_mut().finish(); }',
      '    async fn later(&self) { let mut inner = self.inner.lock().await; inner.finish(); }',
      '    fn now(&self) { self.inner.enter().list.push(); }',
      '    fn tried(&self) { self.inner.try_enter().unwrap().finish(); }',
      '    fn deep(&self) { let list = self.shared.list.enter(); list.push(); }',
      '    fn many(&self) { self.shared.lists.enter().pop().unwrap().push(); }',
      '}',
      'fn given(lock: &Lock<Inner>) { lock.enter().finish(); }',
    );
    assert.deepEqual(of('File.direct'), ['src/user.rs#Inner.finish']);
    assert.deepEqual(of('File.later'), ['src/user.rs#Inner.finish']);
    assert.deepEqual(of('File.now'), ['src/user.rs#List.push']);
    assert.deepEqual(of('File.tried'), ['src/user.rs#Inner.finish']);
    assert.deepEqual(of('File.deep'), ['src/user.rs#List.push']);
    assert.deepEqual(of('File.many'), ['src/user.rs#List.push']);
    assert.deepEqual(of('given'), ['src/user.rs#Inner.finish']);
  });

  it('have members of their own first, and none of what nobody knows', async () => {
    const of = await calls(
      'pub struct File { inner: Lock<Inner> }',
      'impl File { fn own(&self) { self.inner.enter().release(); self.inner.map(List).finish(); } }',
      'fn unknown<T>(lock: &Lock<T>) { lock.enter().finish(); }',
      'fn other(lock: &Lock<List>) { lock.enter().finish(); }',
    );
    assert.deepEqual(of('File.own'), []);
    assert.deepEqual(of('unknown'), []);
    assert.deepEqual(of('other'), []);
  });

  it('hand what a generic type holds through its fields', async () => {
    const of = await calls(
      'pub struct Padded<T> { value: T, count: u32 }',
      'pub struct Pair<K, const N: usize, V> { key: K, value: Option<V> }',
      'pub struct Store { padded: Padded<Inner>, pair: Pair<List, 4, Inner> }',
      'impl Store {',
      '    fn one(&mut self) { self.padded.value.finish(); self.padded.count.finish(); }',
      '    fn both(&mut self) { self.pair.key.push(); self.pair.value.as_mut().unwrap().finish(); }',
      '}',
    );
    assert.deepEqual(of('Store.one'), ['src/user.rs#Inner.finish']);
    assert.deepEqual(of('Store.both'), ['src/user.rs#Inner.finish', 'src/user.rs#List.push']);
  });

  it('are themselves by the `project` that a macro gives them, unless they have one', async () => {
    const of = await calls(
      'pin_project! { pub struct Both<A> { #[pin] first: Inner, second: A } }',
      'impl<A: Turn> Both<A> { fn poll(self: Pin<&mut Self>) { let me = self.project(); me.first.finish(); me.second.turn(); } }',
      'pub trait Turn { fn turn(&self); }',
      'pub struct Own { inner: Inner }',
      'impl Own { fn project(self: Pin<&mut Self>) -> List { todo!() } fn poll(self: Pin<&mut Self>) { self.project().push(); } }',
    );
    assert.deepEqual(of('Both.poll'), ['src/user.rs#Inner.finish', 'src/user.rs#Turn.turn']);
    assert.deepEqual(of('Own.poll'), ['src/user.rs#List.push', 'src/user.rs#Own.project']);
  });
});
