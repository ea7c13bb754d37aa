/**
 * Made-up programs in which everything gives everything: functions that return what calls them, fields made from themselves, types
 * that extend, alias and hold each other. No compiler takes most of them; editors show such code while it is being written.
 */

/** How a language writes types whose members are random; `$C` is a random type, `$m` a method, `$f` a field. */
interface Notation {
  readonly file: string;
  readonly head: string;
  /** `$i` is the type's number. */
  readonly type: readonly [open: string, close: string];
  /** A member named `$n` with the body `$x`; one of several ways. */
  readonly methods: readonly string[];
  readonly expressions: readonly string[];
  readonly tail: string;
}

const METHODS = 3;
const FIELDS = 2;

const NOTATIONS: Readonly<Record<string, Notation>> = {
  python: {
    file: 'a.py',
    head: 'from __future__ import annotations\n',
    type: ['class C$i($C, $C):\n    f0 = $C.$f\n    f1: "$C[$C]"\n', ''],
    methods: [
      '    def $n(self):\n        self.$f = $x\n        return $x\n',
      '    @property\n    def $n(self) -> $C:\n        return $x\n',
    ],
    expressions: [
      'self.$m()',
      'self.$f',
      '$C()',
      'self.$m().$m()',
      'super().$m()',
      'fn0(self.$m())',
      'v0.$m()',
      'self.$m',
    ],
    tail: 'def fn0(x: T) -> T:\n    return fn1(x)\ndef fn1(x):\n    return fn0\nv0 = fn0(v1)\nv1 = v0\n',
  },
  typescript: {
    file: 'a.ts',
    head: '',
    type: ['export class C$i<T> extends $C<T> {\n  f0 = this.$f;\n  f1: $C<T>;\n', '}\n'],
    methods: ['  $n() { this.$f = $x; return $x; }\n', '  get $n(): T { return $x; }\n'],
    expressions: [
      'this.$m()',
      'this.$f',
      'new $C()',
      'this.$m().$m()',
      'super.$m()',
      'fn0(this.$m())',
      'o0.$m()',
      'this',
    ],
    tail: 'function fn0<T>(x: T): T { return fn1(x); }\nfunction fn1(x) { return fn0; }\nconst o0 = { m0: o1, m1: () => o1.m1(), ...o1 };\nconst o1 = { ...o0, m2: o0.m1 };\ntype T0 = T1["m0"];\ntype T1 = T0 | Pick<T1, "m1">;\n',
  },
  javascript: {
    file: 'a.js',
    head: '',
    type: ['function C$i() { this.f0 = this.$m(); this.f1 = new $C(); }\nC$i.prototype = new $C();\n', ''],
    methods: ['C$i.prototype.$n = function () { return $x; };\n', 'C$i.$n = $C.$m;\n'],
    expressions: ['this.$m()', 'this.$f', 'new $C()', 'this.$m().$m()', '$C.$m()', '$C()'],
    tail: 'module.exports = { ...module.exports, C0 };\n',
  },
  java: {
    file: 'p/A.java',
    head: 'package p;\n',
    type: ['class C$i<T extends $C<T>> extends $C<T> {\n  $C<T> f0 = $f.$m();\n  $C<T> f1;\n', '}\n'],
    methods: ['  T $n() { var x = $x; return x.$m(); }\n', '  $C<$C<T>> $n() { return $x; }\n'],
    expressions: ['this.$m()', '$f', 'new $C<>()', '$m().$m()', 'super.$m()', 'x -> x.$m()', 'this::$m'],
    tail: '',
  },
  csharp: {
    file: 'A.cs',
    head: 'namespace P;\n',
    type: [
      'partial class C$i<T> : $C<T> where T : $C<T> {\n  $C<T> f0 => $f;\n  $C<T> f1 { get; } = $f.$m();\n',
      '}\n',
    ],
    methods: ['  T $n() { var x = $x; return x.$m(); }\n', '  $C<$C<T>> $n() => $x;\n'],
    expressions: ['this.$m()', '$f', 'new $C<T>()', '$m().$m()', 'base.$m()', '$m().s()', 'x => x.$m()'],
    tail: 'static class E { public static T s<T>(this T x) => x.s(); public static T s<T>(this C0<T> x) => x.s().s(); }\n',
  },
  kotlin: {
    file: 'A.kt',
    head: 'package p\n',
    type: [
      'open class C$i<T : $C<T>> : $C<T>() {\n  val f0 = $f\n  val f1 get() = $f.$m()\n  companion object : $C<T>()\n',
      '}\n',
    ],
    methods: ['  fun $n() = $x\n', '  fun $n(): T = $x\n'],
    expressions: [
      'this.$m()',
      '$f',
      '$C<T>()',
      '$m().$m()',
      'super.$m()',
      '$f.e()',
      'apply { $m() }',
      'with($m()) { $m() }',
    ],
    tail: 'fun <T> T.e() = this.d()\nfun <T> T.d() = e()\ntypealias A = B\ntypealias B = A\nfun k(a: A) = a.m0().e()\n',
  },
  rust: {
    file: 'src/lib.rs',
    head: 'type A = B; type B = A; mod x { pub use super::*; } pub use x::*;\n',
    type: [
      'struct C$i<T> { f0: $C<T>, f1: Box<$C<T>> }\nimpl<T> std::ops::Deref for C$i<T> { type Target = $C<T>; fn deref(&self) -> &$C<T> { self.$f.deref() } }\nimpl<T> C$i<T> {\n',
      '}\n',
    ],
    methods: ['  fn $n(&self) -> $C<T> { let x = $x; x.$m(); $x }\n', '  fn $n(&self) -> impl Tr { $x }\n'],
    expressions: ['self.$m()', 'self.$f', 'self.$m().$m()', 'self.t()', 'Self::$m(self)', 'A::$m()'],
    tail: 'trait Tr: Tr { type O; fn t(&self) -> Self::O { self.t() } }\nimpl<T> Tr for C0<T> { type O = <C1<T> as Tr>::O; }\n',
  },
  go: {
    file: 'a.go',
    head: 'package p\n',
    type: ['type C$i struct { $C; *$C; f0 *$C; f1 map[string]$C }\ntype A$i = $C\n', ''],
    methods: ['func (c *C$i) $n() *$C { x := $x; x.$m(); return $x }\n', 'func (c C$i) $n() I { return $x }\n'],
    expressions: ['c.$m()', 'c.$f', 'c.$m().$m()', 'fn0(c)', 'c.f1["a"].$m()', 'v0'],
    tail: 'type I interface { I; m0() I }\nvar v0 = fn0(v1)\nvar v1 = v0\nfunc fn0[T any](x T) T { return fn0(x) }\n',
  },
  ruby: {
    file: 'a.rb',
    head: '',
    type: ['class C$i < $C\n  include $C\n  A0 = $C\n', 'end\n'],
    methods: ['  def $n; @$f = $x; $x; end\n', '  def self.$n; $x; end\n', '  alias $n $m\n'],
    expressions: ['$m', '@$f', '$C.new', '$m.$m', '$C.$m', 'self.class.$m', 'super', 'A0.$m', '@$f ||= $m'],
    tail: '',
  },
  php: {
    file: 'a.php',
    head: '<?php\nnamespace P;\n',
    type: ['class C$i extends $C {\n  use $C;\n  private $C $f0; public $f1;\n', '}\n'],
    methods: [
      '  function $n() { $this->$f = $x; return $x; }\n',
      '  /** @return static */\n  static function $n() { return $x; }\n',
    ],
    expressions: ['$this->$m()', '$this->$f', 'new $C', '$this->$m()->$m()', 'parent::$m()', 'static::$m()'],
    tail: '',
  },
  cpp: {
    file: 'a.hpp',
    head: '#include "a.hpp"\n',
    type: ['template <typename T> struct C$i : $C<T> {\n  $C<T> f0; $C<T> f1; using U = typename $C<T>::U;\n', '};\n'],
    methods: ['  auto $n() { auto x = $x; return x.$m(); }\n', '  U $n() { return $x; }\n'],
    expressions: ['$m()', 'this->$f', '$C<T>()', '$m().$m()', '$C<T>::$m()'],
    tail: 'typedef A B; typedef B A;\nvoid k(A a) { a.m0().m1(); k(a); }\n',
  },
  bash: {
    file: 'a.sh',
    head: 'source ./a.sh\n',
    type: ['', ''],
    methods: ['$n() { $x; $x; }\n'],
    expressions: ['$m', 'echo "$($m)"', '$m | $m', 'trap $m EXIT'],
    tail: 'm0\n',
  },
};

export const CIRCULAR_LANGUAGES = Object.keys(NOTATIONS);

/** A program of a few types, path to text. */
export function circularProgram(language: string, random: (below: number) => number): Record<string, string> {
  const { file, head, type, methods, expressions, tail } = NOTATIONS[language]!;
  const types = 2 + random(6);
  const one = (list: readonly string[]) => list[random(list.length)]!;
  const fill = (text: string, index: number, name = ''): string =>
    text
      .replace(/\$x/g, () => one(expressions))
      .replace(/\$([iCmfn])(?!\w)/g, (_, what: string) => {
        if (what === 'i') return String(index);
        if (what === 'C') return `C${random(types)}`;
        if (what === 'n') return name;
        return what === 'm' ? `m${random(METHODS)}` : `f${random(FIELDS)}`;
      });
  let text = head;
  for (let index = 0; index < types; index++) {
    text += fill(type[0], index);
    for (let method = 0; method < METHODS; method++) text += fill(one(methods), index, `m${method}`);
    text += fill(type[1], index);
  }
  return { [file]: text + fill(tail, 0) };
}
