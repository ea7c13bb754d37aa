/** The system's code of an error (`ENOENT`, …), undefined for errors of other kinds. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What went wrong, for a log line or an error's `reason`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
