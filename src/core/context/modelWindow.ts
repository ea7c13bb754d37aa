/**
 * The window, in tokens, that every request of a session asks for: another value makes Ollama load the model anew. Fits the
 * memory of a small machine with a 1.5B to 7B model.
 */
export const WINDOW_TOKENS = 8192;
