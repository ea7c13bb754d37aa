import type { Chain } from '../../model/fileFacts.ts';
import { listedAt } from '../../model/parameterTypes.ts';
import type { Delegates, DelegateType } from '../language.ts';

/** Delegates of the base class library that have no type arguments, or one that says nothing of what they give. */
const PLAIN: ReadonlyMap<string, DelegateType> = new Map([
  ['Predicate', { parameters: 1, returns: 'bool' }],
  ['Comparison', { parameters: 2, returns: 'int' }],
  ['EventHandler', { parameters: 2, returns: undefined }],
  ['ThreadStart', { parameters: 0, returns: undefined }],
  ['TimerCallback', { parameters: 1, returns: undefined }],
  ['WaitCallback', { parameters: 1, returns: undefined }],
  ['AsyncCallback', { parameters: 1, returns: undefined }],
]);

const TASK_TYPES = /^(?:Task|ValueTask)$/;

/** C#'s function types: `Action`, `Func` and the like, expression trees of them, and declared delegates. */
export const CSHARP_DELEGATES: Delegates = { read, header: /\bdelegate\s/, task };

function read(type: string): DelegateType | undefined {
  const [, name = '', list] = /^(?:[\w.]+\.)?(\w+)\s*(?:<(.*)>)?$/s.exec(type.trim()) ?? [];
  const types = list === undefined ? [] : listedAt(`<${list}>`, 0);
  switch (name) {
    case 'Action':
      return { parameters: types.length, returns: undefined };
    case 'Func':
      return types.length === 0 ? undefined : { parameters: types.length - 1, returns: types.at(-1) };
    case 'Converter':
      return types.length === 2 ? { parameters: 1, returns: types[1] } : undefined;
    case 'Expression':
      return types.length === 1 ? read(types[0]!) : undefined;
    default:
      return PLAIN.get(name);
  }
}

/** `Task.FromResult(x)` and the other ways to get a task without a function of one's own. */
function task([root = '', member = '']: Chain): string | undefined {
  if (!TASK_TYPES.test(root)) return undefined;
  if (member === '.CompletedTask' || member === '.Delay') return root;
  return member === '.FromResult' ? `${root}<T>` : undefined;
}
