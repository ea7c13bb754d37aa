import assert from 'node:assert/strict';
import { documentOf, symbolsIn } from '../../../support/indexedSymbols.ts';

async function uses(files: Readonly<Record<string, string>>) {
  const symbols = symbolsIn(await documentOf(files));
  return (id: string) => (symbols.get(id)?.uses ?? []).map((use) => `${use.confidence} ${use.id.split('#')[1]}`);
}

describe('keys of struct literals are uses of the fields', () => {
  it('in Go: with the type, behind a package, by pointer, and where the literal around has the type', async () => {
    const of = await uses({
      'go.mod': 'module m\n',
      'opt/opt.go': 'package opt\n\ntype Opt struct {\n\tName string\n\tSize int\n}\n\ntype Opts []Opt\n',
      'a.go': [
        'package p',
        'import "m/opt"',
        'type Own struct { Name string; Size int }',
        'const Name = "x"',
        'func plain() any { return &Own{Name: "a"} }',
        'func packaged() any { return opt.Opt{Size: 1} }',
        'func listed() any { return []*Own{{Name: "a"}, 2: {Size: 1}} }',
        'func mapped() any { return map[string]Own{"a": {Name: "a"}} }',
        'func deep() any { return [][]Own{{{Name: "a"}}} }',
        'func named() any { return opt.Opts{{Name: "a"}} }',
        'func keyed() any { return map[string]int{Name: 1} }',
      ].join('\n'),
    });
    assert.deepEqual(of('a.go#plain'), ['exact Own', 'exact Own.Name']);
    assert.deepEqual(of('a.go#packaged'), ['exact Opt', 'exact Opt.Size']);
    assert.deepEqual(of('a.go#listed'), ['exact Own', 'exact Own.Name', 'exact Own.Size']);
    assert.deepEqual(of('a.go#mapped'), ['exact Own', 'exact Own.Name']);
    assert.deepEqual(of('a.go#deep'), ['exact Own', 'exact Own.Name']);
    assert.deepEqual(of('a.go#named'), ['exact Opt.Name', 'exact Opts']);
    assert.deepEqual(of('a.go#keyed'), ['exact Name']);
  });

  it('in Rust: in expressions and patterns, of structs and of variants', async () => {
    const of = await uses({
      'src/lib.rs': [
        'pub struct Opt { pub name: String, pub size: usize }',
        'pub enum Kind { Named { id: u8, at: usize }, Other }',
        'pub fn make(name: String) -> Opt { Opt { name, size: 2 } }',
        'pub fn read(o: Opt) -> usize { let Opt { size, .. } = o; size }',
        'pub fn renamed(o: Opt) -> usize { let Opt { size: other, .. } = o; other }',
        'pub fn matched(k: Kind) -> u8 { match k { Kind::Named { id, .. } => id, Kind::Other => 0 } }',
        'pub fn variant() -> Kind { Kind::Named { id: 1, at: 2 } }',
        'type Alias = Opt;',
        'fn aliased() -> Alias { Alias { name: String::new(), size: 0 } }',
        'impl Opt { fn own() -> Self { Self { name: String::new(), size: 0 } } }',
      ].join('\n'),
    });
    const at = (name: string) => of(`src/lib.rs#${name}`);
    assert.deepEqual(at('make'), ['exact Opt', 'exact Opt.name', 'exact Opt.size']);
    assert.deepEqual(at('read'), ['exact Opt', 'exact Opt.size']);
    assert.deepEqual(at('renamed'), ['exact Opt', 'exact Opt.size']);
    assert.deepEqual(at('matched'), ['exact Kind', 'exact Kind.Named', 'exact Kind.Named.id', 'exact Kind.Other']);
    assert.deepEqual(at('variant'), ['exact Kind', 'exact Kind.Named', 'exact Kind.Named.at', 'exact Kind.Named.id']);
    assert.deepEqual(at('aliased'), ['exact Alias', 'exact Opt.name', 'exact Opt.size']);
    assert.deepEqual(at('Opt.own'), ['exact Opt.name', 'exact Opt.size']);
  });
});

describe('the blank identifier of Go', () => {
  it('is no symbol, and nothing refers to it', async () => {
    const symbols = symbolsIn(
      await documentOf({
        'a.go': [
          'package p',
          'type I interface{ F() }',
          'type T struct{ _ int }',
          'func (T) F() {}',
          'var _ I = T{}',
          'var a, _ = two()',
          'const _ = 1',
          'func _() {}',
          'func two() (int, int) { return 1, 2 }',
          'func g() int { var x int; x, _ = two(); return x }',
        ].join('\n'),
      }),
    );
    assert.deepEqual(
      [...symbols.keys()].filter((id) => id.includes('_')),
      [],
    );
    assert.equal(symbols.get('a.go#g')!.uses, undefined);
    assert.ok(symbols.has('a.go#a'));
  });
});
