import {
  type InputRequiredResult,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { isLlmstructError } from '../core/errors.ts';
import type { Session } from './session.ts';
import { wordToolError } from './toolError.ts';
import { contextForText } from './tools/getContext.ts';
import { Workspace } from './workspace.ts';

/** The files, the index itself, and contexts by question or target, for people to attach. */
export function registerResources(server: McpServer, session: Session): void {
  const { t } = session.options;
  const read =
    (answer: (workspace: Workspace, uri: URL) => Promise<Contents>) =>
    async (uri: URL, context: ServerContext): Promise<ReadResourceResult | InputRequiredResult> => {
      try {
        const workspace = await session.open(server, context);
        if (!(workspace instanceof Workspace)) return workspace;
        const { mimeType, text } = await answer(workspace, uri);
        return { contents: [{ uri: uri.href, mimeType, text }] };
      } catch (error) {
        if (isLlmstructError(error) && error.code === 'target-unknown') throw new ResourceNotFoundError(uri.href);
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, wordToolError(error));
      }
    };

  server.registerResource(
    'struct',
    'llmstruct://struct',
    { title: 'struct.json', description: t('The whole index of the project as JSON'), mimeType: 'application/json' },
    (uri, context) => read(structText)(uri, context),
  );
  const file = new ResourceTemplate('llmstruct://file/{+path}', { list: undefined });
  server.registerResource(
    'file',
    file,
    { title: t('File'), description: t('A file of the project, secrets masked'), mimeType: 'text/plain' },
    (uri, { path }, context) => read((workspace) => fileText(workspace, String(path)))(uri, context),
  );
  const query = new ResourceTemplate('llmstruct://context/{query}', { list: undefined });
  server.registerResource(
    'context',
    query,
    {
      title: t('Context'),
      description: t('The least code that a question or a definition (path#Name) needs'),
      mimeType: 'text/plain',
    },
    (uri, { query: asked }, context) => read((workspace) => contextText(workspace, String(asked)))(uri, context),
  );
}

interface Contents {
  readonly mimeType: string;
  readonly text: string;
}

/** The struct.json of the first folder; of several, each is a server's of its own in `--input`. */
async function structText(workspace: Workspace): Promise<Contents> {
  const { index } = workspace.folders[0]!;
  await index.update({ output: { kind: 'none' } });
  return { mimeType: 'application/json', text: await index.structText() };
}

async function fileText(workspace: Workspace, written: string): Promise<Contents> {
  const path = decoded(written);
  const { answer } = await workspace.inFile(path, ({ index }, inside) => index.fileText(inside));
  return { mimeType: 'text/plain', text: answer };
}

async function contextText(workspace: Workspace, written: string): Promise<Contents> {
  const { text } = await contextForText(decoded(written), undefined, workspace);
  return { mimeType: 'text/plain', text };
}

/** Variables come as they stand in the address; what is no valid encoding is meant as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
