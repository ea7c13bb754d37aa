import * as vscode from 'vscode';

/** The language that answers in words are asked for in, as models call it; nothing for an English editor. */
export function answerLanguage(): { readonly answerLanguage?: string } {
  const [code = 'en'] = vscode.env.language.split('-');
  if (code === 'en') return {};
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(code);
  return name === undefined ? {} : { answerLanguage: name };
}
