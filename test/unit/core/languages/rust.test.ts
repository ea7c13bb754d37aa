import assert from 'node:assert/strict';
import type { StructDocument } from '../../../../src/core/model/structDocument.ts';
import { callsOf, documentOf, symbolsIn, symbolsOf } from '../../../support/indexedSymbols.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

/** The calls of `run` in a crate of one file. */
async function callsOfRun(...lines: readonly string[]): Promise<readonly string[]> {
  const symbols = await symbolsOf({ 'Cargo.toml': '[package]\nname = "one"\n', 'src/lib.rs': lines.join('\n') });
  return callsOf(symbols, 'src/lib.rs#run').map((call) => call.replace('src/lib.rs#', ''));
}

/** The fields have the names first, so that the methods are `~2`. */
const SHAPES = [
  'pub struct Shape { pub size: u32, inner: Inner }',
  'pub struct Inner;',
  'impl Shape {',
  '    pub fn new() -> Self { Self { size: 1, inner: Inner } }',
  '    pub fn open() -> Result<Shape, ()> { Ok(Shape::new()) }',
  '    pub fn size(&self) -> u32 { self.size }',
  '    pub fn inner(&self) -> &Inner { &self.inner }',
  '    pub fn find(&self) -> Option<&Inner> { None }',
  '}',
  'impl Inner { pub fn touch(&self) {} }',
];

