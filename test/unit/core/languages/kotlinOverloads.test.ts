import assert from 'node:assert/strict';
import type { StructDocument, SymbolRecord } from '../../../../src/core/model/structDocument.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

/** Calls of some files' definitions in short: `f > g`. */
async function calls(files: Record<string, string>): Promise<string[]> {
  const workspace = createMemoryWorkspace(files);
  await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
  const { modules } = JSON.parse(workspace.files.get('struct.json')!) as StructDocument;
  const found: string[] = [];
  const walk = (symbol: SymbolRecord) => {
    for (const { id } of symbol.calls ?? []) found.push(`${symbol.id} > ${id}`.replaceAll(/[\w/]+\.kt#/g, ''));
    for (const member of symbol.members ?? []) walk(member);
  };
  for (const { symbols } of modules) for (const symbol of symbols) walk(symbol);
  return found.sort();
}

describe('overloads in Kotlin', () => {
  it('are told apart by what a lambda behind the parentheses leaves to be given', async () => {
    const found = await calls({
      'a.kt': `class Query
typealias Decl = Query.() -> Unit
fun get(q: Query? = null, p: (() -> Int)? = null) = 1
fun get(k: String, q: Query? = null, p: (() -> Int)? = null) = 1
fun start(e: Boolean = true, d: Decl? = null) = 1
fun start(d: Decl?) = 1
fun start(d: Query?) = 1
fun insert(f: (Query) -> Unit) = 1
fun insert(q: Query, columns: List<Query>? = null) = 1
fun f() {
  get { 1 }
  start { }
  insert { }
}
`,
    });
    assert.deepEqual(found, ['f > get', 'f > insert', 'f > start~2']);
  });

  it('are told apart by no argument of which nothing is known', async () => {
    const found = await calls({
      'a.kt': `class A
fun lint(content: String, x: Int = 1, y: Boolean = true) = 1
fun lint(file: A, x: Int = 1) = 1
fun unknown(a: org.x.Y) { lint(a.z) }
fun known() {
  val code = """
    \${A()}
  """
  lint(code)
}
fun number() {
  val one = 1
  take(one)
}
fun take(a: Int) = 1
fun take(a: String) = 1
`,
    });
    assert.deepEqual(found, ['known > A', 'known > lint', 'number > take']);
  });

  it('are told apart by objects, and by what variable parameters before a lambda take', async () => {
    const found = await calls({
      'a.kt': `open class Table
object Cities : Table()
class Row
class Option
fun withTables(except: Option, vararg tables: Table, configure: (Row.() -> Unit)? = null, run: Row.() -> Unit) {}
fun withTables(vararg tables: Table, configure: (Row.() -> Unit)? = null, run: Row.() -> Unit) {}
fun f() { withTables(Cities, Cities) { } }
fun g(option: Option) { withTables(option, Cities, Cities) { } }
`,
    });
    assert.deepEqual(found, ['f > withTables~2', 'g > withTables']);
  });

  it('are told apart by literals of classes, which extensions are for as well', async () => {
    const found = await calls({
      'a.kt': `import kotlin.reflect.KClass
class A
fun of(name: String, type: KClass<*>) = 1
fun of(name: String, type: A) = 1
fun of(name: String, type: Class<*>) = 1
fun KClass<*>.title() = 1
fun A.title() = 1
fun f() { of("", A::class) }
fun g() { of("", A::class.java) }
fun h() { Int::class.title() }
`,
    });
    assert.deepEqual(found, ['f > of', 'g > of~3', 'h > title']);
  });
});

describe('names in Kotlin', () => {
  it('are those of a companion by the name that it has without one', async () => {
    const found = await calls({
      'a.kt': `package a
class Path {
  companion object {
    fun String.toPath(): Path = Path()
    fun of() = 1
  }
}
`,
      'b.kt': `package b
import a.Path.Companion.toPath
import a.Path
fun f() { "/".toPath() }
fun g() { Path.Companion.of() }
`,
    });
    assert.deepEqual(found, ['Path.companion.toPath > Path', 'f > Path.companion.toPath', 'g > Path.companion.of']);
  });

  it('are not those of other files that keep them for themselves', async () => {
    const found = await calls({
      'a.kt': 'package a\nprivate fun A.text() = 1\nfun f(a: A) { a.text() }\nclass A\n',
      'b.kt': 'package a\nprivate fun A.text() = 2\nfun g(a: A) { a.text() }\n',
      'c.kt': 'package a\nfun h(a: A) { a.text() }\n',
    });
    assert.deepEqual(found, ['f > text', 'g > text']);
  });
});

describe('calls of types in Kotlin', () => {
  it('are of what a companion can be called with where no constructor is meant', async () => {
    const found = await calls({
      'a.kt': `class Hidden private constructor(val name: String) {
  companion object {
    operator fun invoke(name: String) = Hidden(name)
  }
}
class Open(val name: String) {
  companion object {
    operator fun invoke(name: String, size: Int) = Open(name)
  }
}
interface Spec {
  companion object {
    operator fun invoke(f: () -> Unit): Spec = TODO()
  }
}
fun f() { Hidden("a").name }
fun g() { Open("a") }
fun h() { Open("a", 1) }
fun i() { Spec { } }
`,
    });
    assert.deepEqual(found, [
      'Hidden.companion.invoke > Hidden',
      'Open.companion.invoke > Open',
      'f > Hidden.companion.invoke',
      'g > Open',
      'h > Open.companion.invoke',
      'i > Spec.companion.invoke',
    ]);
  });
});

describe('extensions in Kotlin of what is not known', () => {
  it('are meant where one is imported by its name, or is the only one for a type of outside, and no type has the name', async () => {
    const found = await calls({
      'a.kt': `package a
import lib.ReceiveChannel
fun <T> ReceiveChannel<T>.takeEvent(): T = TODO()
fun String.takeIt() = 1
fun Stream.open() = 1
fun Stream.first() = 1
`,
      'b.kt': `package b
import a.open
import a.takeEvent
import a.takeIt
import lib.Channel
import lib.made
class Door {
  fun open() = 1
}
fun f(channel: Channel<Int>) { channel.takeEvent() }
fun g() { made().takeEvent() }
fun h() { made().open() }
fun i(channel: Channel<Int>) { channel.takeIt() }
`,
      'c.kt': 'package a\nimport lib.made\nfun j() { made().takeEvent() }\n',
    });
    assert.deepEqual(found, ['f > takeEvent', 'g > takeEvent']);
  });
});

describe('indices in Kotlin', () => {
  it('call set where they are assigned to', async () => {
    const found = await calls({
      'a.kt': `class A {
  operator fun get(at: Int) = 1
  operator fun set(at: Int, value: Int) {}
}
fun f(a: A) { a[1] = 2 }
fun g(a: A) = a[1]
`,
    });
    assert.deepEqual(found, ['f > A.set', 'g > A.get']);
  });
});

describe('names in lambdas in Kotlin', () => {
  it('are members of nothing where several types have them and nobody knows what the lambda gets', async () => {
    const found = await calls({
      'a.kt': `package a
import lib.made
import lib.Flow
class Context {
  fun awaitItem() = 1
}
fun <T> Flow<T>.test(check: Context.() -> Unit) {}
fun <T> Flow<T>.locked(check: () -> Unit) {}
class Tests {
  fun awaitItem() { made().test { awaitItem() } }
  fun other() { made().test { helper() } }
  fun helper() { made().foreign { awaitItem() } }
  fun locked() { made().locked { awaitItem() } }
}
`,
    });
    assert.deepEqual(found, [
      'Tests.helper > Tests.awaitItem',
      'Tests.locked > Tests.awaitItem',
      'Tests.other > Tests.helper',
    ]);
  });

  it('are constructors too, where functions have the name of a class', async () => {
    const found = await calls({
      'a.kt': `class Box(val v: Int)
fun Box(v: String): Box = Box(v.length)
fun Box(v: Int, w: Int): Box = Box(w)
class Day private constructor(val v: Int) {
  constructor(year: Int, month: Int) : this(year * month)
}
fun Day(year: Int, month: Int): Day = Day(year, 1)
fun Day(name: String, month: Int): Day = Day(name.length, month)
class Open(val v: Int)
fun Open(v: String): Open = Open(v.length)
abstract class Shape(val v: Int)
fun Shape(v: Int): Shape = shape()
fun shape(): Shape = Shape(1)
fun f(n: Int) = Box(n)
fun g() = Box("a")
fun h() = Box(1, 2)
fun i() = Day(1, 2)
fun j() = Day("a", 2)
fun k() = Open(unknown())
`,
    });
    assert.deepEqual(found, [
      'Box~2 > Box',
      'Box~3 > Box',
      'Day.constructor > Day',
      'Day~2 > Day',
      'Day~3 > Day',
      'Open~2 > Open',
      'Shape~2 > shape',
      'f > Box',
      'g > Box~2',
      'h > Box~3',
      'i > Day',
      'j > Day~3',
      'shape > Shape~2',
    ]);
  });

  it('are told apart by the names that arguments are given by', async () => {
    const found = await calls({
      'a.kt': `class Tab
fun named(code: Int, name: String) = 1
fun named(number: Int, name: Tab) = 1
fun over(all: Collection<Int>, vararg t: Tab, then: () -> Unit) {}
fun over(vararg t: Tab, then: () -> Unit) {}
fun f(x: Outside) { named(code = x.a, name = x.b) }
fun g(x: Outside) { named(name = x.b, number = x.a) }
fun h(x: Outside) { named(1, name = x.b) }
fun i() { named(1, name = "a") }
fun j(x: Outside) { over(all = x.a, Tab()) { } }
`,
    });
    assert.deepEqual(
      found.filter((call) => !call.endsWith('Tab')),
      ['f > named', 'g > named~2', 'i > named', 'j > over'],
    );
  });

  it('are extensions where no member of the name takes what is given', async () => {
    const found = await calls({
      'a.kt': `interface Format<T> { fun format(value: T): String }
class Parts { fun set() {} }
class Clock {
  fun plus(n: Int): Clock = this
}
fun Format<Parts>.format(block: Parts.() -> Unit): String = ""
fun Clock.plus(s: String): Clock = this
fun f(x: Format<Parts>) = x.format { set() }
fun g(x: Format<Parts>, p: Parts) = x.format(p)
fun h(c: Clock) = c.plus("a")
fun i(c: Clock) = c.plus(1)
`,
    });
    assert.deepEqual(found, ['f > Parts.set', 'f > format', 'g > Format.format', 'h > plus', 'i > Clock.plus']);
  });

  it('are left out where an annotation hides them, and meant last where one says so', async () => {
    const found = await calls({
      'a.kt': `class Zone
@Deprecated("kept for what was compiled before", level = DeprecationLevel.HIDDEN)
fun at(zone: Zone) = 1
fun at(zone: Zone, step: Int = 1) = 1
@LowPriorityInOverloadResolution
fun to(zone: Zone) = 1
fun to(zone: Zone, step: Int = 1) = 1
@LowPriorityInOverloadResolution
fun to(text: String) = 1
fun f(zone: Zone) {
  at(zone)
  to(zone)
  to("text")
}
`,
    });
    assert.deepEqual(found, ['f > at~2', 'f > to~2', 'f > to~3']);
  });

  it('are constructors without a body by all of their parameters', async () => {
    const found = await calls({
      'a.kt': `expect class Stamp {
  constructor(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0, label: Int = 0)
}
@LowPriorityInOverloadResolution
fun Stamp(year: Int, month: Int, dayOfMonth: Int, hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0, label: Int = 0): Stamp =
  Stamp(year = year, month = month, day = dayOfMonth, hour = hour, minute = minute)
fun f() = Stamp(1, 2, 3, 4, 5, 6, 7)
`,
    });
    assert.deepEqual(found, ['Stamp~2 > Stamp', 'f > Stamp']);
  });

  it('give what a class of their name is, whichever is meant', async () => {
    const found = await calls({
      'a.kt': `package a
import outside.*
interface Engine
interface Factory
class Client(val engine: Engine, val rest: Int = 0) { fun close() {} }
fun Client(factory: Factory, block: () -> Unit = {}): Client = TODO()
class Other(val engine: Engine) { fun close() {} }
fun Other(factory: Factory): Client = TODO()
fun f() {
  val client = Client(Fake)
  client.close()
}
fun g() {
  val other = Other(Fake)
  other.close()
}
`,
    });
    assert.deepEqual(found, ['f > Client.close']);
  });

  it('are told apart by companions, for which the names of their classes stand', async () => {
    const found = await calls({
      'a.kt': `interface Plugin<T>
class Cookies { companion object : Plugin<Int> }
class Named { companion object Key : Plugin<Int> }
class Plain
fun <T> install(plugin: Plugin<T>, block: () -> Unit = {}) {}
fun install(key: String, block: () -> Unit) {}
fun f() = install(Cookies) { }
fun g() = install(Named) { }
fun h() = install(Plain) { }
`,
    });
    assert.deepEqual(found, ['f > install', 'g > install']);
  });
});
