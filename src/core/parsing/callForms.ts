import type { CallForm } from '../languages/callForm.ts';
import type { Language } from '../languages/language.ts';
import type { Captures, Match } from './captures.ts';
import { guardedRegions } from './scopes/guardedRegions.ts';
import { type AddMatch, bindNumbered, bindSideBySide, bindVisitor } from './scopes/handedElements.ts';
import type { SourceText } from './sourceText.ts';
import type { Node } from './trees/tree.ts';

/**
 * Adds what calls of functions known by name say (`Language.callForms`) to what the queries found. Not queries themselves: a pattern
 * with a name in it is tried on every call, and the names are few.
 */
export function withCallForms(captures: Captures, language: Language, source: SourceText): Captures {
  const { callForms, callForm } = language;
  if (callForms === undefined || callForm === undefined) return captures;
  const added = new Map<string, Match[]>();
  const add: AddMatch = (statement, match) => {
    const list = added.get(statement);
    if (list === undefined) added.set(statement, [match]);
    else list.push(match);
  };
  for (const match of captures.of('call')) {
    const called = match['object']![0]!;
    callForm.lastIndex = called.startIndex;
    const [before = '', name = ''] = callForm.exec(source.text) ?? [];
    const form = callForms.get(name);
    // `super().m(a, b)` begins with a call of `super`, and is none.
    if (form === undefined || called.startIndex + before.trimEnd().length < called.endIndex) continue;
    const call = match['call']![0]!;
    const given = call.childForFieldName('arguments')?.namedChildren.filter((node) => !node.isExtra) ?? [];
    const byPlace = given.filter(({ type }) => type !== 'keyword_argument').length;
    if (form.count === undefined ? given.length > 0 : byPlace === form.count) {
      readForm(form, call, given, language, add);
    }
  }
  return {
    ...captures,
    of: (statement) => {
      const more = added.get(statement);
      return more === undefined ? captures.of(statement) : [...captures.of(statement), ...more];
    },
  };
}

function readForm(form: CallForm, call: Node, given: readonly Node[], language: Language, add: AddMatch): void {
  const [first, second] = given;
  if (first === undefined) return;
  const key = given.find((node) => node.childForFieldName('name')?.text === 'key')?.childForFieldName('value');
  bindVisitor(key, first, add);
  switch (form.means) {
    case 'same':
      add('transparent', { transparent: [call], object: [first] });
      return;
    case 'inner':
      add('unwrap', { unwrap: [call], object: [first] });
      return;
    case 'holder':
      add('holding', { holding: [call], object: [first] });
      return;
    case 'either':
      add('choice', { choice: [call], option: given });
      return;
    case 'values':
      add('held.values', { 'held.values': [call], object: [first] });
      return;
    case 'entries':
      add('held.entries', { 'held.entries': [call], object: [first] });
      return;
    case 'copy':
      add('slice', { slice: [call], object: [first] });
      return;
    case 'element':
      add('element', { element: [call], object: [first] });
      return;
    case 'numbered':
      bindNumbered(call, first, add);
      return;
    case 'side by side':
      bindSideBySide(call, given, add);
      return;
    case 'visited':
      if (second !== undefined) bindVisitor(first, second, add);
      return;
    case 'class':
      add('class', { class: [call], object: [first] });
      return;
    case 'above':
      add('above', { above: [call], object: [first] });
      return;
    case 'cast':
      add('cast', { cast: [call], type: [first] });
      return;
    case 'bound': {
      const bound = given.find((node) => node.childForFieldName('name')?.text === 'bound');
      const type = bound?.childForFieldName('value');
      if (type != null) add('cast', { cast: [call], type: [type] });
      return;
    }
    case 'test': {
      if (second === undefined || language.conditions === undefined) return;
      for (const { node, behind } of guardedRegions(call, language.conditions)) {
        add('narrowed', { narrowed: [first], type: [second], [behind ? 'region.after' : 'region']: [node] });
      }
    }
  }
}
