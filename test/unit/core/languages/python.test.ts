import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

/** The calls of function `go` in `a.py`, whose text follows a few classes; those of these classes by their short name. */
async function callsIn(...lines: readonly string[]): Promise<string[]> {
  const classes = [
    'from typing import *',
    'class Foo:',
    '    def run(self): pass',
    'class Bar:',
    '    def run(self): pass',
    '    def stop(self): pass',
  ];
  const symbols = await symbolsOf({ 'a.py': [...classes, ...lines, ''].join('\n') });
  return calleesOf(symbols, 'a.py#go').map((id) => id.replace('a.py#', ''));
}

describe('Python: what a value is', () => {
  it('narrows by isinstance only where the condition holds', async () => {
    const calls = await callsIn(
      'def go(x, y, z):',
      '    if isinstance(x, Foo): x.run()',
      '    elif isinstance(x, (Bar, int)) and x: x.stop()',
      '    if not isinstance(y, Bar): return y.stop()',
      '    y.stop()',
      '    assert isinstance(z, Foo)',
      '    z.run()',
    );
    assert.deepEqual(calls, ['Bar.stop', 'Foo.run']);
    assert.deepEqual(await callsIn('def go(x):', '    x.stop()', '    if isinstance(x, Foo): pass', '    x.run()'), []);
  });

  it('reads what a header says by the names around it, not by its parameters', async () => {
    const symbols = await symbolsOf({
      'box.py': 'class Box:\n    def draw(self): pass\ndef head(): pass\n',
      'a.py': [
        'import box',
        'class Table:',
        '    class Row:',
        '        def go(self): pass',
        '    def show(self, row: Row, box: box.Box = box.head()) -> Row:',
        '        row.go()',
        '        box.draw()',
        '        box.head()',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#Table.show'), ['a.py#Table.Row.go', 'box.py#Box.draw', 'box.py#head']);
    assert.deepEqual(
      symbols.get('a.py#Table.show')!.uses?.map(({ id }) => id),
      ['a.py#Table.Row', 'box.py#Box'],
    );
  });

  it('reads types that are written as strings, however deep, and neither literals nor what is noted beside a type', async () => {
    const symbols = await symbolsOf({
      'box.py': 'class Box: pass\nHEAD = 1\n',
      'a.py': [
        'import typing as t',
        'from box import Box, HEAD',
        'def one(x: t.Optional["Box"]): pass',
        'def two(x: t.Sequence[str | type["Box"]] = ()): pass',
        'def three() -> t.Callable[["Box"], None]: pass',
        'def four(x: Literal["HEAD"] | t.Literal["Box"], y: t.Annotated[int, "Box"]): pass',
      ].join('\n'),
    });
    const uses = (name: string) => symbols.get(`a.py#${name}`)!.uses?.map(({ id }) => id) ?? [];
    for (const name of ['one', 'two', 'three']) assert.deepEqual(uses(name), ['box.py#Box'], name);
    assert.deepEqual(uses('four'), []);
  });

  it('narrows members and class patterns', async () => {
    assert.deepEqual(await callsIn('def go(x):', '    if isinstance(x.y, Foo): x.y.run()'), ['Foo.run']);
    // Of what the member is a member of it says nothing.
    assert.deepEqual(await callsIn('def go(x: Bar):', '    assert isinstance(x.y, Foo)', '    x.stop()'), ['Bar.stop']);
    assert.deepEqual(await callsIn('def go(x):', '    match x:', '        case Bar() as y: y.run(); x.stop()'), [
      'Bar.run',
      'Bar.stop',
    ]);
  });

  it('takes apart tuples, mappings and what iterating and entering give', async () => {
    assert.deepEqual(
      await callsIn(
        'def pair() -> Tuple[int, Foo]: ...',
        'def go(d: Dict[Foo, Bar]):',
        '    _, foo = pair()',
        '    foo.run()',
        '    for key in d: key.missing()',
        '    for key, value in d.items(): value.stop()',
      ),
      ['Bar.stop', 'Foo.run', 'pair'],
    );
    assert.deepEqual(await callsIn('def go(d: Dict[str, Bar]):', '    for key in d: key.stop()'), []);
    assert.deepEqual(await callsIn('def go(xs: List[Foo]):', '    for i, x in enumerate(xs): x.run()'), ['Foo.run']);
    assert.deepEqual(
      await callsIn('class Open:', '    def __enter__(self) -> Foo: ...', 'def go():', '    with Open() as x: x.run()'),
      ['Foo.run', 'Open'],
    );
    assert.deepEqual(
      await callsIn(
        'from contextlib import contextmanager',
        '@contextmanager',
        'def opened():',
        '    yield Bar()',
        'def go():',
        '    with opened() as x: x.stop()',
        '    [Foo()][0].run()',
      ),
      ['Bar.stop', 'Foo', 'Foo.run', 'opened'],
    );
  });

  it('reads type variables, aliases, casts, callables and the parameters of PEP 695', async () => {
    assert.deepEqual(
      await callsIn(
        "T = TypeVar('T', bound='Foo')",
        'Either = Optional[Bar]',
        'def go(a: T, b: Either):',
        '    a.run()',
        '    b.stop()',
      ),
      ['Bar.stop', 'Foo.run'],
    );
    assert.deepEqual(
      await callsIn(
        'type Alias = Bar | None',
        'def go[T: Foo](a: T, b: Alias, c: Callable[[int], Foo]):',
        '    a.run()',
        '    b.stop()',
        '    c(1).run()',
        '    cast(Bar, a.x).run()',
      ),
      ['Bar.run', 'Bar.stop', 'Foo.run'],
    );
  });

  it('collects what fields are given in any method, of the receiver only', async () => {
    const symbols = await symbolsOf({
      'a.py': [
        'class Foo:',
        '    def run(self): pass',
        'class Holder:',
        '    __slots__ = ("late", "listed")',
        '    def __init__(self, other):',
        '        self.late = None',
        '        other.foreign = 1',
        '    def start(self):',
        '        self.late = Foo()',
        '    def go(self):',
        '        self.late.run()',
        '',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#Holder.go'), ['a.py#Foo.run']);
    assert.deepEqual(symbols.get('a.py#Holder.listed')?.range, [4, 4]);
    assert.equal(symbols.has('a.py#Holder.foreign'), false);
  });

  it('gives inherited methods the class of their receiver', async () => {
    const calls = await callsIn(
      'class Base:',
      '    def __enter__(self): return self',
      '    @classmethod',
      '    def make(cls): return cls()',
      'class Sub(Base):',
      '    def own(self): pass',
      'def go():',
      '    Sub.make().own()',
      '    with Sub() as s: s.own()',
    );
    assert.deepEqual(calls, ['Base.make', 'Sub', 'Sub.own']);
  });

  it('searches bases in the order of the linearisation, also above super', async () => {
    const lines = [
      'class A:',
      '    def run(self): pass',
      'class B(A): pass',
      'class C(A):',
      '    def run(self): pass',
      'class D(B, C):',
      '    def run(self): super().run()',
      'class E(D):',
      '    def run(self): super(D, self).run()',
      '',
    ];
    const symbols = await symbolsOf({ 'a.py': lines.join('\n') });
    assert.deepEqual(calleesOf(symbols, 'a.py#D.run'), ['a.py#C.run']);
    assert.deepEqual(calleesOf(symbols, 'a.py#E.run'), ['a.py#C.run']);
  });

  it('takes a decorated function for what the decorator returns', async () => {
    const calls = await callsIn(
      'def group(name: str) -> Callable[[Any], Bar]: ...',
      '@group("x")',
      'def cli(): pass',
      'def go(): cli.stop()',
    );
    assert.deepEqual(calls, ['Bar.stop']);
  });
});

describe('Python: what a name is', () => {
  it('binds imports of functions there only', async () => {
    const symbols = await symbolsOf({
      'p/__init__.py': '',
      'p/one.py': 'def load(): pass\n',
      'p/two.py': 'def load(): pass\n',
      'p/a.py': [
        'def load():',
        '    from .one import load',
        '    load()',
        'def other():',
        '    from .two import load',
        '    load()',
        'def third(): load()',
        '',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'p/a.py#load'), ['p/one.py#load']);
    assert.deepEqual(calleesOf(symbols, 'p/a.py#other'), ['p/two.py#load']);
    assert.deepEqual(calleesOf(symbols, 'p/a.py#third'), ['p/a.py#load']);
  });

  it('honours __all__ in star imports, lists that are put together included', async () => {
    const symbols = await symbolsOf({
      'p/__init__.py': '',
      'p/one.py': '__all__ = ["shown"]\ndef shown(): pass\ndef hidden(): pass\n',
      'p/two.py':
        'from . import one\nfrom .one import *\n__all__ = ["_odd"]\n__all__ += one.__all__\ndef _odd(): pass\n',
      'p/plain.py': 'def plain(): pass\ndef _private(): pass\n',
      'p/a.py':
        'from .two import *\nfrom .plain import *\ndef go():\n    shown()\n    hidden()\n    _odd()\n    plain()\n    _private()\n',
    });
    assert.deepEqual(calleesOf(symbols, 'p/a.py#go'), ['p/one.py#shown', 'p/plain.py#plain', 'p/two.py#_odd']);
    assert.deepEqual(symbols.get('p/a.py#go')!.unresolved, ['_private', 'hidden']);
  });

  it('takes the branch that type checkers take, and what the workspace has of two imports', async () => {
    const symbols = await symbolsOf({
      'fast.py': 'def parse(): pass\n',
      'a.py': [
        'from typing import TYPE_CHECKING',
        'try:',
        '    from speedups import parse',
        'except ImportError:',
        '    from fast import parse',
        'if TYPE_CHECKING:',
        '    class Maker:',
        '        def make(self): ...',
        'else:',
        '    class Maker: pass',
        'def go(m: Maker):',
        '    parse()',
        '    m.make()',
        '',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#go'), ['a.py#Maker.make', 'fast.py#parse']);
  });

  it('finds declared source roots, and prefers files over folders of the name', async () => {
    const symbols = await symbolsOf({
      'pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["python"]\n',
      'python/shop/__init__.py': 'def sell(): pass\n',
      'tests/shop/data.txt': '',
      'tests/test_shop.py': 'from shop import sell\ndef test(): sell()\n',
    });
    assert.deepEqual(calleesOf(symbols, 'tests/test_shop.py#test'), ['python/shop/__init__.py#sell']);
  });

  it('types a module by the stub beside it, and calls the implementation', async () => {
    const symbols = await symbolsOf({
      'm.py': 'class Foo:\n    def run(self): pass\ndef make(): return load()\n',
      'm.pyi': 'class Foo:\n    def run(self) -> None: ...\ndef make() -> Foo: ...\n',
      'a.py': 'from m import make\ndef go(): make().run()\n',
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#go'), ['m.py#Foo.run', 'm.py#make']);
  });

  it('never links two copies of a program in sibling folders', async () => {
    const copy = (folder: string) => ({
      [`${folder}/pkg/__init__.py`]: 'from .core import Engine\n',
      [`${folder}/pkg/core.py`]: 'class Engine:\n    def start(self): pass\n',
      [`${folder}/main.py`]: 'from pkg import Engine\ndef go():\n    with Engine() as e: pass\n    Engine().start()\n',
    });
    const symbols = await symbolsOf({ ...copy('one'), ...copy('two') });
    for (const folder of ['one', 'two']) {
      assert.deepEqual(calleesOf(symbols, `${folder}/main.py#go`), [
        `${folder}/pkg/core.py#Engine`,
        `${folder}/pkg/core.py#Engine.start`,
      ]);
    }
  });
});

describe('Python: what is listed', () => {
  it('lists module variables bound by loops, contexts, patterns and chains, and documents them', async () => {
    const symbols = await symbolsOf({
      'a.py': [
        'a = b = 1',
        '"""Both."""',
        '(c, [d, *e]) = f()',
        'for g, (h, i) in x: pass',
        'with open(x) as j, y as (k, l): pass',
        'if (m := f()): pass',
        '',
      ].join('\n'),
    });
    assert.equal([...symbols.values()].map(({ name }) => name).join(''), 'abcdeghijklm');
    assert.equal(symbols.get('a.py#a')?.doc, 'Both.');
  });

  it('keeps a class whose name is bound again', async () => {
    const symbols = await symbolsOf({
      'a.py': 'class Foo:\n    def run(self): pass\nFoo = register(Foo)\ndef go(): Foo().run()\n',
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#go'), ['a.py#Foo', 'a.py#Foo.run']);
  });
});
