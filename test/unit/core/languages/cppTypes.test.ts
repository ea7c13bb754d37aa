import assert from 'node:assert/strict';
import { indexOf } from '../../../support/indexedSymbols.ts';

describe('what names of C++ mean by its types', () => {
  it('follows aliases to what their types make, bases that are constructed, and entries of containers', async () => {
    const { callsOf, symbols } = await indexOf({
      'a.cc': [
        'template <typename T> class Result { public: static Result ok(); };',
        'using Done = Result<void>;',
        'struct Node { void path(); };',
        'struct Base { explicit Base(int a) {} };',
        'struct Shop : Base {',
        '  int own; std::map<std::string, Node*> byName; std::vector<std::unique_ptr<Node>> all; std::optional<Node> kept;',
        '  Shop(int own) : Base(own), own(own) {}',
        '  void made() { Done::ok(); }',
        '  void entries() { for (auto it = byName.begin(); it != byName.end(); ++it) it->second->path(); }',
        '  void pairs() { for (auto& each : byName) each.second->path(); }',
        '  void pointers() { all[0].get()->path(); }',
        '  void values() { kept.value().path(); }',
        '};',
      ].join('\n'),
    });
    assert.deepEqual(callsOf('a.cc#Shop.made'), ['a.cc#Result.ok']);
    assert.deepEqual(callsOf('a.cc#Shop.Shop'), ['a.cc#Base']);
    assert.deepEqual(
      symbols.get('a.cc#Shop.Shop')!.uses?.map(({ id }) => id),
      ['a.cc#Shop.own'],
    );
    for (const name of ['entries', 'pairs', 'pointers', 'values']) {
      assert.deepEqual(callsOf(`a.cc#Shop.${name}`), ['a.cc#Node.path'], name);
    }
  });

  it('takes a class that a header only declares for the one that some file sees beside it', async () => {
    const { callsOf, symbols } = await indexOf({
      'builder.h': 'struct Status;\nstruct Other;\nstruct Builder { Status* status_; Other* other_; void run(); };\n',
      'status.h': 'struct Status { void done(); };\n',
      'elsewhere.h': 'struct Other { void done(); };\n',
      'builder.cc':
        '#include "builder.h"\n#include "status.h"\nvoid Builder::run() { status_->done(); other_->done(); }\n',
    });
    assert.deepEqual(callsOf('builder.cc#Builder.run'), ['status.h#Status.done']);
    assert.deepEqual(symbols.get('builder.cc#Builder.run')!.unresolved, ['done']);
  });

  it('finds what macros put into namespaces, aliases that conditions declare, and what `using` brings from bases', async () => {
    const { callsOf, symbols } = await indexOf({
      'core.h': [
        '#define LIB_BEGIN namespace lib { inline namespace v1 {',
        '#define LIB_END }}',
        'LIB_BEGIN',
        'template <typename T> struct Buffer { void add(T* from, T* to); void clear(); };',
        'template <typename T> struct Memory : Buffer<T> { using Buffer<T>::add; void add(const Range& all); };',
        'namespace detail { void inner(); }',
        'void outer();',
        'LIB_END',
      ].join('\n'),
      'public.h': 'namespace lib { struct Node { void path(); }; }\n',
      'use.cc': [
        '#include "core.h"',
        '#include "public.h"',
        '#ifdef STD',
        'using buffer_t = std::string;',
        '#else',
        'using buffer_t = lib::Memory<char>;',
        '#endif',
        'void use(buffer_t& to, char* from) { to.add(from, from); to.clear(); lib::outer(); lib::detail::inner(); }',
        'LIB_BEGIN',
        'void visit(Node* node) { node->path(); }',
        'LIB_END',
      ].join('\n'),
      'circle.cc': 'struct A : B { void f(int a); };\nstruct B : A { void f(int a); };\nvoid go(A& a) { a.f(1, 2); }\n',
    });
    const exact = symbols.get('use.cc#use')!.calls!.filter(({ confidence }) => confidence === 'exact');
    assert.deepEqual(
      exact.map(({ id }) => id),
      ['core.h#Buffer.add', 'core.h#Buffer.clear', 'core.h#detail.inner', 'core.h#outer'],
    );
    assert.deepEqual(callsOf('use.cc#visit'), ['public.h#lib.Node.path']);
    assert.deepEqual(callsOf('circle.cc#go'), ['circle.cc#A.f', 'circle.cc#B.f']);
  });
});
