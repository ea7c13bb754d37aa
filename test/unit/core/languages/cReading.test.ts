import assert from 'node:assert/strict';
import { indexOf } from '../../../support/indexedSymbols.ts';

describe('C and C++ before the preprocessor', () => {
  it('reads declarations around macros for visibility, calling conventions, attributes and old compilers', async () => {
    const { document, symbols } = await indexOf({
      'api.h': [
        'LIB_API state *(lib_open)(int n);',
        'ZEXTERN int ZEXPORT lib_close OF((state *s));',
        'LIB_API void lib_log(const char *text) PRINTF_LIKE(1, 2);',
        'class LIB_API Shape : public Base {',
        '  int size_ GUARDED_BY(lock_);',
        '};',
      ].join('\n'),
      'use.c': 'local int first(const unsigned char FAR *p) { return va_arg(list, unsigned int *); }\n',
    });
    assert.deepEqual(
      [...symbols].map(([id, { kind }]) => `${kind} ${id}`),
      [
        'function api.h#lib_open',
        'function api.h#lib_close',
        'function api.h#lib_log',
        'class api.h#Shape',
        'field api.h#Shape.size_',
        'function use.c#first',
      ],
    );
    assert.deepEqual(document.errors, []);
  });

  it('reads the rest of a statement behind a condition, and types that macros make', async () => {
    const { document, symbols, callsOf } = await indexOf({
      'a.cpp': [
        'typedef Array(void) List;',
        'void report();',
        'void run() {',
        '  try {',
        '    work();',
        '  } catch (const Error& error) {',
        '  }',
        '#ifndef FEW',
        '  catch (...) { report(); }',
        '#endif',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    assert.deepEqual([...symbols.keys()], ['a.cpp#List', 'a.cpp#report', 'a.cpp#run']);
    assert.deepEqual(callsOf('a.cpp#run'), ['a.cpp#report']);
  });

  it('reads what stands behind operators, namespaces and pointers to members', async () => {
    const { document, symbols, callsOf } = await indexOf({
      'a.h': [
        'namespace lib {',
        'class Item {',
        ' public:',
        '  bool operator==(const Item& other) const;',
        '  bool differs(const Item& other) const { return !this->operator==(other); }',
        '  int size() const;',
        '};',
        'bool Item::operator==(const Item& other) const {',
        '  return size() == other.size();',
        '}',
        'int Item::size() const NOEXCEPT {',
        '  if CONSTEXPR (sizeof(int) == 4) return 4;',
        '  return 8;',
        '}',
        'int send(Item* item, int (Item::*read)() const) { return (item->*read)(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    assert.ok(symbols.has('a.h#lib.send'));
    assert.deepEqual(callsOf('a.h#lib.Item.operator=='), ['a.h#lib.Item.size']);
    assert.deepEqual(callsOf('a.h#lib.send'), []);
  });

  it('reads a body whose head differs by condition, and keeps what follows', async () => {
    const { document, callsOf } = await indexOf({
      'a.c': [
        'int leaf(void) { return 1; }',
        '#ifdef _WIN32',
        'int open_it(int a) {',
        '#else',
        'int open_it(int a, int b) {',
        '#endif',
        '  return leaf();',
        '}',
        'int after(void) { return open_it(1, 2); }',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    assert.deepEqual(callsOf('a.c#open_it'), ['a.c#leaf']);
    assert.deepEqual(callsOf('a.c#after'), ['a.c#open_it']);
  });

  it('links to the variant that is built on Linux, to functions before macros that rename them, never to stand-ins of the library', async () => {
    const { callsOf } = await indexOf({
      'a.c': [
        '#ifdef _WIN32',
        '#define snprintf _snprintf',
        '#define deflate z_deflate',
        'static int wait_for(int a) { return a; }',
        '#else',
        'static int wait_for(int a) { return a + 1; }',
        '#endif',
        'int deflate(int a) { return a; }',
        'int run(void) { snprintf(0, 0, ""); wait_for(1); return deflate(1); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf('a.c#run'), ['a.c#deflate~2', 'a.c#wait_for~2']);
  });

  it('uses a pointer to a function, and calls no other file s static function', async () => {
    const { callsOf, symbols } = await indexOf({
      'one.c':
        'struct ops { int (*open)(int); };\nstatic int go(void) { return 1; }\nint a(struct ops *o) { go(); return o->open(1); }\n',
      'two.c': 'static int go(void) { return 2; }\nint b(void) { return go(); }\n',
    });
    assert.deepEqual(callsOf('one.c#a'), ['one.c#go']);
    assert.deepEqual(callsOf('two.c#b'), ['two.c#go']);
    assert.deepEqual(
      symbols
        .get('one.c#a')!
        .uses?.map(({ id }) => id)
        .includes('one.c#ops.open'),
      true,
    );
  });

  it('reads macros beside texts, around types, before constructors and operators, and in place of members', async () => {
    const { document, symbols, callsOf } = await indexOf({
      'a.cc': [
        'void helper(int a);',
        'void texts() { printf("%" PRId64 "\\t", 1); printf("%"PRIu64"\\n", 2); show("a" RED RESET); show(STR("a") STR("b")); helper(1); }',
        'class API [[nodiscard]] Shop { public: explicit Shop(int a); int go() const; char sizes[4 * N]; Item data[ALL / sizeof(T)]; };',
        'class [[nodiscard]] EMPTY_BASE Till : public Shop { public: int run() { return go(); } };',
        'FN Shop::Shop(int&& a) NOEXCEPT: Base(a) { helper(2); }',
        'FN bool CALL operator&&(const Shop& a, bool b) { helper(3); return b; }',
        'struct Raw { typedef uint16_t type UNALIGNED; template <typename T> void operator=(T&& a) = delete; };',
        'enum : unsigned long long { bit = 1ULL << 63 };',
        'void made() { take(new Node*[3], new const char(65)); helper(4); }',
        'namespace n { struct C {};',
        'WARNINGS_POP_()  // 4251',
        '}  // namespace n',
        'IMPLEMENT_AS(const char8_t);',
        'class Mock : public Base {',
        '  MOCK_METHOD(void, close, ());',
        '  MOCK_METHOD((std::map<int, int>), all, (const char* path, int n), (override));',
        '  int left;',
        '};',
        'TEST_XML(name, "<n/>")',
        '{ helper(5); }',
        'MATCHER(IsTrue, negation ? "false" : "true") { helper(6); }',
        'int after() { return 1; }',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    for (const name of ['texts', 'Shop.Shop~2', 'operator&&', 'made']) {
      assert.deepEqual(callsOf(`a.cc#${name}`), ['a.cc#helper'], name);
    }
    assert.deepEqual(callsOf('a.cc#Till.run'), ['a.cc#Shop.go']);
    for (const id of ['Shop.sizes', 'Shop.data', 'Raw.type', 'n.C', 'Mock.left', 'after'])
      assert.ok(symbols.has(`a.cc#${id}`), id);
    assert.equal(symbols.get('a.cc#Mock.close')!.signature, 'MOCK_METHOD(void, close, ())');
    assert.equal(symbols.get('a.cc#Mock.all')!.kind, 'method');
  });
});
