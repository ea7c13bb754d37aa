import type { RepoPath } from '../model/repoPath.ts';
import { SETTINGS_FILE, type SettingsReading, settingsThatKeepAllHere } from './readSettings.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  'not UTF-8': 'the file is not UTF-8: save it as UTF-8',
  binary: 'the file is not UTF-8: save it as UTF-8',
  symlink: 'the file is a link, which is not followed: put the file itself here',
  'not a regular file': 'it is no file: put the file itself here',
  'too large': 'the file is too large',
  'line too long': 'the file is too large',
};

/**
 * What holds where `llmstruct.toml` is there and cannot be read, for a reason of the skip table: the defaults, but that all code stays
 * here, as for a text that is no TOML. Taken for a missing file, it would let go what it says must stay.
 */
export function unreadableSettings(reason: string, file: RepoPath = SETTINGS_FILE): SettingsReading {
  const message = SENTENCES[reason] ?? 'the file cannot be read: check its permissions';
  return { settings: settingsThatKeepAllHere(), problems: [{ file, line: 1, column: 1, message }], rulePlaces: [] };
}
