import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const SCANNER = [
  'namespace y {',
  'class Scanner {',
  ' public:',
  '  void pop();',
  '  int mark() const;',
  '};',
  '}',
].join('\n');

describe('language: C++, members of what is declared elsewhere or otherwise', () => {
  it('are found through a class that a header only declares, if the program has one of its name', async () => {
    const symbols = await symbolsOf({
      'scanner.h': SCANNER,
      'scanner.cpp':
        '#include "scanner.h"\nnamespace y { void Scanner::pop() {} int Scanner::mark() const { return 1; } }\n',
      'other.h': 'namespace z { class Token { public: void drop() {} }; }\n',
      'parser.h': [
        '#include <memory>',
        'namespace z { class Token; }',
        'namespace y {',
        'class Scanner;',
        'class Parser {',
        '  void run();',
        '  std::unique_ptr<Scanner> owned_;',
        '  Scanner& given_;',
        '  Scanner const* east_;',
        '  z::Token* token_;',
        '};',
        '}',
      ].join('\n'),
      'parser.cpp': [
        '#include "parser.h"',
        '#include "scanner.h"',
        'namespace y { void Parser::run() { owned_->pop(); given_.mark(); east_->mark(); token_->drop(); } }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'parser.cpp#y.Parser.run').sort(), [
      'other.h#z.Token.drop',
      'scanner.cpp#y.Scanner.mark',
      'scanner.cpp#y.Scanner.pop',
    ]);
  });

  it('stay unknown where two classes have the name, or the name is outside of all namespaces', async () => {
    const symbols = await symbolsOf({
      'one/scanner.h': SCANNER,
      'two/scanner.h': SCANNER,
      'plain.h': 'class Plain { public: void go() {} };\n',
      'main.cpp': [
        'class Plain;',
        'namespace y { class Scanner; void run(Scanner* it, Plain* plain) { it->pop(); plain->go(); } }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'main.cpp#y.run'), []);
  });

  it('are found in arrays, at the ends of containers, and through pointers of the workspace', async () => {
    const symbols = await symbolsOf({
      'a.cpp': [
        '#include <vector>',
        'struct Shard { void prune() {} void reset() {} };',
        'template <class T> class unique_ptr { public: void reset() {} };',
        'struct Cache { Shard shards[4]; };',
        'void inArray(Cache& cache) { cache.shards[1].prune(); }',
        'void inPointer(Shard* all) { all[1].prune(); }',
        'void last(std::vector<Shard*> all) { all.back()->prune(); }',
        'void owned(unique_ptr<Shard> it) { it.reset(); it->prune(); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.cpp#inArray'), ['a.cpp#Shard.prune']);
    assert.deepEqual(calleesOf(symbols, 'a.cpp#inPointer'), ['a.cpp#Shard.prune']);
    assert.deepEqual(calleesOf(symbols, 'a.cpp#last'), ['a.cpp#Shard.prune']);
    assert.deepEqual(calleesOf(symbols, 'a.cpp#owned').sort(), ['a.cpp#Shard.prune', 'a.cpp#unique_ptr.reset']);
  });

  it('are not chosen by whether the object has a name', async () => {
    const symbols = await symbolsOf({
      'a.cpp': [
        'struct Column { Column& indent(int n) & { return *this; } Column&& indent(int n) && { return 0; } };',
        'void run() { Column().indent(1); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.cpp#run'), ['a.cpp#Column']);
  });

  it('link what is defined for a class inside a class', async () => {
    const symbols = await symbolsOf({
      'a.h': 'namespace y { class Outer { public: class Inner { public: void run(); }; Inner inner; }; }\n',
      'a.cpp': '#include "a.h"\nnamespace y { void Outer::Inner::run() {} }\n',
      'b.cpp': '#include "a.h"\nvoid go(y::Outer& outer) { outer.inner.run(); }\n',
    });
    assert.deepEqual(calleesOf(symbols, 'b.cpp#go'), ['a.cpp#y.Inner.run']);
  });

  it('link what a file defines that does not include the header itself', async () => {
    const symbols = await symbolsOf({
      'a.h': 'namespace y { class Regex { public: int match() const; }; }\n',
      'aimpl.h': 'namespace y { inline int Regex::match() const { return 1; } }\n',
      'b.cpp': '#include "a.h"\n#include "aimpl.h"\nint go(y::Regex& regex) { return regex.match(); }\n',
    });
    assert.deepEqual(calleesOf(symbols, 'b.cpp#go'), ['aimpl.h#y.Regex.match']);
  });

  it('makes what reads like a prototype in a body a construction', async () => {
    const symbols = await symbolsOf({
      'a.cpp':
        'struct Events { Events(int n) {} void go() {} };\nvoid run(int node) { Events events(node); events.go(); }\n',
    });

    assert.deepEqual(calleesOf(symbols, 'a.cpp#run'), ['a.cpp#Events', 'a.cpp#Events.go']);
  });

  it('chooses the overload that takes just the types that are given', async () => {
    const symbols = await symbolsOf({
      'a.cpp': [
        'namespace n {',
        'struct Slice { };',
        'struct Key { Slice slice; };',
        'struct Order {',
        '  int compare(const Slice& a, const Slice& b) const { return 0; }',
        '  int compare(const Key& a, const n::Key& b) const { return 1; }',
        '};',
        'int keys(Order& order, const Key& a, Key* b) { return order.compare(a, *b); }',
        'int slices(Order* order, Key a, Key b) { return order->compare(a.slice, b.slice); }',
        'int mixed(Order& order, Key a, Slice b) { return order.compare(a, b); }',
        'int unknown(Order& order, Key a) { return order.compare(a, other()); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.cpp#n.keys'), ['a.cpp#n.Order.compare~2']);
    assert.deepEqual(calleesOf(symbols, 'a.cpp#n.slices'), ['a.cpp#n.Order.compare']);
    assert.deepEqual(calleesOf(symbols, 'a.cpp#n.mixed'), []);
    assert.deepEqual(calleesOf(symbols, 'a.cpp#n.unknown'), []);
  });

  it('takes no call for that of the only function of a name which takes another number of arguments', async () => {
    const symbols = await symbolsOf({
      'file.cpp': [
        '#define POSIX_CALL(call) ::call',
        'struct File {',
        '  void close();',
        '  int read(char* text, int size = 1);',
        '  int all(char* text) { return read(text) + read(text, 2); }',
        '};',
        'void File::close() { POSIX_CALL(close(fd_)); }',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'file.cpp#File.close'), ['file.cpp#POSIX_CALL']);
    assert.deepEqual(calleesOf(symbols, 'file.cpp#File.all'), ['file.cpp#File.read']);
  });

  it('tells overloads apart whose parameters have comments behind them', async () => {
    const symbols = await symbolsOf({
      'list.h': [
        'class List {',
        '  bool has(int at  ///< where',
        '  ) const;',
        '  bool has(const char* name,  //!< how it is called',
        '           int from           // where to begin',
        '  ) const;',
        '};',
        'bool both(List& list) { return list.has(1) && list.has("a", 2); }',
      ].join('\n'),
    });
    assert.deepEqual(
      [...symbols.values()].filter(({ kind }) => kind === 'method').map(({ signature }) => signature),
      ['bool has(int at) const', 'bool has(const char* name, int from) const'],
    );
    assert.deepEqual(calleesOf(symbols, 'list.h#both'), ['list.h#List.has', 'list.h#List.has~2']);
  });

  it('chooses the overload that takes the literals that are given, and none that would convert them', async () => {
    const symbols = await symbolsOf({
      'a.cpp': [
        'struct Element {',
        '  void set(const char* text);',
        '  void set(int value);',
        '  void set(double value);',
        '  void set(bool value);',
        '  void at(const char* name, int value);',
        '  void at(const char* name, const char* value);',
        '  void put(unsigned value);',
        '  void put(const Element& value);',
        '};',
        'void text(Element& e) { e.set("a" "b"); }',
        "void number(Element* e) { e->set(1'000); }",
        'void real(Element& e) { e.set(1.5e3); }',
        'void truth(Element& e) { e.set(true); }',
        'void pair(Element& e) { e.at("a", "b"); }',
        "void converted(Element& e) { e.put(1); e.set(2.5f); e.set('c'); }",
      ].join('\n'),
    });
    const calls = (name: string) => calleesOf(symbols, `a.cpp#${name}`).map((id) => id.replace('a.cpp#Element.', ''));
    assert.deepEqual(
      ['text', 'number', 'real', 'truth', 'pair', 'converted'].map((name) => calls(name).join()),
      ['set', 'set~2', 'set~3', 'set~4', 'at~2', ''],
    );
  });
});
