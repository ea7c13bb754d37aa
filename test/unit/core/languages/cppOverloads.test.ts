import assert from 'node:assert/strict';
import { indexOf } from '../../../support/indexedSymbols.ts';

describe('which overload of C++ a call means', () => {
  it('chooses overloads by the number of arguments, by types as declared, by const on the object around, and none where that does not tell', async () => {
    const { callsOf, symbols } = await indexOf({
      'a.h': [
        'class Node {',
        ' public:',
        '  int put(int a);',
        '  int put(int a, int b = 1, int c = 2);',
        '  int to(int a);',
        '  int to(const char* a);',
        '  Node* next();',
        '  const Node* next() const;',
        '  int run(int x) { put(1, 2); return to(x); }',
        '  int other(Node x) { return to(x); }',
        '  const Node* last() const { return next(); }',
        '};',
      ].join('\n'),
      'a.cc':
        '#include "a.h"\nint Node::put(int a, int b, int c) { return a; }\nint Node::put(int only) { return only; }\n',
    });
    assert.deepEqual(callsOf('a.h#Node.run'), ['a.cc#Node.put', 'a.h#Node.to']);
    assert.deepEqual(callsOf('a.h#Node.last'), ['a.h#Node.next~2']);
    assert.deepEqual(symbols.get('a.h#Node.other')!.unresolved, ['to']);
  });

  it('chooses by const of what is called on: variables, results, fields, copies', async () => {
    const { callsOf, symbols } = await indexOf({
      'a.h': [
        'struct Item { int* at(); const int* at() const; };',
        'struct Shop {',
        '  Item own; Item* left; const Item* kept; mutable Item cache; std::unique_ptr<Item> held; std::vector<Item> all;',
        '  const Item& item() const; Item& item();',
        '  void owned() const { own.at(); }',
        '  void pointed() const { left->at(); }',
        '  void constant() { kept->at(); }',
        '  void cached() const { cache.at(); }',
        '  void wrapped() const { held->at(); }',
        '  void chained() const { item().at(); }',
        '  void changing() { item().at(); }',
        '  void copied() const { auto copy = item(); copy.at(); }',
        '  void referred() const { const auto& same = item(); same.at(); }',
        '  void element() const { all[0].at(); }',
        '};',
        'void given(const Shop& shop) { shop.own.at(); }',
        'void taken(Shop* shop) { shop->own.at(); }',
        'void made() { Item().at(); }',
      ].join('\n'),
    });
    const itself = (name: string) => callsOf(`a.h#${name}`).filter((id) => id.startsWith('a.h#Item.at'));
    const [changing, constant] = [['a.h#Item.at'], ['a.h#Item.at~2']];
    for (const name of ['Shop.pointed', 'Shop.cached', 'Shop.wrapped', 'Shop.changing', 'Shop.copied', 'taken', 'made'])
      assert.deepEqual(itself(name), changing, name);
    for (const name of ['Shop.owned', 'Shop.constant', 'Shop.chained', 'Shop.referred', 'given'])
      assert.deepEqual(itself(name), constant, name);
    // What a container of outside gives is not known to be one or the other.
    assert.deepEqual(symbols.get('a.h#Shop.element')!.unresolved, ['at']);
  });

  it('chooses by types of the language, pointers and addresses', async () => {
    const { callsOf, symbols } = await indexOf({
      'a.cc': [
        'class Item {};',
        'struct Text {',
        '  static void put(int v, char* to); static void put(unsigned v, char* to); static void put(long long v, char* to);',
        '  static void put(const std::string& v, char* to); static void put(const Item& v, char* to); static void put(const Item* v, char* to);',
        '  static int read(const char* name, int* to); static int read(const char* name, double* to);',
        '};',
        'void whole(int v, char* to) { Text::put(v, to); }',
        'void without(unsigned int v, char* to) { Text::put(v, to); }',
        'void wide(long long int v, char* to) { Text::put(v, to); }',
        'void text(std::string v, char* to) { Text::put(v, to); }',
        'void object(Item v, char* to) { Text::put(v, to); }',
        'void address(Item v, char* to) { Text::put(&v, to); }',
        'void pointer(Item* v, char* to) { Text::put(v, to); }',
        'void target(Item* v, char* to) { Text::put(*v, to); }',
        'void created(char* to) { Text::put(new Item(), to); }',
        'void out() { double wanted = 0; Text::read("a", &wanted); }',
        'void rounded(float v, char* to) { Text::put(v, to); }',
      ].join('\n'),
    });
    const placed = {
      whole: '',
      without: '~2',
      wide: '~3',
      text: '~4',
      object: '~5',
      address: '~6',
      pointer: '~6',
      target: '~5',
      created: '~6',
    };
    for (const [name, at] of Object.entries(placed)) {
      const called = callsOf(`a.cc#${name}`).filter((id) => id.includes('Text'));
      assert.deepEqual(called, [`a.cc#Text.put${at}`], name);
    }
    assert.deepEqual(callsOf('a.cc#out'), ['a.cc#Text.read~2']);
    assert.deepEqual(symbols.get('a.cc#rounded')!.unresolved, ['put']);
  });

  it('takes an overload of the header itself for no definition of another, and const behind a type for const before it', async () => {
    const { callsOf } = await indexOf({
      'a.h': [
        'using String = std::string;',
        'struct Value {',
        '  void put(const char* a, int b) { put(String(a), b); }',
        '  void put(String a, int b);',
        '  int get(const char* from, const char* to) const;',
        '  void add(const Value& a); void add(Value&& a);',
        '};',
      ].join('\n'),
      'a.cc': [
        '#include "a.h"',
        'void Value::put(String a, int b) {}',
        'int Value::get(char const* from, char const* to) const { return 1; }',
        'void use(Value& v, String s) { v.put(s, 1); v.get(0, 0); }',
        'void given(Value& v, Value w) { v.add(w); }',
        'void made(Value& v) { v.add(Value()); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf('a.cc#use'), ['a.cc#Value.get', 'a.cc#Value.put']);
    assert.deepEqual(callsOf('a.cc#given'), ['a.h#Value.add']);
    assert.deepEqual(
      callsOf('a.cc#made').filter((id) => id.includes('add')),
      ['a.h#Value.add~2'],
    );
  });

  it('keeps declared overloads of operators apart, and those of what is deleted beside a syntax error', async () => {
    const { symbols } = await indexOf({
      'a.cc': [
        'struct A { A(const A&) = delete; A(A&&) = delete; A& operator=(const A&) = delete; A& operator=(A&&) = delete; };',
        'struct B { bool operator==(int a) const; bool operator==(char a) const; };',
        'int broken = ;',
      ].join('\n'),
    });
    for (const id of ['A.A~2', 'A.operator=~2', 'B.operator==~2']) assert.ok(symbols.has(`a.cc#${id}`), id);
  });
});
