import assert from 'node:assert/strict';
import { structuralOverrides } from '../../../../../src/core/indexing/members/structuralSubtypes.ts';
import type { ModuleEntry } from '../../../../../src/core/indexing/moduleEntry.ts';
import type { Resolver } from '../../../../../src/core/indexing/resolver.ts';

describe('what implements an interface by having its methods', () => {
  it('is found though it embeds deeper than the stack of a thread', () => {
    const depth = 20_000;
    // An interface and its method, a type, what it embeds one in the other, and the method of the last.
    const definitions = [
      { kind: 'interface', name: 'Runner', signature: 'Runner interface' },
      { kind: 'method', name: 'Run', signature: 'Run()' },
      { kind: 'class', name: 'Top', signature: 'Top struct' },
      ...Array.from({ length: depth }, (_, at) => ({ kind: 'field', name: `E${at}`, signature: '' })),
      { kind: 'method', name: 'Run', signature: 'func (e E) Run()' },
    ];
    const module = {
      path: 'a.go',
      language: { structuralInterfaces: true },
      facts: { definitions },
      ids: definitions.map((_, at) => `a.go#${at}`),
    } as unknown as ModuleEntry;
    const last = definitions.length - 1;
    const value = (index: number) => ({ kind: 'definition', module, index });
    const resolver = {
      *membersOf(_: ModuleEntry, index: number) {
        if (index === 0) yield ['Run', value(1)];
        if (index === last - 1) yield ['Run', value(last)];
      },
      bases: (_: ModuleEntry, index: number) => (index >= 2 && index < last - 1 ? [value(index + 1)] : []),
    } as unknown as Resolver;
    assert.deepEqual([...structuralOverrides([module], resolver, 12)], [['a.go#1', [`a.go#${last}`]]]);
  });
});
