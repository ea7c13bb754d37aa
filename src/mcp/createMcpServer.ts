import { McpServer } from '@modelcontextprotocol/server';
import { registerCompletion } from './registerCompletion.ts';
import { registerPrompts } from './registerPrompts.ts';
import { registerResources } from './registerResources.ts';
import { registerTools } from './registerTools.ts';
import type { Session } from './session.ts';

/** For the model, once a session. */
const INSTRUCTIONS =
  'Exact index of the code in this workspace. A definition has the id path#Qualified.Name. Start with get_context: it gives the least code that is enough, within a budget of tokens.';

/** The server of one connection: its tools, resources, prompts and completion. */
export function createMcpServer(session: Session): McpServer {
  const { version } = session.options;
  const server = new McpServer(
    { name: 'llmstruct', title: 'llmstruct', version },
    { instructions: INSTRUCTIONS, capabilities: { prompts: {}, completions: {} } },
  );
  registerTools(server, session);
  registerResources(server, session);
  registerPrompts(server, session);
  registerCompletion(server, session);
  server.server.setNotificationHandler('notifications/roots/list_changed', () => session.forgetRoots());
  return server;
}