describe('Rust', () => {
  it('lists what the compiler lists, with owner, visibility, documentation and attributes', async () => {
    const text = [
      '//! Shapes.',
      '',
      '/// A point.',
      '#[derive(Debug, Clone)]',
      'pub struct Point { pub x: i32, y: i32 }',
      'struct Pair(pub i32, Point);',
      'union Bits { a: u32, b: f32 }',
      'pub enum Kind { Round, Flat(u8), Named { name: String } }',
      'pub trait Area { const SIDES: u8; type Unit; fn area(&self) -> u32; fn twice(&self) -> u32 { self.area() * 2 } }',
      'type Points = Vec<Point>;',
      'const LIMIT: u32 = 3;',
      'static NAME: &str = "n";',
      'static mut COUNT: u32 = 0;',
      'macro_rules! check { ($x:expr) => { hidden($x) }; }',
      'impl Point { const ZERO: i32 = 0; pub fn new() -> Self { todo!() } }',
      'impl<T> Area for Vec<T> { const SIDES: u8 = 1; type Unit = T; fn area(&self) -> u32 { fn inside() {} 1 } }',
      'extern "C" { fn outside(a: i32) -> i32; }',
      '#[cfg(test)]',
      'mod tests { #[test] fn works() {} }',
    ].join('\n');
    const symbols = await symbolsOf({ 'src/lib.rs': text });
    assert.deepEqual(
      [...symbols.values()].map(({ kind, id, exported }) => `${kind} ${id.split('#')[1]}${exported ? ' pub' : ''}`),
      [
        'class Point pub',
        'field Point.x pub',
        'field Point.y',
        'constant Point.ZERO',
        'method Point.new pub',
        'class Pair',
        'class Bits',
        'field Bits.a',
        'field Bits.b',
        'enum Kind pub',
        'member Kind.Round pub',
        'member Kind.Flat pub',
        'member Kind.Named pub',
        'field Kind.Named.name pub',
        'interface Area pub',
        'constant Area.SIDES pub',
        'type Area.Unit pub',
        'method Area.area pub',
        'method Area.twice pub',
        'type Points',
        'constant LIMIT',
        'constant NAME',
        'variable COUNT',
        'function check',
        'constant Vec.SIDES pub',
        'type Vec.Unit pub',
        'method Vec.area pub',
        'function Vec.area.inside',
        'function outside',
        'namespace tests',
        'function tests.works',
      ],
    );
    const point = symbols.get('src/lib.rs#Point')!;
    assert.equal(point.doc, 'A point.');
    assert.deepEqual(point.range, [3, 5]);
    assert.equal(point.signature, 'pub struct Point');
    assert.deepEqual(point.decorators, ['#[derive(Debug, Clone)]']);
    assert.equal((await documentOf({ 'src/lib.rs': text })).modules[0]!.doc, 'Shapes.');
  });

  it('follows modules, re-exports, renames, globs and paths', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[package]\nname = "deep-one"\n',
      'src/lib.rs': [
        'mod a;',
        'pub mod b;',
        '#[path = "odd/place.rs"]',
        'mod c;',
        'pub use a::helper as renamed;',
        'pub fn top() {}',
        'mod inner { pub fn deep() { super::top(); self::more(); } pub fn more() {} }',
        'fn run() { inner::deep(); crate::b::nested::leaf(); c::placed(); }',
      ].join('\n'),
      'src/a.rs': 'pub fn helper() { super::top() }',
      'src/b/mod.rs': 'pub mod nested;\nuse self::nested::*;\nfn call() { leaf(); crate::renamed(); }',
      'src/b/nested.rs':
        'use super::super::{a::{self, helper}, top as upper};\npub fn leaf() { helper(); a::helper(); upper(); }',
      'src/odd/place.rs': 'pub fn placed() {}',
      'src/main.rs': 'use deep_one::{b::nested, renamed};\nfn main() { renamed(); nested::leaf(); deep_one::top(); }',
    });
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#run'), [
      'exact src/b/nested.rs#leaf',
      'exact src/lib.rs#inner.deep',
      'exact src/odd/place.rs#placed',
    ]);
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#inner.deep'), [
      'exact src/lib.rs#inner.more',
      'exact src/lib.rs#top',
    ]);
    assert.deepEqual(callsOf(symbols, 'src/a.rs#helper'), ['exact src/lib.rs#top']);
    assert.deepEqual(callsOf(symbols, 'src/b/mod.rs#call'), ['exact src/a.rs#helper', 'exact src/b/nested.rs#leaf']);
    assert.deepEqual(callsOf(symbols, 'src/b/nested.rs#leaf'), ['exact src/a.rs#helper', 'exact src/lib.rs#top']);
    assert.deepEqual(callsOf(symbols, 'src/main.rs#main'), [
      'exact src/a.rs#helper',
      'exact src/b/nested.rs#leaf',
      'exact src/lib.rs#top',
    ]);
  });

  it('finds the crates of a workspace by what Cargo.toml depends on, and no others', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml':
        '[workspace]\nmembers = ["crates/*"]\n[workspace.dependencies]\nshared-core = { path = "crates/core" }\n',
      'crates/core/Cargo.toml': '[package]\nname = "shared-core"\n[lib]\npath = "code/entry.rs"\n',
      'crates/core/code/entry.rs': 'pub fn start() {}\n#[macro_export]\nmacro_rules! launch { () => {} }',
      'crates/app/Cargo.toml': [
        '[package]\nname = "app"',
        '[dependencies]\nshared-core.workspace = true\nother = { package = "shared-core", path = "../core" }\nserde = "1"',
      ].join('\n'),
      'crates/app/src/main.rs':
        'use other::start as begin;\nfn main() { shared_core::start(); begin(); stranger::start(); serde::start(); }',
      'crates/stranger/Cargo.toml': '[package]\nname = "stranger"\n',
      'crates/stranger/src/lib.rs': 'pub fn start() {}',
    });
    assert.deepEqual(callsOf(symbols, 'crates/app/src/main.rs#main'), ['exact crates/core/code/entry.rs#start']);
    assert.deepEqual(symbols.get('crates/app/src/main.rs#main')!.external, ['serde:start']);
  });

  it('types receivers by parameters, bindings, literals, fields, returns and wrappers', async () => {
    const run = (body: string) => callsOfRun(...SHAPES, body);
    assert.deepEqual(await run('fn run(s: &mut Shape) { s.inner().touch(); }'), [
      'exact Inner.touch',
      'exact Shape.inner~2',
    ]);
    assert.deepEqual(await run('fn run() { let s = Shape::new(); s.size(); }'), [
      'exact Shape.new',
      'exact Shape.size~2',
    ]);
    assert.deepEqual(await run('fn run() { let s = Shape { size: 1, inner: Inner }; s.inner.touch(); }'), [
      'exact Inner.touch',
    ]);
    assert.deepEqual(await run('fn run() -> Result<(), ()> { let s = Shape::open()?; s.size(); Ok(()) }'), [
      'exact Shape.open',
      'exact Shape.size~2',
    ]);
    assert.deepEqual(await run('fn run(s: Shape) { if let Some(i) = s.find() { i.touch() } }'), [
      'exact Inner.touch',
      'exact Shape.find',
    ]);
    assert.deepEqual(await run('fn run(s: Shape) { match Shape::open() { Ok(o) => o.size(), Err(_) => 0 }; }'), [
      'exact Shape.open',
      'exact Shape.size~2',
    ]);
    assert.deepEqual(await run('fn run(s: std::rc::Rc<Shape>) { s.clone().size(); }'), ['exact Shape.size~2']);
    assert.deepEqual(await run('fn run(all: &[Shape]) { for s in all.iter() { s.size(); } }'), ['exact Shape.size~2']);
    assert.deepEqual(await run('fn run(all: Vec<Shape>) { all.iter().filter(|s| s.size() > 1).map(|s| s.inner()); }'), [
      'exact Shape.inner~2',
      'exact Shape.size~2',
    ]);
    assert.deepEqual(await run('fn run(all: Vec<Shape>) { for (at, s) in all.iter().enumerate() { s.size(); } }'), [
      'exact Shape.size~2',
    ]);
    assert.deepEqual(await run('fn run(o: Option<Vec<Shape>>) { o.as_ref().map(|all| all.len()); }'), []);
  });

  it('tells a field from a method, a variable from a module, and a shadowed name from the one before', async () => {
    assert.deepEqual(await callsOfRun(...SHAPES, 'fn run(s: Shape) { let size = s.size; let n = s.size(); }'), [
      'exact Shape.size~2',
    ]);
    assert.deepEqual(await callsOfRun('mod ast { pub fn walk() {} }', 'fn run(ast: u8) { ast::walk(); }'), [
      'exact ast.walk',
    ]);
    assert.deepEqual(
      await callsOfRun(
        'struct A; impl A { fn b(&self) -> B { B } }',
        'struct B; impl B { fn c(&self) {} }',
        'fn run(x: A) { let x = x.b(); x.c(); }',
      ),
      ['exact A.b', 'exact B.c'],
    );
  });

  it('names the declared method of a trait, and as dispatch what it may run as, in other files too', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': [
        'mod square;',
        'pub trait Area { fn area(&self) -> u32; fn twice(&self) -> u32 { self.area() * 2 } }',
        'pub struct Round;',
        'impl Area for Round { fn area(&self) -> u32 { 1 } }',
        'fn bound<T: Area>(t: &T) { t.area(); }',
        'fn clause<T>(t: T) where T: Area { t.twice(); }',
        'fn opaque(t: impl Area) { t.area(); }',
        'fn object(t: Box<dyn Area + Send>) { t.area(); }',
        'fn named(r: Round) { r.twice(); Area::area(&r); <Round as Area>::area(&r); }',
        'pub struct Holder<T> { all: Vec<T> }',
        'impl<T: Area> Holder<T> { fn sum(&self) { for one in &self.all { one.area(); } } }',
      ].join('\n'),
      'src/square.rs': [
        'use crate::Area;',
        'pub struct Square;',
        'impl Area for Square { fn area(&self) -> u32 { self.side() } }',
        'impl Square { fn side(&self) -> u32 { 1 } }',
      ].join('\n'),
    });
    const all = ['exact src/lib.rs#Area.area', 'dispatch src/lib.rs#Round.area', 'dispatch src/square.rs#Square.area'];
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#bound'), all);
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#opaque'), all);
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#object'), all);
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#Holder.sum'), all);
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#clause'), ['exact src/lib.rs#Area.twice']);
    assert.deepEqual(callsOf(symbols, 'src/square.rs#Square.area'), ['exact src/square.rs#Square.side']);
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#named'), [
      'exact src/lib.rs#Area.area',
      'exact src/lib.rs#Area.twice',
      'exact src/lib.rs#Round.area',
      'dispatch src/square.rs#Square.area',
    ]);
  });

  it('gives impls of types of other files and of outside to their owner', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs':
        'mod far;\nmod ext;\npub struct Near;\nfn run(n: &Near, s: &str) { n.added(); s.shout(); s.len(); }\nuse ext::Loud;',
      'src/far.rs': 'impl crate::Near { pub fn added(&self) { self.again() } fn again(&self) {} }\nuse crate::Near;',
      'src/ext.rs': 'pub trait Loud { fn shout(&self); }\nimpl Loud for str { fn shout(&self) {} }',
    });
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#run'), ['exact src/ext.rs#str.shout', 'exact src/far.rs#Near.added']);
    assert.deepEqual(callsOf(symbols, 'src/far.rs#Near.added'), ['exact src/far.rs#Near.again']);
  });

  it('reads what is passed to macros, and the macros of the crate as functions', async () => {
    const symbols = await symbolsOf({
      'src/lib.rs': [
        '#[macro_use]',
        'mod macros;',
        'fn one() -> u32 { 1 }',
        'struct S; impl S { fn two(&self) -> u32 { 2 } }',
        'fn run(s: S) {',
        '    assert_eq!(one(), s.two(), "{}", 3);',
        '    let all = vec![one()];',
        '    own!(s.two());',
        '    odd!(one => { a b c });',
        '}',
      ].join('\n'),
      'src/macros.rs': 'macro_rules! own { ($x:expr) => { $x } }\nmacro_rules! odd { ($($x:tt)*) => {} }',
    });
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#run'), [
      'exact src/lib.rs#S.two',
      'exact src/lib.rs#one',
      'exact src/macros.rs#odd',
      'exact src/macros.rs#own',
    ]);
    assert.equal(symbols.get('src/lib.rs#run')!.partial, undefined);
  });

  it('gives types of outside the methods of traits of the crate, but not those that they have themselves', async () => {
    const lines = [
      'trait Loud { fn shout(&self) {} fn len(&self) -> usize { 1 } }',
      'impl Loud for [u8] {}',
      'impl Loud for str {}',
    ];
    assert.deepEqual(
      await callsOfRun(...lines, 'fn run(a: &[u8], s: &str, v: Vec<u8>) { a.shout(); s.len(); v.len(); }'),
      ['exact Loud.shout'],
    );
  });

  it('gives types of outside the methods of a trait in sight that is implemented for every type, and no others', async () => {
    const files = {
      'Cargo.toml': '[package]\nname = "one"\n',
      'src/lib.rs': 'mod write;\nmod near;\nmod far;',
      'src/write.rs': [
        'pub trait Extra: std::fmt::Write { fn dot(&mut self) {} fn push(&mut self) {} }',
        'impl<W> Extra for W where W: std::fmt::Write {}',
        'pub trait Other { fn dash(&mut self) {} }',
      ].join('\n'),
      'src/near.rs': [
        'use crate::write::{Extra as _, Other};',
        'fn run(text: &mut String, list: &mut Vec<u8>) { text.dot(); list.dot(); text.push(); text.dash(); strange.dot(); }',
      ].join('\n'),
      'src/far.rs': 'fn run(text: &mut String) { text.dot(); }',
    };
    const symbols = await symbolsOf(files);
    assert.deepEqual(callsOf(symbols, 'src/near.rs#run'), ['exact src/write.rs#Extra.dot']);
    assert.deepEqual(callsOf(symbols, 'src/far.rs#run'), []);

    const workspace = createMemoryWorkspace(files);
    const output = { kind: 'write', path: 'struct.json' } as const;
    await workspace.index.update({ output });
    workspace.files.set('src/write.rs', files['src/write.rs'].replace('impl<W> Extra for W', 'impl<W> Other for W'));
    await workspace.index.update({ paths: ['src/write.rs'], output });
    const after = symbolsIn(JSON.parse(workspace.files.get('struct.json')!) as StructDocument);
    assert.deepEqual(callsOf(after, 'src/near.rs#run'), ['exact src/write.rs#Other.dash']);
  });

  it('gives types that are imported under another name what is implemented for them under it', async () => {
    const symbols = await symbolsOf({
      'Cargo.toml': '[package]\nname = "a"\n[dependencies]\nserde_json = "1"\n',
      'src/lib.rs': [
        'mod json;',
        'mod own;',
        'use serde_json::Value;',
        'use json::{Quiet, Truthy};',
        'use own::Own;',
        'fn run(value: &Value, own: &Own) { value.is_truthy(); own.hush(); }',
      ].join('\n'),
      'src/own.rs': 'pub struct Own;',
      'src/json.rs': [
        'use serde_json::value::Value as Json;',
        'use crate::own::Own as Mine;',
        'pub trait Truthy { fn is_truthy(&self) -> bool; }',
        'pub trait Quiet { fn hush(&self) {} }',
        'impl Truthy for Json { fn is_truthy(&self) -> bool { true } }',
        'impl Quiet for Mine {}',
        'fn named(value: &Json) { value.is_truthy(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'src/lib.rs#run'), [
      'exact src/json.rs#Json.is_truthy',
      'exact src/json.rs#Quiet.hush',
    ]);
    assert.deepEqual(callsOf(symbols, 'src/json.rs#named'), ['exact src/json.rs#Json.is_truthy']);
  });

  it('leaves a name unresolved that imports under different conditions give different meanings', async () => {
    const lines = [
      'mod a { pub fn go() {} }',
      'mod b { pub fn go() {} }',
      '#[cfg(x)] use a::*;',
      '#[cfg(not(x))] use b::*;',
    ];
    assert.deepEqual(await callsOfRun(...lines, 'fn run() { go(); }'), []);
  });

  it('never links two copies of a crate beside each other', async () => {
    const crate = (folder: string) => ({
      [`${folder}/Cargo.toml`]: '[package]\nname = "twin"\n',
      [`${folder}/src/lib.rs`]:
        'pub mod shape;\n#[macro_use] mod macros;\nuse shape::{Area, Shape};\npub fn run(s: &Shape, a: &dyn Area) { s.size(); a.area(); "".loud(); own!(); }\n',
      [`${folder}/src/shape.rs`]:
        'pub trait Area { fn area(&self); }\npub struct Shape;\nimpl Shape { pub fn size(&self) {} }\nimpl Area for Shape { fn area(&self) {} }\nimpl Area for str { fn area(&self) {} }',
      [`${folder}/src/macros.rs`]: 'macro_rules! own { () => {} }',
      [`${folder}/src/main.rs`]:
        'use twin::shape::Shape;\nfn main() { twin::run(&Shape, &Shape); Shape.size(); "".area() }',
    });
    const symbols = await symbolsOf({ ...crate('one'), ...crate('two') });
    const copy = (folder: string) =>
      [...symbols.values()]
        .filter(({ id }) => id.startsWith(`${folder}/`))
        .map(({ id, calls }) => [id, (calls ?? []).map((call) => `${call.confidence} ${call.id}`)]);
    for (const [id, calls] of copy('one'))
      for (const call of calls!) assert.ok(!call.includes('two/'), `${String(id)} ${call}`);
    assert.deepEqual(JSON.parse(JSON.stringify(copy('two')).replaceAll('two/', 'one/')), copy('one'));
    assert.deepEqual(callsOf(symbols, 'two/src/lib.rs#run'), [
      'exact two/src/macros.rs#own',
      'exact two/src/shape.rs#Area.area',
      'dispatch two/src/shape.rs#Shape.area',
      'exact two/src/shape.rs#Shape.size',
    ]);
    assert.deepEqual(callsOf(symbols, 'two/src/main.rs#main').includes('exact two/src/lib.rs#run'), true);
  });

  it('comes to an end where a struct holds itself', async () => {
    const calls = await callsOfRun(
      'struct Node(Node);',
      'fn run(node: Node) {',
      '    let Node(inner) = node;',
      '    go();',
      '}',
      'fn go() {}',
    );
    assert.deepEqual(calls, ['exact go']);
  });
});
