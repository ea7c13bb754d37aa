import type { StructDocument } from '../model/structDocument.ts';

/**
 * The rules every request starts with, the same for every action and model, so that a server's prefix cache holds them.
 * Short on purpose (about 70 tokens) and worded for models of 1.5B to 14B. A new wording is a new version.
 */
export const BASE_INSTRUCTIONS: StructDocument['instructions']['base'] = {
  version: 1,
  rules: [
    'Answer with the whole definition, complete and ready to use, in one code fence. No explanation.',
    'Keep its name and signature unless the request says otherwise.',
    'Write out every line; never shorten code with "..." or a comment.',
    'Keep the style of the code and use only names that exist.',
  ],
};

/** What `struct.json` says under `instructions`. */
export function instructionsOf(user: readonly string[]): StructDocument['instructions'] {
  return { base: BASE_INSTRUCTIONS, user };
}
