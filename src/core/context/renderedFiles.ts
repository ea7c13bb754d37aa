import { type FileRenderer, renderFile, type ShownDefinition } from './renderContext.ts';

/** Remembers the text of each file: whoever tries one addition after the other changes one file at a time. */
export class RenderedFiles {
  readonly #last = new Map<string, { readonly definitions: readonly ShownDefinition[]; readonly text: string }>();

  /** `renderFile`. */
  readonly render: FileRenderer = (definitions) => {
    const [first] = definitions;
    if (first === undefined) return '';
    const key = `${first.role} ${first.module.path}`;
    const last = this.#last.get(key);
    if (
      last?.definitions.length === definitions.length &&
      last.definitions.every((each, at) => each === definitions[at])
    )
      return last.text;
    const text = renderFile(definitions);
    this.#last.set(key, { definitions, text });
    return text;
  };
}
