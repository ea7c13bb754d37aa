import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('names that a namespace of TypeScript exports for things of other modules', () => {
  it('are these things, however the namespace is imported', async () => {
    const symbols = await symbolsOf({
      'hooks.d.ts': [
        'export function useState(value: number): void;',
        'export class Component { render(): void }',
        'export interface Options { go(): void }',
      ].join('\n'),
      'compat.d.ts': [
        "import * as _hooks from './hooks';",
        'declare namespace React {',
        '  export import useState = _hooks.useState;',
        '  export import Component = _hooks.Component;',
        '  export import Options = _hooks.Options;',
        '}',
        'export = React;',
      ].join('\n'),
      'use.ts': [
        "import React, { useState } from './compat';",
        'export function named() { useState(1); }',
        'export function member() { React.useState(1); }',
        'export class View extends React.Component { show() { this.render(); } }',
        'export function typed(options: React.Options) { options.go(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'use.ts#named'), ['exact hooks.d.ts#useState']);
    assert.deepEqual(callsOf(symbols, 'use.ts#member'), ['exact hooks.d.ts#useState']);
    assert.deepEqual(callsOf(symbols, 'use.ts#View.show'), ['exact hooks.d.ts#Component.render']);
    assert.deepEqual(callsOf(symbols, 'use.ts#typed'), ['exact hooks.d.ts#Options.go']);
  });
});
