import assert from 'node:assert/strict';
import { baseArguments, typeParameters } from '../../../../src/core/indexing/types/typeParameters.ts';
import type { DefinitionFact } from '../../../../src/core/model/fileFacts.ts';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const header = (signature: string, name: string) => ({ signature, name }) as DefinitionFact;

describe('type parameters of a header', () => {
  it('are listed behind its name, or by Generic and Protocol', () => {
    assert.deepEqual(typeParameters(header('class Box(t.Generic[K, V], Base)', 'Box')), ['K', 'V']);
    assert.deepEqual(typeParameters(header('class Box[T: (int, str)](Base)', 'Box')), ['T']);
    assert.deepEqual(typeParameters(header('export class Box<T extends Map<A, () => B>, in U = X>', 'Box')), [
      'T',
      'U',
    ]);
    assert.deepEqual(typeParameters(header('type Box[T any, K comparable] struct', 'Box')), ['T', 'K']);
    assert.deepEqual(typeParameters(header('class Between(Plain, Base[S, int])', 'Between')), ['S']);
    assert.deepEqual(typeParameters(header('class Plain(Base)', 'Plain')), []);
  });

  it('are given arguments where a base is named', () => {
    const types = (signature: string, name: string, base: string) =>
      baseArguments(header(signature, name), base)?.map((union) => union.map((type) => type.name));
    assert.deepEqual(types('class A(Box["User", int])', 'A', 'Box'), [['User'], ['int']]);
    assert.deepEqual(types('class Box2 extends Box<User | Admin>', 'Box2', 'Box'), [['User', 'Admin']]);
    assert.equal(types('class A(Box)', 'A', 'Box'), undefined);
  });
});

describe('what a method gives that returns a type parameter', () => {
  it('is known through bases that only name their parameters, and in what holds it', async () => {
    const symbols = await symbolsOf({
      'app.py': [
        'from typing import Generic, TypeVar',
        'S = TypeVar("S")',
        'M = TypeVar("M")',
        'class Repo(Generic[S, M]):',
        '    def one(self, key) -> S | None: ...',
        '    def all(self) -> list[S]: ...',
        'class Group(Repo[S, M]): ...',
        'class House(Group[S, M]): ...',
        'class User:',
        '    def ban(self): ...',
        'class Users(House[User, int]):',
        '    def first(self):',
        '        self.one(3).ban()',
        '    def every(self):',
        '        for user in self.all(): user.ban()',
        'def given(repo: Group[User, int]):',
        '    repo.one(2).ban()',
        'def unknown(repo: Group):',
        '    repo.one(2).ban()',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'app.py#Users.first'), ['exact app.py#Repo.one', 'exact app.py#User.ban']);
    assert.deepEqual(callsOf(symbols, 'app.py#Users.every'), ['exact app.py#Repo.all', 'exact app.py#User.ban']);
    assert.deepEqual(callsOf(symbols, 'app.py#given'), ['exact app.py#Repo.one', 'exact app.py#User.ban']);
    assert.deepEqual(callsOf(symbols, 'app.py#unknown'), ['exact app.py#Repo.one']);
  });

  it('is what the annotation or the base of the receiver says, through generic classes between', async () => {
    const symbols = await symbolsOf({
      'app.py': [
        'from typing import Generic, Protocol, TypeVar',
        'T = TypeVar("T")',
        'S = TypeVar("S")',
        'class Proxy(Protocol[T]):',
        '    def current(self) -> T: ...',
        'class Between(Proxy[S], Generic[S]): ...',
        'class App:',
        '    def run(self): ...',
        'class AppProxy(Between["App"], App): ...',
        'proxy: AppProxy = None',
        'plain: Proxy[App] = None',
        'bare: Proxy = None',
        'def inherited():',
        '    app = proxy.current()',
        '    app.run()',
        'def annotated(given: Between[App]):',
        '    plain.current().run()',
        '    given.current().run()',
        'def unknown():',
        '    bare.current().run()',
      ].join('\n'),
    });
    const both = ['exact app.py#App.run', 'exact app.py#Proxy.current'];
    assert.deepEqual(callsOf(symbols, 'app.py#inherited'), both);
    assert.deepEqual(callsOf(symbols, 'app.py#annotated'), both);
    assert.deepEqual(callsOf(symbols, 'app.py#unknown'), ['exact app.py#Proxy.current']);
  });

  it('is so in TypeScript, too', async () => {
    const symbols = await symbolsOf({
      'box.ts': [
        'export class Box<T> { get(): T { throw 0; } }',
        'export class User { greet(): void {} }',
        'class UserBox extends Box<User> {}',
        'export function inherited(box: UserBox) { box.get().greet(); }',
        'export function annotated(box: Box<User>) { box.get().greet(); }',
      ].join('\n'),
    });
    const both = ['exact box.ts#Box.get', 'exact box.ts#User.greet'];
    assert.deepEqual(callsOf(symbols, 'box.ts#inherited'), both);
    assert.deepEqual(callsOf(symbols, 'box.ts#annotated'), both);
  });

  it('is so in Java, where a builder gives itself, too', async () => {
    const symbols = await symbolsOf({
      'Box.java': [
        'abstract class Box<T extends Box<T>> {',
        '  T get() { return null; }',
        '  public <T> T other() { return null; }',
        '}',
        'class UserBox extends Box<UserBox> { void greet() {} }',
        'class App {',
        '  void inherited(UserBox box) { box.get().greet(); }',
        '  void annotated(Box<UserBox> box) { box.get().greet(); }',
        '  void shadowed(UserBox box) { box.other().greet(); }',
        '}',
      ].join('\n'),
    });
    const both = ['exact Box.java#Box.get', 'exact Box.java#UserBox.greet'];
    assert.deepEqual(callsOf(symbols, 'Box.java#App.inherited'), both);
    assert.deepEqual(callsOf(symbols, 'Box.java#App.annotated'), both);
    assert.deepEqual(callsOf(symbols, 'Box.java#App.shadowed'), ['exact Box.java#Box.other']);
  });

  it('is so where a type has the name of its base, which it is given to', async () => {
    const symbols = await symbolsOf({
      'Spec.java': [
        'class Spec {',
        '  static class Builder<T extends Builder<T>> { T with() { return null; } void build() {} }',
        '}',
        'class OptionSpec extends Spec {',
        '  static class Builder extends Spec.Builder<Builder> { void build() {} }',
        '}',
        'class App { void make() { new OptionSpec.Builder().with().build(); } }',
      ].join('\n'),
    });
    assert.ok(callsOf(symbols, 'Spec.java#App.make').includes('exact Spec.java#OptionSpec.Builder.build'));
  });

  it('is so in C#, where two types of one name are told apart by their arguments, too', async () => {
    const symbols = await symbolsOf({
      'Box.cs': [
        'abstract class Box {}',
        'abstract class Box<T> : Box where T : Box<T> {',
        '  public T Get() { return (T) this; }',
        '  public T Put(string s) { return (T) this; }',
        '  public T Put(int i) { return (T) this; }',
        '}',
        'class UserBox : Box<UserBox> { public void Greet() {} }',
        'class App {',
        '  void Inherited(UserBox box) { box.Put("a").Get().Greet(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'Box.cs#App.Inherited'), [
      'exact Box.cs#Box.Get',
      'exact Box.cs#Box.Put',
      'exact Box.cs#UserBox.Greet',
    ]);
  });
});
