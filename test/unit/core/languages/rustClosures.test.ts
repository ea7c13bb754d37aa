import assert from 'node:assert/strict';
import { boundsOf, closureParameter } from '../../../../src/core/languages/rust/closureTypes.ts';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function calls(...lines: readonly string[]): Promise<(name: string) => readonly string[]> {
  const symbols = await symbolsOf({
    'Cargo.toml': '[package]\nname = "one"\n',
    'src/lib.rs': 'mod held;\nmod user;\n',
    'src/held.rs': [
      'pub struct Context { n: u32 }',
      'impl Context {',
      '    pub fn with<F, R>(f: F) -> R where F: FnOnce(&Context) -> R { todo!() }',
      '    pub fn again<F: FnOnce(&mut Self) -> R, R>(&self, f: F) -> R { todo!() }',
      '    pub fn go(&self) {}',
      '}',
      'pub struct Held<T> { held: T }',
      'impl<T> Held<T> {',
      '    pub fn with<R>(&self, f: impl FnOnce(&T) -> R) -> R { f(&self.held) }',
      '    pub fn each<F>(&mut self, from: u32, mut f: F) where F: FnMut(usize, &mut T) {}',
      '}',
      'pub fn with_handle<R>(f: &mut dyn FnMut(&Context) -> R) -> R { todo!() }',
      'pub trait Show { fn show(&self); }',
      'pub fn each<T: Show>(v: Vec<T>, f: impl Fn(&T)) {}',
    ].join('\n'),
    'src/user.rs': ['use crate::held::{each, with_handle, Context, Held, Show};', ...lines].join('\n'),
  });
  return (name) => calleesOf(symbols, `src/user.rs#${name}`).map((callee) => callee.replace('src/held.rs#', ''));
}

describe('language: Rust, closures', () => {
  it('get what the header of a function says that is given them', async () => {
    const of = await calls(
      'fn path() { Context::with(|cx| { cx.go(); }); }',
      'fn method(c: Context) { c.again(|c| c.go()); }',
      'fn free() { with_handle(|c| c.go()); }',
      'fn bound() { each(vec![], |x| x.show()); }',
    );
    assert.deepEqual(of('path'), ['Context.go', 'Context.with']);
    assert.deepEqual(of('method'), ['Context.again', 'Context.go']);
    assert.deepEqual(of('free'), ['Context.go', 'with_handle']);
    assert.deepEqual(of('bound'), ['Show.show', 'each']);
  });

  it('get what a type is given for its parameters', async () => {
    const of = await calls(
      'fn one(c: Held<Context>) { c.with(|x| x.go()); }',
      'fn two(mut c: Held<Context>) { c.each(1, |i, x| { i.go(); x.go(); }); }',
      'fn three(mut c: Held<u32>) { c.with(|x| x.go()); }',
    );
    assert.deepEqual(of('one'), ['Context.go', 'Held.with']);
    assert.deepEqual(of('two'), ['Context.go', 'Held.each']);
    assert.deepEqual(of('three'), ['Held.with']);
  });

  it('are read from headers of all forms', () => {
    const header =
      "pub fn run<'a, F: FnOnce(&'a A, (B, C)) -> D, G>(&self, a: u8, f: F, g: &mut G) where G: FnMut(E), H: X";
    assert.equal(closureParameter(header, 'run', 1, 0, true), "&'a A");
    assert.equal(closureParameter(header, 'run', 1, 1, true), '(B, C)');
    assert.equal(closureParameter(header, 'run', 2, 0, true), 'E');
    assert.equal(closureParameter(header, 'run', 2, 0, false), "&'a A");
    assert.equal(closureParameter(header, 'run', 0, 0, true), undefined);
    assert.equal(closureParameter('fn run(', 'run', 0, 0, true), undefined);
    assert.deepEqual(boundsOf(header, 'H'), ['X']);
    assert.deepEqual(boundsOf(header, 'A'), []);
  });

  it('ask what they get for methods of traits that are in scope', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[package]\nname = "one"\n',
      'src/lib.rs': 'mod wakers;\nmod seen;\nmod unseen;\n',
      'src/wakers.rs': [
        'use std::task::Waker;',
        'pub trait WakerRef { fn wake(self); }',
        'impl WakerRef for Waker { fn wake(self) {} }',
      ].join('\n'),
      'src/seen.rs': 'use crate::wakers::WakerRef as _;\nuse std::task::Waker;\nfn go(w: Waker) { w.wake(); }\n',
      'src/unseen.rs': 'use std::task::Waker;\nfn go(w: Waker) { w.wake(); }\n',
    });
    assert.deepEqual(calleesOf(symbols, 'src/seen.rs#go'), ['src/wakers.rs#Waker.wake']);
    assert.deepEqual(calleesOf(symbols, 'src/unseen.rs#go'), []);
  });
});
