import type { ListedFile } from '../ports.ts';
import { readLocalOnlyRule } from '../settings/localOnlyRule.ts';
import { SETTINGS_FILE } from '../settings/readSettings.ts';
import type { SettingsProblem } from '../settings/settingsProblem.ts';
import type { WorkspaceTexts } from './workspaceTexts.ts';

/** The rules of `[privacy] local_only` that no file fits, whether it is indexed or left out: each protects nothing, which its writer will not have meant. */
export function idleRules(
  { settings, rulePlaces }: Pick<WorkspaceTexts, 'settings' | 'rulePlaces'>,
  listed: readonly ListedFile[],
): readonly SettingsProblem[] {
  return rulePlaces.flatMap((place, at): readonly SettingsProblem[] => {
    const text = settings.privacy.localOnly[at]!;
    const rule = readLocalOnlyRule(text);
    if (!rule.ok || listed.some(({ path }) => rule.matches(path))) return [];
    const message = `${text} in privacy.local_only names no file of the index`;
    return [{ file: SETTINGS_FILE, ...place, message, severity: 'warning' }];
  });
}
