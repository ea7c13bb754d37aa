import { validateModule, validateStruct } from '#validators/struct';
import { LlmstructError } from '../errors.ts';
import type { ModuleRecord, StructFrame } from '../model/structDocument.ts';

type Validator = typeof validateStruct;

/** Refuses what its own schema does not allow: a defect of ours, found before anybody reads it. */
export function assertValidFrame(frame: StructFrame): void {
  assertValid(validateStruct, { ...frame, modules: [] }, 'struct.json');
}

/** The same for a module's record. */
export function assertValidModule(record: ModuleRecord): void {
  assertValid(validateModule, record, record.path);
}

function assertValid(validate: Validator, value: unknown, what: string): void {
  if (validate(value)) return;
  const first = validate.errors?.[0];
  throw new LlmstructError('internal', { reason: `${what}${first?.instancePath ?? ''} ${first?.message ?? ''}` });
}
