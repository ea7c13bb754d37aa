import assert from 'node:assert/strict';
import { lowestDeclared } from '../../../../../src/core/indexing/overloads/redeclared.ts';
import type { TypeQuestions } from '../../../../../src/core/indexing/overloads/typeQuestions.ts';
import type { Definition } from '../../../../../src/core/indexing/types/values.ts';

describe('the lowest of many declarations', () => {
  it('is found by asking each type once, however many overloads it has', () => {
    const types = [
      { kind: 'class', parent: -1 },
      { kind: 'class', parent: -1 },
    ];
    const methods = Array.from({ length: 2000 }, (_, at) => ({ kind: 'method', parent: at % 2 }));
    const definitions = [...types, ...methods];
    const module = { facts: { definitions }, ids: definitions.map((_, at) => `a#${at}`) };
    const value = (index: number) => ({ kind: 'definition', module, index }) as unknown as Definition;
    let asked = 0;
    const resolver = {
      bases: (_: unknown, index: number) => {
        asked++;
        return index === 1 ? [value(0)] : [];
      },
    } as unknown as TypeQuestions;
    const lowest = lowestDeclared(
      resolver,
      methods.map((_, at) => value(at + types.length)),
    );
    assert.equal(lowest.index, 3);
    assert.equal(asked, 3);
  });
});
