import type { CallRules } from './callRules.ts';
import type { DeclarationRules } from './declarationRules.ts';
import type { ImportRules } from './importRules.ts';
import type { LanguageText } from './languageText.ts';
import type { TypeRules } from './typeRules.ts';

/** A language as data: which files are in it, which grammar parses them, and what the nodes mean. A field that is absent does not apply. */
export interface Language extends LanguageText, ImportRules, DeclarationRules, CallRules, TypeRules {}
