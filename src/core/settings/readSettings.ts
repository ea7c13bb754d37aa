import { type RepoPath, toRepoPath } from '../model/repoPath.ts';
import { readLocalOnlyRule } from './localOnlyRule.ts';
import type { ParseRules } from './parseRules.ts';
import type { SettingsProblem } from './settingsProblem.ts';
import { isTable, readToml, type TomlDocument, type TomlPath, type TomlPlace } from './tomlDocument.ts';
import type { VoiceSettings } from './voiceSettings.ts';

/** The file that holds a workspace's settings and tasks. */
export const SETTINGS_FILE: RepoPath = 'llmstruct.toml';

/** What `llmstruct.toml` says, with a value for everything it leaves out. */
export interface Settings {
  readonly project: {
    readonly name?: string;
    readonly summary?: string;
    /** Whether usage is shown in `struct.json`. */
    readonly metrics: boolean;
  };
  readonly parse: ParseRules;
  readonly instructions: { readonly user: readonly string[] };
  /** `order`: `provider/model`, the first that can answer is asked. `budget`: cap of the context in tokens. */
  readonly model: { readonly order: readonly string[]; readonly budget: number };
  /**
   * `keepPrompts`: whether receipts hold the prompt itself, or its digest only. `localOnly`: rules as in `.gitignore` for files whose code never leaves this
   * machine; where they cannot be read, all files.
   */
  readonly privacy: { readonly keepPrompts: boolean; readonly localOnly: readonly string[] };
  /** Where the user's own prompts lie. */
  readonly prompts: { readonly dir: RepoPath };
  /** The Issues that tasks are kept in step with. Issues with `label` become tasks. */
  readonly sync: { readonly repository?: string; readonly tracker?: 'github' | 'gitlab'; readonly label: string };
  readonly voice: VoiceSettings;
  /** `allow`: Telegram's numbers of people and of groups (below 0) that the bot answers; nobody else. `dailyTokens`: of each person. */
  readonly telegram: { readonly allow: readonly number[]; readonly dailyTokens: number };
}

export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  /** Where each rule of `privacy.localOnly` stands; none where they could not be used. */
  readonly rulePlaces: readonly TomlPlace[];
}

export const DEFAULT_SETTINGS: Settings = {
  project: { metrics: true },
  parse: { include: [], exclude: [] },
  instructions: { user: [] },
  model: { order: ['ollama/qwen2.5-coder:1.5b'], budget: 1024 },
  privacy: { keepPrompts: true, localOnly: [] },
  prompts: { dir: 'llmstruct/prompts' },
  sync: { label: 'llmstruct' },
  voice: { model: 'whisper-1' },
  telegram: { allow: [], dailyTokens: 100_000 },
};

/** Whoever wrote a rule that cannot be read meant some file; nobody knows which. */
const EVERYTHING = ['**'];
/** A misspelt key here protects nothing, so that an unknown one is said. */
const PRIVACY_KEYS = ['keep_prompts', 'local_only'];
const LOCAL_ONLY: TomlPath = ['privacy', 'local_only'];

/**
 * Reads the text of `llmstruct.toml` (undefined: there is none). Never throws: what cannot be used is a problem with its
 * place, and the default stands in. Keys it does not know are left alone; later versions and other tools have theirs.
 */
export function readSettings(text: string | undefined, file: RepoPath = SETTINGS_FILE): SettingsReading {
  if (text === undefined) return { settings: DEFAULT_SETTINGS, problems: [], rulePlaces: [] };
  const document = readToml(text);
  if (!document.ok) {
    const problems = [{ file, ...document.place, message: document.message }];
    return { settings: settingsThatKeepAllHere(), problems, rulePlaces: [] };
  }
  const values = new SettingsValues(document, file);
  const name = values.text(['project', 'name']);
  const summary = values.text(['project', 'summary']);
  const repository = values.text(['sync', 'repository']);
  const tracker = values.oneOf(['sync', 'tracker'], ['github', 'gitlab']);
  const voiceUrl = values.text(['voice', 'url']);
  const spoken = values.text(['voice', 'language']);
  const defaults = DEFAULT_SETTINGS;
  const settings: Settings = {
    project: {
      ...(name === undefined ? {} : { name }),
      ...(summary === undefined ? {} : { summary }),
      metrics: values.flag(['project', 'metrics']) ?? defaults.project.metrics,
    },
    parse: {
      include: values.texts(['parse', 'include']) ?? defaults.parse.include,
      exclude: values.texts(['parse', 'exclude']) ?? defaults.parse.exclude,
    },
    instructions: { user: values.texts(['instructions', 'user']) ?? defaults.instructions.user },
    model: {
      order: values.models(['model', 'order']) ?? defaults.model.order,
      budget: values.count(['model', 'budget']) ?? defaults.model.budget,
    },
    privacy: {
      keepPrompts: values.flag(['privacy', 'keep_prompts']) ?? defaults.privacy.keepPrompts,
      localOnly: values.localOnly(LOCAL_ONLY) ?? defaults.privacy.localOnly,
    },
    prompts: { dir: values.folder(['prompts', 'dir']) ?? defaults.prompts.dir },
    sync: {
      ...(repository === undefined ? {} : { repository }),
      ...(tracker === undefined ? {} : { tracker }),
      label: values.text(['sync', 'label']) ?? defaults.sync.label,
    },
    voice: {
      ...(voiceUrl === undefined ? {} : { url: voiceUrl }),
      model: values.text(['voice', 'model']) ?? defaults.voice.model,
      ...(spoken === undefined ? {} : { language: spoken }),
    },
    telegram: {
      allow: values.numbers(['telegram', 'allow']) ?? defaults.telegram.allow,
      dailyTokens: values.count(['telegram', 'daily_tokens']) ?? defaults.telegram.dailyTokens,
    },
  };
  values.warnOfUnknown('privacy', PRIVACY_KEYS);
  const rules = settings.privacy.localOnly;
  const rulePlaces = rules === EVERYTHING ? [] : rules.map((_, at) => document.placeOf([...LOCAL_ONLY, at]));
  return { settings, problems: values.problems, rulePlaces };
}

