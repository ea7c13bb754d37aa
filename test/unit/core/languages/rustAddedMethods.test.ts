import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

async function calls(...lines: readonly string[]): Promise<(name: string) => readonly string[]> {
  const symbols = await symbolsOf({
    'Cargo.toml': '[package]\nname = "one"\n[dependencies]\nhttp = "1"\n',
    'src/lib.rs': 'mod given;\nmod user;\n',
    'src/given.rs': [
      'use http::StatusCode;',
      'pub trait Given { fn given(self) -> u32; fn twice(self) -> u32; }',
      'pub struct Other;',
      'impl Other { pub fn given(&self) {} }',
      'impl Given for () { fn given(self) -> u32 { 1 } fn twice(self) -> u32 { 2 } }',
      'impl<T> Given for (T, u8) { fn given(self) -> u32 { ().given() } fn twice(self) -> u32 { 2 } }',
      "impl Given for &'static str { fn given(self) -> u32 { 1 } fn twice(self) -> u32 { 2 } }",
      'impl Given for StatusCode { fn given(self) -> u32 { 1 } fn twice(self) -> u32 { 2 } }',
      'impl Given for u8 { fn given(self) -> u32 { 1 } fn twice(self) -> u32 { self.given() } }',
      'impl Given for &u8 { fn given(self) -> u32 { (*self).given() } fn twice(self) -> u32 { 2 } }',
    ].join('\n'),
    'src/user.rs': ['use crate::given::{Given, Other};', 'use http::StatusCode;', ...lines].join('\n'),
  });
  return (id) => calleesOf(symbols, `src/${id}`).map((callee) => callee.replace('src/given.rs#', ''));
}

describe('language: Rust, methods that traits of the crate add', () => {
  it('are asked of pairs, of texts, and of the constants of types of outside', async () => {
    const of = await calls(
      'fn pair(a: u32) { (a, 2).given(); }',
      'fn unit() { ().given(); }',
      'fn text() { "a".given(); }',
      'fn constant() { StatusCode::NOT_FOUND.given(); }',
      'fn held(a: Option<(u8, u8)>) { a.given(); }',
      'fn own(a: (u8, u8)) { a.clone(); }',
    );
    assert.deepEqual(of('user.rs#pair'), ['Given.given']);
    assert.deepEqual(of('user.rs#unit'), ['Given.given']);
    assert.deepEqual(of('user.rs#text'), ['str.given']);
    assert.deepEqual(of('user.rs#constant'), ['StatusCode.given']);
    assert.deepEqual(of('user.rs#held'), []);
    assert.deepEqual(of('user.rs#own'), []);
  });

  it('are asked of functions, and of what the standard library gives by name', async () => {
    const of = await calls(
      'fn it() -> u32 { 1 }',
      'fn function() { it.given(); it.clone(); }',
      'fn text(a: String) { a.as_str().given(); }',
      'fn bytes(a: &str) { a.as_bytes().given(); }',
      'fn boxed(a: u32) { Box::new(a).given(); }',
    );
    assert.deepEqual(of('user.rs#function'), ['Given.given']);
    assert.deepEqual(of('user.rs#text'), ['str.given']);
    assert.deepEqual(of('user.rs#bytes'), ['Given.given']);
    assert.deepEqual(of('user.rs#boxed'), ['Given.given']);
  });

  it('are found in another crate where their trait is imported', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[workspace]\nmembers = ["lex", "app"]\n',
      'lex/Cargo.toml': '[package]\nname = "lex"\n',
      'lex/src/lib.rs': 'mod ext;\npub use ext::OsStrExt;\n',
      'lex/src/ext.rs': [
        'use std::ffi::OsStr;',
        'pub trait OsStrExt { fn halves(&self) -> u32; }',
        'impl OsStrExt for OsStr { fn halves(&self) -> u32 { 1 } }',
      ].join('\n'),
      'app/Cargo.toml': '[package]\nname = "app"\n[dependencies]\nlex = { path = "../lex" }\n',
      'app/src/lib.rs':
        'mod plain;\nuse std::ffi::OsStr;\nuse lex::OsStrExt as _;\nfn run(a: &OsStr) { a.halves(); }\n',
      'app/src/plain.rs': 'use std::ffi::OsStr;\nfn run(a: &OsStr) { a.halves(); }\n',
    });
    assert.deepEqual(calleesOf(symbols, 'app/src/lib.rs#run'), ['lex/src/ext.rs#OsStrExt.halves']);
    assert.deepEqual(calleesOf(symbols, 'app/src/plain.rs#run'), []);
  });

  it("are the trait's where several implementations are for what has the name", async () => {
    const of = await calls('fn go(a: u8, b: &u8) { a.twice(); b.given(); }');
    assert.deepEqual(of('user.rs#go'), ['Given.given', 'Given.twice']);
    assert.deepEqual(of('given.rs#u8.twice'), ['Given.given']);
    // A method of the type's own may be meant.
    assert.deepEqual(of('given.rs#u8.given~2'), []);
  });
});
