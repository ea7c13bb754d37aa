import assert from 'node:assert/strict';
import { callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const shapes = (folder: string) => ({
  [`${folder}/shape.h`]: [
    '#pragma once',
    'namespace geo {',
    '/// A shape.',
    'class Shape {',
    ' public:',
    '  explicit Shape(int n);',
    '  virtual ~Shape();',
    '  virtual double area() const = 0;',
    '  double twice() const;',
    ' private:',
    '  int size_ = 1;',
    '};',
    'template <class T> class Square : public Shape {',
    ' public:',
    '  double area() const override { return side(); }',
    '  double side() const { return 1; }',
    '};',
    'enum class Kind { Round, Flat };',
    '}',
  ].join('\n'),
  [`${folder}/shape.cpp`]: [
    '#include "shape.h"',
    'namespace geo {',
    'static int helper() { return 1; }',
    'Shape::Shape(int n) : size_(n) {}',
    'double Shape::twice() const { helper(); return 2 * area(); }',
    '}',
  ].join('\n'),
  [`${folder}/main.cpp`]: [
    '#include "shape.h"',
    'using namespace geo;',
    'double run(Shape& shape, geo::Shape* other) {',
    '  auto* made = new geo::Square<int>();',
    '  made->side();',
    '  other->twice();',
    '  helper();',
    '  return shape.area();',
    '}',
  ].join('\n'),
});

describe('C++', () => {
  it('lists classes with members, constructors, out-of-class definitions under their owner, namespaces', async () => {
    const symbols = await symbolsOf(shapes('a'));
    const of = (path: string) => kindsOf(symbols).filter((line) => line.includes(path));
    assert.deepEqual(of('a/shape.h'), [
      'namespace a/shape.h#geo',
      'class a/shape.h#geo.Shape',
      'constructor a/shape.h#geo.Shape.Shape',
      'method a/shape.h#geo.Shape.%7EShape',
      'method a/shape.h#geo.Shape.area',
      'method a/shape.h#geo.Shape.twice',
      'field a/shape.h#geo.Shape.size_',
      'class a/shape.h#geo.Square',
      'method a/shape.h#geo.Square.area',
      'method a/shape.h#geo.Square.side',
      'enum a/shape.h#geo.Kind',
      'member a/shape.h#geo.Kind.Round',
      'member a/shape.h#geo.Kind.Flat',
    ]);
    assert.deepEqual(of('a/shape.cpp'), [
      'namespace a/shape.cpp#geo',
      'function a/shape.cpp#geo.helper',
      'constructor a/shape.cpp#geo.Shape.Shape',
      'method a/shape.cpp#geo.Shape.twice',
    ]);
    assert.equal(symbols.get('a/shape.h#geo.Shape')!.doc, 'A shape.');
    assert.deepEqual(symbols.get('a/shape.h#geo.Shape')!.range, [3, 12]);
    assert.deepEqual(symbols.get('a/shape.h#geo.Square')!.extends, [
      { id: 'a/shape.h#geo.Shape', confidence: 'exact' },
    ]);
  });

  it('follows headers to definitions, receivers, bases and namespaces; a virtual call may run as an override', async () => {
    const symbols = await symbolsOf(shapes('a'));
    assert.deepEqual(
      callsOf(symbols, 'a/main.cpp#run'),
      [
        'exact a/shape.cpp#geo.Shape.twice',
        'exact a/shape.h#geo.Shape.area',
        'exact a/shape.h#geo.Square',
        'exact a/shape.h#geo.Square.side',
        'dispatch a/shape.h#geo.Square.area',
      ].sort((a, b) => (a.split(' ')[1]! < b.split(' ')[1]! ? -1 : 1)),
    );
    assert.deepEqual(symbols.get('a/main.cpp#run')!.unresolved, ['helper']);
    assert.deepEqual(callsOf(symbols, 'a/shape.cpp#geo.Shape.twice'), [
      'exact a/shape.cpp#geo.helper',
      'exact a/shape.h#geo.Shape.area',
      'dispatch a/shape.h#geo.Square.area',
    ]);
  });

  it('keeps copies of a program apart', async () => {
    const symbols = await symbolsOf({ ...shapes('one'), ...shapes('two') });
    for (const [id, { calls = [], extends: bases = [] }] of symbols) {
      for (const other of [...calls, ...bases]) assert.equal(other.id.split('/')[0], id.split('/')[0]);
    }
    assert.equal(callsOf(symbols, 'two/main.cpp#run').length, 5);
  });

  it('takes a base named on the way to a member for no call of its constructor', async () => {
    const symbols = await symbolsOf({
      'a.cpp': [
        'struct Base {',
        '  Base(int n) {}',
        '  void run() {}',
        '};',
        'struct Derived : Base {',
        '  void go(Derived* other) { other->Base::run(); }',
        '};',
      ].join('\n'),
    });
    const calls = symbols.get('a.cpp#Derived.go')!.calls ?? [];
    assert.ok(!calls.some(({ id }) => id.endsWith('.Base')));
  });
});
