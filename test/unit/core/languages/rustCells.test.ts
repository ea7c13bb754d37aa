import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('what stands around a value in Rust', () => {
  const types = [
    'use std::{cell::RefCell, pin::Pin, sync::Arc, task::{ready, Poll}};',
    'pub struct Framed { n: u32 }',
    'impl Framed {',
    '    pub fn get_mut(&mut self) -> &mut u32 { &mut self.n }',
    '    pub fn fill(&mut self) -> u32 { self.n }',
    '}',
    'impl Clone for Framed { fn clone(&self) -> Framed { Framed { n: self.n } } }',
    'fn next() -> Poll<Framed> { Poll::Pending }',
  ];

  /** What the function `go` calls. */
  async function calls(code: string): Promise<readonly string[]> {
    const manifest = { 'Cargo.toml': '[package]\nname = "shop"\n' };
    const symbols = await symbolsOf({ ...manifest, 'src/lib.rs': [...types, code].join('\n') });
    const go = [...symbols.keys()].find((id) => /[#.]go$/.test(id))!;
    return calleesOf(symbols, go).map((id) => id.replace('src/lib.rs#', ''));
  }

  it('gives it out by methods of its own, a pinned receiver too', async () => {
    const pinned = 'impl Framed { fn go(self: Pin<&mut Self>) -> u32 { let this = self.get_mut(); this.fill() } }';
    assert.deepEqual(await calls(pinned), ['Framed.fill']);
    assert.deepEqual(await calls('fn go(mut a: RefCell<Framed>) { a.get_mut().fill(); }'), ['Framed.fill']);
    assert.deepEqual(await calls('fn go(mut a: Pin<Box<Framed>>) { a.as_mut().get_mut().fill(); }'), ['Framed.fill']);
  });

  it('has methods that what it holds has as well: a pointer is cloned, what it points to is asked', async () => {
    assert.deepEqual(await calls('fn go(a: Arc<Framed>) { a.clone(); }'), []);
    assert.deepEqual(await calls('fn go(a: Framed) { a.clone(); }'), ['Framed.clone']);
    assert.deepEqual(await calls('fn go(mut a: Box<Framed>) { a.get_mut(); }'), ['Framed.get_mut']);
    const guard = 'fn go(mut a: parking_lot::ArcRwLockWriteGuard<RawRwLock, Framed>) { a.fill(); }';
    assert.deepEqual(await calls(guard), ['Framed.fill']);
  });

  it('is taken off by macros that are known to', async () => {
    const ready = 'fn go() -> Poll<u32> { let mut a = ready!(next()); Poll::Ready(a.fill()) }';
    assert.deepEqual(await calls(ready), ['Framed.fill', 'next']);
    assert.deepEqual(await calls('fn go(mut a: Framed) { dbg!(a).fill(); }'), ['Framed.fill']);
  });

  it('is put around it by functions and variants of outside', async () => {
    assert.deepEqual(await calls('fn go(a: Framed) { let mut b = Box::new(a); b.fill(); }'), ['Framed.fill']);
    assert.deepEqual(await calls('fn go(a: Framed) { Arc::new(a).clone().fill(); }'), ['Framed.fill']);
    assert.deepEqual(await calls('fn go(mut a: Framed) { std::pin::Pin::new(&mut a).fill(); }'), ['Framed.fill']);
    assert.deepEqual(await calls('fn go(mut a: Framed) { Pin::new(&mut a).get_mut().fill(); }'), ['Framed.fill']);
    assert.deepEqual(await calls('fn go(a: Framed) { if let Some(mut b) = Some(a) { b.fill(); } }'), ['Framed.fill']);
    assert.deepEqual(await calls('fn go(a: Framed) { RefCell::new(a).into_inner().fill(); }'), ['Framed.fill']);
  });

  it('is what is taken out of a place, and what a pointer loads', async () => {
    const types2 = 'use std::mem;\nstruct Place { framed: Framed, next: std::sync::atomic::AtomicPtr<Framed> }\n';
    const taken = 'impl Place { fn go(&mut self, b: Framed) { mem::replace(&mut self.framed, b).fill(); } }';
    assert.deepEqual(await calls(types2 + taken), ['Framed.fill']);
    const loaded = 'impl Place { fn go(&self) { let next = self.next.load(Acquire); unsafe { (*next).fill(); } } }';
    assert.deepEqual(await calls(types2 + loaded), ['Framed.fill']);
  });

  it('is none where the workspace has a type of the name', async () => {
    const own =
      'mod own { pub struct Mutex { n: u32 } impl Mutex { pub fn new(a: super::Framed) -> Mutex { todo!() } pub fn fill(&self) {} } }';
    const go = `${own}\nuse own::Mutex;\nfn go(a: Framed) { let b = Mutex::new(a); b.fill(); b.n; }`;
    assert.deepEqual(await calls(go), ['own.Mutex.fill', 'own.Mutex.new']);
  });
});
