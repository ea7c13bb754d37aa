import assert from 'node:assert/strict';

/** A field of a protobuf message: its number, and its value by the wire type. */
export type ProtobufField = readonly [number: number, value: bigint | Buffer];

/** Reads a message as protobuf defines it, apart from what wrote it. */
export function fieldsOf(message: Buffer): ProtobufField[] {
  const fields: ProtobufField[] = [];
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++]!;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const number = Number(key >> 3n);
    switch (Number(key & 7n)) {
      case 0:
        fields.push([number, varint()]);
        break;
      case 1:
        fields.push([number, message.readBigUInt64LE(at)]);
        at += 8;
        break;
      case 2: {
        const length = Number(varint());
        fields.push([number, message.subarray(at, at + length)]);
        at += length;
        break;
      }
      default:
        assert.fail(`wire type ${key & 7n}`);
    }
  }
  return fields;
}

/** The values of all fields of a number that hold bytes: texts and messages. */
export const partsOf = (message: Buffer, number: number): Buffer[] =>
  fieldsOf(message).flatMap(([each, value]) => (each === number ? [value as Buffer] : []));
