import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const goShop = (folder: string) => ({
  [`${folder}/cart.go`]: [
    'package shop',
    '',
    '// Cart is a cart.',
    'type Cart struct {',
    '\tItems []Item',
    '}',
    '',
    '// Total sums.',
    'func (c *Cart) Total() int {',
    '\tsum := 0',
    '\tfor _, it := range c.Items {',
    '\t\tsum += it.Cost()',
    '\t}',
    '\treturn helper(sum)',
    '}',
  ].join('\n'),
  [`${folder}/item.go`]: [
    'package shop',
    '',
    'type Item struct{ Price int }',
    '',
    'func (i Item) Cost() int { return i.Price }',
    '',
    'func helper(n int) int { return n }',
  ].join('\n'),
});

describe('Go', () => {
  it('knows methods by their receiver, and the other files of a package', async () => {
    const symbols = await symbolsOf(goShop('shop'));
    const total = symbols.get('shop/cart.go#Cart.Total')!;
    assert.deepEqual([total.kind, total.signature, total.doc], ['method', 'func (c *Cart) Total() int', 'Total sums.']);
    assert.deepEqual(calleesOf(symbols, total.id), ['shop/item.go#Item.Cost', 'shop/item.go#helper']);
  });

  it('takes no type inside a method for the type that the method belongs to', async () => {
    const symbols = await symbolsOf({
      'go.mod': 'module a\n',
      'a.go': 'package a\n\nfunc (t T) Run() {\n\ttype T struct{ x int }\n}\n',
    });
    assert.equal(symbols.has('a.go#T.Run'), true);
  });

  it('does not link two copies of a program', async () => {
    const symbols = await symbolsOf({ ...goShop('one'), ...goShop('two') });
    for (const copy of ['one', 'two']) {
      assert.deepEqual(calleesOf(symbols, `${copy}/cart.go#Cart.Total`), [
        `${copy}/item.go#Item.Cost`,
        `${copy}/item.go#helper`,
      ]);
    }
  });

  it('reads go.mod: two copies of a module do not link to each other', async () => {
    const copy = (folder: string) => ({
      [`${folder}/go.mod`]: 'module example.com/shop\n\ngo 1.22\n',
      [`${folder}/main.go`]:
        'package main\n\nimport "example.com/shop/cart"\n\nfunc main() {\n\tc := cart.New()\n\tc.Total()\n}\n',
      [`${folder}/cart/cart.go`]:
        'package cart\n\ntype Cart struct{}\n\nfunc New() *Cart { return &Cart{} }\n\nfunc (c *Cart) Total() int { return 0 }\n',
    });
    const symbols = await symbolsOf({ ...copy('one'), ...copy('two') });
    for (const folder of ['one', 'two']) {
      assert.deepEqual(calleesOf(symbols, `${folder}/main.go#main`), [
        `${folder}/cart/cart.go#Cart.Total`,
        `${folder}/cart/cart.go#New`,
      ]);
    }
  });

  it('follows local replacements, workspaces and vendored packages, and nothing that only ends alike', async () => {
    const use = (from: string) => `package a\n\nimport "${from}"\n\nfunc F() { log.Print() }\n`;
    const log = 'package log\n\nfunc Print() {}\n';
    const symbols = await symbolsOf({
      'a/go.mod': 'module example.com/a\n\nreplace (\n\texample.com/log v1.0.0 => ../logging // ours\n)\n',
      'a/replaced.go': use('example.com/log'),
      'logging/go.mod': 'module example.com/other\n',
      'logging/log.go': log,
      'b/go.mod': 'module example.com/b\n',
      'b/alike.go': use('github.com/somebody/log'),
      'b/log/log.go': log,
      'b/vendor/example.org/log/log.go': log,
      'b/sub/vendored.go': use('example.org/log'),
      'go.work': 'go 1.22\n\nuse (\n\t./c\n\t./d\n)\n',
      'c/go.mod': 'module example.com/c\n',
      'c/work.go': use('example.com/d/log'),
      'd/go.mod': 'module example.com/d\n',
      'd/log/log.go': log,
      'e/go.mod': 'module example.com/d\n',
      'e/log/log.go': log,
    });
    assert.deepEqual(calleesOf(symbols, 'a/replaced.go#F'), ['logging/log.go#Print']);
    assert.deepEqual(calleesOf(symbols, 'b/alike.go#F'), []);
    assert.deepEqual(calleesOf(symbols, 'b/sub/vendored.go#F'), ['b/vendor/example.org/log/log.go#Print']);
    assert.deepEqual(calleesOf(symbols, 'c/work.go#F'), ['d/log/log.go#Print']);
  });

  it('takes the file that a build takes', async () => {
    const symbols = await symbolsOf({
      'go.mod': 'module example.com/a\n',
      'f.go': 'package a\n\nfunc F() { open(); bytes() }\n',
      'open_windows.go': 'package a\n\nfunc G() { open() }\n\nfunc open() {}\n',
      'open_linux.go': 'package a\n\nfunc open() {}\n',
      'new.go': '//go:build go1.20 && !(purego || appengine)\n\npackage a\n\nfunc bytes() {}\n',
      'old.go': '//go:build !go1.20\n\npackage a\n\nfunc bytes() {}\n',
    });
    assert.deepEqual(calleesOf(symbols, 'f.go#F'), ['new.go#bytes', 'open_linux.go#open']);
    assert.deepEqual(calleesOf(symbols, 'open_windows.go#G'), ['open_windows.go#open']);
  });

  it('knows fields of types without a name, variables in blocks, named slices and type arguments', async () => {
    const symbols = await symbolsOf({
      'a.go': [
        'package a',
        'type Item struct{}',
        'func (i *Item) Cost() int { return 1 }',
        'type Items []*Item',
        'func parse[T any](text string) *Item { return nil }',
        'var (',
        '\t// std is the usual one',
        '\tstd = &Item{}',
        '\tother *Item',
        ')',
        'func block() { std.Cost() }',
        'func declared() { other.Cost() }',
        'func element(items Items) { items[0].Cost() }',
        'func ranged(items Items) { for _, it := range items { it.Cost() } }',
        'func table() {',
        '\ttests := []struct {',
        '\t\tname, text string `json:"x"` // of the case',
        '\t\titem *Item',
        '\t}{{}}',
        '\tfor _, tt := range tests { tt.item.Cost() }',
        '}',
        'func generic() { parse[int]("1").Cost() }',
      ].join('\n'),
    });
    for (const name of ['block', 'declared', 'element', 'ranged', 'table']) {
      assert.deepEqual(calleesOf(symbols, `a.go#${name}`), ['a.go#Item.Cost'], name);
    }
    assert.deepEqual(calleesOf(symbols, 'a.go#generic'), ['a.go#Item.Cost', 'a.go#parse']);
  });

  it('takes the method that a build takes', async () => {
    const symbols = await symbolsOf({
      'go.mod': 'module example.com/a\n',
      'a.go': 'package a\n\ntype Tty struct{}\n\nfunc (t *Tty) Run() { t.open(); t.size(); t.only() }\n',
      'tty_bsd.go':
        '//go:build freebsd\n\npackage a\n\nfunc (t *Tty) open() {}\nfunc (t *Tty) size() {}\nfunc (t *Tty) only() {}\n',
      'tty_unix.go': '//go:build linux || darwin\n\npackage a\n\nfunc (t *Tty) open() {}\n',
      'tty_windows.go': 'package a\n\nfunc (t *Tty) open() {}\nfunc (t *Tty) size() {}\n',
    });
    // Of size() nobody knows which one is meant: neither is built on Linux.
    assert.deepEqual(calleesOf(symbols, 'a.go#Tty.Run'), ['tty_bsd.go#Tty.only', 'tty_unix.go#Tty.open']);
  });

  it('gives constants the type of the one that they repeat, and knows every name of a list', async () => {
    const symbols = await symbolsOf({
      'go.mod': 'module a\n',
      'a.go': [
        'package a',
        'type Event int',
        'func (e Event) Int() int { return 0 }',
        'const (',
        '\tA Event = iota',
        '\t// B is the second.',
        '\tB',
        '\tC',
        '\tPlain = 1',
        '\tOther',
        ')',
        'const (',
        '\tD = Event(iota)',
        '\tE',
        '\tK, L Event = 1, 2',
        '\tM, N',
        ')',
        'var U, V Event',
        'func second() { B.Int() }',
        'func third() { C.Int() }',
        'func converted() { E.Int() }',
        'func listed() { L.Int() }',
        'func repeated() { N.Int() }',
        'func variable() { U.Int() }',
        'func other() { Other.Int() }',
        'func local() { const X, B = 1, 2; B.Int() }',
      ].join('\n'),
    });
    for (const name of ['second', 'third', 'converted', 'listed', 'repeated', 'variable'])
      assert.deepEqual(calleesOf(symbols, `a.go#${name}`), ['a.go#Event.Int'], name);
    for (const name of ['other', 'local']) assert.deepEqual(calleesOf(symbols, `a.go#${name}`), [], name);
  });

  it('says what a call through an interface may run as', async () => {
    const symbols = await symbolsOf({
      'a.go': [
        'package a',
        'type Shape interface { Area(scale int) (float64, error) }',
        'type Square struct{}',
        'func (s *Square) Area(n int) (area float64, err error) { return 1, nil }',
        'type Tile struct{ Square }',
        'type Other struct{}',
        'func (o Other) Area() float64 { return 1 }',
        'func measure(s Shape) { s.Area(1) }',
      ].join('\n'),
    });
    assert.deepEqual(symbols.get('a.go#measure')!.calls, [
      { id: 'a.go#Shape.Area', confidence: 'exact' },
      { id: 'a.go#Square.Area', confidence: 'dispatch' },
    ]);
  });
});

