import type { EditProblem, ProblemCode } from '../core/edits/checkedReply.ts';
import type { Translate } from './language.ts';

/** What the gate found, for people; the extension words the codes alike. */
const WORDING: Readonly<Record<ProblemCode, string>> = {
  empty: 'it is empty',
  'cut-off': 'it was cut off before its end',
  'no-code': 'it contains no code',
  'not-one-definition': 'it is not exactly one definition',
  'other-name': 'it defines another name',
  'other-kind': 'it defines another kind of thing',
  'syntax-error': 'it has a syntax error',
  elision: 'it leaves code out and says so in a comment',
  'foreign-text': 'it contains text that is no code',
  stub: 'it empties the body',
  'signature-changed': 'it changes the signature',
  'code-changed': 'it changes more than the documentation',
  'secret-lost': 'it drops, doubles or alters a masked secret',
  'target-partial': 'the definition itself has a syntax error',
  'target-missing': 'the definition was not found again',
  'name-taken': 'it uses a name that the file has already',
  'type-only': 'it uses when it runs what the file imports for types only',
  'import-clash': 'it imports a name that means something else in the file',
  'import-unused': 'it leaves an import that nothing uses any more',
  'module-system': 'it imports in another way than the file',
  'no-test': 'it holds no test of the definition',
  'name-unknown': 'it uses a name that is not known here',
  'documentation-lost': 'it drops documentation',
};

export function wordEditProblem({ code, line, subject }: EditProblem, t: Translate): string {
  const problem = subject === undefined ? t(WORDING[code]) : `${t(WORDING[code])}: ${subject}`;
  return line === undefined ? problem : t('{problem} (line {line} of the answer)', { problem, line });
}
