import type { ErrorWording } from '../../core/tasks/sync/errorIssues.ts';
import type { CliContext } from '../cliContext.ts';
import { markdownStyle, plainStyle } from './reportStyle.ts';

/** Issues about errors in the language of the run; what is of the code stays text, whatever it says. */
export function errorWording({ t }: CliContext): ErrorWording {
  const { code } = markdownStyle;
  return {
    title: ({ path, reason }) =>
      t('Syntax error in {0}: {1}', plainStyle.words(path), plainStyle.words(reason)).slice(0, 250),
    body: ({ path, reason, symbol, lines }) =>
      [
        `${code(reason)}: ${code(path)}${symbol === undefined ? '' : `, ${code(symbol)}`}`,
        '',
        t('Lines: {0}', lines.join(', ')),
        '',
        t('Filed by llmstruct on the default branch; it closes this Issue when the error is gone.'),
      ].join('\n'),
  };
}
