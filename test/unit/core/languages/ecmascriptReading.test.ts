import assert from 'node:assert/strict';
import { callsOf, documentOf, kindsOf, symbolsIn } from '../../../support/indexedSymbols.ts';

describe('TypeScript and JavaScript that their grammars do not read', () => {
  it('parts call signatures of a type that nothing parts', async () => {
    const document = await documentOf({
      'a.ts': [
        'export interface Box { open(): void }',
        'export interface Make {',
        '  <T>(value: T): Box',
        '  // with a name',
        '  <T extends (a: string) => void>(',
        '    name: string,',
        '    value: T',
        '  ): Box',
        '  <T = any>(): Box',
        '  (text: string): Box',
        '}',
        'export const less = (a: number, b: number) =>',
        '  a',
        '  < b;',
        'export function run(make: Make) { make("a", less).open(); }',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    assert.deepEqual(kindsOf(symbols), [
      'interface a.ts#Box',
      'method a.ts#Box.open',
      'interface a.ts#Make',
      'function a.ts#less',
      'function a.ts#run',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.ts#run'), ['exact a.ts#Box.open']);
  });

  it('reads types that are exported together, attributes named class and accessor fields', async () => {
    const document = await documentOf({
      'types.ts': 'export interface Shape { area(): number }\n',
      'index.ts': "export type * from './types';\n",
      'use.ts': "import type { Shape } from './index';\nexport const size = (shape: Shape) => shape.area();\n",
      'view.jsx': [
        'export const Row = ({ text, on }) => <li class={on ? "on" : null} onClick={on}>{text}</li>;',
        'export const Rows = props => <p class="hi">rows <Row text={props.text} /></p>;',
      ].join('\n'),
      'store.js':
        'class Store {\n  @observable accessor open = make();\n  static accessor all = 1;\n}\nfunction make() {}\n',
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    assert.deepEqual(callsOf(symbols, 'use.ts#size'), ['exact types.ts#Shape.area']);
    assert.deepEqual(callsOf(symbols, 'view.jsx#Rows'), ['exact view.jsx#Row']);
    assert.deepEqual(callsOf(symbols, 'store.js#Store.open'), ['exact store.js#make']);
    assert.equal(symbols.get('store.js#Store.all')?.kind, 'field');
  });
});
