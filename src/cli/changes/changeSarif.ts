import type { Translate } from '../language.ts';
import { type Finding, RULES } from './findings.ts';

/** Findings as SARIF 2.1.0 (OASIS standard); paths are relative to the repository's root, never absolute. */
export function changeSarif(findings: readonly Finding[], version: string, t: Translate): object {
  const rules = Object.entries(RULES).map(([id, { severity, text }]) => ({
    id,
    shortDescription: { text: t(text) },
    defaultConfiguration: { level: severity },
  }));
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'llmstruct',
            semanticVersion: version,
            informationUri: 'https://github.com/kpblcaoo/llmstruct',
            rules,
          },
        },
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ rule, message, path, line, column, fingerprint }) => ({
          ruleId: rule,
          ruleIndex: indices.get(rule)!,
          level: RULES[rule].severity,
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
                region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
              },
            },
          ],
          partialFingerprints: { 'llmstruct/v1': fingerprint },
        })),
      },
    ],
  };
}
