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

  it('reads type arguments of a template, and `accessor` behind other modifiers', async () => {
    const document = await documentOf({
      'query.ts': [
        'class Query { as(name: string) {} }',
        'export function sql<T>(text: TemplateStringsArray, ...given: unknown[]): Query { return new Query(); }',
        'export function union() { sql<string | null>`a`.as("b"); }',
        'export function nested() { sql<Map<string, (row: number) => void>>`a`.as("b"); }',
        'export function long() { sql<{',
        '  name: string;',
        '}>`a ${1}`.as("b"); }',
        'export function text() { const html = `<b>x<i>`; return `a<b>`; }',
        'class Page { static accessor count = 1; private override accessor #size: number; readonly accessor: string; }',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    for (const name of ['union', 'nested', 'long'])
      assert.deepEqual(callsOf(symbols, `query.ts#${name}`), ['exact query.ts#Query.as', 'exact query.ts#sql'], name);
    assert.deepEqual(callsOf(symbols, 'query.ts#text'), []);
    assert.deepEqual(
      kindsOf(symbols).filter((each) => each.includes('Page.')),
      ['field query.ts#Page.count', 'field query.ts#Page.%23size', 'field query.ts#Page.accessor'],
    );
  });
});
