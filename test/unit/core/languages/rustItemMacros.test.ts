import assert from 'node:assert/strict';
import { calleesOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';
import { testParser } from '../../../support/testParser.ts';

const manifest = { 'Cargo.toml': '[package]\nname = "shop"\n' };

describe('macros around declarations in Rust', () => {
  it('hide none of them: conditions in macros, in other macros, and in impl blocks', async () => {
    const symbols = await symbolsOf({
      ...manifest,
      'src/lib.rs': [
        'cfg_rt! {',
        '    pub mod task;',
        '    cfg_unstable! {',
        '        /// The time.',
        '        pub fn now() -> u32 { task::start() }',
        '    }',
        '}',
        'pub struct Timer { n: u32 }',
        'impl Timer {',
        '    cfg_time! {',
        "        fn run(&self) -> u32 { let c = '}'; self.n + now() }",
        '    }',
        '}',
      ].join('\n'),
      'src/task.rs': 'pub fn start() -> u32 { 1 }\n',
    });
    assert.deepEqual(kindsOf(symbols), [
      'function src/lib.rs#now',
      'class src/lib.rs#Timer',
      'field src/lib.rs#Timer.n',
      'method src/lib.rs#Timer.run',
      'function src/task.rs#start',
    ]);
    const { doc, range } = symbols.get('src/lib.rs#now')!;
    assert.deepEqual([doc, range], ['The time.', [4, 5]]);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#now'), ['src/task.rs#start']);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#Timer.run'), ['src/lib.rs#now']);
  });

  it('are read branch by branch where they say `if #[cfg(…)]`', async () => {
    const symbols = await symbolsOf({
      ...manifest,
      'src/lib.rs': [
        'cfg_if::cfg_if! {',
        '    if #[cfg(all(unix, not(test)))] {',
        '        mod unix;',
        '        pub fn open() -> u32 { unix::open() }',
        '    } else if #[cfg(windows)] {',
        '        pub fn open() -> u32 { 2 }',
        '    } else {',
        '        pub fn open() -> u32 { 3 }',
        '    }',
        '}',
      ].join('\n'),
      'src/unix.rs': 'pub fn open() -> u32 { 1 }\n',
    });
    assert.deepEqual(kindsOf(symbols), [
      'function src/lib.rs#open',
      'function src/lib.rs#open~2',
      'function src/lib.rs#open~3',
      'function src/unix.rs#open',
    ]);
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#open'), ['src/unix.rs#open']);
  });

  it('are read without the signs that a macro has for itself', async () => {
    const symbols = await symbolsOf({
      ...manifest,
      'src/lib.rs': [
        'marked! {',
        '    /// What has edges.',
        '    pub trait Edges {',
        '        @section type',
        '        type Edge: Edge;',
        '        @section self',
        '        fn first(&self) -> Self::Edge;',
        '    }',
        '}',
        'tree! {',
        '    pub struct Array #full { pub held: Held }',
        '}',
        'pub trait Edge { fn source(&self) {} }',
        'pub struct Held;',
        'impl Held { fn hold(&self) {} }',
        'fn run<G: Edges>(g: G, array: &Array) { g.first().source(); array.held.hold(); }',
        'quoted! { pub struct #name { pub #field: u8 } }',
      ].join('\n'),
    });
    assert.equal(symbols.get('src/lib.rs#Edges')!.doc, 'What has edges.');
    assert.deepEqual(calleesOf(symbols, 'src/lib.rs#run'), [
      'src/lib.rs#Edge.source',
      'src/lib.rs#Edges.first',
      'src/lib.rs#Held.hold',
    ]);
  });

  it('stay what they are where they hold something else, which is no syntax error', async () => {
    const { facts } = await testParser.facts(
      'src/lib.rs',
      'rust',
      [
        'proptest! { fn adds(a in 0..10) { run(a); } }',
        'cfg_rt! { pub fn run(a: u32) -> TokenStream { if a > 1 { quote! { use a::b; } } else { make() } } }',
        'fn main() { select! { a = next() => { run(a); } } }',
        'macro_rules! pair { ($a:expr) => { cfg_rt! { fn pair() -> u32 { $a } } } }',
      ].join('\n'),
    );
    assert.deepEqual(facts.errors, []);
    assert.deepEqual(
      facts.definitions.map(({ name }) => name),
      ['run', 'main', 'pair'],
    );
    assert.deepEqual(facts.imports, []);
  });

  it('are found behind the longest comment', async () => {
    const { facts } = await testParser.facts(
      'src/lib.rs',
      'rust',
      `/* ${'word '.repeat(100_000)} */\ncfg_rt! { pub fn run() {} }\n`,
    );
    assert.deepEqual(
      facts.definitions.map(({ name }) => name),
      ['run'],
    );
  });
});
