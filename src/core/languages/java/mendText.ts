import { anyScript } from '../../model/anyScript.ts';

/** Annotations between the type of a variable parameter and its dots, which the grammar does not know: `int @NonNull ... each`. */
const BEFORE_DOTS = anyScript(/(?<=[\w$>\]]\s+)(?:@\w[\w.]*(?:\([^()]*\))?\s*)+(?=\.\.\.)/g);

/** The text as the grammar can read it, equally long. */
export function mendText(text: string): string {
  if (!text.includes('...')) return text;
  return text.replace(BEFORE_DOTS, (annotations) => annotations.replace(/[^\r\n]/g, ' '));
}
