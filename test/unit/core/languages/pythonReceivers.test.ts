import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const CLASSES = [
  'class Base:',
  '    def save(self): ...',
  'class User(Base):',
  '    def greet(self): ...',
  'class Order(Base):',
  '    def total(self): ...',
];

/** The methods that a function calls in a file that begins with a few classes. */
async function methodsIn(of: string, ...lines: readonly string[]): Promise<string[]> {
  const symbols = await symbolsOf({ 'a.py': [...CLASSES, ...lines, ''].join('\n') });
  return calleesOf(symbols, `a.py#${of}`)
    .map((id) => id.replace('a.py#', ''))
    .filter((id) => /^(Base|User|Order)\./.test(id));
}

describe('Python: what methods are called on', () => {
  it('is one of several where a parameter takes any number of arguments', async () => {
    assert.deepEqual(
      await methodsIn('go', 'def go(*users: User, **more: Order):', '    for each in users: each.greet()'),
      ['User.greet'],
    );
    assert.deepEqual(
      await methodsIn('go', 'def go(*all: "User | Order"):', '    all[0].greet()', '    all[1].total()'),
      ['Order.total', 'User.greet'],
    );
    const group = [
      'class Group:',
      '    def __init__(self, *users: User) -> None:',
      '        self.users = users',
      '        self.kept = list(users)',
      '    def any(self): return any(each.greet() for each in self.users)',
      '    def first(self): self.kept[0].save()',
    ];
    assert.deepEqual(await methodsIn('Group.any', ...group), ['User.greet']);
    assert.deepEqual(await methodsIn('Group.first', ...group), ['Base.save']);
  });

  it('is what a property gives, whatever kind of property a project has made', async () => {
    for (const decorator of ['property', 'memoized_property', 'util.ro_property', 'classproperty']) {
      const page = ['class Page:', `    @${decorator}`, '    def user(self) -> User: ...'];
      assert.deepEqual(
        await methodsIn('go', ...page, 'def go(page: Page): page.user.greet()'),
        ['User.greet'],
        decorator,
      );
    }
    const page = ['class Page:', '    @property_of(1)', '    def user(self) -> User: ...'];
    assert.deepEqual(await methodsIn('go', ...page, 'def go(page: Page): page.user.greet()'), []);
  });

  it('is what a condition says by a name that only the function around it imports so', async () => {
    const symbols = await symbolsOf({
      'pack/__init__.py': 'from .users import User as User\n',
      'pack/users.py': 'class User:\n    def greet(self): ...\n',
      'main.py': [
        'def one(x):',
        '    from pack import User',
        '    if isinstance(x, User):',
        '        x.greet()',
        'def two(x):',
        '    from pack.users import User',
        '    if isinstance(x, (User, str)):',
        '        x.greet()',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'main.py#one'), ['pack/users.py#User.greet']);
    assert.deepEqual(calleesOf(symbols, 'main.py#two'), ['pack/users.py#User.greet']);
  });

  it('is what a condition says up to the line that assigns anew, or the loop around it', async () => {
    const go = async (...lines: readonly string[]) =>
      methodsIn('go', 'def go(x):', '    if isinstance(x, User):', ...lines);
    assert.deepEqual(
      await go('        x.save()', '        x = Order(x.greet())', '        x.total()', '        x.greet()'),
      ['Base.save', 'Order.total', 'User.greet'],
    );
    assert.deepEqual(await go('        while x:', '            x.greet()', '            x = next(x)'), []);
    assert.deepEqual(await go('        x.greet()', '        x = unknown()', '        x.save()'), ['User.greet']);
  });

  it('is what a statement gave last, up to the next one of its block', async () => {
    const go = async (...lines: readonly string[]) =>
      methodsIn('go', 'def go(x, y):', ...lines.map((line) => `    ${line}`));
    assert.deepEqual(await go('x = User()', 'x.greet()', 'x = Order()', 'x.total()', 'x.greet()'), [
      'Order.total',
      'User.greet',
    ]);
    assert.deepEqual(await go('x = User()', 'x = Order()', 'x.greet()'), []);
    // What the next one reads is still the old value.
    assert.deepEqual(await go('x = User()', 'x = unknown(x.greet())', 'x.greet()', 'x.save()'), ['User.greet']);
    assert.deepEqual(await go('x = User()', 'if y:', '    x = Order()', '    x.total()', 'x.greet()'), [
      'Order.total',
      'User.greet',
    ]);
    assert.deepEqual(await go('x = User()', 'if y:', '    x = Order()', '    x.greet()'), []);
    assert.deepEqual(await go('x = None', 'while y:', '    if x: x.total()', '    x = Order()'), ['Order.total']);
    assert.deepEqual(await go('x, z = User(), 1', 'x, z = Order(), 2', 'x.total()', 'x.greet()'), ['Order.total']);
    // A function that is written in between runs later; a loop gives something that no statement does.
    assert.deepEqual(await go('x = User()', 'x = Order()', 'run(lambda: x.total())'), ['Order.total']);
    const later = ['def go(y):', '    x = User()', '    def inner(): x.total()', '    x = Order()'];
    assert.deepEqual(await methodsIn('go.inner', ...later), ['Order.total']);
    assert.deepEqual(await go('x = User()', 'for x in y: pass', 'x.greet()'), ['User.greet']);
  });

  it('is what a class makes without setting it up', async () => {
    const symbols = await symbolsOf({
      'a.py': [
        'class Made:',
        '    def __new__(cls):',
        '        new = super().__new__(cls)',
        '        new.start()',
        '        return new',
        '    def start(self): ...',
        'class Plain:',
        '    def stop(self): ...',
        '    @classmethod',
        '    def make(cls):',
        '        new = cls.__new__(cls)',
        '        new.stop()',
        '        return new',
        '    def copy(self): self.__class__.__new__(self.__class__).stop()',
        'def go(): Plain.make().stop()',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#Made.__new__'), ['a.py#Made.start']);
    assert.deepEqual(calleesOf(symbols, 'a.py#Plain.make'), ['a.py#Plain.stop']);
    assert.deepEqual(calleesOf(symbols, 'a.py#Plain.copy'), ['a.py#Plain.stop']);
    assert.deepEqual(calleesOf(symbols, 'a.py#go'), ['a.py#Plain.make', 'a.py#Plain.stop']);
  });

  it('is the receiver alone where a method gives what it says that is, though a base bounds it', async () => {
    const symbols = await symbolsOf({
      'a.py': [
        'from typing import TypeVar',
        'T = TypeVar("T", bound="Store")',
        'class Store:',
        '    def run(self): ...',
        '    def __enter__(self: T) -> T: return self',
        'class Batch(Store):',
        '    def run(self): ...',
        '    def __enter__(self: T) -> T: return self',
        '    def then(self: T) -> T: return self',
        'def one(batch: Batch):',
        '    with batch as all: all.run()',
        'def two(batch: Batch): batch.then().run()',
      ].join('\n'),
    });
    assert.deepEqual(calleesOf(symbols, 'a.py#one'), ['a.py#Batch.run']);
    assert.deepEqual(calleesOf(symbols, 'a.py#two'), ['a.py#Batch.run', 'a.py#Batch.then']);
  });
});
