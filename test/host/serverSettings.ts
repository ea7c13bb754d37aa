import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

/** Current keys only: VS Code migrates a deprecated one at start, and its save of the file is an event that tests see. */
const quiet: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off', // as on the desktop; in a browser it would save a second after each edit
  'git.openRepositoryInParentFolders': 'never',
  'llmstruct.warmUp': 'off', // tests count requests; those of the warm-up switch it on
};

/** Writes the user settings of a fresh user data folder; one that has settings keeps them. */
export function seedSettings(userData: string, settings: Settings = {}): void {
  const file = join(userData, 'User/settings.json');
  if (existsSync(file)) return;
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...quiet, ...settings }, null, 2)}\n`);
}
