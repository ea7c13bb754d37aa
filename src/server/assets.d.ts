declare module '*.yaml' {
  const text: string;
  export default text;
}

/** Made by the build out of `schemas/openapi.yaml`. */
declare module '#validators/server' {
  interface Check {
    (value: unknown): boolean;
    errors?: { instancePath: string; message?: string }[] | null;
  }
  export const validateAddTaskRequest: Check;
  export const validateContextRequest: Check;
  export const validateContinueRequest: Check;
  export const validateAnalyzeTaskRequest: Check;
  export const validateGenerateDiffRequest: Check;
  export const validateSignInRequest: Check;
  export const validateUpdateTaskRequest: Check;
}
