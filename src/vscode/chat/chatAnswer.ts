import type * as vscode from 'vscode';
import type { Workspace } from '../../mcp/workspace.ts';
import type { Services } from '../services.ts';

/** What a person asked `@llmstruct`, and where the answer goes. */
export interface ChatQuestion {
  /** Without the command; trimmed. */
  readonly prompt: string;
  readonly stream: Pick<vscode.ChatResponseStream, 'markdown' | 'progress' | 'button'>;
  readonly workspace: Workspace;
  readonly services: Services;
}

export type ChatAnswer = (question: ChatQuestion) => Promise<void>;
