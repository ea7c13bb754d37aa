import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const HEAD = [
  'import enum',
  'from typing import Generic, Iterator, Mapping, Sequence, TypedDict, TypeVar, overload',
  'from contextlib import AbstractContextManager',
  'T = TypeVar("T")',
  'class User:',
  '    def greet(self): ...',
  'class Order:',
  '    def total(self): ...',
];

/** The methods of a few classes that a function calls in a file that begins with them. */
async function methodsIn(of: string, ...lines: readonly string[]): Promise<string[]> {
  const symbols = await symbolsOf({ 'a.py': [...HEAD, ...lines, ''].join('\n') });
  return calleesOf(symbols, `a.py#${of}`)
    .map((id) => id.replace('a.py#', ''))
    .filter((id) => id.includes('.'));
}

describe('Python: what classes are by what they extend', () => {
  it('is an enum, whose values are objects of it', async () => {
    const color = [
      'class Color(enum.Enum):',
      '    RED = 1',
      '    BLUE, _ignored = 2, 3',
      '    note: str = "x"',
      '    def paint(self): ...',
      '    @classmethod',
      '    def first(cls): return cls.RED',
    ];
    assert.deepEqual(await methodsIn('go', ...color, 'def go(): Color.RED.paint()'), ['Color.paint']);
    assert.deepEqual(await methodsIn('go', ...color, 'def go(): Color.first().paint()'), [
      'Color.first',
      'Color.paint',
    ]);
    assert.deepEqual(await methodsIn('go', ...color, 'def go(): Color.note.paint()'), []);
    const plain = ['class Plain:', '    RED = 1', '    def paint(self): ...'];
    assert.deepEqual(await methodsIn('go', ...plain, 'def go(): Plain.RED.paint()'), []);
  });

  it('is a dictionary with declared keys', async () => {
    const row = ['class Row(TypedDict):', '    user: User', '    orders: list[Order]'];
    assert.deepEqual(await methodsIn('go', ...row, 'def go(row: Row): row["user"].greet()'), ['User.greet']);
    assert.deepEqual(await methodsIn('go', ...row, "def go(row: Row): row['orders'][0].total()"), ['Order.total']);
    const own = ['class Own:', '    user: Order', '    def __getitem__(self, key) -> User: ...'];
    assert.deepEqual(await methodsIn('go', ...own, 'def go(own: Own): own["user"].greet()'), ['User.greet']);
    // Brackets may hold the name of a type, too.
    const box = ['class Box(Generic[T]):', '    def run(self): ...', 'class Sub(Box["User"]): ...'];
    assert.deepEqual(await methodsIn('go', ...box, 'def go(): Sub().run()'), ['Box.run']);
  });

  it('is a container of outside, with what is written for it', async () => {
    const users = ['class Users(Sequence[User]): ...'];
    assert.deepEqual(await methodsIn('go', ...users, 'def go(all: Users): all[0].greet()'), ['User.greet']);
    assert.deepEqual(await methodsIn('go', ...users, 'def go(all: Users):', '    for each in all: each.greet()'), [
      'User.greet',
    ]);
    const many = ['class Many(Mapping[str, T]): ...', 'class More(Many[Order]): ...'];
    assert.deepEqual(await methodsIn('go', ...many, 'def go(all: Many[User]): all["a"].greet()'), ['User.greet']);
    assert.deepEqual(
      await methodsIn('go', ...many, 'def go(all: More):', '    for key, each in all.items(): each.total()'),
      ['Order.total'],
    );
    const pair = ['class Pair(tuple[User, Order]): ...'];
    assert.deepEqual(
      await methodsIn('go', ...pair, 'def go():', '    user, order = Pair()', '    order.total()', '    user.total()'),
      ['Order.total'],
    );
    const open = ['class Open(AbstractContextManager[User, None]): ...'];
    assert.deepEqual(await methodsIn('go', ...open, 'def go():', '    with Open() as user: user.greet()'), [
      'User.greet',
    ]);
  });

  it("has its own methods for brackets, loops and contexts, which may give what is written for the class's parameters", async () => {
    const box = [
      'class Box(Generic[T]):',
      '    def __getitem__(self, at: int) -> T: ...',
      '    def __iter__(self) -> Iterator[T]: ...',
      '    def __enter__(self) -> T: ...',
    ];
    for (const use of [['box[0].greet()'], ['for each in box: each.greet()'], ['with box as each: each.greet()']]) {
      const found = await methodsIn('go', ...box, 'def go(box: Box[User]):', ...use.map((line) => `    ${line}`));
      assert.deepEqual(found, ['User.greet'], use[0]);
    }
  });

  it('has values that are read by a method of theirs', async () => {
    const read = [
      'class Read:',
      '    def __get__(self, of, owner=None) -> User: ...',
      '    def greet(self): ...',
      'class Page:',
      '    user = Read()',
    ];
    assert.deepEqual(await methodsIn('go', ...read, 'def go(page: Page): page.user.greet()'), ['User.greet']);
  });

  it('is read by a method that may have several headers, for the class and for its objects', async () => {
    const read = [
      'class Option(Generic[T]):',
      '    @overload',
      '    def __get__(self, of: None, owner=None) -> "Option[T]": ...',
      '    @overload',
      '    def __get__(self, of: object, owner=None) -> T: ...',
      '    def __get__(self, of, owner=None): ...',
      'class Member(User, Sequence[str]): ...',
      'class UserOption(Option[Member]): ...',
      'class Page:',
      '    user = UserOption()',
    ];
    assert.deepEqual(await methodsIn('go', ...read, 'def go(page: Page): page.user.greet()'), ['User.greet']);
  });

  it('is generic, and its objects know what they were made with', async () => {
    const box = [
      'class Box(Generic[T]):',
      '    def __init__(self, item: T, *, name: str = ""):',
      '        self.item = item',
      '    def get(self) -> T: ...',
      'class New[U]:',
      '    def __init__(self, all: list[U]): ...',
      '    def get(self) -> U: ...',
    ];
    assert.deepEqual(await methodsIn('go', ...box, 'def go(): Box(User()).get().greet()'), ['Box.get', 'User.greet']);
    assert.deepEqual(await methodsIn('go', ...box, 'def go():', '    box = Box(User())', '    box.item.greet()'), [
      'User.greet',
    ]);
    assert.deepEqual(await methodsIn('go', ...box, 'def go(all: list[Order]): New(all).get().total()'), [
      'New.get',
      'Order.total',
    ]);
  });

  it('has the methods of its metaclass, which make objects of it', async () => {
    const meta = [
      'class Meta(type):',
      '    def create(cls: type[T]) -> T: ...',
      'class Task(metaclass=Meta):',
      '    def run(self): ...',
      'class Special(Task): ...',
    ];
    assert.deepEqual(await methodsIn('go', ...meta, 'def go(): Special.create().run()'), ['Meta.create', 'Task.run']);
    assert.deepEqual(await methodsIn('go', ...meta, 'def go(): Special().create()'), []);
  });

  it('has fields that one statement gives several of', async () => {
    const load = ['def load() -> tuple[str, User, Order]: ...', 'class Page:', '    def __init__(self):'];
    const use = ['    def go(self):', '        self.user.greet()', '        self.order.total()'];
    assert.deepEqual(await methodsIn('Page.go', ...load, '        self.name, self.user, self.order = load()', ...use), [
      'Order.total',
      'User.greet',
    ]);
    assert.deepEqual(await methodsIn('Page.go', ...load, '        self.user, self.order = User(), Order()', ...use), [
      'Order.total',
      'User.greet',
    ]);
  });

  it('is each of several that a loop names, or of what another generator gives', async () => {
    assert.deepEqual(
      await methodsIn(
        'go',
        'def go(a: User, b: Order):',
        '    for each in (a, b):',
        '        each.greet()',
        '        each.total()',
      ),
      ['Order.total', 'User.greet'],
    );
    const all = ['def all(): yield User()', 'def more(): yield from all()'];
    assert.deepEqual(await methodsIn('go', ...all, 'def go():', '    for each in more(): each.greet()'), [
      'User.greet',
    ]);
  });
});
