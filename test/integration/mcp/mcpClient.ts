import { pathToFileURL } from 'node:url';
import { Client, type ClientCapabilities, type ElicitResult } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { cliPath } from '../cli/builtCli.ts';

/** `legacy` greets as clients of 2024 and 2025 do, `modern` speaks 2026-07-28 from the first message on. */
export type Era = 'legacy' | 'modern';

export interface ClientOptions {
  readonly era: Era;
  readonly cwd: string;
  readonly args?: readonly string[];
  /** Folders that the client names as its roots; absent: it has no roots. */
  readonly roots?: readonly string[];
  /** How its person answers a question; absent: the client cannot ask. */
  readonly answer?: (message: string) => ElicitResult;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface McpConnection {
  readonly client: Client;
  /** The server's process. */
  readonly pid: number;
  /** What it wrote to stderr so far. */
  err(): string;
}

/** Starts `llmstruct mcp` as an assistant would, with the official client. */
export async function connectMcp(options: ClientOptions): Promise<McpConnection> {
  const { era, cwd, args = [], roots, answer, environment } = options;
  const capabilities: ClientCapabilities = {
    ...(roots === undefined ? {} : { roots: { listChanged: true } }),
    ...(answer === undefined ? {} : { elicitation: { form: {} } }),
  };
  const mode = era === 'legacy' ? ('legacy' as const) : { pin: '2026-07-28' };
  const client = new Client({ name: 'test', version: '1' }, { capabilities, versionNegotiation: { mode } });
  if (roots !== undefined) {
    client.setRequestHandler('roots/list', () => ({
      roots: roots.map((root) => ({ uri: pathToFileURL(root).href, name: root })),
    }));
  }
  if (answer !== undefined) client.setRequestHandler('elicitation/create', ({ params }) => answer(params.message));
  const { PATH = '', HOME = '' } = process.env;
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cliPath, 'mcp', ...args],
    cwd,
    env: { PATH, HOME, LLMSTRUCT_LANG: 'en', ...environment },
    stderr: 'pipe',
  });
  let err = '';
  transport.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  await client.connect(transport);
  return { client, pid: transport.pid!, err: () => err };
}

/** The text of a tool's answer, its data, and whether it is an error; asked again where it is stale, on whatever machine. */
export async function callTool(
  { client }: Pick<McpConnection, 'client'>,
  name: string,
  args: Record<string, unknown> = {},
): Promise<{ readonly text: string; readonly data: Record<string, unknown>; readonly failed: boolean }> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
  if ((structuredContent as { stale?: true } | undefined)?.stale) return callTool({ client }, name, args);
  const [first] = content;
  return {
    text: first?.type === 'text' ? first.text : '',
    data: (structuredContent ?? {}) as Record<string, unknown>,
    failed: isError === true,
  };
}
