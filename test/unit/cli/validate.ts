import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SCHEMAS } from '../../../src/cli/schemas.ts';

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
// Those that others refer to; each is compiled when it is first asked for.
ajv.addSchema([SCHEMAS['improve']!, SCHEMAS['task']!, SCHEMAS['import']!]);

/** Fails when `value` is not as `schema NAME` says. */
export function assertValid(name: string, value: unknown): void {
  const schema = SCHEMAS[name];
  assert.ok(schema !== undefined, name);
  const validate = ajv.getSchema((schema as { $id: string }).$id) ?? ajv.compile(schema);
  assert.ok(validate(value), `${name}: ${JSON.stringify(validate.errors, undefined, 1)}\n${JSON.stringify(value)}`);
}
