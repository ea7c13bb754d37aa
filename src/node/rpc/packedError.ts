import { Cancelled, type ErrorCode, isCancelled, isLlmstructError, LlmstructError } from '../../core/errors.ts';

/** An error on its way to another thread, where cloning would strip its class and fields. */
export type PackedError =
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'coded';
      readonly code: ErrorCode;
      readonly details: Readonly<Record<string, string | number>>;
      readonly stack: string | undefined;
    };

/** Packs anything thrown; what is no error of ours becomes `internal` with its message as the reason. */
export function packError(error: unknown): PackedError {
  if (isCancelled(error)) return { kind: 'cancelled' };
  if (isLlmstructError(error)) {
    return { kind: 'coded', code: error.code, details: error.details, stack: error.stack };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return { kind: 'coded', code: 'internal', details: { reason }, stack };
}

/** The error as the caller's thread throws it; its stack is the other thread's, which says where it arose. */
export function unpackError(packed: PackedError): Error {
  if (packed.kind === 'cancelled') return new Cancelled();
  const error = new LlmstructError(packed.code, packed.details);
  if (packed.stack !== undefined) error.stack = packed.stack;
  return error;
}
