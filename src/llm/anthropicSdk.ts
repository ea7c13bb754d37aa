// Anthropic's SDK as a bundle of its own (`dist/anthropicSdk.cjs`), loaded by the first request to Anthropic: it is larger than all else
// that the extension and the command line load.
export { Anthropic, APIConnectionError, APIError } from '@anthropic-ai/sdk';