describe('Java', () => {
  it('knows fields, elements of collections, own methods and classes of the package', async () => {
    const symbols = await symbolsOf({
      'a/b/Cart.java': [
        'package a.b;',
        'import java.util.List;',
        '/** A cart. */',
        'public class Cart {',
        '  private final List<Item> items;',
        '  public Cart(List<Item> items) { this.items = items; }',
        '  public int total() { int s = 0; for (Item i : items) { s += i.cost(); } return helper(s); }',
        '  static int helper(int n) { return n; }',
        '}',
      ].join('\n'),
      'a/b/Item.java': 'package a.b;\nclass Item { int cost() { return 1; } }\n',
    });
    assert.equal(symbols.get('a/b/Cart.java#Cart')!.doc, 'A cart.');
    assert.equal(symbols.get('a/b/Cart.java#Cart.Cart')!.kind, 'constructor');
    assert.deepEqual(calleesOf(symbols, 'a/b/Cart.java#Cart.total'), [
      'a/b/Cart.java#Cart.helper',
      'a/b/Item.java#Item.cost',
    ]);
  });

  it('tells overloads apart by lengths, collections, arrays and what is constructed', async () => {
    const symbols = await symbolsOf({
      'a/A.java': [
        'package a;',
        'import java.io.Reader;',
        'import java.io.StringReader;',
        'import java.util.*;',
        'class Base {',
        '  void put(int[] a) {} void put(Object a) {} void put(String a) {} void put(long a) {} void put(char a) {}',
        '}',
        'class A extends Base {',
        '  void join(Object[] all, int from, int to) {}',
        '  void join(Object... all) {}',
        '  void read(String text) {} void read(Reader reader) {}',
        '  void each(Collection<String> all) {} void each(Iterator<String> all) {}',
        '  void log(String format, Object arg) {} void log(String format, Object... args) {}',
        '  void length(Object[] x) { join(x, 0, x.length); }',
        '  void constructed() { read(new StringReader("")); }',
        '  void collected(List<String> list) { each(list); }',
        '  void passed(String format, Object... args) { log(format, args); }',
        '  void above(int[] a) { super.put(a); }',
        '}',
      ].join('\n'),
    });
    const one = (name: string) => calleesOf(symbols, `a/A.java#A.${name}`);
    assert.deepEqual(one('length'), ['a/A.java#A.join']);
    assert.deepEqual(one('constructed'), ['a/A.java#A.read~2']);
    assert.deepEqual(one('collected'), ['a/A.java#A.each']);
    assert.deepEqual(one('passed'), ['a/A.java#A.log~2']);
    assert.deepEqual(one('above'), ['a/A.java#Base.put']);
  });

  it('takes the letters of a hexadecimal number for digits', async () => {
    const symbols = await symbolsOf({
      'a/A.java': [
        'package a;',
        'class A {',
        '  void put(double n) {} void put(float n) {} void put(int n) {} void put(long n) {}',
        '  void whole() { put(0x1D); put(0xFF); }',
        '  void other() { put(0x1DL); put(1D); put(1f); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a/A.java#A.whole'), ['a/A.java#A.put~3']);
    assert.deepEqual(calleesOf(symbols, 'a/A.java#A.other'), [
      'a/A.java#A.put',
      'a/A.java#A.put~2',
      'a/A.java#A.put~4',
    ]);
  });

  it('goes on from overloads that give the same, and takes the declared type of a field', async () => {
    const symbols = await symbolsOf({
      'a/A.java': [
        'package a;',
        'interface Visitor { void visit(); }',
        'class A {',
        '  A add(Foo x) { return this; }',
        '  A add(Bar x) { return this; }',
        '  void build() {}',
        '  static final Visitor FIRST = new Visitor() { public void visit() {} };',
        '  void chain(Unknown u) { add(u.thing()).build(); }',
        '  void walk() { FIRST.visit(); }',
        '  Visitor make() { return new Visitor() { public void visit() {} }; }',
        '}',
        'class Foo {}',
        'class Bar {}',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a/A.java#A.chain'), ['a/A.java#A.build']);
    assert.ok(calleesOf(symbols, 'a/A.java#A.walk').includes('a/A.java#Visitor.visit'));
    assert.deepEqual(calleesOf(symbols, 'a/A.java#A.make'), []);
    assert.ok(symbols.get('a/A.java#A.make')!.uses?.some(({ id }) => id === 'a/A.java#Visitor'));
  });

  it('takes no method of a class without a name in an initializer for one of the class around', async () => {
    const symbols = await symbolsOf({
      'a/Task.java': [
        'package a;',
        'class Task {',
        '  static final Task NONE;',
        '  static { NONE = new Task() { @Override void cancel() { inner(); } void inner() {} }; }',
        '  { start(new Task() { @Override void cancel() {} }); }',
        '  void cancel() {}',
        '  void start(Task task) { task.cancel(); NONE.cancel(); }',
        '  void stop() { cancel(); inner(); }',
        '}',
        'class Late extends Task { void run() { cancel(); } }',
      ].join('\n'),
    });
    const own = [...symbols.values()].find(({ name, range }) => name === 'cancel' && range[0] === 6)!.id;
    assert.deepEqual(calleesOf(symbols, 'a/Task.java#Task.start'), [own]);
    assert.deepEqual(calleesOf(symbols, 'a/Task.java#Task.stop'), [own]);
    assert.deepEqual(calleesOf(symbols, 'a/Task.java#Late.run'), [own]);
    // Within that class they are known.
    assert.deepEqual(calleesOf(symbols, 'a/Task.java#Task.cancel'), ['a/Task.java#Task.inner']);
  });

  it('takes the methods of Object for no namesakes that take something else, nor for those of a type around', async () => {
    const symbols = await symbolsOf({
      'a/A.java': [
        'package a;',
        'class A {',
        '  static Class<?> getClass(String name) { return null; }',
        '  void wait(String reason) {}',
        '  public String toString() { return ""; }',
        '  void own(A a) { a.getClass(); getClass(); a.wait(); }',
        '  void named(A a) { a.getClass("A"); wait("why"); a.toString(); toString(); }',
        '  class Inner { void run() { toString(); getClass(); A.this.toString(); } }',
        '  class Around { void run() { toString(); } }',
        '  Runnable later() { return new Runnable() { public void run() { toString(); } }; }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a/A.java#A.own'), []);
    assert.deepEqual(calleesOf(symbols, 'a/A.java#A.named'), [
      'a/A.java#A.getClass',
      'a/A.java#A.toString',
      'a/A.java#A.wait',
    ]);
    assert.deepEqual(calleesOf(symbols, 'a/A.java#A.Inner.run'), ['a/A.java#A.toString']);
    assert.deepEqual(calleesOf(symbols, 'a/A.java#A.Around.run'), []);
    assert.deepEqual(calleesOf(symbols, 'a/A.java#A.later.run'), []);
  });

  it('does not link two copies of a program', async () => {
    const copy = (folder: string) => ({
      [`${folder}/shop/Cart.java`]:
        'package shop;\npublic class Cart { int total() { return new Item().cost() + Prices.of(1); } }\n',
      [`${folder}/shop/Item.java`]: 'package shop;\nclass Item { int cost() { return 1; } }\n',
      [`${folder}/shop/Prices.java`]: 'package shop;\nclass Prices { static int of(int n) { return n; } }\n',
    });
    const symbols = await symbolsOf({ ...copy('one'), ...copy('two') });
    for (const folder of ['one', 'two']) {
      assert.deepEqual(calleesOf(symbols, `${folder}/shop/Cart.java#Cart.total`), [
        `${folder}/shop/Item.java#Item`,
        `${folder}/shop/Item.java#Item.cost`,
        `${folder}/shop/Prices.java#Prices.of`,
      ]);
    }
  });
});
