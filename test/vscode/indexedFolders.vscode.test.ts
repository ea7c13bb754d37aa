import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { isCancelled, LlmstructError } from '../../src/core/errors.ts';
import type { Cancellation } from '../../src/core/ports.ts';
import { hasFolders } from '../../src/vscode/commands/requireFolders.ts';
import { TrustedFolders } from '../../src/vscode/ports/indexedFolders.ts';
import { tokenCancellation } from '../../src/vscode/ports/tokenCancellation.ts';
import { ownFolder } from '../../src/vscode/suggestions/ownFolder.ts';
import { messagesOf } from './messagesOf.ts';
import { PlayedHost } from './playedHost.ts';
import { ScriptedIndex } from './scriptedIndex.ts';
import { testLog } from './testLog.ts';

const never: Cancellation = { cancelled: false, onCancel: () => () => {} };

describe('Indexed folders', () => {
  const a = vscode.Uri.file('/nowhere/a');
  const b = vscode.Uri.file('/nowhere/a/b');
  let log: vscode.LogOutputChannel;
  let host: PlayedHost;
  let opened: Map<string, ScriptedIndex>;
  let folders: TrustedFolders;
  let held: boolean;

  function start(): void {
    folders = new TrustedFolders(
      host,
      ({ uri }) => {
        const index = new ScriptedIndex({ held });
        opened.set(uri.path, index);
        return index;
      },
      log,
    );
  }

  beforeEach(() => {
    log = testLog();
    host = new PlayedHost();
    opened = new Map();
    held = false;
  });
  afterEach(() => {
    folders.dispose();
    log.dispose();
  });

  it('are none in an untrusted window, until trust is granted', async () => {
    host.trusted = false;
    host.open(a);
    start();
    assert.equal(opened.size, 0);
    const file = vscode.Uri.joinPath(a, 'x.py');
    assert.equal(folders.find(file), undefined);
    assert.throws(() => ownFolder(file, folders), { code: 'restricted-mode' });
    const said = await messagesOf(() => Promise.resolve(hasFolders({ folders, log })));
    assert.deepEqual(said, ['llmstruct is off: this window is in Restricted Mode.']);
    host.grantTrust();
    await folders.settled();
    assert.equal(ownFolder(file, folders).path, 'x.py');
    assert.throws(() => ownFolder(vscode.Uri.file('/elsewhere/x.py'), folders), { code: 'file-outside-workspace' });
    const cell = file.with({ scheme: 'vscode-notebook-cell', fragment: 'W0sZmlsZQ==' });
    assert.throws(() => ownFolder(cell, folders), { code: 'document-no-file', details: { path: file.path } });
    assert.deepEqual([...opened.keys()], [a.path]);
    assert.equal(opened.get(a.path)?.requests.length, 1);
  });

  it('follow the window: folders come and go', async () => {
    start();
    host.open(a, b, vscode.Uri.parse('memfs:/virtual'));
    await folders.settled();
    assert.deepEqual([...opened.keys()], [a.path, b.path]);
    host.open(b);
    assert.equal(opened.get(a.path)?.closed, true);
    assert.equal(opened.get(b.path)?.closed, false);
    assert.deepEqual(
      folders.all.map(({ folder }) => folder.uri.path),
      [b.path],
    );
  });

  it('find the innermost folder of a file', () => {
    host.open(a, b);
    start();
    const inB = folders.find(vscode.Uri.joinPath(b, 'src/x.py'));
    assert.deepEqual([inB?.folder.folder.uri.path, inB?.path], [b.path, 'src/x.py']);
    const inA = folders.find(vscode.Uri.file('/nowhere/a/bc/x.py'));
    assert.deepEqual([inA?.folder.folder.uri.path, inA?.path], [a.path, 'bc/x.py']);
    assert.equal(folders.find(vscode.Uri.file('/nowhere/ab/x.py')), undefined);
    assert.equal(folders.find(vscode.Uri.parse('untitled:/nowhere/a/x.py')), undefined);
  });

  it('write no struct.json before somebody asked for one', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'llmstruct-first-'));
    try {
      host.open(vscode.Uri.file(scratch));
      start();
      await folders.settled();
      const index = opened.get(vscode.Uri.file(scratch).path)!;
      assert.deepEqual(index.requests.at(-1)?.output, { kind: 'none' });
      await folders.all[0]!.parse(() => {}, never);
      assert.deepEqual(index.requests.at(-1), { output: { kind: 'write', path: 'struct.json' } });
      writeFileSync(join(scratch, 'struct.json'), '{}');
      folders.all[0]!.refresh(new Set(['a.py']));
      await folders.settled();
      const asked = { paths: ['a.py'], output: { kind: 'write', path: 'struct.json' } };
      assert.deepEqual(index.requests.at(-1), asked);
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });

  describe('while an update runs', () => {
    let index: ScriptedIndex;
    beforeEach(async () => {
      held = true;
      host.open(a);
      start();
      index = opened.get(a.path)!;
      await tick();
      assert.equal(index.running, 1);
    });
    afterEach(async () => {
      while (index.running > 0) {
        index.end();
        await tick();
      }
    });

    it('make one more update of all saves that come meanwhile', async () => {
      const [folder] = folders.all;
      folder!.refresh(new Set(['a.py']));
      folder!.refresh(new Set(['b.py']));
      folder!.refresh(new Set(['a.py']));
      await tick();
      assert.equal(index.requests.length, 1);
      index.end();
      await tick();
      assert.deepEqual(index.requests[1], { paths: ['a.py', 'b.py'], output: { kind: 'none' } });
      index.end();
      await folders.settled();
      assert.equal(index.requests.length, 2);
    });

    it('look at everything after a failure', async () => {
      const [folder] = folders.all;
      index.fail(new LlmstructError('internal', { reason: 'test' }));
      await folders.settled();
      assert.equal(folder!.state.kind, 'failed');
      folder!.refresh(new Set(['a.py']));
      await tick();
      assert.deepEqual(index.requests.at(-1), { output: { kind: 'none' } });
      index.end({ modules: 3 });
      await folders.settled();
      assert.equal(folder!.state.kind, 'ready');
      assert.equal(folder!.report?.modules, 3);
    });

    it('let a parse that somebody asked for go first', async () => {
      const [folder] = folders.all;
      folder!.refresh(new Set(['a.py']));
      const parsed = folder!.parse(() => {}, never);
      await tick();
      assert.equal(index.requests.length, 2);
      assert.deepEqual(index.requests[1], { output: { kind: 'write', path: 'struct.json' } });
      index.end({ modules: 7 });
      assert.equal((await parsed).modules, 7);
      await folders.settled();
      assert.equal(index.requests.length, 2);
    });

    it('do in the background what a cancelled parse would have covered', async () => {
      const [folder] = folders.all;
      const source = new vscode.CancellationTokenSource();
      const parsed = folder!.parse(() => {}, tokenCancellation(source.token));
      await tick();
      source.cancel();
      await assert.rejects(parsed, (error) => isCancelled(error));
      await tick();
      assert.deepEqual(index.requests.at(-1), { output: { kind: 'none' } });
      assert.equal(index.running, 1);
    });

    it('end it when the folder goes', async () => {
      host.open();
      await tick();
      assert.equal(index.running, 0);
      assert.equal(index.closed, true);
    });
  });
});

/** Lets everything go on that waits for nothing outside. */
function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
