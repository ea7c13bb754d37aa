import assert from 'node:assert/strict';
import { totalmem } from 'node:os';
import { watchMachine } from '../../../src/node/machineUse.ts';

describe('watchMachine', () => {
  it('gives a part of all processors and the memory in use', () => {
    const { processorShare, memoryBytes } = watchMachine()();
    assert.ok(processorShare >= 0 && processorShare <= 1, String(processorShare));
    assert.ok(memoryBytes > 0 && memoryBytes < totalmem(), String(memoryBytes));
  });
});
