import { anyScript } from '../../model/anyScript.ts';

/** What a statement over `__all__` lists: its strings, and the modules whose `__all__` it takes over. */
export function pythonListedNames(text: string): { readonly names: string[]; readonly modules: string[] } {
  const names = [...text.matchAll(anyScript(/(['"])(\w+)\1/g))].map((match) => match[2]!);
  const modules = [...text.matchAll(anyScript(/([\w.]+)\.__all__/g))].map((match) => match[1]!);
  return { names, modules };
}
