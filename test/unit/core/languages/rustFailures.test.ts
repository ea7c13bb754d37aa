import assert from 'node:assert/strict';
import { failureIn, failureOfAlias, outputOf } from '../../../../src/core/languages/rust/failureTypes.ts';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function calls(...lines: readonly string[]): Promise<(name: string) => readonly string[]> {
  const symbols = await symbolsOf({
    'Cargo.toml': '[package]\nname = "one"\n',
    'src/lib.rs': [
      'pub struct Error;',
      'impl Error { pub fn exit(&self) -> ! { loop {} } }',
      'pub struct Other;',
      'impl Other { pub fn other(&self) -> bool { true } }',
      'pub type Plain<T> = std::result::Result<T, Error>;',
      'pub type Result<T, E = Error> = core::result::Result<T, E>;',
      'fn plain() -> Plain<u32> { todo!() }',
      'fn usual() -> Result<u32> { todo!() }',
      'fn said() -> Result<u32, Other> { todo!() }',
      'fn own() -> std::result::Result<(), Other> { todo!() }',
      ...lines,
    ].join('\n'),
  });
  return (name) => calleesOf(symbols, `src/lib.rs#${name}`).map((callee) => callee.replace('src/lib.rs#', ''));
}

describe('language: Rust, what goes wrong', () => {
  it('is what results say that calls give, through aliases too', async () => {
    const of = await calls(
      'fn a() { match plain() { Ok(x) => {}, Err(e) => e.exit() } }',
      'fn b() { if let Err(e) = usual() { e.exit() } }',
      'fn c() { said().unwrap_or_else(|e| { e.other(); 1 }); }',
      'fn d() { let r = own(); match r { Err(mut e) => { e.other(); }, _ => {} } }',
      'fn e(r: Result<Error, Other>) { if let Err(e) = r { e.other(); e.exit(); } }',
      'fn f() { if let Err(e) = said().map(|x| x) { e.other(); } }',
    );
    assert.deepEqual(of('a'), ['Error.exit', 'plain']);
    assert.deepEqual(of('b'), ['Error.exit', 'usual']);
    assert.deepEqual(of('c'), ['Other.other', 'said']);
    assert.deepEqual(of('d'), ['Other.other', 'own']);
    assert.deepEqual(of('e'), ['Other.other']);
    assert.deepEqual(of('f'), ['Other.other', 'said']);
  });

  it('is taken out by methods of results, and out of what futures give', async () => {
    const of = await calls(
      'fn a() { plain().unwrap_err().exit() }',
      'fn b() { if let Some(e) = said().err() { e.other(); } }',
      'async fn later() -> Result<u32, Other> { todo!() }',
      'fn coming() -> impl std::future::Future<Output = Result<Error, Other>> + Send { async { todo!() } }',
      'fn boxed() -> Pin<Box<dyn Future<Output = Error> + Send>> { todo!() }',
      'async fn c() { later().await.unwrap_err().other(); }',
      'async fn d() { if let Err(e) = coming().await { e.other(); } }',
      'async fn e() { coming().await.unwrap().exit(); }',
      'async fn f() { boxed().await.exit(); }',
      'struct Own; impl Own { fn err(&self) -> Error { Error } }',
      'fn g(own: Own) { own.err().exit() }',
    );
    assert.deepEqual(of('a'), ['Error.exit', 'plain']);
    assert.deepEqual(of('b'), ['Other.other', 'said']);
    assert.deepEqual(of('c'), ['Other.other', 'later']);
    assert.deepEqual(of('d'), ['Other.other', 'coming']);
    assert.deepEqual(of('e'), ['Error.exit', 'coming']);
    assert.deepEqual(of('f'), ['Error.exit', 'boxed']);
    assert.deepEqual(of('g'), ['Error.exit', 'Own.err']);
  });

  it('is what a trait is given for it', async () => {
    const of = await calls(
      'pub trait Wrong<I> { fn back(&self) -> bool; }',
      'pub trait Parser<I, O, E> { fn next(&mut self, i: &mut I) -> core::result::Result<O, E>; }',
      'fn go<I, O, E: Wrong<I>, P>(mut p: P, i: &mut I) where P: Parser<I, O, E> { match p.next(i) { Err(e) if e.back() => {}, _ => {} } }',
    );
    assert.deepEqual(of('go'), ['Parser.next', 'Wrong.back']);
  });

  it('is read from headers', () => {
    assert.equal(outputOf('impl Future<Output = Result<A, B>> + Send'), 'Result<A, B>');
    assert.equal(outputOf('Pin<Box<dyn Future<Output = (A, B)> + Send>>'), '(A, B)');
    assert.equal(outputOf('Result<A, B>'), 'Result<A, B>');
    assert.equal(failureIn('io::Result<T>'), undefined);
    assert.equal(failureIn('Result<Vec<A>, b::E<C>>'), 'b::E<C>');
    assert.equal(failureIn('Option<Result<A, B>>'), undefined);
    assert.equal(failureOfAlias('pub type R<T> = Result<T, E>', ['A']), 'E');
    assert.equal(failureOfAlias("pub type R<'a, T, F = E<'a>> = Result<T, F>", ['A']), "E<'a>");
    assert.equal(failureOfAlias('pub type R<T, F = E> = Result<T, F>', ['A', 'B']), 'B');
    assert.equal(failureOfAlias('pub type R<T> = Vec<T>', ['A']), undefined);
  });

  it('tells options of elements from elements', async () => {
    const of = await calls(
      'pub struct Entry;',
      'impl Entry { fn is_none(&self) -> bool { true } fn map(&self) {} fn at(&self) {} }',
      'impl Clone for Entry { fn clone(&self) -> Entry { Entry } }',
      'impl Entry { fn index(&self, at: u32) -> Option<&Entry> { None } }',
      'pub struct All { map: std::collections::HashMap<u8, Entry>, list: Vec<Entry> }',
      'impl All {',
      '    fn option(&self) { self.map.get(&1).is_none(); self.list.first().map(|e| e.at()); }',
      '    fn filtered(&self) { self.map.get(&1).filter(|e| !e.is_none()); }',
      '    fn cloned(&self) { self.list.get(1).clone(); }',
      '    fn inner(&self) { if let Some(e) = self.list.get(1) { e.clone().map(); } self.list[0].clone(); }',
      '}',
    );
    assert.deepEqual(of('All.option'), ['Entry.at']);
    assert.deepEqual(of('All.filtered'), ['Entry.is_none']);
    assert.deepEqual(of('All.cloned'), []);
    assert.deepEqual(of('All.inner'), ['Entry.clone', 'Entry.map']);
  });

  it('leaves to options and results the methods that these have themselves', async () => {
    const of = await calls(
      'pub struct Text;',
      'impl AsRef<str> for Text { fn as_ref(&self) -> &str { "" } }',
      'pub trait Parse { fn map(self) -> u32; }',
      'impl<F> Parse for F where F: Fn() -> u32 { fn map(self) -> u32 { 1 } }',
      'pub struct Arg { text: Option<Text>, map: fn(u32) -> u32 }',
      'impl Arg {',
      '    fn held(&self) -> Option<&Text> { self.text.as_ref() }',
      '    fn inner(&self) { if let Some(text) = self.text.as_ref() { text.as_ref(); } }',
      '    fn tried(&self) -> Option<()> { self.text.as_ref()?.as_ref(); None }',
      '    fn field(&self) -> u32 { (self.map)(1) }',
      '}',
      'fn number<U: std::ops::Add<U, Output = U>>() -> Result<U, u8> { todo!() }',
      'fn mapped() { number::<u8>().map(|n| n); }',
    );
    assert.deepEqual(of('Arg.held'), []);
    assert.deepEqual(of('Arg.inner'), ['Text.as_ref']);
    assert.deepEqual(of('Arg.tried'), ['Text.as_ref']);
    assert.deepEqual(of('Arg.field'), []);
    assert.deepEqual(of('mapped'), ['number']);
  });
});
