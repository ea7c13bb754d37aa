import assert from 'node:assert/strict';
import { driftOfChange } from '../../../../src/core/changes/changedDrift.ts';
import type { SymbolChange } from '../../../../src/core/changes/changeReport.ts';
import type { DriftFinding } from '../../../../src/core/documentation/driftFinding.ts';

function finding(id: string): DriftFinding {
  return { rule: 'unknown-parameter', id, path: id.split('#')[0]!, line: 1, name: 'a' };
}

function symbol(id: string, changes: SymbolChange['changes']): SymbolChange {
  const path = id.split('#')[0]!;
  return { changes, id, kind: 'function', path, line: 1, exported: true, signature: '', left: [], followed: 0 };
}

describe('drift of a change', () => {
  it('is about definitions that it adds or changes, not about what was there before', () => {
    const modules = [{ change: 'added' as const, path: 'new.py', symbols: 1, left: [], followed: 0 }];
    const symbols = [symbol('a.py#changed', ['signature']), symbol('a.py#Added', ['added'])];
    const found = ['a.py#changed', 'a.py#Added.method', 'a.py#old', 'a.py#changed.inner', 'new.py#any'].map(finding);
    assert.deepEqual(
      driftOfChange({ modules, symbols }, found).map(({ id }) => id),
      ['a.py#changed', 'a.py#Added.method', 'new.py#any'],
    );
  });
});
