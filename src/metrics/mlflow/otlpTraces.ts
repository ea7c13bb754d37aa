/** Values that a span says of itself. Whole numbers become integers, others doubles. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** One step of a request. Times in ms since 1970. */
export interface Span {
  /** 16 bytes, the same for all spans of a request. */
  readonly traceId: Uint8Array;
  /** 8 bytes. */
  readonly spanId: Uint8Array;
  readonly parentId?: Uint8Array;
  readonly name: string;
  readonly kind: 'internal' | 'client';
  readonly start: number;
  readonly end: number;
  readonly attributes: SpanAttributes;
  /** Why it failed; absent for one that did not. */
  readonly error?: string;
}

const KINDS = { internal: 1, client: 3 } as const;
const STATUS_ERROR = 2;

/**
 * Spans as the body of an OTLP/HTTP request, in protobuf: `ExportTraceServiceRequest` of opentelemetry-proto 1.x, with one resource and
 * one scope. Field numbers are those of `trace/v1/trace.proto` and `common/v1/common.proto`.
 */
export function encodeTraces(spans: readonly Span[], resource: SpanAttributes, scope: string): Uint8Array {
  const scopeSpans = [field(1, text(1, scope)), ...spans.map((span) => field(2, spanBytes(span)))];
  const resourceSpans = [field(1, ...attributesBytes(1, resource)), field(2, ...scopeSpans)];
  return Buffer.concat([field(1, ...resourceSpans)]);
}

function spanBytes(span: Span): Buffer {
  return Buffer.concat([
    bytes(1, span.traceId),
    bytes(2, span.spanId),
    ...(span.parentId === undefined ? [] : [bytes(4, span.parentId)]),
    text(5, span.name),
    integer(6, KINDS[span.kind]),
    nanoseconds(7, span.start),
    nanoseconds(8, span.end),
    ...attributesBytes(9, span.attributes),
    ...(span.error === undefined ? [] : [field(15, text(2, span.error), integer(3, STATUS_ERROR))]),
  ]);
}

/** Each a `KeyValue` with an `AnyValue`. */
function attributesBytes(number: number, attributes: SpanAttributes): Buffer[] {
  return Object.entries(attributes).map(([name, value]) => field(number, text(1, name), field(2, valueBytes(value))));
}

function valueBytes(value: string | number | boolean): Buffer {
  if (typeof value === 'string') return text(1, value);
  if (typeof value === 'boolean') return integer(2, value ? 1 : 0);
  if (Number.isSafeInteger(value)) return integer(3, value);
  const double = Buffer.alloc(8);
  double.writeDoubleLE(value);
  return Buffer.concat([key(4, FIXED64), double]);
}

// Wire types of protobuf.
const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;

/** A message in a field. */
function field(number: number, ...parts: readonly Buffer[]): Buffer {
  return bytes(number, Buffer.concat(parts));
}

function text(number: number, value: string): Buffer {
  return bytes(number, Buffer.from(value));
}

function bytes(number: number, value: Uint8Array): Buffer {
  return Buffer.concat([key(number, LENGTH_DELIMITED), varint(BigInt(value.length)), value]);
}

function integer(number: number, value: number): Buffer {
  return Buffer.concat([key(number, VARINT), varint(BigInt.asUintN(64, BigInt(value)))]);
}

function nanoseconds(number: number, ms: number): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE(BigInt(Math.round(ms)) * 1_000_000n);
  return Buffer.concat([key(number, FIXED64), time]);
}

function key(number: number, wireType: number): Buffer {
  return varint(BigInt(number * 8 + wireType));
}

/** Seven bits a byte, the lowest first; all but the last have the eighth. */
function varint(value: bigint): Buffer {
  const groups: number[] = [];
  let rest = value;
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    groups.push(rest === 0n ? low : low | 0x80);
  } while (rest > 0n);
  return Buffer.from(groups);
}
