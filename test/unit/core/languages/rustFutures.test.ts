import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('language: Rust, what futures give', () => {
  const library = [
    'use std::future::Future;',
    'use std::pin::Pin;',
    'pub struct Reply;',
    'impl Reply { fn status(&self) {} }',
    'pub struct Error;',
    'impl Error { fn kind(&self) {} }',
    'pub type Result<T> = std::result::Result<T, Error>;',
    'pub struct Request;',
    'impl Request {',
    '    fn plain(self) -> impl Future<Output = std::result::Result<Reply, crate::Error>> + Send { todo!() }',
    '    fn boxed(self) -> Pin<Box<dyn Future<Output = Result<Reply>> + Send>> { todo!() }',
    '    async fn written(self) -> Result<Reply> { Ok(Reply) }',
    '}',
  ];

  for (const method of ['plain', 'boxed', 'written']) {
    it(`is known where it is awaited, and what goes wrong: ${method}`, async () => {
      const symbols = await symbolsOf({
        'src/lib.rs': [
          ...library,
          `async fn right(request: Request) { request.${method}().await.unwrap().status(); }`,
          `async fn wrong(request: Request) { let error = request.${method}().await.unwrap_err(); error.kind(); }`,
          `async fn later(request: Request) { let reply = request.${method}().await; reply.err().unwrap().kind(); }`,
        ].join('\n'),
      });
      const calls = `src/lib.rs#Request.${method}`;
      assert.deepEqual(calleesOf(symbols, 'src/lib.rs#right'), ['src/lib.rs#Reply.status', calls]);
      assert.deepEqual(calleesOf(symbols, 'src/lib.rs#wrong'), ['src/lib.rs#Error.kind', calls]);
      assert.deepEqual(calleesOf(symbols, 'src/lib.rs#later'), ['src/lib.rs#Error.kind', calls]);
    });
  }
});

describe('language: Rust, errors taken out of results', () => {
  it('are of the type that the function writes, not of a method of that name', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': [
        'struct Failure;',
        'impl Failure { fn kind(&self) {} }',
        'struct Good;',
        'impl Good { fn kind(&self) {} fn err(&self) -> Good { Good } }',
        'fn make() -> Result<Good, Failure> { Ok(Good) }',
        'fn run() { make().unwrap_err().kind(); }',
        'fn own(good: Good) { good.err().kind(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#run'), ['src/lib.rs#Failure.kind', 'src/lib.rs#make']);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#own'), ['src/lib.rs#Good.err', 'src/lib.rs#Good.kind']);
  });
});
