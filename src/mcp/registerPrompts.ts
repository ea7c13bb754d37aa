import {
  type GetPromptResult,
  type InputRequiredResult,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { ACTION_REQUESTS } from '../core/context/actionRequests.ts';
import { WINDOW_TOKENS } from '../core/context/modelWindow.ts';
import { hideSecrets } from '../core/privacy/secrets/maskSecrets.ts';
import { ACTION_NAMES, type ActionName, isActionName } from '../core/prompts/actions.ts';
import type { Session } from './session.ts';
import { wordToolError } from './toolError.ts';
import { Workspace } from './workspace.ts';

/** For people, in English; worded in their language. */
export const PROMPT_TITLES: Readonly<Record<ActionName, string>> = {
  better: 'Make It Better',
  fix: 'Fix',
  document: 'Document',
  simplify: 'Simplify',
  'add-types': 'Add Types',
  'write-test': 'Write a Test',
  explain: 'Explain',
  change: 'Change as asked',
};

interface Asked {
  readonly action: ActionName;
  /** Empty when the client named none. */
  readonly target: string;
  readonly instruction: string;
}

/**
 * The actions as prompts: each is what our own models are sent for it, the definition with its context. Handled without the
 * SDK's registry, which refuses clients that ask for a prompt without arguments only to look at it (Continue does).
 */
export function registerPrompts(mcp: McpServer, session: Session): void {
  const { t } = session.options;
  const args = [
    { name: 'target', description: t('path#Qualified.Name or path:line') },
    { name: 'instruction', description: t('what you want, in your words') },
  ];
  mcp.server.setRequestHandler('prompts/list', () => ({
    prompts: ACTION_NAMES.map((name) => ({ name, title: t(PROMPT_TITLES[name]), arguments: args })),
  }));
  mcp.server.setRequestHandler('prompts/get', async ({ params: { name, arguments: given = {} } }, context) => {
    if (!isActionName(name)) {
      const known = ACTION_NAMES.join(', ');
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no prompt ${name}. Prompts: ${known}.`);
    }
    const asked = { action: name, target: given['target'] ?? '', instruction: given['instruction'] ?? '' };
    return asked.target.trim() === '' ? said(withoutTarget(asked)) : withTarget(mcp, session, asked, context);
  });
}

async function withTarget(
  mcp: McpServer,
  session: Session,
  { action, target, instruction }: Asked,
  context: ServerContext,
): Promise<GetPromptResult | InputRequiredResult> {
  try {
    const workspace = await session.open(mcp, context);
    if (!(workspace instanceof Workspace)) return workspace;
    const { answer } = await workspace.in(target, async ({ index }, inside) => {
      const { budget } = await index.settings();
      return index.prepare({ target: inside, action, instruction, budget, windowTokens: WINDOW_TOKENS });
    });
    return said(answer.messages.map(({ content }) => content).join('\n\n'));
  } catch (error) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, wordToolError(error));
  }
}

/** Without a target the model finds it: the person names it in the chat. */
function withoutTarget({ action, instruction }: Asked): string {
  const wish = instruction === '' ? '' : `\n${hideSecrets(instruction)}`;
  return `${ACTION_REQUESTS[action]}${wish}\nGet the definition and its context with get_context first.`;
}

function said(text: string): GetPromptResult {
  return { messages: [{ role: 'user', content: { type: 'text', text } }] };
}
