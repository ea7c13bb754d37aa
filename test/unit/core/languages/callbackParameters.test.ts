import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('parameters of callbacks in TypeScript', () => {
  it('have the type that all headers say, whatever these write for its parameters, also by rest parameters', async () => {
    const symbols = await symbolsOf({
      'app.ts': [
        'export class Context<E, P = string> { text(a: string) {} }',
        'export class Other { text(a: string) {} }',
        'export type Handler<E = any, P = any> = (c: Context<E, P>, next: () => void) => void;',
        'export type Middleware<E = any> = (c: Context<E>, next: () => void) => Promise<void>;',
        'export type H<E, P = any> = Handler<E, P> | Middleware<E>;',
        'export interface Route<E> {',
        '  <P, E2 = E>(handler: H<E2, P>): App<E>',
        '  <P, E2 = E, M1 extends H<E2, P> = H<E2, P>>(path: P, ...handlers: [H<E2, P> & M1, H<E2>]): App<E>',
        '  <P>(path: P, ...handlers: H<E, P>[]): App<E>',
        '}',
        'export class App<E> {',
        '  get!: Route<E>;',
        '  either(...run: [first: (a: Context<E>) => void, second: (a: Other) => void]): void {}',
        '  clash(run: (a: Context<E>) => void): void;',
        '  clash(run: (a: Other) => void): void;',
        '  clash(run: any) {}',
        '}',
        'export function routes(app: App<number>) {',
        "  app.get('/', (c) => c.text('a'));",
        '}',
        "export const second = (app: App<number>) => app.get('/', (c) => {}, (c) => c.text('b'));",
        "export const pair = (app: App<number>) => app.either((a) => {}, (a) => a.text('c'));",
        "export const clash = (app: App<number>) => app.clash((a) => a.text('d'));",
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'app.ts#routes'), ['exact app.ts#App.get', 'exact app.ts#Context.text']);
    assert.deepEqual(callsOf(symbols, 'app.ts#second'), ['exact app.ts#App.get', 'exact app.ts#Context.text']);
    assert.deepEqual(callsOf(symbols, 'app.ts#pair'), ['exact app.ts#App.either', 'exact app.ts#Other.text']);
    assert.deepEqual(callsOf(symbols, 'app.ts#clash'), ['exact app.ts#App.clash']);
  });
});
