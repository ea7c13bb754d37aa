import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function calls(...lines: readonly string[]): Promise<(name: string) => readonly string[]> {
  const symbols = await symbolsOf({
    'Cargo.toml': '[package]\nname = "one"\n[dependencies]\nouter = "1"\n',
    'src/lib.rs': [
      'pub mod shown;',
      'use shown::Extra;',
      'use std::fmt;',
      'use std::sync::Arc;',
      'pub trait Show { fn show(&self) -> Shown; fn size(&self) -> usize; }',
      'pub struct Shown;',
      'impl Shown { pub fn print(&self) {} }',
      'pub struct Own;',
      'impl Own { fn work(&self) {} }',
      ...lines,
    ].join('\n'),
    'src/shown.rs': [
      'use crate::Show;',
      'use outer::Source;',
      'pub trait Extra { fn extra(&self) {} fn wide(&self) -> u8; }',
      'impl<S: Show> Extra for S { fn wide(&self) -> u8 { 1 } }',
      'pub trait Drawn: Source { fn draw(&self) {} }',
      'impl<S: Source> Drawn for S {}',
      'pub trait Raw { fn offset_of(&self) -> usize { 1 } }',
      'impl<T> Raw for *const T {}',
      'impl<T> Raw for [T] {}',
      'pub trait Lent { fn lend(&self) {} fn map(&self) {} }',
      "impl<'a, T: Lent> Lent for &'a T {}",
      'impl<T> Lent for [T] {}',
      'pub trait Digit { fn digit(self) -> bool; fn is_power_of_two(self) -> bool; }',
      'macro_rules! digits { ($($number:ty)*) => { $(impl Digit for $number { fn digit(self) -> bool { true } })* } }',
      'digits!(u8 u16);',
    ].join('\n'),
  });
  return (name) => calleesOf(symbols, `src/lib.rs#${name}`);
}

describe('language: Rust, traits of types of outside and of all types', () => {
  it('take `self` of a type of outside for what its arguments say it holds', async () => {
    const of = await calls(
      'impl<S: Show + ?Sized> Show for Box<S> {',
      '    fn show(&self) -> Shown { (**self).show() }',
      '    fn size(&self) -> usize { self.as_ref().show().print(); 1 }',
      '}',
      'impl<S> Show for Option<S> where S: Show {',
      '    fn show(&self) -> Shown { match self { Some(inner) => inner.show(), None => Shown } }',
      '    fn size(&self) -> usize { self.is_some(); 1 }',
      '}',
      'impl<S: Show> Show for Vec<S> {',
      '    fn show(&self) -> Shown { for each in self { each.show(); } Shown }',
      '    fn size(&self) -> usize { self.iter().map(|each| each.size()).sum() }',
      '}',
      'pub trait Run { fn run(&self); fn all(&self); }',
      'impl Run for Arc<Own> { fn run(&self) { self.work(); } fn all(&self) { self.run(); } }',
    );
    assert.deepEqual(of('Box.show'), ['src/lib.rs#Show.show']);
    assert.deepEqual(of('Box.size'), ['src/lib.rs#Show.show', 'src/lib.rs#Shown.print']);
    assert.deepEqual(of('Option.show'), ['src/lib.rs#Show.show']);
    assert.deepEqual(of('Option.size'), []);
    assert.deepEqual(of('Vec.show'), ['src/lib.rs#Show.show']);
    assert.deepEqual(of('Vec.size'), ['src/lib.rs#Show.size']);
    assert.deepEqual(of('Arc.run'), ['src/lib.rs#Own.work']);
    assert.deepEqual(of('Arc.all'), ['src/lib.rs#Arc.run']);
  });

  it("follow the second star before `self` to what the type's own `deref` gives", async () => {
    const of = await calls(
      'pub struct Guard<T> { held: T }',
      'impl<T> std::ops::Deref for Guard<T> { type Target = T; fn deref(&self) -> &T { &self.held } }',
      'impl<T: fmt::Display> fmt::Display for Guard<T> {',
      "    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }",
      '}',
      'impl<T: Show> Guard<T> {',
      '    fn show(&self) -> Shown { (**self).show() }',
      '    fn again(&self) { (*self).show(); }',
      '}',
    );
    assert.deepEqual(of('Guard.fmt'), []);
    assert.deepEqual(of('Guard.show'), ['src/lib.rs#Show.show']);
    assert.deepEqual(of('Guard.again'), ['src/lib.rs#Guard.show']);
  });

  it("find what traits in sight give every type: the workspace's own, and those that a trait of outside bounds", async () => {
    const of = await calls(
      'impl Show for Own { fn show(&self) -> Shown { Shown } fn size(&self) -> usize { 1 } }',
      'use outer::Source;',
      'use shown::Drawn;',
      'fn own(own: &Own) { own.extra(); }',
      'fn bound<S: Show>(one: S) { one.extra(); }',
      'fn outside<S: Source>(source: S) { source.draw(); source.extra(); }',
      'impl Own { fn wide(&self) { } fn both(&self) { self.wide(); } }',
      'use shown::{Lent, Raw};',
      'fn lent(own: &Own, many: &[u8]) { own.lend(); many.iter().map(); }',
      'fn raw(own: &Own, many: &[u8]) { own.offset_of(); many.offset_of(); }',
    );
    assert.deepEqual(of('lent'), []);
    assert.deepEqual(of('raw'), ['src/shown.rs#Raw.offset_of']);
    assert.deepEqual(of('own'), ['src/shown.rs#Extra.extra']);
    assert.deepEqual(of('bound'), ['src/shown.rs#Extra.extra']);
    assert.deepEqual(of('outside'), ['src/shown.rs#Drawn.draw']);
    assert.deepEqual(of('Own.both'), ['src/lib.rs#Own.wide']);
  });

  it('ask what may hold a value for nothing that the value has', async () => {
    const of = await calls(
      'pub struct Kept { own: Option<Own>, boxed: Box<Own> }',
      'impl Kept { fn run(&self) { self.own.work(); self.own.as_ref().unwrap().work(); } }',
      'impl Kept { fn directly(&self) { self.own.work(); } fn pointed(&self) { self.boxed.work(); } }',
    );
    assert.deepEqual(of('Kept.run'), ['src/lib.rs#Own.work']);
    assert.deepEqual(of('Kept.directly'), []);
    assert.deepEqual(of('Kept.pointed'), ['src/lib.rs#Own.work']);
  });

  it('take methods that numbers have not for those of a trait in sight', async () => {
    const of = await calls(
      'use shown::Digit;',
      'fn digits(byte: u8) { byte.digit(); byte.is_power_of_two(); byte.count_ones(); }',
    );
    assert.deepEqual(of('digits'), ['src/shown.rs#Digit.digit']);
  });
});
