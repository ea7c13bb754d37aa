import {
  type CallToolResult,
  type ClientCapabilities,
  fromJsonSchema,
  type InputRequiredResult,
  isInputRequiredResult,
  type McpServer,
} from '@modelcontextprotocol/server';
import { Ajv, AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import type { Session } from './session.ts';
import type { Tool } from './tool.ts';
import { wordToolError } from './toolError.ts';
import { changedSince } from './tools/changedSince.ts';
import { findSymbol } from './tools/findSymbol.ts';
import { getCalls } from './tools/getCalls.ts';
import { getContext } from './tools/getContext.ts';
import { listTasks } from './tools/listTasks.ts';
import { projectMap } from './tools/projectMap.ts';
import { proposeEdit } from './tools/proposeEdit.ts';
import { updateTask } from './tools/updateTask.ts';
import { Workspace } from './workspace.ts';

/** Those that are needed first, first: models read them in order. */
export const TOOLS: readonly Tool<never>[] = [
  getContext,
  findSymbol,
  getCalls,
  projectMap,
  changedSince,
  proposeEdit,
  listTasks,
  updateTask,
];

/** Small models write numbers as texts: `"500"` is taken for 500. */
const lenient = new AjvJsonSchemaValidator(new Ajv({ coerceTypes: true, allErrors: true, strict: false }));

export function registerTools(server: McpServer, session: Session): void {
  for (const tool of TOOLS) register(server, session, tool);
}

function register(server: McpServer, session: Session, tool: Tool<never>): void {
  const { name, description, annotations, input, output } = tool;
  const config = {
    title: session.options.t(tool.title),
    description,
    annotations,
    inputSchema: fromJsonSchema<never>(input, lenient),
    outputSchema: fromJsonSchema(output),
  };
  server.registerTool(name, config, async (args, context): Promise<CallToolResult | InputRequiredResult> => {
    try {
      const workspace = await session.open(server, context);
      if (!(workspace instanceof Workspace)) return workspace;
      const canAsk = asksInForms(session.capabilities(server, context));
      const answer = await tool.run(args, { workspace, context, canAsk, t: session.options.t });
      if (isInputRequiredResult(answer)) return answer;
      return { content: [{ type: 'text', text: answer.text }], structuredContent: { ...answer.data } };
    } catch (error) {
      const text = wordToolError(error);
      session.log.write('debug', `${name}: ${String(error)}`);
      return { content: [{ type: 'text', text }], isError: true };
    }
  });
}

/** Where a client names no way of asking, it means forms. */
function asksInForms({ elicitation }: ClientCapabilities): boolean {
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined);
}
