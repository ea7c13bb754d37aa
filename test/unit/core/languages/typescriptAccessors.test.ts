import assert from 'node:assert/strict';
import { callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('accessors in TypeScript', () => {
  const HOLDER = [
    'export class View { draw() {} }',
    'export class Held<T extends object> {',
    '  private held: T | undefined;',
    '  public get value(): T | undefined { return this.held; }',
    '  public set value(value: T | undefined) { this.held = value; }',
    '}',
  ];

  it('are told from methods whatever stands before them', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'function once(): any {}',
        'abstract class Model {',
        '  public get size(): number { return 1; }',
        '  protected static override get parts() { return []; }',
        '  @once() private set size(value) {}',
        '  protected abstract get name(): string;',
        '  public get(key: string) { return key; }',
        '  private static set(getter: string) { return getter; }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(kindsOf(symbols).slice(2), [
      'accessor a.ts#Model.size',
      'accessor a.ts#Model.parts',
      'accessor a.ts#Model.size~2',
      'accessor a.ts#Model.name',
      'method a.ts#Model.get',
      'method a.ts#Model.set',
    ]);
  });

  it('give what is written for the type parameter that they say', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        ...HOLDER,
        'class Page {',
        '  readonly #view: Held<View> = new Held();',
        '  draw(other: Held<View>) { this.#view.value?.draw(); }',
        '  show(other: Held<View>) { other.value!.draw(); }',
        '  none(other: Held<Date>) { other.value!.draw(); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#Page.draw'), ['exact a.ts#View.draw']);
    assert.deepEqual(callsOf(symbols, 'a.ts#Page.show'), ['exact a.ts#View.draw']);
    assert.deepEqual(callsOf(symbols, 'a.ts#Page.none'), []);
  });
});
