import assert from 'node:assert/strict';
import { annotatedHeader } from '../../../../src/core/indexing/types/annotatedHeader.ts';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const CLASSES = [
  'from typing import *',
  'class Base:',
  '    def save(self): ...',
  'class User(Base):',
  '    def greet(self): ...',
  'class Order(Base):',
  '    def total(self): ...',
];

/** The methods that function `go` calls in a file that begins with a few classes. */
async function methodsIn(...lines: readonly string[]): Promise<string[]> {
  const symbols = await symbolsOf({ 'a.py': [...CLASSES, ...lines, ''].join('\n') });
  return calleesOf(symbols, 'a.py#go')
    .map((id) => id.replace('a.py#', ''))
    .filter((id) => /^(Base|User|Order)\./.test(id));
}

describe('Python: what generic classes and functions give', () => {
  it('is what is written for the parameters that a header lists', async () => {
    const box = ['class Box[T: Base]:', '    def get(self) -> T: ...', '    def all(self) -> list[T]: ...'];
    assert.deepEqual(await methodsIn(...box, 'def go(box: Box[User]): box.get().greet()'), ['User.greet']);
    assert.deepEqual(
      await methodsIn(
        ...box,
        'class Users(Box[User]): ...',
        'def go(users: Users):',
        '    for x in users.all(): x.greet()',
      ),
      ['User.greet'],
    );
    assert.deepEqual(await methodsIn(...box, 'def go(box: Box): box.get().save()'), ['Base.save']);
    assert.deepEqual(
      await methodsIn('class Box[T]:', '    def get(self) -> T: ...', 'def go(b: Box): b.get().save()'),
      [],
    );
  });

  it('is what the arguments of a call say of a type variable', async () => {
    const load = ['T = TypeVar("T", bound=Base)', 'def load(kind: Type[T], key=0) -> Optional[T]: ...'];
    assert.deepEqual(await methodsIn(...load, 'def go():', '    user = load(User)', '    user.greet()'), [
      'User.greet',
    ]);
    assert.deepEqual(await methodsIn(...load, 'def go(kind): load(kind).save()'), ['Base.save']);
    assert.deepEqual(
      await methodsIn('def first[T](xs: list[T]) -> T: ...', 'def go(xs: list[User]): first(xs).greet()'),
      ['User.greet'],
    );
    assert.deepEqual(
      await methodsIn(
        'def every[T](kind: type[T]) -> list[T]: ...',
        'def go():',
        '    for x in every(User): x.greet()',
      ),
      ['User.greet'],
    );
    assert.deepEqual(
      await methodsIn(
        'def run[T](work: Callable[[], T]) -> T: ...',
        'def order() -> Order: ...',
        'def go(): run(order).total()',
      ),
      ['Order.total'],
    );
  });

  it('is known of methods, with their receiver left out, and of the overload that says it', async () => {
    const query = [
      'T = TypeVar("T")',
      'class Page:',
      '    @overload',
      '    def find(self, by: str) -> Base: ...',
      '    @overload',
      '    def find(self, by: type[T]) -> T: ...',
      '    @overload',
      '    def find(self, by: str, kind: type[T]) -> T: ...',
      '    def find(self, by, kind=None): ...',
    ];
    assert.deepEqual(await methodsIn(...query, 'def go(page: Page): page.find(User).greet()'), ['User.greet']);
    assert.deepEqual(await methodsIn(...query, 'def go(page: Page): page.find("#a", Order).total()'), ['Order.total']);
    assert.deepEqual(await methodsIn(...query, 'def go(page: Page, x): page.find(*x, Order).total()'), []);
  });

  it('is what an alias stands for, one by one', async () => {
    const lines = ['type Users = list[User]', 'def go(users: Users):', '    for user in users: user.greet()'];
    assert.deepEqual(await methodsIn(...lines), ['User.greet']);
  });

  it('is known of a class that is given arguments where it is called', async () => {
    const symbols = await symbolsOf({
      'a.py': [...CLASSES, 'class Box[T]: ...', 'def go(): return Box[User]()'].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#go'), ['a.py#Box']);
  });
});

describe('Python: what is made of a value', () => {
  it('is its class by `type` and `__class__`', async () => {
    const symbols = await symbolsOf({
      'a.py': [
        'class Url:',
        '    @classmethod',
        '    def of(cls): ...',
        '    def copy(self): return type(self).of()',
        '    def again(self): return self.__class__.of()',
        '    def new(self): return type(self)()',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#Url.copy'), ['a.py#Url.of']);
    assert.deepEqual(calleesOf(symbols, 'a.py#Url.again'), ['a.py#Url.of']);
    assert.deepEqual(calleesOf(symbols, 'a.py#Url.new'), ['a.py#Url']);
  });

  it('is more of the same by a slice, and one of them by the greatest', async () => {
    assert.deepEqual(await methodsIn('def go(xs: list[User]):', '    for x in xs[1:]: x.greet()'), ['User.greet']);
    assert.deepEqual(await methodsIn('def go(xs: list[User]): max(xs, key=id).greet()'), ['User.greet']);
    assert.deepEqual(await methodsIn('def go(x: list[User], y: list[User]): max(x, y).greet()'), []);
  });

  it('keeps the receiver of a method in functions inside of functions', async () => {
    const symbols = await symbolsOf({
      'a.py': [
        'class App:',
        '    def run(self): ...',
        '    def task(self):',
        '        def outer():',
        '            def inner(): self.run()',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#App.task.outer.inner'), ['a.py#App.run']);
  });

  it('is what a mapping holds that is passed', async () => {
    const values = ['T = TypeVar("T", bound=Base)', 'def values(of: Mapping[Any, T]) -> list[T]: ...'];
    assert.deepEqual(
      await methodsIn(...values, 'def go(users: dict[str, User]):', '    for x in values(users): x.greet()'),
      ['User.greet'],
    );
    assert.deepEqual(
      await methodsIn(
        'T = TypeVar("T", bound=Base)',
        'def key(of: dict[T, int]) -> T: ...',
        'def go(users: dict[str, User]): key(users).greet()',
      ),
      [],
    );
  });

  it('is what another name of a type stands for', async () => {
    const go = ['def go(one: One, all: All):', '    one.greet()', '    all["a"].total()'];
    assert.deepEqual(await methodsIn('One: TypeAlias = User', 'All: _TypeAlias = "dict[str, Order]"', ...go), [
      'Order.total',
      'User.greet',
    ]);
  });
});

describe('the annotations of a header', () => {
  it('are those of the parameters that are passed by place', () => {
    assert.deepEqual(annotatedHeader('def f[T: Base](self, a: dict[str, T] = {}, /, *, b: int) -> list[T]', 'f'), {
      parameters: ['', 'dict[str, T]'],
      returns: 'list[T]',
      more: false,
      shared: ['T'],
    });
    assert.deepEqual(annotatedHeader('async def g(a, *rest: int, **named) -> int', 'g'), {
      parameters: [''],
      returns: 'int',
      more: true,
      shared: [],
    });
  });

  it('are none where no result is written', () => {
    assert.deepEqual(annotatedHeader('def f(a: int)', 'f'), { parameters: [], returns: '', more: false, shared: [] });
  });
});
