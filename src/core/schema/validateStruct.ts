import validate from '#validators/struct';
import { LlmstructError } from '../errors.ts';
import type { StructDocument } from '../model/structDocument.ts';

/** Refuses a document that its own schema does not allow: a defect of ours, found before anybody reads it. */
export function assertValidStruct(document: StructDocument): void {
  if (validate(document)) return;
  const first = validate.errors?.[0];
  throw new LlmstructError('internal', { reason: `struct.json${first?.instancePath ?? ''} ${first?.message ?? ''}` });
}
