import assert from 'node:assert/strict';
import type { StructDocument, SymbolRecord } from '../../../../src/core/model/structDocument.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';
import { testParser } from '../../../support/testParser.ts';

async function calls(files: Record<string, string>): Promise<string[]> {
  const workspace = createMemoryWorkspace(files);
  await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
  const { modules } = JSON.parse(workspace.files.get('struct.json')!) as StructDocument;
  const found: string[] = [];
  const walk = (symbol: SymbolRecord) => {
    for (const { id, confidence } of symbol.calls ?? [])
      found.push(`${symbol.id} > ${id}${confidence === 'exact' ? '' : ` ${confidence}`}`);
    for (const member of symbol.members ?? []) walk(member);
  };
  for (const { symbols } of modules) for (const symbol of symbols) walk(symbol);
  return found.sort();
}

/** Calls of one file's definitions in short: `f > g`. */
async function callsIn(text: string): Promise<string[]> {
  return (await calls({ 'a.kt': text })).map((call) => call.replaceAll('a.kt#', ''));
}

describe('language: Kotlin', () => {
  describe('definitions', () => {
    it('finds types, constructors, properties and functions with their owners', async () => {
      const { facts } = await testParser.facts(
        'a.kt',
        'kotlin',
        `package a.b

/** A shape. */
@Serializable
data class Shape<T>(val width: Int, var height: Int = 2, plain: String) : Base(plain), Named {
  constructor(size: Int) : this(size, size, "")
  val area: Int get() = width * height
  private val cache by lazy { listOf(1) }
  init { check(width > 0) }
  inner class Inner
  companion object { const val MOST = 3 }
}
sealed interface Named {
  fun name(): String
}
enum class Color(val code: Int) { RED(1) { override fun f() = 1 }, GREEN(2); open fun f() = 0 }
object Registry
typealias Shapes = List<Shape<*>>
val top = 1
internal fun <T> List<T>.second(): T = this[1]
fun outer() { fun local() {} }
`,
      );
      const { definitions, errors } = facts;
      assert.deepEqual(errors, []);
      const described = definitions.map(({ kind, name, parent, exported }) =>
        [parent < 0 ? '' : `${definitions[parent]!.name}.`, name, ` ${kind}`, exported ? '' : ' hidden'].join(''),
      );
      assert.deepEqual(described, [
        ...['Shape class', 'Shape.width field', 'Shape.height field', 'Shape.constructor constructor'],
        ...['Shape.area field', 'Shape.cache field hidden', 'Shape.Inner class', 'Shape.companion class'],
        ...['companion.MOST field', 'Named interface', 'Named.name method', 'Color enum', 'Color.code field'],
        ...['Color.RED member', 'RED.f function', 'Color.GREEN member', 'Color.f method', 'Registry class'],
        ...['Shapes type', 'top constant', 'second function hidden', 'outer function', 'outer.local function hidden'],
      ]);
      const shape = definitions[0]!;
      assert.equal(shape.doc, 'A shape.');
      assert.deepEqual(shape.decorators, ['@Serializable']);
      assert.equal(shape.startLine, 3);
      assert.match(shape.signature, /^data class Shape<T>\(val width: Int, var height: Int = 2, plain: String\)/);
      assert.equal(definitions.find(({ name }) => name === 'second')?.receiver, 'List<_>');
    });

    it('reads a primary constructor on a line of its own', async () => {
      const { facts } = await testParser.facts(
        'a.kt',
        'kotlin',
        'class A\n@Inject\ninternal constructor(\n  val x: Int,\n) {\n  fun f() = x\n}\n',
      );
      const { definitions, errors } = facts;
      assert.deepEqual(errors, []);
      assert.deepEqual(
        definitions.map(({ name, nameLine }) => `${name} ${nameLine}`),
        ['A 1', 'x 4', 'f 6'],
      );
    });
  });

  describe('receivers', () => {
    it('follows parameters, properties, local values, inferred results and inheritance', async () => {
      const found = await callsIn(`
open class Base { open fun run() {} }
class Engine : Base() { override fun run() {}; fun part() = Part() }
class Part { fun turn() {} }
class Car(private val engine: Engine) {
  val spare = Part()
  val late by lazy { Part() }
  fun a() { engine.run() }
  fun b() { spare.turn(); late.turn() }
  fun c() { val p = engine.part(); p.turn() }
  fun d(base: Base?) { base?.run() }
  fun e(parts: List<Part>) { for (p in parts) p.turn(); parts.forEach { it.turn() }; parts.first().turn() }
}
`);
      assert.deepEqual(found, [
        ...['Car.a > Engine.run', 'Car.b > Part.turn', 'Car.c > Engine.part', 'Car.c > Part.turn'],
        ...['Car.d > Base.run', 'Car.d > Engine.run dispatch', 'Car.e > Part.turn', 'Car.late > Part'],
        ...['Car.spare > Part', 'Engine.part > Part'],
      ]);
    });

    it('knows the companion by its type and without it, and objects by their name', async () => {
      const found = await callsIn(`
class A { companion object { fun make() = A() }
  fun f() { make() }
}
object Registry {
  fun add(a: A) {}
}
fun g() { Registry.add(A.make()) }
`);
      assert.deepEqual(found, [
        'A.companion.make > A',
        'A.f > A.companion.make',
        'g > A.companion.make',
        'g > Registry.add',
      ]);
    });

    it('takes the type that a condition gives only where it holds', async () => {
      const found = await callsIn(`
class A {
  fun only() {}
}
class B {
  fun only() {}
}
fun f(x: Any) { if (x is A) { x.only() } }
fun g(x: Any) { when (x) { is A -> 1; is B -> x.only() } }
fun h(x: Any) { if (x !is B) return; x.only() }
fun i(x: Any) { if (x is A && true) {} else x.only() }
fun j(x: Any) = x is B && x.only()
fun k(x: Any) = (x as A).only()
`);
      assert.deepEqual(found, ['f > A.only', 'g > B.only', 'h > B.only', 'j > B.only', 'k > A.only']);
    });

    it('says what `this` and `it` are in lambdas', async () => {
      const found = await callsIn(`
class Builder { fun add() {}; fun done() = Result() }
class Result { fun use() {} }
fun build(block: Builder.() -> Unit) {}
fun each(action: (Result) -> Unit) {}
typealias Setup = Builder.(Int) -> Unit
fun set(setup: Setup) {}
fun a() { build { add() } }
fun b() { each { it.use() }; each { r -> r.use() } }
fun c(x: Builder) { x.apply { add() }.done().also { it.use() } }
fun d(x: Builder) { x.let { it.done() }.use() }
fun e(x: Builder) = with(x) { this.add() }
fun f() { set { add() } }
`);
      assert.deepEqual(found, [
        ...[
          'Builder.done > Result',
          'a > Builder.add',
          'a > build',
          'b > Result.use',
          'b > each',
          'c > Builder.add',
          'c > Builder.done',
        ],
        ...['c > Result.use', 'd > Builder.done', 'd > Result.use', 'e > Builder.add', 'f > Builder.add', 'f > set'],
      ]);
    });

    it('takes a constant that broken code leaves outside of all types for nothing', async () => {
      const text = 'class P {\n operator A(1)\nfun f() = A.run()';
      const { facts } = await testParser.facts('a.kt', 'kotlin', text);
      assert.deepEqual(
        facts.definitions.filter(({ kind }) => kind === 'member').map(({ parent }) => parent),
        [-1],
      );
      assert.deepEqual(await callsIn(text), []);
    });

    it('leaves parameters of a class header out of its functions', async () => {
      const found = await callsIn(`
interface Sink {
  fun put()
}
class Real(s: Sink) : Sink {
  override fun put() {}
}
class Pipe(sink: Sink) { val sink = Real(sink)
  fun f() { sink.put() } }
`);
      assert.deepEqual(found, ['Pipe.f > Real.put', 'Pipe.sink > Real']);
    });
  });

  describe('functions', () => {
    it('calls extensions by what they are for; members come first', async () => {
      const found = await callsIn(`
class A {
  fun shown() {}
}
class B
fun A.shown() {}
fun A.extra() { shown() }
fun B.extra() {}
fun String.extra() {}
val A.size: Int get() = count()
fun A.count() = 1
fun f(a: A, b: B) { a.shown(); a.extra(); b.extra(); "x".extra() }
fun g(x: Unknown) { x.extra() }
fun h() { extra() }
`);
      assert.deepEqual(
        found,
        [
          ...['A.shown', 'extra', 'extra~2', 'extra~3'].map((name) => `f > ${name}`),
          ...['extra > A.shown', 'size > count'],
        ].sort(),
      );
    });

    it('links no extension by its name alone', async () => {
      const text = `
import lib.made
class A
fun A.only() {}
fun <T> T.every() {}
fun String.text() {}
fun f() { made().only(); made().every() }
fun g(a: A) { a.only(); a.every(); listOf(a).first().only(); 1L.toString().text() }
`;
      assert.deepEqual(await callsIn(text), ['g > every', 'g > only', 'g > text']);
      const workspace = createMemoryWorkspace({ 'a.kt': text });
      await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
      const { modules } = JSON.parse(workspace.files.get('struct.json')!) as StructDocument;
      const f = modules[0]!.symbols.find(({ name }) => name === 'f')!;
      assert.deepEqual(f.unresolved, ['every', 'only']);
    });

    it('tells overloads by number, defaults, trailing lambdas and types', async () => {
      const found = await callsIn(`
fun f(a: Int, b: Int = 1) {}
fun f(a: String) {}
fun g(a: Int = 1, block: () -> Unit) {}
fun g(a: Int, b: Int) {}
fun a() { f("x") }
fun b() { f(1, 2) }
fun c() { g { } }
fun d() { g(1) { } }
fun e() { g(1, 2) }
`);
      assert.deepEqual(found, ['a > f~2', 'b > f', 'c > g', 'd > g', 'e > g~2']);
    });

    it('takes the letters of a hexadecimal number for digits', async () => {
      const found = await callsIn(`
fun f(a: Float) {}
fun f(a: Double) {}
fun f(a: Int) {}
fun a() { f(0xFF) }
fun b() { f(0x1D) }
fun c() { f(1f) }
`);
      assert.deepEqual(found, ['a > f~3', 'b > f~3', 'c > f']);
    });

    it('tells overloads by what overloads give whose own arguments are unknown', async () => {
      const found = await callsIn(`
class A {
  fun put(a: A, at: Long) {}
  fun put(b: String, at: Long) {}
}
fun most(a: Long, b: Int): Long = a
fun most(a: Int, b: Long): Long = b
fun f(a: A) { val at = most(unknown(), other()); a.put(a, at) }
fun g(a: A, at: Long) { a.put("x", at) }
`);
      assert.deepEqual(found, ['f > A.put', 'g > A.put~2']);
    });

    it('reads operators, infix calls, invoke, templates and references', async () => {
      const found = await callsIn(`
class V { operator fun plus(o: V) = V(); infix fun at(o: V) = o; operator fun get(i: Int) = V(); operator fun invoke() = V()
  fun shown() = "" }
fun twice(n: Int) = n
fun a(v: V, w: V) { (v + w).shown() }
fun b(v: V, w: V) { (v at w).shown() }
fun c(v: V) { v[1].shown() }
fun d(v: V) { v().shown() }
fun e(v: V) = "\${v.shown()} and \${twice(1)}"
fun f() = listOf(1).map(::twice)
`);
      assert.deepEqual(
        found.filter((call) => /^[a-f] /.test(call)),
        [
          ...['a > V.plus', 'a > V.shown', 'b > V.at', 'b > V.shown', 'c > V.get', 'c > V.shown', 'd > V.invoke'],
          ...['d > V.shown', 'e > V.shown', 'e > twice'],
        ],
      );
    });
  });

  describe('packages', () => {
    it('imports names, functions, members of objects, aliases and stars', async () => {
      const found = await calls({
        'lib/Api.kt':
          'package lib\nclass A {\n  fun f() {}\n}\nfun top() {}\nfun A.ext() {}\nobject O {\n  fun inO() {}\n}',
        'app/Main.kt':
          'package app\nimport lib.A as Other\nimport lib.top\nimport lib.ext\nimport lib.O.inO\n' +
          'fun main() { val a = Other(); a.f(); a.ext(); top(); inO() }',
        'app/Star.kt': 'package app\nimport lib.*\nfun star(a: A) { a.ext(); top() }',
        'app/None.kt': 'package app\nfun none() { top() }',
      });
      assert.deepEqual(found, [
        ...['A', 'A.f', 'O.inO', 'ext', 'top'].map((name) => `app/Main.kt#main > lib/Api.kt#${name}`),
        ...['ext', 'top'].map((name) => `app/Star.kt#star > lib/Api.kt#${name}`),
      ]);
    });

    it('shares types, and only types, with Java files of the package', async () => {
      const found = await calls({
        'a/K.kt': 'package a\nclass K { fun k(j: J) { j.run() } }\nfun free() {}',
        'a/J.java': 'package a; public class J { public void run() { new K().k(this); free(); } }',
      });
      assert.deepEqual(found, [
        'a/J.java#J.run > a/K.kt#K',
        'a/J.java#J.run > a/K.kt#K.k',
        'a/K.kt#K.k > a/J.java#J.run',
      ]);
    });

    it('gives the object around where apply and the like are called on none', async () => {
      const found = await callsIn(`class Builder {
  var code = 1
  fun code(c: Int) = apply { this.code = c }
  fun name(n: String) = also { it.check() }
  fun check() {}
  fun both() { apply { check() } }
  fun build() = 1
}
fun f() { Builder().code(1).name("a").build() }
`);
      assert.deepEqual(found, [
        'Builder.both > Builder.check',
        'Builder.name > Builder.check',
        'f > Builder',
        'f > Builder.build',
        'f > Builder.code~2',
        'f > Builder.name',
      ]);
    });

    it('takes what is imported by name from outside for no class of the package', async () => {
      const found = await calls({
        'a.kt': `package app
import lib.time.*
import lib.time.Instant
fun Instant.local() = later()
fun use(i: Instant) { i.later(); Instant(1) }
`,
        'b.kt': 'package app\nclass Instant(val v: Int) {\n  fun later() = v\n}\nfun own(i: Instant) { i.later() }\n',
      });
      assert.deepEqual(found, ['b.kt#own > b.kt#Instant.later']);
    });

    it('takes what is expected of all platforms, and what is actual on one', async () => {
      const found = await calls({
        'src/commonMain/P.kt':
          'package p\nexpect class Lock() { fun lock() }\nfun common(l: Lock) { l.lock(); now() }\nexpect fun now(): Int',
        'src/jvmMain/J.kt':
          'package p\nactual class Lock { actual fun lock() {} }\nactual fun now() = 1\nfun jvm(l: Lock) { l.lock(); now() }',
        'src/jsMain/S.kt': 'package p\nactual class Lock { actual fun lock() {} }\nactual fun now() = 2',
      });
      assert.deepEqual(found, [
        'src/commonMain/P.kt#common > src/commonMain/P.kt#Lock.lock',
        'src/commonMain/P.kt#common > src/commonMain/P.kt#now',
        'src/jvmMain/J.kt#jvm > src/jvmMain/J.kt#Lock.lock',
        'src/jvmMain/J.kt#jvm > src/jvmMain/J.kt#now',
      ]);
    });

    it('never links two copies of a program', async () => {
      const program = {
        'Model.kt': 'package p\nclass Model {\n  fun go() {}\n}\nfun helper(m: Model) {}',
        'Ext.kt': 'package p\nfun Model.extra() {}\nfun lonely() {}',
        'app/Main.kt':
          'package q\nimport p.*\nimport p.extra\nfun main(m: Model) { m.go(); m.extra(); helper(m); lonely() }',
      };
      const both = Object.fromEntries(
        ['one', 'two'].flatMap((side) => Object.entries(program).map(([path, text]) => [`${side}/${path}`, text])),
      );
      const found = await calls(both);
      for (const call of found) assert.equal(call.split('/')[0], call.split(' > ')[1]!.split('/')[0], call);
      assert.equal(found.filter((call) => call.startsWith('one/app/Main.kt#main')).length, 4);
    });
  });
});
