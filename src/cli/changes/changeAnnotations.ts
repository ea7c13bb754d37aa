import { type Finding, RULES, type Severity } from './findings.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Findings as workflow commands of GitHub Actions, one a line. Whatever a path or message holds stays inside its command: line
 * ends and separators are encoded as the runner wants them.
 */
export function changeAnnotations(findings: readonly Finding[]): string {
  return findings
    .map(({ rule, message, path, line, column }) => {
      const place = [`file=${property(path)}`, `line=${line}`, ...(column === undefined ? [] : [`col=${column}`])];
      return `::${COMMANDS[RULES[rule].severity]} ${place.join(',')},title=${property(`llmstruct ${rule}`)}::${data(message)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
