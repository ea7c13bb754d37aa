import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('language: Rust, names of macros', () => {
  it('are apart from those of functions', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': [
        'mod tests;',
        'fn format(text: &str) -> String { format!("<{}>", text) }',
        'fn error(text: &str) {}',
        'macro_rules! error { ($text:expr) => { error($text) } }',
        'fn both() { error("a"); error!("b"); }',
        'fn other(vec: Vec<u32>) { let all = vec![1]; }',
      ].join('\n'),
      'src/tests.rs': [
        'use super::*;',
        'fn checks() { assert_eq!(format("a"), format!("<{}>", "a")); error!("c"); }',
        'fn prints() { println!("{}", format!("a")); error("c"); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#format'), []);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#both'), ['src/lib.rs#error', 'src/lib.rs#error~2']);
    assert.deepEqual(calleesOf(symbols, 'src/tests.rs#checks'), ['src/lib.rs#error~2', 'src/lib.rs#format']);
    assert.deepEqual(calleesOf(symbols, 'src/tests.rs#prints'), ['src/lib.rs#error']);
  });

  it('may be imported under another name', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': ['#[macro_use]', 'mod macros;', 'mod shop;'].join('\n'),
      'src/macros.rs': ['macro_rules! check { ($x:expr) => { $x } }', 'pub(crate) use check;'].join('\n'),
      'src/shop.rs': [
        'use crate::macros::check as verify;',
        'fn open() { verify!(1); }',
        'fn close() { check!(1); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/shop.rs#open'), ['src/macros.rs#check']);
    assert.deepEqual(calleesOf(symbols, 'src/shop.rs#close'), ['src/macros.rs#check']);
  });
});
