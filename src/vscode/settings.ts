import * as vscode from 'vscode';
import { parseOllamaHost } from '../llm/ollamaHost.ts';

/** Which syntax errors appear in Problems. */
export type ProblemsSetting = 'open' | 'all' | 'off';

/** When the opening of the next prompt is read ahead: never, when the light bulb is opened, or also when the cursor rests on a header. */
export type WarmUpSetting = 'off' | 'ask' | 'rest';

/**
 * The editor's settings as seen from `scope` (a folder or document). Values that may also stand in `llmstruct.toml` or have
 * a default there are undefined unless the user set them.
 */
export interface EditorSettings {
  /** Address of the Ollama server. */
  readonly ollamaHost: string | undefined;
  /** How long Ollama keeps a model in memory: seconds, or a Go duration. */
  readonly keepAlive: string | number | undefined;
  readonly warmUp: WarmUpSetting;
  readonly modelOrder: readonly string[] | undefined;
  /** Cap of the context in tokens. */
  readonly contextBudget: number | undefined;
  readonly parseOnSave: boolean;
  readonly problems: ProblemsSetting;
  /** Whether documentation that contradicts the code appears in Problems. */
  readonly documentationDrift: boolean;
  readonly lightBulb: boolean;
  readonly hover: boolean;
  /** Whether tasks are shown at the definitions that they are about. */
  readonly taskMarks: boolean;
}

export function editorSettings(scope: vscode.ConfigurationScope | undefined): EditorSettings {
  const settings = vscode.workspace.getConfiguration('llmstruct', scope ?? null);
  const order = settings.get<readonly string[]>('model.order', []);
  return {
    ollamaHost: ollamaHost(settings),
    keepAlive: keepAlive(settings.get('ollama.keepAlive', '')),
    warmUp: settings.get<WarmUpSetting>('warmUp', 'rest'),
    modelOrder: order.length > 0 ? order : undefined,
    contextBudget: settings.get<number | null>('context.budget', null) ?? undefined,
    parseOnSave: settings.get('parseOnSave', true),
    problems: settings.get<ProblemsSetting>('problems', 'open'),
    documentationDrift: settings.get('documentationDrift', true),
    lightBulb: settings.get('lightBulb', true),
    hover: settings.get('hover', true),
    taskMarks: settings.get('taskMarks', true),
  };
}

/** Where usage is sent, undefined for nowhere. Of the user's own settings only: their scope keeps workspaces from setting them. */
export function mlflowSettings():
  | { readonly url: string; readonly experiment: string; readonly prompts: boolean }
  | undefined {
  const settings = vscode.workspace.getConfiguration('llmstruct');
  const url = settings.inspect<string>('mlflow.url')?.globalValue?.trim();
  const experiment = settings.inspect<string>('mlflow.experiment')?.globalValue?.trim();
  const prompts = settings.inspect<boolean>('mlflow.prompts')?.globalValue === true;
  return url ? { url, experiment: experiment || 'llmstruct', prompts } : undefined;
}

/** Who writes down what is said, undefined where the user names nobody. Of the user's own settings only, as for usage. */
export function voiceUrl(): string | undefined {
  const url = vscode.workspace.getConfiguration('llmstruct').inspect<string>('voice.url')?.globalValue;
  return url?.trim() || undefined;
}

/** A number alone is seconds, which Ollama takes as a number only; what is no duration is left out. */
function keepAlive(text: string): string | number | undefined {
  const written = text.trim();
  if (/^-?\d+$/.test(written)) return Number(written);
  return /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(written) ? written : undefined;
}

/** A workspace may name this machine only: where else code is sent is for the user's own settings to say. */
function ollamaHost(settings: vscode.WorkspaceConfiguration): string | undefined {
  const seen = settings.inspect<string>('ollama.host');
  const ofWorkspace = seen?.workspaceFolderValue ?? seen?.workspaceValue;
  const host = ofWorkspace !== undefined && isThisMachine(ofWorkspace) ? ofWorkspace : seen?.globalValue;
  return host?.trim() || undefined;
}

function isThisMachine(host: string): boolean {
  try {
    return parseOllamaHost(host).loopback;
  } catch {
    return false;
  }
}
