import type { VoiceSettings } from './voiceSettings.ts';

/** The settings that hosts need, out of `llmstruct.toml` and defaults. */
export interface WorkspaceSettings {
  readonly projectName?: string;
  readonly modelOrder: readonly string[];
  readonly budget: number;
  /** Globs of files whose code stays on this machine. */
  readonly localOnly: readonly string[];
  /** Where the Issues are that tasks are kept in step with; Issues with `label` become tasks. */
  readonly sync: { readonly repository?: string; readonly tracker?: 'github' | 'gitlab'; readonly label: string };
  readonly voice: VoiceSettings;
  /** Who may use the bot, by Telegram's numbers of people and groups, and how many tokens each may spend a day. */
  readonly telegram: { readonly allow: readonly number[]; readonly dailyTokens: number };
}
