import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function calls(...lines: readonly string[]): Promise<(name: string) => readonly string[]> {
  const symbols = await symbolsOf({
    'Cargo.toml': '[package]\nname = "one"\n[dependencies]\nouter = "1"\n',
    'src/lib.rs': [
      'use std::fmt::{self, Display};',
      'use std::sync::Arc;',
      'pub struct Own;',
      "impl fmt::Debug for Own { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Ok(()) } }",
      "impl Display for Own { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self, f) } }",
      'impl outer::Pow<u8> for Own { fn pow(self, by: u8) -> Own { self } }',
      'impl Own { fn pow(&self, by: u8) {} fn work(&self) {} }',
      ...lines,
    ].join('\n'),
  });
  return (name) => calleesOf(symbols, `src/lib.rs#${name}`).map((id) => id.replace('src/lib.rs#', ''));
}

describe('language: Rust, calls by the path of a trait of outside', () => {
  it('mean the method that the type of what they are asked of has for this trait', async () => {
    const of = await calls(
      'pub struct Pair { own: Own, many: Vec<Own> }',
      "impl Display for Pair { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Display::fmt(&self.own, f) } }",
      'pub struct Derived(u8);',
      'fn derived(one: &Derived, f: &mut fmt::Formatter) { fmt::Debug::fmt(one, f); }',
      'fn many(pair: &Pair, f: &mut fmt::Formatter) { fmt::Debug::fmt(&pair.many, f); }',
      'fn powered(own: Own) { outer::Pow::pow(own, 2).work(); }',
    );
    assert.deepEqual(of('Own.fmt~2'), ['Own.fmt']);
    assert.deepEqual(of('Pair.fmt'), ['Own.fmt~2']);
    assert.deepEqual(of('derived'), []);
    assert.deepEqual(of('many'), []);
    assert.deepEqual(of('powered'), ['Own.pow', 'Own.work']);
  });

  it('are needed where a type has a method of its own that is called so', async () => {
    const of = await calls('fn own(own: Own) { own.pow(2); }', 'fn shared(own: &Arc<Own>) { Arc::clone(own).work(); }');
    assert.deepEqual(of('own'), ['Own.pow~2']);
    assert.deepEqual(of('shared'), ['Own.work']);
  });

  it('is unwrapped what an alias stands for that holds something', async () => {
    const of = await calls(
      'pub struct All;',
      'impl Iterator for All { type Item = Result<Own, u8>; fn next(&mut self) -> Option<Self::Item> { None } }',
      'fn each(all: All) -> Result<(), u8> { for one in all { let one = one?; one.work(); } Ok(()) }',
      'fn matched(all: All) { for one in all { if let Ok(one) = one { one.work(); } } }',
    );
    assert.deepEqual(of('each'), ['Own.work']);
    assert.deepEqual(of('matched'), ['Own.work']);
  });
});
