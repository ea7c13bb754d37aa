import assert from 'node:assert/strict';
import { unusualRanges } from '../../../../src/core/languages/rust/unusualRanges.ts';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const manifest = { 'Cargo.toml': '[package]\nname = "one"\n' };

describe('language: Rust, of what only some builds have', () => {
  it('finds what usual ones do without, with its attributes, not in comments and strings', () => {
    const text = [
      '// #[cfg(not(feature = "a"))] fn one() {}',
      'const TEXT: &str = "#[cfg(not(feature = \\"a\\"))]";',
      '#[cfg(not(feature = "a"))]',
      '#[inline(always)]',
      "pub fn two(a: [u8; 2]) -> char { '}' }",
      '#[cfg(feature = "a")]',
      'fn three() {}',
      '#[cfg(not(feature = "a"))] use b::c;',
      'cfg_not_a! { fn four() {} }',
      'cfg_a! { fn five() {} }',
    ].join('\n');
    const found = unusualRanges(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
    assert.deepEqual(found, [
      '#[cfg(not(feature = "a"))] #[inline(always)] pub fn two(a: [u8; 2]) -> char { \'}\' }',
      '#[cfg(not(feature = "a"))] use b::c;',
      'cfg_not_a! { fn four() {} }',
    ]);
  });

  it('takes of two definitions of a name the one that usual builds have', async () => {
    const symbols = await symbolsOf({
      ...manifest,
      'src/lib.rs': [
        '#[cfg(not(feature = "fast"))]',
        'fn find() {}',
        '#[cfg(feature = "fast")]',
        'fn find() {}',
        'pub struct Set;',
        'impl Set {',
        '    #[cfg(not(feature = "fast"))]',
        '    fn get(&self) {}',
        '    #[cfg(feature = "fast")]',
        '    fn get(&self) {}',
        '    fn run(&self) { find(); self.get(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#Set.run'), ['src/lib.rs#Set.get~2', 'src/lib.rs#find~2']);
  });

  it('takes an import before a definition that stands for it elsewhere', async () => {
    const symbols = await symbolsOf({
      ...manifest,
      'src/lib.rs': 'mod blocking;\nmod pool;\nmod user;\n',
      'src/blocking.rs': [
        'cfg_rt! { pub(crate) use crate::pool::spawn; }',
        'cfg_not_rt! { pub(crate) fn spawn() { panic!() } }',
      ].join('\n'),
      'src/pool.rs': 'pub(crate) fn spawn() {}\n',
      'src/user.rs': 'use crate::blocking::spawn;\nfn run() { spawn(); }\n',
    });
    assert.deepEqual(calleesOf(symbols, 'src/user.rs#run'), ['src/pool.rs#spawn']);
  });

  it('takes what another import gives for a module that stands for it elsewhere', async () => {
    const symbols = await symbolsOf({
      ...manifest,
      'src/lib.rs': 'mod io;\nmod user;\n',
      'src/io.rs': [
        'pub use self::imp::Write;',
        '#[cfg(not(feature = "std"))]',
        '#[path = "own.rs"]',
        'mod imp;',
        '#[cfg(feature = "std")]',
        'use std::io as imp;',
      ].join('\n'),
      'src/own.rs': 'pub trait Write { fn write_all(&mut self) {} }\n',
      'src/user.rs': 'use crate::io::Write;\nfn run<W: Write>(w: &mut W) { w.write_all(); }\n',
    });
    assert.deepEqual(calleesOf(symbols, 'src/user.rs#run'), []);
  });

  it('takes what is not for another machine, also where a macro of the file says so', async () => {
    const symbols = await symbolsOf({
      ...manifest,
      'src/lib.rs': [
        'macro_rules! if_web { ($($item:item)*) => {$( #[cfg(target_arch = "wasm32")] $item )*} }',
        'macro_rules! if_host { ($($item:item)*) => {$( #[cfg(not(target_arch = "wasm32"))] $item )*} }',
        'if_web! { mod web; pub use self::web::Client; }',
        'if_host! { mod host; pub use self::host::Client; }',
        'mod user;',
        '#[cfg(windows)]',
        'fn path() {}',
        '#[cfg(unix)]',
        'fn path() {}',
        'fn run() { path(); }',
      ].join('\n'),
      'src/web.rs': 'pub struct Client;\nimpl Client { pub fn send(&self) {} }\n',
      'src/host.rs': 'pub struct Client;\nimpl Client { pub fn send(&self) {} }\n',
      'src/user.rs': 'use crate::Client;\nfn run(client: &Client) { client.send(); }\n',
    });
    assert.deepEqual(calleesOf(symbols, 'src/user.rs#run'), ['src/host.rs#Client.send']);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#run'), ['src/lib.rs#path~2']);
  });

  it('takes the first file that a module may be in', async () => {
    const symbols = await symbolsOf({
      ...manifest,
      'src/lib.rs': [
        '#[cfg_attr(any(target_os = "linux", target_os = "android"), path = "select/epoll.rs")]',
        '#[cfg_attr(target_os = "macos", path = "select/kqueue.rs")]',
        'mod select;',
        'fn run() { select::wait(); }',
      ].join('\n'),
      'src/select/epoll.rs': 'pub fn wait() {}\n',
      'src/select/kqueue.rs': 'pub fn wait() {}\n',
    });
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#run'), ['src/select/epoll.rs#wait']);
  });

  it("is no header of a trait's method what an `impl` for a namesake of it defines", async () => {
    const symbols = await symbolsOf({
      ...manifest,
      'src/lib.rs': [
        'mod bounded;',
        'pub trait Semaphore { fn close(&self); fn closed(&self) -> bool; }',
        'pub struct Chan<S> { semaphore: S }',
        'impl<S: Semaphore> Chan<S> { fn shut(&self) { self.semaphore.close(); } }',
        'fn run(chan: &Chan<bounded::Semaphore>) { chan.shut(); }',
        'impl Semaphore for bounded::Semaphore { fn close(&self) {} fn closed(&self) -> bool { true } }',
      ].join('\n'),
      'src/bounded.rs': 'pub struct Semaphore;\n',
    });
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#run'), ['src/lib.rs#Chan.shut']);
    const shut = calleesOf(symbols, 'src/lib.rs#Chan.shut');
    assert.equal(shut.includes('src/lib.rs#Semaphore.close'), true, shut.join());
  });
});
