import { type Finding, RULES, type Severity } from './findings.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', note: 'info' };

/** Findings as GitLab's Code Quality report (`artifacts:reports:codequality`). */
export function changeCodeQuality(findings: readonly Finding[]): object[] {
  return findings.map(({ rule, message, path, line, fingerprint }) => ({
    description: message,
    check_name: `llmstruct/${rule}`,
    fingerprint,
    severity: SEVERITIES[RULES[rule].severity],
    location: { path, lines: { begin: line } },
  }));
}
