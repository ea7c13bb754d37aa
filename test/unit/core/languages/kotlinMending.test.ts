import assert from 'node:assert/strict';
import { mendText } from '../../../../src/core/languages/kotlin/mendText.ts';
import { testParser } from '../../../support/testParser.ts';

const READABLE: Record<string, string> = {
  'parameters of the context': 'context(a: A, b: (B) -> C)\nprivate fun D.f() = a.g()\n',
  'a condition behind a type in when':
    'fun f(x: Any, y: Int) = when (x) {\n  is A<*> if y > 1 -> 1\n  !is B if (\n    y > 2 &&\n      y < 9\n  ) -> 2\n  else -> 3\n}\n',
  'a branch that begins with if': 'fun f(x: Any, y: Int) = when (x) {\n  is A -> if (y > 1) 1 else 2\n  else -> 3\n}\n',
  'a property named where':
    'class A {\n  var where: B? = null\n  fun f() {\n    where?.let { g(it) }\n    g()\n    where = null\n  }\n}\n',
  'any number of arguments named as a modifier': 'class A(vararg data: Int) : B(C(*data), "d")\n',
  'a function get between its operands': 'fun f() {\n  val x = a.insert {\n    g(it)\n  } get b.id\n}\n',
  'a call of get below a property': 'fun f() {\n  val x by inject<A>()\n\n  get("/all") { g(x) }\n}\n',
  'an annotation of a getter':
    'class A {\n  val x: Int\n    @Opt(B::class)\n    get() = 1\n  var y: Int\n    @C get() = 1\n    set(v) {}\n}\n',
  'a constructor with words of its own':
    '@Opt(B::class)\n@C\nopen class A protected constructor() {\n  fun f() = 1\n}\n',
  'type arguments in front of a lambda':
    'fun f() = get<Int> { 1 }\nfun g() {\n  a.get<A<B>, C> {\n    1\n  }\n  get<A>{1}\n}\nfun h(): list<A> {\n  return 1\n}\n',
  'types of functions with a context':
    'fun f(b: context(A<B>) () -> C, c: suspend context(d.A) (B) -> C): C = b(A)\nval x: context(A) () -> C = { c }\n',
  'lambdas that suspend': 'fun f() = g(suspend { 1 }) + h { suspend { it } }\nval x = suspend { 1 }\n',
  'an annotation of a setter':
    'class A {\n  var x = 1\n    @Synchronized set(value) {\n      field = value\n    }\n}\n',
  'names that may be modifiers':
    'fun f(a: A) {\n  val open: Int\n  g { open = a.b\n    open = a.b\n  }\n  while (b && !final) { final = true }\n  set = set or 1\n  g(where = where?.h(), *data)\n}\n',
  'names that are called, asked and given as modifiers are written':
    'fun f(suspend: Boolean) {\n  open("a")\n  g.forEach { override ->\n    h(override.i, suspend = true)\n  }\n}\n',
  'entries of an enum that are named as modifiers': 'enum class A {\n  public,\n  inner,\n  value;\n}\n',
  'an annotation of a setter with a comment behind it':
    'class A {\n  var x: Int\n    get() = 1\n    @B("C") // why\n    set(value) {\n      y = value\n    }\n}\n',
  'a comma behind the last type parameter, and bounds that suspend':
    'class A {\n  inline fun <\n    reified T : suspend (B) -> C,\n    C,\n  > f(b: B) = 1\n}\n',
  'quotes at the end of a raw string':
    'class A {\n  val a = """b="c""""\n  val d = """"""\n  val e = f(""""g""""")\n}\n',
  'types on one line':
    'class A { val a = 1 }\nclass B : C { fun b() = d() }\nclass D { class E { val e = 1 } }\nval f = object : G { init { h() } }\nclass H { }\nenum class I { J, K }\n',
  'a comma behind the last index': 'fun f() = a[\n  g(1, 2),\n]\n',
  'strings that say how they interpolate': 'fun f(a: Int) = $$"$id $${g(a)}" + $$"""{"$b": "$$a"}"""\n',
};

describe('language: Kotlin, what its grammar does not read', () => {
  for (const [what, text] of Object.entries(READABLE)) {
    it(`reads ${what}`, async () => {
      const { facts } = await testParser.facts('a.kt', 'kotlin', text);
      assert.deepEqual(facts.errors, []);
      assert.equal(mendText(text).length, text.length);
    });
  }

  it('leaves what the grammar reads as it is', () => {
    const plain =
      'class A {\n  val x get() = 1\n  fun f() {\n    context(1)\n    val y = a.get(1)\n  }\n}\nfun <T> g() where T : A {}\n';
    assert.equal(mendText(plain), plain);
  });
});

describe('language: Kotlin, what its grammar reads as something else', () => {
  it('takes a class for one whose constructor has words of its own', async () => {
    const { facts } = await testParser.facts('a.kt', 'kotlin', READABLE['a constructor with words of its own']!);
    assert.deepEqual(
      facts.definitions.map(({ kind, name, startLine }) => [kind, name, startLine]),
      [
        ['class', 'A', 1],
        ['method', 'f', 4],
      ],
    );
    assert.match(facts.definitions[0]!.signature, /class A protected constructor\(\)$/);
  });

  it('takes a call with type arguments and a lambda for no comparison', async () => {
    const { body } = await testParser.facts('a.kt', 'kotlin', READABLE['type arguments in front of a lambda']!);
    const chains = body.references.map(({ chain }) => chain.join(' '));
    assert.equal(chains.filter((chain) => /get \(\)1/.test(chain)).length, 3, chains.join('\n'));
    assert.ok(!chains.some((chain) => chain.includes('compareTo')));
  });

  it('takes a call with one type and one name for no comparison', async () => {
    const { body } = await testParser.facts(
      'a.kt',
      'kotlin',
      'fun f(z: Int) {\n  g<A>(z)\n  a.b<A>(z)\n  z < (1)\n}\n',
    );
    const chains = body.references.map(({ chain }) => chain.join(' ').replaceAll('\u0001', ' '));
    for (const wanted of ['g ()1 %0', 'A', 'a .b ()1 %0', '%0 .compareTo ()1 <int>'])
      assert.ok(chains.includes(wanted), chains.join('\n'));
    assert.equal(chains.filter((chain) => chain.includes('compareTo')).length, 1);
  });
});
