import { anyScript } from '../../model/anyScript.ts';
import type { ImportFact } from '../../model/importFacts.ts';

/** What `using` says: of a namespace, of a type's static members, or of a type under another name. */
export function importsOf(text: string): readonly ImportFact[] {
  const directive = anyScript(/^(global\s+)?using\s+(?:(?:static|unsafe)\s+)*(?:([\w@]+)\s*=\s*)?([^;]+);?$/s).exec(
    text.trim(),
  );
  if (directive === null) return [];
  const [, isGlobal, alias, target = ''] = directive;
  const from = target.replace(/\s+/g, '').replace(anyScript(/^\w+::/), '');
  // Tuples, arrays and the like have no name to look up.
  if (!/^[\p{L}_@][\p{L}\p{N}_.@]*(<.*>)?$/u.test(from)) return [];
  // What is used globally is seen by the other files of the project as well.
  const shared = isGlobal === undefined ? {} : { shared: true as const };
  return [alias === undefined ? { from, name: '*', as: '', ...shared } : { from, name: '', as: alias, ...shared }];
}
