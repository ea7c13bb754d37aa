import { resolve } from 'node:path';

/** Absolute, without a trailing slash. */
export const projectRoot: string = resolve(import.meta.dirname, '../..');
