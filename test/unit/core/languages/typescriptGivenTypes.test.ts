import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('types in TypeScript that other declarations give', () => {
  it('are what a named function gives, or a named class makes', async () => {
    const symbols = await symbolsOf({
      'make.ts': [
        'export class Scope { end() {} }',
        'export function make() { function open() { return new Scope(); } return { open, depth: 1 }; }',
        'export type Context = ReturnType<typeof make>;',
        'export type Made = InstanceType<typeof Scope>;',
      ].join('\n'),
      'use.ts': [
        "import type { Context, Made } from './make';",
        'export function run(context: Context) { const scope = context.open(); scope.end(); }',
        'export function close(scope: Made) { scope.end(); }',
        'interface ReturnType<T> { end(): T }',
        'export function own(value: ReturnType<typeof run>) { value.end(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'use.ts#run'), ['exact make.ts#Scope.end', 'exact make.ts#make.open']);
    assert.deepEqual(callsOf(symbols, 'use.ts#close'), ['exact make.ts#Scope.end']);
    assert.deepEqual(callsOf(symbols, 'use.ts#own'), ['exact use.ts#ReturnType.end']);
  });

  it('have the members of the others before those of a type that may lack them', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'interface Inner { drag(x: number): void; stop(): void }',
        'interface Axis { drag(x: string): void }',
        'type Joined = Omit<Inner, keyof Axis> & Axis;',
        "interface Props extends Omit<Inner, 'drag'>, Axis { x: number }",
        "type Alone = Omit<Inner, 'stop'>;",
        "export function joined(props: Joined) { props.drag('a'); props.stop(); }",
        "export function extended(props: Props) { props.drag('a'); props.stop(); }",
        'export function alone(props: Alone) { props.drag(1); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#joined'), ['exact a.ts#Axis.drag', 'exact a.ts#Inner.stop']);
    assert.deepEqual(callsOf(symbols, 'a.ts#extended'), ['exact a.ts#Axis.drag', 'exact a.ts#Inner.stop']);
    assert.deepEqual(callsOf(symbols, 'a.ts#alone'), ['exact a.ts#Inner.drag']);
  });
});
