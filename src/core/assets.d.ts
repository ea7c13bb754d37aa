declare module '*.scm' {
  const text: string;
  export default text;
}

declare module '*.md' {
  const text: string;
  export default text;
}

/** Validators that the build makes out of `schemas/*.json`. */
declare module '#validators/struct' {
  interface Validate {
    (value: unknown): boolean;
    errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
  }
  /** Checks a whole `struct.json`. */
  export const validateStruct: Validate;
  /** Checks one of its module records. */
  export const validateModule: Validate;
}

/** A number that changes with whatever makes facts; the build computes it. */
declare module '#build/factsVersion' {
  const version: number;
  export default version;
}

/** The bits of `VocabularyFilter`; the build makes them of Qwen2.5's vocabulary. */
declare module '#build/qwenVocabulary' {
  export default function bits(): Uint8Array;
}

/** Every language that has a folder in `languages/`; the build finds them, so that adding one touches no other file. */
declare module '#build/languages' {
  export const LANGUAGES: readonly import('./languages/language.ts').Language[];
}
