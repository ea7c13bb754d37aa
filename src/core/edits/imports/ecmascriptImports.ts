import { anyScript } from '../../model/anyScript.ts';
import type { ImportedName, ReadImport } from './readImport.ts';

/** The names of an `import`, or of a declaration that requires, on one line. */
export function ecmascriptNames(text: string): Omit<ReadImport, 'text'> {
  const from = /(['"])([^'"]+)\1[^'"]*$/.exec(text.replace(/ with \{.*$/, ''))?.[2] ?? '';
  if (/^(?:const|let|var) /.test(text)) return requiredNames(text);
  const imported = /^import (type )?(?!from )(.*?) ?from ?(['"].*)$/.exec(text);
  if (imported === null) {
    const equals = anyScript(/^import (?:type )?([\w$]+) ?=/).exec(text)?.[1];
    return { names: equals === undefined ? [] : [{ from, name: '', as: equals, text: equals }] };
  }
  const [, type = '', clause, tail] = imported;
  const typeOnly = type === '' ? {} : ({ typeOnly: true } as const);
  const names = clauseNames(clause!, ' as ', from).map((name) => ({ ...name, ...typeOnly }));
  return {
    names,
    withNames: (some) => {
      const braced = some.filter((each) => each.name !== 'default' && each.name !== '*');
      const bare = some.filter((each) => !braced.includes(each)).map((each) => each.text);
      const list = braced.length === 0 ? [] : [`{ ${braced.map((each) => each.text).join(', ')} }`];
      return `import ${type}${[...bare, ...list].join(', ')} from ${tail}`;
    },
  };
}

/** One `require`, or several in one declaration. */
function requiredNames(text: string): Omit<ReadImport, 'text'> {
  const end = text.endsWith(';') ? ';' : '';
  const parts = [...text.matchAll(anyScript(/(\{[^}]*\}|[\w$]+) ?= ?(require\( ?['"]([^'"]+)['"] ?\))/g))].map(
    ([, clause = '', call = '', from = '']) => ({ clause, call, names: clauseNames(clause, ':', from) }),
  );
  return {
    names: parts.flatMap(({ names }) => names),
    withNames: (some) =>
      parts
        .map(({ clause, call, names }) => ({ clause, call, mine: names.filter((name) => some.includes(name)) }))
        .filter(({ mine }) => mine.length > 0)
        .map(({ clause, call, mine }) => {
          const list = mine.map((each) => each.text).join(', ');
          return `const ${clause.startsWith('{') ? `{ ${list} }` : list} = ${call}${end}`;
        })
        .join('\n'),
  };
}

/** `D, * as ns, { a, type b as c }` to names. */
function clauseNames(clause: string, alias: string, from: string): ImportedName[] {
  const braces = /\{(.*)\}/.exec(clause);
  const inner = (braces?.[1] ?? '').split(',').map((part) => part.trim());
  const outer = clause
    .replace(/\{.*\}/, '')
    .split(',')
    .map((part) => part.trim());
  const bare = outer
    .filter((part) => part !== '')
    .map((part) => {
      const star = anyScript(/^\* ?as ([\w$]+)$/).exec(part);
      return { from, name: star === null ? 'default' : '*', as: star?.[1] ?? part, text: part };
    });
  const named = inner
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', as] = part
        .replace(/^type /, '')
        .split(alias)
        .map((each) => each.trim());
      const typeOnly = anyScript(/^type \w/).test(part) ? ({ typeOnly: true } as const) : {};
      return { from, name, as: as ?? name, text: part, ...typeOnly };
    });
  return [...bare, ...named];
}
