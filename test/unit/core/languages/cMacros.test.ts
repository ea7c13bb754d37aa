import assert from 'node:assert/strict';
import { calleesOf, documentOf, symbolsIn } from '../../../support/indexedSymbols.ts';

/** The symbols and calls of one file that has to be read without an error. */
async function read(file: string, lines: readonly string[]) {
  const document = await documentOf({ [file]: lines.join('\n') });
  assert.deepEqual(document.errors, []);
  const symbols = symbolsIn(document);
  return {
    ids: [...symbols].map(([id, { kind }]) => `${kind} ${id.replace(`${file}#`, '')}`),
    callsOf: (name: string) => calleesOf(symbols, `${file}#${name}`).map((id) => id.replace(`${file}#`, '')),
  };
}

describe('macros of C and C++ that no grammar knows', () => {
  it('are statements without a semicolon, with a body or a loop', async () => {
    const { ids, callsOf } = await read('a.c', [
      'void work(int a);',
      'void rounds(int a, list *items) {',
      '  STEP(a, 1)',
      '  STEP(a, 2) // the second',
      '  BEGIN_QUIET',
      '  work(a);',
      '  for_each(item, items) {',
      '    work(item);',
      '  }',
      '  TRY {',
      '    work(2);',
      '  }',
      '  CATCH(...) {}',
      '  END_QUIET',
      '}',
      'void after(void) { work(1); }',
    ]);
    assert.deepEqual(ids, ['function work', 'function rounds', 'function after']);
    assert.deepEqual([callsOf('rounds'), callsOf('after')], [['work'], ['work']]);
  });

  it('name tests by texts and are given types', async () => {
    const { ids } = await read('a.cpp', [
      'TEST_CASE("lists")',
      '{',
      '  SECTION("empty") {',
      '    CHECK_THROWS_AS(parse(""), parse_error&);',
      '    CHECK_THROWS_AS(at<int>(0), typename Json::out_of_range&);',
      '  }',
      '}',
      'void after() {}',
    ]);
    assert.deepEqual(ids, ['function after']);
  });

  it('say who may use members, what type one has, and what is declared', async () => {
    const { ids } = await read('a.h', [
      'class Panel {',
      'signals:',
      '  void changed();',
      'PRIVATE_UNLESS_TESTED:',
      '  using pointer = Panel*;',
      '  list_of(item) children;',
      '  void close();',
      '  DEFINE_TYPE(Panel, children)',
      '};',
      'void use() {',
      '  VERBOSE(char buffer[80]);',
      '  static INLINE_VARIABLE constexpr int limit = 3;',
      '}',
    ]);
    assert.deepEqual(ids, [
      'class Panel',
      'method Panel.changed',
      'type Panel.pointer',
      'field Panel.children',
      'method Panel.close',
      'function use',
    ]);
  });

  it('stand among enumerators and in front of prototypes', async () => {
    const { ids } = await read('a.h', [
      '#define OPTION(name, type, number) name = type + number',
      'typedef enum {',
      '  OPTION(OPT_TIMEOUT, LONG, 1),',
      '  OPT_OLD DEPRECATED(7.19, "Use OPT_TIMEOUT") = 2,',
      '  OPTION(OPT_LAST, LONG, 3)',
      '} option;',
      'API code DEPRECATED(7.19, "Use run()")',
      'run_old(int a);',
      'API code run(int a);',
    ]);
    assert.deepEqual(ids, [
      'function OPTION',
      'enum option',
      'member option.OPT_TIMEOUT',
      'member option.OPT_OLD',
      'member option.OPT_LAST',
      'function run_old',
      'function run',
    ]);
  });

  it('stand beside texts, in conditions, and hold comments', async () => {
    const { callsOf } = await read('a.cpp', [
      '#if HAS_WARNING("-Wold") && __has_include(<version>)',
      '#define QUIET 1 /* no',
      ' * warnings */ + \\',
      '  2 /* really */ + \\',
      '  3',
      '#endif',
      '#define TEXT_OF(x) #x',
      'int size();',
      'template <typename T> auto first(T t) -> decltype(t.template get<int>(), void());',
      'template <class T, enable_if_t<is_small<T>>* = nullptr> void second();',
      'struct It {',
      '  int operator*() const { return size(); }',
      '  int value() const { return operator*(); }',
      '};',
      'const char *use() {',
      '  if (__builtin_available(macOS 10.9, iOS 7, *)) size();',
      '  ENTRY(1, TLS,,,);',
      '  return "v" TEXT_OF(MAJOR) "." TEXT_OF(MINOR);',
      '}',
    ]);
    assert.deepEqual(callsOf('use'), ['TEXT_OF', 'size']);
  });

  it('stand in templates, before constructors, among parameters and behind each other', async () => {
    const { ids, callsOf } = await read('a.h', [
      'BEGIN_EXPORT',
      'BEGIN_NAMESPACE',
      'namespace text {',
      'template <typename T, ENABLE_IF(!std::is_same<T, char>::value)>',
      '[[nodiscard]] inline int size_of(const T& value LIFETIME_BOUND, options o = {}) { return unsigned(value) << 2; }',
      'enum : unsigned { none };',
      'extern THREAD_LOCAL size_t count;',
      'class View {',
      ' public:',
      '  CONSTEXPR INLINE View(const char* s) : data_(s) {}',
      '  constexpr INLINE View(int n) : data_(n) {}',
      '  int size() const {',
      '    PRAGMA(diagnostic push)',
      '    HANDLE(INT32, list<int>);',
      '    MUST_TAIL return size_of(offsetof(View, data_.first));',
      '  }',
      '};',
      '}',
      'END_NAMESPACE',
      'END_EXPORT',
    ]);
    assert.deepEqual(ids, [
      'namespace text',
      'function text.size_of',
      'member text.none',
      'variable text.count',
      'class text.View',
      'constructor text.View.View',
      'constructor text.View.View~2',
      'method text.View.size',
    ]);
    assert.deepEqual(callsOf('text.View.size'), ['text.size_of']);
  });

  it('are not looked for in Objective-C, of which there is no grammar', async () => {
    const objective = '#import <UIKit/UIKit.h>\n\n@interface Delegate : NSObject\n- (void)run;\n@end\n';
    const document = await documentOf({
      'Delegate.h': objective,
      'both.h': `int plain(int a);\n#ifdef __OBJC__\n${objective}#endif\n`,
      'documented.h': '/*!\n@interface Shape\n@endcode\n*/\nstruct Shape { int size; };\n',
    });
    assert.deepEqual(document.skipped, [{ file: 'Delegate.h', reason: 'no language' }]);
    assert.deepEqual([...symbolsIn(document).keys()].includes('documented.h#Shape.size'), true);
  });

  it('leave comments behind them alone', async () => {
    const lines = [
      'void work(int a);',
      'void old(int a);',
      'void run(void) {',
      '  STEP(1)/* old(2); */',
      '  work(1);',
      '}',
    ];
    const document = await documentOf({ 'a.c': lines.join('\n') });
    assert.deepEqual(calleesOf(symbolsIn(document), 'a.c#run'), ['a.c#work']);
    assert.deepEqual(document.errors, [{ file: 'a.c', line: 4, column: 23, reason: 'missing ;' }]);
  });

  it('do not hide a semicolon that is missing', async () => {
    const document = await documentOf({ 'a.c': 'void a(void) {\n  work(1)\n  work(2);\n}\n' });
    assert.deepEqual(document.errors, [{ file: 'a.c', line: 2, column: 10, reason: 'missing ;' }]);
  });
});
