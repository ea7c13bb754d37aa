import assert from 'node:assert/strict';
import { indexOf } from '../../../support/indexedSymbols.ts';

describe('what names of C++ mean by the scopes around', () => {
  it('gives every name of a declaration of several fields a place of its own', async () => {
    const { symbols, callsOf } = await indexOf({
      'a.c': [
        'struct node { int (*run)(void); };',
        'struct shape { float x, y; struct node *a, *b; struct { int p, q; } in, out; };',
        'float f(struct shape *s) { s->in.q = 1; return s->x + s->y; }',
        'void g(struct shape *s) { s->b = s->a; }',
      ].join('\n'),
    });
    const fields = [...symbols.keys()].filter((id) => id.startsWith('a.c#shape.'));
    assert.deepEqual(
      fields.map((id) => id.slice('a.c#shape.'.length)),
      ['x', 'y', 'a', 'b', 'in', 'in.p', 'in.q', 'out'],
    );
    assert.deepEqual(usesOf(symbols, 'a.c#f'), [
      'a.c#shape',
      'a.c#shape.in',
      'a.c#shape.in.q',
      'a.c#shape.x',
      'a.c#shape.y',
    ]);
    assert.deepEqual(usesOf(symbols, 'a.c#g'), ['a.c#shape', 'a.c#shape.a', 'a.c#shape.b']);
    assert.deepEqual(callsOf('a.c#g'), []);
  });

  it('looks for names in the namespace or class that a function is written for', async () => {
    const { callsOf } = await indexOf({
      'gui.h': 'namespace Gui { void push(); inline int read() { return 1; } }\nvoid outside();\n',
      'gui.cc': '#include "gui.h"\nvoid Gui::push() { read(); outside(); }\nvoid free() { read(); }\n',
      'deep.h': 'namespace a { void help(); namespace b { class Part { void run(); void other(); }; void deep(); } }\n',
      'deep.cc': [
        '#include "deep.h"',
        'void a::b::Part::run() { help(); other(); deep(); }',
        'void a::b::deep() { help(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf('gui.cc#Gui.push'), ['gui.h#Gui.read', 'gui.h#outside']);
    assert.deepEqual(callsOf('gui.cc#free'), []);
    assert.deepEqual(callsOf('deep.cc#Part.run'), ['deep.cc#b.deep', 'deep.h#a.b.Part.other', 'deep.h#a.help']);
    assert.deepEqual(callsOf('deep.cc#b.deep'), ['deep.h#a.help']);
  });

  it('knows enumerators by the class around their enum, and by what extends it', async () => {
    const { symbols } = await indexOf({
      'a.h':
        'class Shop { public: enum State { open, shut }; enum class Door { ajar }; State state(); };\nclass Kiosk : public Shop { int is(); };\n',
      'a.cc': [
        '#include "a.h"',
        'Shop::State Shop::state() { return open; }',
        'int Kiosk::is() { return shut; }',
        'int use() { return Shop::shut + Kiosk::open; }',
        'int wrong() { return Shop::ajar; }',
      ].join('\n'),
    });
    const enumerators = (id: string) => usesOf(symbols, id).filter((each) => each.includes('.State.'));
    assert.deepEqual(enumerators('a.cc#Shop.state'), ['a.h#Shop.State.open']);
    assert.deepEqual(enumerators('a.cc#Kiosk.is'), ['a.h#Shop.State.shut']);
    assert.deepEqual(enumerators('a.cc#use'), ['a.h#Shop.State.open', 'a.h#Shop.State.shut']);
    assert.deepEqual(usesOf(symbols, 'a.cc#wrong'), ['a.h#Shop']);
  });

  it('knows a structure that a header only declares by the one file that defines it and sees the header', async () => {
    const { symbols } = await indexOf({
      'all.h': 'struct item;\nstruct other;\nstruct item *first(void);\n',
      'item.c': '#include "all.h"\nstruct item { int n; };\nstruct item *first(void) { return 0; }\n',
      'apart.c': 'struct other { int n; };\n',
      'use.c': '#include "all.h"\nvoid use(struct item *i, struct other *o) { first(); }\n',
    });
    assert.deepEqual(usesOf(symbols, 'use.c#use'), ['item.c#item']);
  });

  it('knows classes that are defined outside of the one that they belong to', async () => {
    const { callsOf, symbols } = await indexOf({
      'shop.h': 'namespace n { class Shop { public: Shop(); void open(); private: struct Parts; Parts* parts_; }; }\n',
      'shop.cc': [
        '#include "shop.h"',
        'namespace n {',
        'struct Shop::Parts { int count; void run() { count++; } };',
        'Shop::Shop() : parts_(new Parts) { parts_->run(); }',
        'void Shop::open() { parts_->count = 2; }',
        'typedef Shop::Parts Named;',
        'void use(Named& named) { named.run(); }',
        '}',
      ].join('\n'),
      'kiosk.h': 'namespace n { class Kiosk { struct Parts; Parts* parts_; void open(); }; }\n',
      'kiosk.cc':
        '#include "kiosk.h"\nnamespace n { struct Kiosk::Parts { void run() {} }; void Kiosk::open() { parts_->run(); } }\n',
    });
    assert.deepEqual(callsOf('shop.cc#n.Shop.Shop'), ['shop.cc#n.Shop.Parts', 'shop.cc#n.Shop.Parts.run']);
    assert.deepEqual(usesOf(symbols, 'shop.cc#n.Shop.open'), ['shop.cc#n.Shop.Parts.count', 'shop.h#n.Shop.parts_']);
    assert.deepEqual(usesOf(symbols, 'shop.cc#n.Shop.Parts.run'), ['shop.cc#n.Shop.Parts.count']);
    assert.deepEqual(callsOf('shop.cc#n.use'), ['shop.cc#n.Shop.Parts.run']);
    assert.deepEqual(callsOf('kiosk.cc#n.Kiosk.open'), ['kiosk.cc#n.Kiosk.Parts.run']);
  });

  it('takes no function for what stands before `::` or is a type', async () => {
    const { symbols } = await indexOf({
      'a.cc': [
        'namespace n {',
        'class Regexp { public: enum Flags { A }; };',
        'class Use { public: int Regexp() const; int flags(); };',
        '}',
        'int n::Use::flags() { Regexp::Flags f = Regexp::A; return f; }',
      ].join('\n'),
    });
    assert.deepEqual(usesOf(symbols, 'a.cc#n.Use.flags'), [
      'a.cc#n.Regexp',
      'a.cc#n.Regexp.Flags',
      'a.cc#n.Regexp.Flags.A',
    ]);
  });

  it('follows what `using` brings into a namespace, for whoever sees it', async () => {
    const { symbols, callsOf } = await indexOf({
      'lib.h': [
        'namespace lib {',
        'namespace detail { enum class Day { sunday }; const int kTicks = 2; int f(int a); }',
        'using detail::Day;',
        'using detail::kTicks;',
        'using detail::f;',
        'inline int own() { return f(1) + kTicks; }',
        '}',
      ].join('\n'),
      'use.cc': [
        '#include "lib.h"',
        'int map() { return lib::f(2) + (lib::Day::sunday == 0); }',
        'namespace other { using lib::Day; Day day() { return Day::sunday; } }',
        'void local() { using lib::own; own(); }',
        'namespace other { int apart() { return kTicks; } }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf('lib.h#lib.own'), ['lib.h#lib.detail.f']);
    assert.deepEqual(usesOf(symbols, 'lib.h#lib.own'), ['lib.h#lib.detail.kTicks']);
    assert.deepEqual(callsOf('use.cc#map'), ['lib.h#lib.detail.f']);
    assert.deepEqual(usesOf(symbols, 'use.cc#map'), ['lib.h#lib.detail.Day', 'lib.h#lib.detail.Day.sunday']);
    assert.deepEqual(usesOf(symbols, 'use.cc#other.day'), ['lib.h#lib.detail.Day', 'lib.h#lib.detail.Day.sunday']);
    assert.deepEqual(callsOf('use.cc#local'), ['lib.h#lib.own']);
    assert.deepEqual(usesOf(symbols, 'use.cc#other.apart'), []);
  });

  it('means templates by their names, not what specialises them', async () => {
    const { symbols, callsOf } = await indexOf({
      'a.cc': [
        'template <class T> struct Box { int of; };',
        'template <> struct Box<int> { int other; };',
        'namespace std { template <> struct hash<Box<int>> { int operator()(int a); }; }',
        'void use() { Box<char> box; box.of = 1; std::hash<int> hash; }',
      ].join('\n'),
    });
    assert.deepEqual(usesOf(symbols, 'a.cc#use'), ['a.cc#Box', 'a.cc#Box.of']);
    assert.deepEqual(callsOf('a.cc#use'), []);
  });
});

function usesOf(symbols: Awaited<ReturnType<typeof indexOf>>['symbols'], id: string): readonly string[] {
  return (symbols.get(id)!.uses ?? []).map(({ id: used }) => used);
}
