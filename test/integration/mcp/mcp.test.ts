import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { estimateTokens } from '../../../src/core/text/tokenEstimate.ts';
import { cliPath } from '../cli/builtCli.ts';
import { type ClientOptions, callTool, connectMcp, type Era, type McpConnection } from './mcpClient.ts';

const CART =
  'class Cart:\n    """Holds lines."""\n\n    def total(self) -> int:\n        """The sum."""\n        return 1\n';
const APP =
  'from src.cart import Cart\n\nKEY = "ghp_0123456789abcdefghijklmnopqrstuvwxyz"\n\n\ndef run(cart: Cart) -> int:\n    return cart.total()\n';
const ERAS: readonly Era[] = ['legacy', 'modern'];
/** What a list of tools may cost a model, and how many there may be. */
const MOST_TOKENS = 1500;
const MOST_TOOLS = 8;

describe('the MCP server', function () {
  this.timeout(120_000);
  let folder: string;
  let connections: McpConnection[];
  const write = (path: string, text: string | Buffer): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const connect = async (options: Partial<ClientOptions> = {}): Promise<McpConnection> => {
    const connection = await connectMcp({ era: 'modern', cwd: folder, ...options });
    connections.push(connection);
    return connection;
  };
  const makeFolder = (): void => {
    connections = [];
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-mcp-')));
    write('src/cart.py', CART);
    write('src/app.py', APP);
  };
  const removeFolder = async (): Promise<void> => {
    await Promise.all(connections.map(({ client }) => client.close()));
    rmSync(folder, { recursive: true, force: true });
  };

  for (const era of ERAS) {
    describe(`to a client that speaks the ${era} protocol`, () => {
      let connection: McpConnection;
      let client: McpConnection['client'];
      before(async () => {
        makeFolder();
        write(
          'llmstruct.toml',
          '[[tasks]]\nid = "TSK-1"\ntitle = "Round the sum"\nsymbol = "src/cart.py#Cart.total"\n',
        );
        write('.gitignore', '.env\n');
        write('.env', 'PASSWORD=verysecret\n');
        write('logo.bin', Buffer.from([0, 1, 2, 0]));
        symlinkSync('/etc/passwd', join(folder, 'link.py'));
        execFileSync('git', ['init', '-q'], { cwd: folder });
        // From a foreign folder, as some assistants start it.
        connection = await connect({ era, cwd: '/', args: ['--input', folder] });
        client = connection.client;
      });
      after(removeFolder);

      it('gives at most eight tools within the budget of tokens, each with schemas and annotations', async () => {
        const { tools } = await client.listTools();
        assert.ok(tools.length <= MOST_TOOLS);
        const tokens = estimateTokens(JSON.stringify(tools)) + estimateTokens(client.getInstructions() ?? '');
        assert.ok(tokens < MOST_TOKENS, `${tokens} tokens`);
        for (const { name, title, description, inputSchema, outputSchema, annotations } of tools) {
          assert.match(name, /^[a-z]+(_[a-z]+)+$/);
          assert.ok(title && description && inputSchema.properties && outputSchema, name);
          assert.notEqual(annotations?.readOnlyHint, undefined, name);
        }
      });

      it('finds, gives context, calls, the map and the tasks', async () => {
        const found = await callTool(connection, 'find_symbol', { name: 'total' });
        const symbol = {
          id: 'src/cart.py#Cart.total',
          lines: '4-6',
          signature: 'def total(self) -> int',
          doc: 'The sum.',
        };
        assert.deepEqual(found.data, { total: 1, symbols: [symbol] });
        const context = await callTool(connection, 'get_context', { target: 'src/app.py#run', budget: 300 });
        assert.match(context.text, /^# src\/app\.py#run, lines 6-7\ndef run[\s\S]*return cart\.total\(\)/);
        assert.match(context.text, /def total\(self\) -> int/);
        assert.equal(context.data['text'], context.text);
        assert.ok(estimateTokens(context.text) <= 300);
        const byName = await callTool(connection, 'get_context', { target: 'run' });
        assert.match(byName.text, /^# src\/app\.py#run/);
        const question = await callTool(connection, 'get_context', { question: 'the sum of a cart' });
        assert.match(question.text, /return 1/);
        const calls = await callTool(connection, 'get_calls', {
          symbol: 'src/cart.py#Cart.total',
          direction: 'callers',
        });
        assert.match(calls.text, /^src\/cart\.py#Cart\.total: 1 callers\nsrc\/app\.py#run:6-7 \[caller]/);
        const map = await callTool(connection, 'project_map');
        assert.deepEqual(map.data['lines'], ['src/app.py: run', 'src/cart.py: Cart(total)']);
        const tasks = await callTool(connection, 'list_tasks', { status: 'open' });
        assert.match(tasks.text, /^1 open\nTSK-1 \[open\] Round the sum \(src\/cart\.py#Cart\.total\)$/);
      });

      it('sees what changed between two calls: edited, created and deleted files', async () => {
        await callTool(connection, 'find_symbol', { name: 'total' });
        write('src/cart.py', CART.replaceAll('total', 'amount'));
        write('src/new.py', 'def total(): pass\n');
        const { data } = await callTool(connection, 'find_symbol', { name: 'total' });
        assert.deepEqual(
          (data['symbols'] as { id: string }[]).map(({ id }) => id),
          ['src/new.py#total'],
        );
        rmSync(join(folder, 'src/new.py'));
        assert.match((await callTool(connection, 'find_symbol', { name: 'total' })).text, /^Nothing is named total/);
        write('src/cart.py', CART);
        assert.equal((await callTool(connection, 'find_symbol', { name: 'total' })).data['total'], 1);
      });

      it('answers bad input with what to do, and goes on', async () => {
        const bad: [string, Record<string, unknown>, RegExp][] = [
          ['find_symbol', {}, /required property 'name'/],
          ['find_symbol', { name: ' ' }, /name must have 1 to 200 characters/],
          ['find_symbol', { name: 'x'.repeat(1_000_000) }, /name must have/],
          ['find_symbol', { name: { $gt: '' } }, /must be string/],
          ['find_symbol', { name: 'a', path: '../..' }, /outside the workspace/],
          ['find_symbol', { name: 'a', path: '/etc' }, /outside the workspace/],
          ['find_symbol', { name: 'a', cursor: '7.1.000000' }, /another list/],
          ['get_context', {}, /Give target .* or question/],
          ['get_context', { target: 'src/app.py#nope' }, /find_symbol/],
          ['get_context', { target: 'nope' }, /Nothing is named nope/],
          ['get_context', { target: 'y'.repeat(1_000_000) }, /Nothing is named y+/],
          ['get_context', { target: '../../etc/passwd:1' }, /outside the workspace/],
          ['get_context', { target: 'src/app.py:4' }, /No definition contains line 4/],
          ['get_context', { target: 'x#y', budget: 'many' }, /must be integer/],
          ['get_calls', { symbol: 'src/app.py#run', direction: 'up' }, /must be equal to one of the allowed values/],
        ];
        for (const [name, args, message] of bad) {
          const { text, failed } = await callTool(connection, name, args);
          assert.ok(failed, `${name} ${JSON.stringify(args)}`);
          assert.match(text, message);
          assert.ok(text.length < 1000);
        }
        const coerced = await callTool(connection, 'find_symbol', { name: 'run', max_tokens: '90', extra: [1] });
        assert.equal(coerced.data['total'], 1);
        await assert.rejects(connection.client.callTool({ name: 'nope', arguments: {} }));
        assert.equal((await callTool(connection, 'find_symbol', { name: 'run' })).data['total'], 1);
      });

      it('hands out resources: the index, files with their secrets masked, contexts; and no others', async () => {
        const read = async (uri: string) => {
          const [content] = (await client.readResource({ uri })).contents;
          return content !== undefined && 'text' in content ? content.text : undefined;
        };
        assert.deepEqual(
          (await client.listResources()).resources.map(({ uri }) => uri),
          ['llmstruct://struct'],
        );
        const { resourceTemplates } = await client.listResourceTemplates();
        assert.deepEqual(
          resourceTemplates.map(({ uriTemplate }) => uriTemplate),
          ['llmstruct://file/{+path}', 'llmstruct://context/{query}'],
        );
        const struct = JSON.parse((await read('llmstruct://struct'))!) as { modules: { path: string }[] };
        assert.deepEqual(
          struct.modules.map(({ path }) => path),
          ['src/app.py', 'src/cart.py'],
        );
        assert.equal(await read('llmstruct://file/src/cart.py'), CART);
        assert.match((await read('llmstruct://file/src/app.py'))!, /KEY = "__SECRET__"/);
        assert.match((await read('llmstruct://context/the%20sum%20of%20a%20cart'))!, /def total/);
        assert.match((await read('llmstruct://context/src%2Fapp.py%23run'))!, /^# src\/app\.py#run/);
        for (const path of [
          '.env',
          'link.py',
          'logo.bin',
          'none.py',
          '../x',
          '..%2F..%2Fetc%2Fpasswd',
          '%2Fetc%2Fpasswd',
        ]) {
          await assert.rejects(client.readResource({ uri: `llmstruct://file/${path}` }), /not found|outside/i, path);
        }
      });

      it('completes paths and ids, and has the actions as prompts', async () => {
        const complete = async (ref: { uri: string } | { name: string }, name: string, value: string) => {
          const whole =
            'uri' in ref ? { type: 'ref/resource' as const, ...ref } : { type: 'ref/prompt' as const, ...ref };
          return (await client.complete({ ref: whole, argument: { name, value } })).completion.values;
        };
        assert.deepEqual(await complete({ uri: 'llmstruct://file/{+path}' }, 'path', 'src/c'), ['src/cart.py']);
        assert.deepEqual(await complete({ name: 'better' }, 'target', 'src/cart.py#t'), ['src/cart.py#Cart.total']);
        assert.deepEqual(await complete({ uri: 'llmstruct://context/{query}' }, 'query', 'ru'), ['src/app.py#run']);
        assert.deepEqual(await complete({ uri: 'llmstruct://context/{query}' }, 'query', 'what is a'), []);
        assert.deepEqual(await complete({ name: 'better' }, 'target', '../../'), []);

        const { prompts } = await client.listPrompts();
        const names = ['better', 'fix', 'document', 'simplify', 'add-types', 'write-test', 'explain', 'change'];
        assert.deepEqual(
          prompts.map(({ name }) => name),
          names,
        );
        for (const name of names) {
          const args = { target: 'src/app.py#run', instruction: 'Be brief.' };
          const { messages } = await client.getPrompt({ name, arguments: args });
          const [content] = messages.map((message) => message.content);
          assert.ok(content?.type === 'text');
          assert.match(content.text, /return cart\.total\(\)[\s\S]*Be brief\./);
          assert.doesNotMatch(content.text, /ghp_/);
          // Clients look at prompts without arguments.
          assert.equal((await client.getPrompt({ name })).messages.length, 1);
        }
        await assert.rejects(client.getPrompt({ name: 'nope' }), /There is no prompt nope/);
        await assert.rejects(client.getPrompt({ name: 'fix', arguments: { target: 'x#y' } }), /find_symbol/);
      });

      it('serves the folders that the client names, and finds again where it lies', async () => {
        const other = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-mcp-other-')));
        try {
          writeFileSync(join(other, 'tax.py'), 'def tax(): pass\n');
          const both = await connect({ era, cwd: '/', roots: [folder, other, join(folder, 'no-such-folder')] });
          const name = basename(other);
          const { data } = await callTool(both, 'find_symbol', { name: 'tax' });
          assert.deepEqual(
            (data['symbols'] as { id: string }[]).map(({ id }) => id),
            [`${name}/tax.py#tax`],
          );
          const { text } = await callTool(both, 'get_context', { target: `${name}/tax.py#tax` });
          assert.match(text, new RegExp(`^In ${name}/:\\n# tax\\.py#tax`));
          const scoped = await callTool(both, 'project_map', { folder: name });
          assert.deepEqual(scoped.data['lines'], [`${name}/tax.py: tax`]);
        } finally {
          rmSync(other, { recursive: true, force: true });
        }
      });

      it('refuses to index where no project is', async () => {
        const { text, failed } = await callTool(await connect({ era, cwd: '/' }), 'project_map');
        assert.ok(failed);
        assert.match(text, /started in \/ .*--input DIR/);
      });
    });
  }

  describe('in a process of its own', () => {
    beforeEach(makeFolder);
    afterEach(removeFolder);

    it('serves clients of the first SDK, and tells the first call how far indexing is', async () => {
      // So many that the server, which begins at once, is not done before it is asked.
      for (let file = 0; file < 800; file++)
        write(`src/many/file${file}.py`, `def f${file}():\n    return ${file}\n`.repeat(20));
      const client = new OldClient({ name: 'old', version: '1' }, { capabilities: {} });
      const args = [cliPath, 'mcp', '--input', folder];
      await client.connect(new OldTransport({ command: process.execPath, args, cwd: '/', stderr: 'ignore' }));
      try {
        const progress: number[] = [];
        const request = { name: 'find_symbol', arguments: { name: 'f7' } };
        const { content } = await client.callTool(request, undefined, {
          onprogress: ({ progress: at }) => progress.push(at),
        });
        assert.match(JSON.stringify(content), /src\/many\/file7\.py#f7/);
        assert.ok(progress.length > 0);
        assert.equal((await client.listTools()).tools.length > 0, true);
      } finally {
        await client.close();
      }
    });

    it('lets a call be cancelled, and answers the next', async () => {
      for (let file = 0; file < 400; file++)
        write(`src/many/file${file}.py`, `def f${file}():\n    return ${file}\n`.repeat(20));
      const { client } = await connect();
      const controller = new AbortController();
      const call = client.callTool({ name: 'project_map', arguments: {} }, { signal: controller.signal });
      controller.abort();
      await assert.rejects(call);
      const { text } = await callTool({ client }, 'find_symbol', { name: 'run' });
      assert.match(text, /src\/app\.py#run/);
    });

    it('writes nothing but the protocol to stdout, whatever it reads', async () => {
      const child = spawn(process.execPath, [cliPath, 'mcp'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
      const lines: string[] = [];
      createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
      const answered = (id: number) =>
        lines.map((line) => JSON.parse(line) as { id?: number }).some((each) => each.id === id);
      const send = (value: unknown) => child.stdin.write(`${JSON.stringify(value)}\n`);
      const initialize = { protocolVersion: '2024-11-05', capabilities: {}, clientInfo: { name: 'raw', version: '0' } };
      send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: initialize });
      send({ jsonrpc: '2.0', method: 'notifications/initialized' });
      child.stdin.write('no json\n{"jsonrpc":"2.0"}\n[]\n\n');
      child.stdin.write(Buffer.from([0, 255, 254, 10]));
      send({ jsonrpc: '2.0', id: 2, method: 'no/such/method' });
      send({
        jsonrpc: '2.0',
        id: 3,
        method: 'tools/call',
        params: { name: 'find_symbol', arguments: { name: 'run' } },
      });
      send({ jsonrpc: '2.0', id: 4, method: 'tools/call', params: { arguments: 7 } });
      while (![1, 2, 3, 4].every(answered)) await new Promise((resolve) => child.stdout.once('data', resolve));
      assert.match(lines.join('\n'), /src\/app\.py#run/);
      for (const line of lines) assert.equal((JSON.parse(line) as { jsonrpc: string }).jsonrpc, '2.0');
      // The client goes away without a word.
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      child.stdin.end();
      assert.equal(await ended, 0);
    });

    it('ends when its client is killed', async () => {
      const client = `
        const { spawn } = require('node:child_process');
        const server = spawn(process.execPath, [${JSON.stringify(cliPath)}, 'mcp'], { stdio: ['pipe', 'pipe', 'inherit'] });
        console.log(server.pid);
        setInterval(() => {}, 1000);`;
      const holder = spawn(process.execPath, ['-e', client], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
      const said = await new Promise<Buffer>((resolve) => holder.stdout.once('data', resolve));
      const pid = Number(said.toString());
      const alive = () => {
        try {
          process.kill(pid, 0);
          return true;
        } catch {
          return false;
        }
      };
      assert.ok(alive());
      holder.kill('SIGKILL');
      while (alive()) await new Promise((resolve) => setTimeout(resolve, 50));
    });

    it('works twice on one folder', async () => {
      const two = await Promise.all([connect(), connect({ era: 'legacy' })]);
      const answers = await Promise.all(
        two.flatMap((connection) =>
          ['run', 'total', 'Cart'].map(
            async (name) => (await callTool(connection, 'find_symbol', { name })).data['total'],
          ),
        ),
      );
      assert.deepEqual(answers, [1, 1, 1, 1, 1, 1]);
      write('src/more.py', 'def more(): pass\n');
      for (const connection of two) {
        assert.equal((await callTool(connection, 'find_symbol', { name: 'more' })).data['total'], 1);
      }
      assert.deepEqual(
        two.map(({ err }) => err()),
        ['', ''],
      );
    });

    it('says at its start that a folder is not there', async () => {
      const child = spawn(process.execPath, [cliPath, 'mcp', '--input', join(folder, 'none')], {
        cwd: folder,
        env: { ...process.env, LLMSTRUCT_LANG: 'ru' },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
      });
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk.toString();
      });
      assert.equal(await new Promise((resolve) => child.once('close', resolve)), 2);
      assert.equal(out, '');
      assert.match(err, /Папки .*none нет/);
    });
  });
});
