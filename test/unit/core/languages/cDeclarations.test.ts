import assert from 'node:assert/strict';
import { indexOf } from '../../../support/indexedSymbols.ts';

describe('declarations of C and C++ that macros take part in', () => {
  it('reads what a macro is given as the type of the function behind it', async () => {
    const { document, callsOf, symbols } = await indexOf({
      'json.h': [
        'typedef struct item { int a; } item;',
        'API(const char *) version(void);',
        'API(item *) parse(const char *text);',
      ].join('\n'),
      'json.c': [
        '#include "json.h"',
        'API(item *) parse(const char *text) { return 0; }',
        'API(int) use(void) { return parse("")->a; }',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    assert.deepEqual(callsOf('json.c#use'), ['json.c#parse']);
    assert.deepEqual(
      symbols.get('json.c#use')!.uses?.map(({ id }) => id),
      ['json.h#item.a'],
    );
  });

  it('reads flags, names that macros make, additions behind pointers, and calls of operators', async () => {
    const { document, symbols } = await indexOf({
      'a.cc': [
        'FLAG(bool, dump, false, "say more");',
        'FLAG(int, limit, 10,',
        '     "at most");',
        'namespace n {',
        'extern "C" WEAK void C_SYMBOL(waitFor)(int a) {}',
        'void show(const char* nonnull text, int n);',
        'class Own { public: explicit CONSTANT Own() = default; Own* nonnull operator->() { return &operator*(); } Own& operator*() { return *operator->(); } };',
        'void use() { UNUSED const int k = 1; int* _Nullable p = 0; show(0, k); }',
        '}',
      ].join('\n'),
      'b.cc': 'void work();\nTEST_CASE("Joined"){ work(); }\nTEST_CASE("Joined" * timeout(300)){ work(); }\n',
      'c.h': 'typedef void (CALLP PFN) (int a);\n',
    });
    assert.deepEqual(document.errors, []);
    assert.deepEqual(
      [...symbols.keys()].filter((id) => id.startsWith('a.cc#n.')),
      [
        'a.cc#n.waitFor',
        'a.cc#n.show',
        'a.cc#n.Own',
        'a.cc#n.Own.Own',
        'a.cc#n.Own.operator->',
        'a.cc#n.Own.operator*',
        'a.cc#n.use',
      ],
    );
  });

  it('lists methods that give pointers to pointers', async () => {
    const { callsOf } = await indexOf({
      'a.cc':
        'struct Node { Node** sub() { return 0; } Node** far(); };\nNode** Node::far() { return sub(); }\nvoid use(Node& n) { n.far(); }\n',
    });
    assert.deepEqual(callsOf('a.cc#Node.far'), ['a.cc#Node.sub']);
    assert.deepEqual(callsOf('a.cc#use'), ['a.cc#Node.far']);
  });
});
