import { isManifest } from '../languages/registry.ts';
import { normalisedText } from '../model/normalisedText.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { StructDocument } from '../model/structDocument.ts';
import type { FileSystem, ListedFile } from '../ports.ts';
import { instructionsOf } from '../settings/instructions.ts';
import { readSettings, SETTINGS_FILE, type Settings } from '../settings/readSettings.ts';
import type { SettingsProblem } from '../settings/settingsProblem.ts';
import { MANIFEST_FILES, README_FILES, summaryOf } from '../settings/summary.ts';
import type { TomlPlace } from '../settings/tomlDocument.ts';
import { unreadableSettings } from '../settings/unreadableSettings.ts';
import { readTasks } from '../tasks/file/readTasks.ts';
import type { TasksReading } from '../tasks/file/tasksReading.ts';

/** What a project is called that nobody named. */
export const NAMELESS = 'workspace';

/** What the workspace's own words say: settings, tasks, summary. */
export interface WorkspaceTexts {
  readonly settings: Settings;
  readonly settingsProblems: readonly SettingsProblem[];
  /** Where each rule of `[privacy] local_only` stands. */
  readonly rulePlaces: readonly TomlPlace[];
  readonly tasks: TasksReading;
}

/** Reads `llmstruct.toml`; without one the defaults hold, with one that cannot be read what `unreadableSettings` says. */
export async function readWorkspaceTexts(files: Pick<FileSystem, 'read'>): Promise<WorkspaceTexts> {
  const content = await files.read(SETTINGS_FILE);
  const text = content.kind === 'text' ? withoutMark(content.text) : undefined;
  const isUnreadable = content.kind === 'skipped' && content.reason !== 'missing';
  const { settings, problems, rulePlaces } = isUnreadable ? unreadableSettings(content.reason) : readSettings(text);
  return { settings, settingsProblems: problems, rulePlaces, tasks: readTasks(text) };
}

/** `project.name` and `context.summary` (and which files they are from), and `instructions` of `struct.json`. */
export async function describeProject(
  files: Pick<FileSystem, 'read'>,
  settings: Settings,
  listed: readonly ListedFile[],
): Promise<{
  projectName: string;
  nameFile?: RepoPath;
  summary: string;
  summaryFile?: RepoPath;
  instructions: StructDocument['instructions'];
}> {
  const present = new Set(listed.map(({ path }) => path));
  const textsOf = async (names: readonly RepoPath[]) => {
    const texts: FoundText[] = [];
    for (const path of names) {
      const text = present.has(path) ? await textOf(files, path) : undefined;
      if (text !== undefined) texts.push({ path, text });
    }
    return texts;
  };
  const [readme] = await textsOf(README_FILES);
  const manifests = await textsOf(MANIFEST_FILES);
  const setting = settings.project.summary;
  const summary = summaryOf({ setting, readme: readme?.text, manifests });
  const summaryFile = summaryOf({ setting }) === '' ? summaryFileOf(readme, manifests) : undefined;
  const named = settings.project.name === undefined ? manifestName(manifests) : undefined;
  return {
    projectName: settings.project.name ?? named?.name ?? NAMELESS,
    ...(named === undefined ? {} : { nameFile: named.path }),
    summary,
    ...(summaryFile === undefined ? {} : { summaryFile }),
    instructions: instructionsOf(settings.instructions.user),
  };
}

/** The first file that has a summary by itself. */
function summaryFileOf(readme: FoundText | undefined, manifests: readonly FoundText[]): RepoPath | undefined {
  if (readme !== undefined && summaryOf({ readme: readme.text }) !== '') return readme.path;
  return manifests.find((manifest) => summaryOf({ manifests: [manifest] }) !== '')?.path;
}

interface FoundText {
  readonly path: RepoPath;
  readonly text: string;
}

/** The texts of all files that imports depend on (`Language.manifests`), in path order. */
export async function readManifests(
  files: Pick<FileSystem, 'read'>,
  listed: readonly ListedFile[],
): Promise<ReadonlyMap<RepoPath, string>> {
  const found = new Map<RepoPath, string>();
  for (const { path, skipped } of listed) {
    if (skipped !== undefined || !isManifest(path)) continue;
    const text = await textOf(files, path);
    if (text !== undefined) found.set(path, normalisedText(text));
  }
  return found;
}

/** The name a manifest gives, so that the bytes do not depend on what the folder is called. */
function manifestName(manifests: readonly FoundText[]): { name: string; path: RepoPath } | undefined {
  for (const { path, text } of manifests) {
    const match =
      path === 'package.json'
        ? /^\s*"name"\s*:\s*"([^"]+)"/m.exec(text)
        : /^\s*name\s*=\s*["']([^"']+)["']/m.exec(text);
    if (match?.[1] !== undefined) return { name: match[1], path };
  }
  return undefined;
}

async function textOf(files: Pick<FileSystem, 'read'>, path: RepoPath): Promise<string | undefined> {
  const content = await files.read(path);
  return content.kind === 'text' ? withoutMark(content.text) : undefined;
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
