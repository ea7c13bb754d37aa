import assert from 'node:assert/strict';
import { calleesOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const HEAD = [
  'from typing import Callable, Protocol',
  'class User:',
  '    def greet(self): ...',
  'class Maker(Protocol):',
  '    def __call__(self, name: str) -> User: ...',
  'class Special(Maker): ...',
  'def make() -> User: ...',
  'def other(): ...',
];

/** What a function of a file calls that begins with a few definitions. */
async function callsIn(of: string, ...lines: readonly string[]): Promise<string[]> {
  const symbols = await symbolsOf({ 'a.py': [...HEAD, ...lines, ''].join('\n') });
  return calleesOf(symbols, `a.py#${of}`).map((id) => id.replace('a.py#', ''));
}

describe('Python: what a call runs that calls no function by its own name', () => {
  it("is an object's own method for it, declared, inherited or asked of the object itself", async () => {
    assert.deepEqual(await callsIn('go', 'def go(maker: Maker): maker("a").greet()'), ['Maker.__call__', 'User.greet']);
    assert.deepEqual(await callsIn('go', 'def go(): Special()("a").greet()'), [
      'Maker.__call__',
      'Special',
      'User.greet',
    ]);
    const box = ['class Box:', '    def __call__(self): ...', '    def twice(self): self()'];
    assert.deepEqual(await callsIn('Box.twice', ...box), ['Box.__call__']);
    const held = ['class Box:', '    def __init__(self, maker: Maker): self.maker = maker'];
    assert.deepEqual(await callsIn('Box.run', ...held, '    def run(self): self.maker("a")'), [
      'Box.maker',
      'Maker.__call__',
    ]);
    assert.deepEqual(await callsIn('go', 'def go(all: dict[str, Maker]): all["a"]("b")'), ['Maker.__call__']);
    assert.deepEqual(await callsIn('go', 'def go(user: User): user()'), []);
  });

  it('is the function or class that a constant, a field or a variable stands for', async () => {
    assert.deepEqual(await callsIn('go', 'alias = make', 'second = alias', 'def go(): second()'), ['make', 'second']);
    const box = ['class Box:', '    kind = User', '    given: type[User]', '    hook: Callable[[], User]'];
    assert.deepEqual(
      await callsIn('Box.run', ...box, '    def run(self):', '        self.kind().greet()', '        self.given()'),
      ['Box.given', 'Box.kind', 'User', 'User.greet'],
    );
    assert.deepEqual(await callsIn('Box.run', ...box, '    def run(self): self.hook()'), ['Box.hook']);
    assert.deepEqual(await callsIn('go', 'def go(x):', '    f = make if x else other', '    f()'), ['make', 'other']);
    assert.deepEqual(await callsIn('go', 'def go(kind: type[User]): kind()'), ['User']);
    assert.deepEqual(await callsIn('go', "table = {'a': make}", 'def go(key): table[key]().greet()'), [
      'User.greet',
      'make',
    ]);
  });

  it('is a function whose result is unpacked into a list, whatever the grammar takes it for', async () => {
    assert.deepEqual(await callsIn('go', 'def go(): return [*make()]'), ['make']);
    const all = ['def all() -> list[User]: ...'];
    assert.deepEqual(await callsIn('go', ...all, 'def go():', '    for each in [*all()]: each.greet()'), [
      'User.greet',
      'all',
    ]);
    assert.deepEqual(await callsIn('go', ...all, 'def go():', '    for each in {*all(), 1}: each.greet()'), [
      'User.greet',
      'all',
    ]);
  });

  it('may be a function of outside that gives what it is given, in what is known of it', async () => {
    const error = [
      'import copy, contextlib, pytest',
      'from unittest import TestCase',
      'class Bad(Exception):',
      '    def why(self): ...',
    ];
    assert.deepEqual(await callsIn('go', ...error, 'def go(user: User): copy.deepcopy(user).greet()'), ['User.greet']);
    assert.deepEqual(await callsIn('go', ...error, 'def go(copy, user: User): copy.copy(user).greet()'), []);
    const raises = [
      'def go():',
      '    with pytest.raises(Bad) as caught: go()',
      '    caught.value.why()',
      '    caught.why()',
    ];
    assert.deepEqual(await callsIn('go', ...error, ...raises), ['Bad.why', 'go']);
    const test = [
      'class Tests(TestCase):',
      '    def test_it(self):',
      '        with self.assertRaises(Bad) as caught: ...',
    ];
    assert.deepEqual(await callsIn('Tests.test_it', ...error, ...test, '        caught.exception.why()'), ['Bad.why']);
    assert.deepEqual(
      await callsIn('go', ...error, 'def go(user: User):', '    with contextlib.closing(user) as open: open.greet()'),
      ['User.greet'],
    );
  });

  it('may be written in a type of several lines with comments', async () => {
    const alias = ['Make = Callable[  # what makes', '    [str],  # a name', '    User,', ']'];
    assert.deepEqual(await callsIn('go', ...alias, 'def go(make: Make): make("a").greet()'), ['User.greet']);
  });
});
