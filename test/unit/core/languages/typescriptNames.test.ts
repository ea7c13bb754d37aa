import assert from 'node:assert/strict';
import { symbolsOf } from '../../../support/indexedSymbols.ts';

describe('a name that is a type and a value in TypeScript', () => {
  it('means the type where a type is written, and the value elsewhere', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'export type Text = string & { brand: true };',
        'export const Text = ((x: string) => x) as unknown as { new (x: string): Text };',
        'export type Act<T> = { state: T };',
        'const Act = Text;',
        'export function typed(x: Text): Act<string> { return x as any; }',
        'export function valued(): unknown { return [Act, Text]; }',
        'export function asked(x: typeof Act) {}',
      ].join('\n'),
      'b.ts': [
        "import { Text, type Act } from './a';",
        'export function typed(x: Act<Text>) {}',
        "export function made() { return new Text('a'); }",
      ].join('\n'),
    });
    const uses = (id: string) => symbols.get(id)?.uses?.map((use) => use.id.replace(/.*#/, ''));
    const signature = (name: string) => symbols.get(`a.ts#${name}`)?.signature ?? '';
    assert.match(signature('Text'), /^export type Text/);
    assert.match(signature('Act~2'), /^const Act/);
    assert.deepEqual(uses('a.ts#typed'), ['Act', 'Text']);
    assert.deepEqual(uses('a.ts#valued'), ['Act~2', 'Text~2']);
    assert.deepEqual(uses('a.ts#asked'), ['Act~2']);
    assert.deepEqual(uses('b.ts#typed'), ['Act', 'Text']);
    assert.deepEqual(
      symbols.get('b.ts#made')?.calls?.map(({ id }) => id),
      ['a.ts#Text~2'],
    );
  });

  it('means the type around it, whatever a function has by that name', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'export interface Box<T> { held: T }',
        'const make = (): Box<string> => { function Box() {} return Object.assign(Box) as any; };',
        'function pass(Box: Box<number>): Box<string> { return Box as any; }',
        'function own<Box>(x: Box): Box { return x; }',
      ].join('\n'),
    });
    const uses = (id: string) => symbols.get(id)?.uses?.map((use) => use.id);
    assert.deepEqual(uses('a.ts#make'), ['a.ts#Box', 'a.ts#make.Box']);
    assert.deepEqual(uses('a.ts#pass'), ['a.ts#Box']);
    assert.deepEqual(uses('a.ts#own'), undefined);
  });
});
