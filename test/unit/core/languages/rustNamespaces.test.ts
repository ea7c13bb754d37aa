import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function calls(files: Readonly<Record<string, readonly string[]>>): Promise<(id: string) => readonly string[]> {
  const symbols = await symbolsOf({
    'Cargo.toml': '[package]\nname = "one"\n',
    ...Object.fromEntries(Object.entries(files).map(([path, lines]) => [`src/${path}`, lines.join('\n')])),
  });
  return (id) => calleesOf(symbols, `src/${id}`).map((callee) => callee.replace('src/', ''));
}

describe('language: Rust, names that mean a type, a module and a value', () => {
  it('goes through the module where a function beside it has its name', async () => {
    const of = await calls({
      'lib.rs': [
        'pub mod registry;',
        'pub use registry::Registry;',
        'pub fn registry() -> Registry { Registry::default() }',
        'fn path() { registry::open(); registry(); }',
      ],
      'registry.rs': [
        'pub struct Registry;',
        'impl Default for Registry { fn default() -> Self { Registry } }',
        'pub fn open() {}',
      ],
    });
    assert.deepEqual(of('lib.rs#registry'), ['registry.rs#Registry.default']);
    assert.deepEqual(of('lib.rs#path'), ['lib.rs#registry', 'registry.rs#open']);
  });

  it('calls the function that has the name of a type', async () => {
    const of = await calls({
      'lib.rs': ['pub mod size;', 'pub use size::*;', 'pub mod user;'],
      'size.rs': [
        'pub struct Dim<T> { index: T }',
        'impl<T> Dim<T> { pub fn size(&self) {} }',
        'pub type One = Dim<[usize; 1]>;',
        'pub fn One(at: usize) -> One { Dim { index: [at] } }',
        'pub struct Held(pub One);',
      ],
      'user.rs': ['use crate::{Held, One};', 'fn made(one: &One) { One(1).size(); Held(One(2)); one.size(); }'],
    });
    assert.deepEqual(of('user.rs#made'), ['size.rs#Dim.size', 'size.rs#One~2']);
  });

  it('takes `Self` in what is implemented for an alias for the alias', async () => {
    const of = await calls({
      'lib.rs': [
        'pub enum Either<A, B> { One(A), Two(B) }',
        'pub type Writer<T> = Either<T, u8>;',
        'impl<T> Writer<T> { pub fn none() -> Self { todo!() } }',
        'impl<T> From<()> for Writer<T> { fn from(_: ()) -> Self { Self::none() } }',
      ],
    });
    assert.deepEqual(of('lib.rs#Writer.from'), ['lib.rs#Writer.none']);
  });

  it('finds what a bound with arguments says of a type', async () => {
    const of = await calls({
      'lib.rs': [
        "pub trait Lookup<'a, K> { type Data: Data<'a>; }",
        "pub trait Data<'a> { fn id(&self) -> u8; }",
        "pub struct Span<'a, R: Lookup<'a, u8>> { data: R::Data, of: &'a R }",
        "impl<'a, R> Span<'a, R> where R: Lookup<'a, u8> { fn id(&self) -> u8 { self.data.id() } }",
      ],
    });
    assert.deepEqual(of('lib.rs#Span.id'), ['lib.rs#Data.id']);
  });
});

describe("language: Rust, methods of the library's names behind the workspace's own pointers", () => {
  it('are those of what is pointed to, but for what every type has', async () => {
    const of = await calls({
      'lib.rs': [
        'pub struct Raw;',
        'impl Raw { pub fn as_ptr(&self) -> usize { 1 } pub fn iter(&self) {} pub fn clone(&self) {} }',
        'pub struct Held { raw: Raw }',
        'impl std::ops::Deref for Held { type Target = Raw; fn deref(&self) -> &Raw { &self.raw } }',
        'fn behind(held: &Held) { held.as_ptr(); held.iter(); held.clone(); }',
      ],
    });
    assert.deepEqual(of('lib.rs#behind'), ['lib.rs#Raw.as_ptr', 'lib.rs#Raw.iter']);
  });
});
