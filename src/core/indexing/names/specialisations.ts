import type { DefinitionFact } from '../../model/fileFacts.ts';

/** Whether a class is a template's specialisation (`template <> struct Box<int> {`): the template's name does not mean it. */
export function isSpecialisation({ kind, name, signature }: DefinitionFact): boolean {
  if (kind !== 'class' || !signature.startsWith('template')) return false;
  const keyword = signature.search(/\b(?:class|struct|union)\s+(?!\w*\s*[,>=])/);
  const at = signature.indexOf(name, keyword + 5);
  return (
    keyword >= 0 &&
    at >= 0 &&
    signature
      .slice(at + name.length)
      .trimStart()
      .startsWith('<')
  );
}
