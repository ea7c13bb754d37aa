import assert from 'node:assert/strict';
import { encodeTraces } from '../../../src/metrics/mlflow/otlpTraces.ts';
import { usageSpans } from '../../../src/metrics/mlflow/usageSpans.ts';
import { fieldsOf, partsOf } from '../../support/protobuf.ts';
import { keptUsage, usageRecord } from '../core/usage/usageRecords.ts';

const one = (message: Buffer, number: number) => partsOf(message, number)[0]!;
const words = (message: Buffer, number: number) => one(message, number).toString();

describe('traces in OTLP', () => {
  const span = {
    traceId: Buffer.alloc(16, 1),
    spanId: Buffer.alloc(8, 2),
    name: 'chat модель',
    kind: 'client',
    start: 1_764_000_000_123,
    end: 1_764_000_001_000,
    attributes: { text: 'ж', count: 300, less: -5, share: 0.5, local: true },
  } as const;

  it('have the fields of the published messages', () => {
    const [resourceSpans] = partsOf(
      Buffer.from(encodeTraces([span, span], { 'service.name': 'llmstruct' }, 'scope')),
      1,
    );
    const attribute = one(one(resourceSpans!, 1), 1);
    assert.deepEqual([words(attribute, 1), words(one(attribute, 2), 1)], ['service.name', 'llmstruct']);
    const scopeSpans = one(resourceSpans!, 2);
    assert.equal(words(one(scopeSpans, 1), 1), 'scope');
    const spans = partsOf(scopeSpans, 2);
    assert.equal(spans.length, 2);
    const [sent] = spans;
    assert.deepEqual([one(sent!, 1), one(sent!, 2), partsOf(sent!, 4)], [span.traceId, span.spanId, []]);
    assert.equal(words(sent!, 5), 'chat модель');
    const numbers = fieldsOf(sent!).filter(([number]) => [6, 7, 8].includes(number));
    assert.deepEqual(numbers, [
      [6, 3n],
      [7, 1_764_000_000_123_000_000n],
      [8, 1_764_000_001_000_000_000n],
    ]);
    const values = partsOf(sent!, 9).map((attribute) => [words(attribute, 1), fieldsOf(one(attribute, 2))[0]]);
    const half = Buffer.alloc(8);
    half.writeDoubleLE(0.5);
    assert.deepEqual(values, [
      ['text', [1, Buffer.from('ж')]],
      ['count', [3, 300n]],
      ['less', [3, BigInt.asUintN(64, -5n)]],
      ['share', [4, half.readBigUInt64LE()]],
      ['local', [2, 1n]],
    ]);
    assert.deepEqual(partsOf(sent!, 15), []);
  });

  it('say why a step failed', () => {
    const failed = encodeTraces([{ ...span, parentId: Buffer.alloc(8, 3), error: 'rate-limited' }], {}, 's');
    const sent = one(one(one(Buffer.from(failed), 1), 2), 2);
    assert.deepEqual(one(sent, 4), Buffer.alloc(8, 3));
    assert.deepEqual(fieldsOf(one(sent, 15)), [
      [2, Buffer.from('rate-limited')],
      [3, 2n],
    ]);
  });

  it('are the same for the same request, others for another workspace, and hold no place in the code', () => {
    const record = keptUsage(7, { made: 5000, target: 'secret/a.py#hidden', receipt: 'r-1' });
    const [root, attempt, ...more] = usageSpans(record, 'w1');
    assert.deepEqual(more, []);
    assert.deepEqual(usageSpans(record, 'w1'), [root, attempt]);
    assert.notDeepEqual(usageSpans(record, 'w2')[0]?.traceId, root?.traceId);
    assert.deepEqual([root?.traceId, root?.spanId], [attempt?.traceId, attempt?.parentId]);
    assert.deepEqual([root?.start, root?.end, attempt?.start, attempt?.end], [3000, 5000, 3000, 4500]);
    assert.equal(attempt?.attributes['gen_ai.usage.input_tokens'], 210);
    assert.doesNotMatch(JSON.stringify([root, attempt]), /secret|hidden|r-1/);
  });

  it('hold the prompt where it is given, at the one who answered', () => {
    const {
      attempts: [answered],
    } = usageRecord({});
    const failed = { ...answered!, failure: 'model-failed' as const };
    const record = keptUsage(7, { made: 5000, attempts: [failed, answered!] });
    const spans = usageSpans(record, 'w1', [{ role: 'user', content: 'Make it better.' }]);
    assert.deepEqual(
      spans.map(({ attributes }) => attributes['gen_ai.input.messages']),
      [undefined, undefined, '[{"role":"user","parts":[{"type":"text","content":"Make it better."}]}]'],
    );
  });
});