/** The defaults, but that all code stays on this machine: for a file that somebody wrote and nobody can read. */
export function settingsThatKeepAllHere(): Settings {
  return { ...DEFAULT_SETTINGS, privacy: { ...DEFAULT_SETTINGS.privacy, localOnly: EVERYTHING } };
}

/** Takes values out of a document, each of the type its key must have; undefined where it has none. */
class SettingsValues {
  readonly problems: SettingsProblem[] = [];
  readonly #document: Extract<TomlDocument, { ok: true }>;
  readonly #file: RepoPath;

  constructor(document: Extract<TomlDocument, { ok: true }>, file: RepoPath) {
    this.#document = document;
    this.#file = file;
  }

  text(path: TomlPath): string | undefined {
    const value = this.#at(path);
    if (value === undefined || typeof value === 'string') return value;
    return this.#refuse(path, 'must be a text in quotes');
  }

  oneOf<Word extends string>(path: TomlPath, words: readonly Word[]): Word | undefined {
    const value = this.#at(path);
    if (value === undefined) return undefined;
    return words.find((word) => word === value) ?? this.#refuse(path, `must be one of ${words.join(', ')}`);
  }

  flag(path: TomlPath): boolean | undefined {
    const value = this.#at(path);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.#refuse(path, 'must be true or false');
  }

  count(path: TomlPath): number | undefined {
    const value = this.#at(path);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    return this.#refuse(path, 'must be a whole number above 0');
  }

  texts(path: TomlPath): readonly string[] | undefined {
    const value = this.#at(path);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return this.#refuse(path, 'must be a list of texts in quotes');
    const texts: string[] = [];
    for (const [index, element] of (value as unknown[]).entries()) {
      if (typeof element === 'string') texts.push(element);
      else this.#refuse([...path, index], 'must be a text in quotes');
    }
    return texts;
  }

  /** Whole numbers, also below 0; what is none is left out. */
  numbers(path: TomlPath): readonly number[] | undefined {
    const value = this.#at(path);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return this.#refuse(path, 'must be a list of whole numbers');
    const numbers: number[] = [];
    for (const [index, element] of (value as unknown[]).entries()) {
      if (typeof element === 'number' && Number.isSafeInteger(element)) numbers.push(element);
      else this.#refuse([...path, index], 'must be a whole number');
    }
    return numbers;
  }

  /** One mistake in the rules holds all files back. */
  localOnly(path: TomlPath): readonly string[] | undefined {
    const before = this.problems.length;
    const rules = this.texts(path);
    for (const [index, text] of rules?.entries() ?? []) {
      const rule = readLocalOnlyRule(text);
      if (!rule.ok) this.#refuse([...path, index], rule.expectation);
    }
    return this.problems.length > before ? EVERYTHING : rules;
  }

  warnOfUnknown(table: string, known: readonly string[]): void {
    const value = this.#at([table]);
    if (!isTable(value)) return;
    for (const key of Object.keys(value).filter((each) => !known.includes(each))) {
      const message = `${table}.${key} is unknown; known are ${known.join(', ')}`;
      this.problems.push({ file: this.#file, ...this.#document.placeOf([table, key]), message, severity: 'warning' });
    }
  }

  models(path: TomlPath): readonly string[] | undefined {
    const usable = this.texts(path)?.filter((model, index) => {
      if (/^[^/\s]+\/\S+$/.test(model)) return true;
      this.#refuse([...path, index], 'must be written provider/model');
      return false;
    });
    return usable?.length === 0 ? undefined : usable;
  }

  folder(path: TomlPath): RepoPath | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const folder = toRepoPath(text);
    if (folder !== undefined && folder !== '') return folder;
    return this.#refuse(path, 'must be a folder inside the workspace');
  }

  #at(path: TomlPath): unknown {
    let value: unknown = this.#document.value;
    for (const [depth, key] of path.entries()) {
      if (!isTable(value)) {
        const table = path.slice(0, depth);
        if (!this.problems.some((problem) => problem.message.startsWith(`${table.join('.')} `))) {
          this.#refuse(table, 'must be a table');
        }
        return undefined;
      }
      value = Object.hasOwn(value, key) ? value[key] : undefined;
      if (value === undefined) return undefined;
    }
    return value;
  }

  #refuse(path: TomlPath, expectation: string): undefined {
    const message = `${path.join('.')} ${expectation}`;
    this.problems.push({ file: this.#file, ...this.#document.placeOf(path), message });
    return undefined;
  }
}
