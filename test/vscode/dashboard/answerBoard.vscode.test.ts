import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { BoardRequest, BoardStart } from '../../../src/core/board/boardApi.ts';
import { answerBoard } from '../../../src/vscode/dashboard/answerBoard.ts';
import { TrustedFolders } from '../../../src/vscode/ports/indexedFolders.ts';
import { TaskChanger } from '../../../src/vscode/tasks/taskChanger.ts';
import { TaskReadings } from '../../../src/vscode/tasks/taskReadings.ts';
import { PlayedHost } from '../playedHost.ts';
import { ScriptedIndex } from '../scriptedIndex.ts';
import { testLog } from '../testLog.ts';

describe('What the dashboard is answered', () => {
  const place = vscode.Uri.file('/nowhere/shop');
  const folder = place.toString();
  let opened: string[];
  let disposables: vscode.Disposable[];

  beforeEach(() => {
    opened = [];
    disposables = [];
  });
  afterEach(() => {
    for (const disposable of disposables.reverse()) disposable.dispose();
  });

  function start(host: PlayedHost) {
    const log = testLog();
    const open = ({ uri }: vscode.WorkspaceFolder) => {
      opened.push(uri.toString());
      return new ScriptedIndex();
    };
    const folders = new TrustedFolders(host, open, log);
    const readings = new TaskReadings(folders, log);
    const changer = new TaskChanger(readings, log);
    disposables.push(log, folders, readings, changer);
    return { folders, ask: (request: BoardRequest) => answerBoard(request, { folders, changer }) };
  }

  it('is in an untrusted window why there is nothing, and nothing of the folder', async () => {
    const host = new PlayedHost();
    host.trusted = false;
    host.open(place);
    const { folders, ask } = start(host);
    assert.deepEqual(await ask({ kind: 'start' }), {
      folders: [],
      mayEdit: false,
      canOpen: false,
      notice: 'llmstruct is off: this window is in Restricted Mode.',
    });
    const requests: readonly BoardRequest[] = [
      { kind: 'tasks', folder },
      { kind: 'usage', folder, since: 0, ahead: 0 },
      { kind: 'update', folder, id: 'TSK-001', version: 'v', changes: { status: 'done' } },
      { kind: 'add', folder, task: { title: 'More' } },
      { kind: 'open', folder, id: 'TSK-001' },
    ];
    for (const request of requests) await assert.rejects(ask(request), { code: 'folder-missing' }, request.kind);
    assert.deepEqual(opened, []);

    host.grantTrust();
    await folders.settled();
    const trusted = (await ask({ kind: 'start' })) as BoardStart;
    assert.deepEqual(
      [trusted.folders.map(({ id }) => id), trusted.mayEdit, trusted.notice],
      [[folder], true, undefined],
    );
  });

  it('is in a window without a folder what to do', async () => {
    const { ask } = start(new PlayedHost());
    const { notice } = (await ask({ kind: 'start' })) as BoardStart;
    assert.equal(notice, 'Open a folder first: llmstruct works on a whole folder.');
  });
});
