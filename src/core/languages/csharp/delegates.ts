import { anyScript } from '../../model/anyScript.ts';
import type { Chain } from '../../model/chain.ts';
import { listedAt } from '../../model/parameterTypes.ts';
import type { Delegates, DelegateType } from '../delegates.ts';

const TASK_TYPES = /^(?:Task|ValueTask)$/;

/** C#'s function types: `Action`, `Func` and the like, expression trees of them, and declared delegates. */
export const CSHARP_DELEGATES: Delegates = { read, header: /\bdelegate\s/, task };

function read(type: string): DelegateType | undefined {
  const [, name = '', list] = anyScript(/^(?:[\w.]+\.)?(\w+)\s*(?:<(.*)>)?$/s).exec(type.trim()) ?? [];
  const types = list === undefined ? [] : listedAt(`<${list}>`, 0);
  const [first = 'object', second] = types;
  switch (name) {
    case 'Action':
      return { takes: types, returns: undefined };
    case 'Func':
      return types.length === 0 ? undefined : { takes: types.slice(0, -1), returns: types.at(-1) };
    case 'Converter':
      return second === undefined ? undefined : { takes: [first], returns: second };
    case 'Expression':
      return types.length === 1 ? read(first) : undefined;
    case 'Predicate':
      return { takes: [first], returns: 'bool' };
    case 'Comparison':
      return { takes: [first, first], returns: 'int' };
    case 'EventHandler':
      return { takes: ['object', types[0] ?? 'EventArgs'], returns: undefined };
    case 'ThreadStart':
      return { takes: [], returns: undefined };
    case 'TimerCallback':
    case 'WaitCallback':
      return { takes: ['object'], returns: undefined };
    case 'AsyncCallback':
      return { takes: ['IAsyncResult'], returns: undefined };
    default:
      return undefined;
  }
}

/** `Task.FromResult(x)` and the other ways to get a task without a function of one's own. */
function task([root = '', member = '']: Chain): string | undefined {
  if (!TASK_TYPES.test(root)) return undefined;
  if (member === '.CompletedTask' || member === '.Delay') return root;
  return member === '.FromResult' ? `${root}<T>` : undefined;
}
