import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../e2e/eventually.ts';
import { at } from '../workspace.ts';
import { fenced, Scene, SHOP } from './scene.ts';

const MODEL = 'qwen2.5-coder:1.5b';
const BETTER = 'def total(items):\n    return sum(item.price for item in items)';

/** A question as the extension put it. */
interface Question {
  readonly text: string;
  readonly options: vscode.MessageOptions;
  readonly buttons: readonly string[];
}

describe('Consent', () => {
  let scene: Scene;
  let questions: Question[];
  let sends: boolean;
  let looks: boolean;
  const { showWarningMessage } = vscode.window;

  before(async () => {
    scene = await Scene.start();
    // Modal messages cannot be shown in tests: the window of the extension under test answers itself.
    const answer = (text: string, options: vscode.MessageOptions, ...buttons: string[]) => {
      questions.push({ text, options, buttons });
      return Promise.resolve(looks ? buttons[1] : sends ? buttons[0] : undefined);
    };
    Object.assign(vscode.window, { showWarningMessage: answer });
  });
  after(async () => {
    Object.assign(vscode.window, { showWarningMessage });
    await scene.stop();
  });
  beforeEach(() => {
    questions = [];
    sends = false;
    looks = false;
    passedOnTo('https://far.example:443');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('llmstruct.revokeConsent');
    await scene.reset();
  });

  /** The server is on this machine, and passes the model on to another. */
  function passedOnTo(remoteHost: string): void {
    scene.server.play({ models: [{ name: MODEL, remoteHost }], chat: fenced(BETTER) });
  }

  it('is needed: without it nothing is sent', async () => {
    const editor = await scene.open();
    assert.deepEqual(await scene.improve(editor), { status: 'failed', code: 'consent-missing' });
    assert.deepEqual(scene.server.chats, []);
    assert.deepEqual(
      scene.server.requests.map(({ path }) => path),
      ['/api/tags'],
    );
    assert.equal(editor.document.getText(), SHOP);
    assert.equal((await scene.list()).running, 0);
  });

  it('is asked for in a modal message that says where to, what and how much', async () => {
    sends = true;
    const { origin } = await scene.suggest(await scene.open());
    const [question] = questions;
    assert.equal(questions.length, 1);
    assert.ok(question!.text.includes(`ollama/${MODEL}`));
    assert.ok(question!.text.includes('https://far.example:443'));
    assert.equal(question!.options.modal, true);
    assert.match(question!.options.detail!, /•\u00a0suggested\/\d+\/shop\.py#total\n/);
    const bytes = scene.server.chats[0]!.messages!.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
    assert.ok(question!.options.detail!.includes(new Intl.NumberFormat(vscode.env.language).format(bytes)));
    assert.deepEqual(question!.buttons, ['Send', 'Show First']);
    assert.equal(origin.local, false);
  });

  it('is asked for once, also when the model is asked twice, and again for another address', async () => {
    sends = true;
    await scene.suggest(await scene.open());
    scene.server.play({ models: [{ name: MODEL, remoteHost: 'https://far.example:443' }], chat: 'Use sum().' });
    assert.deepEqual(await scene.improve(await scene.open()), { status: 'failed', code: 'reply-refused' });
    assert.equal(scene.server.chats.length, 3);
    assert.equal(questions.length, 1);
    sends = false;
    passedOnTo('https://other.example');
    assert.deepEqual(await scene.improve(await scene.open()), { status: 'failed', code: 'consent-missing' });
    assert.equal(scene.server.chats.length, 3);
  });

  it('lets people look first at exactly what would be sent, which is no yes', async () => {
    looks = true;
    assert.deepEqual(await scene.improve(await scene.open()), { status: 'failed', code: 'consent-missing' });
    assert.deepEqual(scene.server.chats, []);
    const pageOf = () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'llmstruct-egress');
    await eventually(() => assert.ok(pageOf()));
    const page = pageOf()!.getText();
    for (const text of ['https://far.example:443', '#total', 'def total(items):']) assert.ok(page.includes(text), page);
  });

  it('is not asked for what is local-only: it stays here', async () => {
    const toml = at('llmstruct.toml');
    const before = await vscode.workspace.fs.readFile(toml).then(
      (bytes) => bytes,
      () => undefined,
    );
    sends = true;
    try {
      await vscode.workspace.fs.writeFile(toml, new TextEncoder().encode('[privacy]\nlocal_only = ["**/shop.py"]\n'));
      assert.deepEqual(await scene.improve(await scene.open()), { status: 'failed', code: 'local-only' });
      assert.deepEqual([questions, scene.server.chats], [[], []]);
    } finally {
      if (before === undefined) await vscode.workspace.fs.delete(toml);
      else await vscode.workspace.fs.writeFile(toml, before);
    }
  });

  it('leads to an entry in the egress log', async () => {
    sends = true;
    await scene.suggest(await scene.open());
    await vscode.commands.executeCommand('llmstruct.showEgressLog');
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.scheme, 'llmstruct-egress');
    assert.match(
      document.getText(),
      /bytes to ollama\/qwen2\.5-coder:1\.5b at https:\/\/far\.example:443 · [0-9a-f]{16}/,
    );
    assert.match(document.getText(), /^- suggested\/\d+\/shop\.py#total$/m);
    assert.doesNotMatch(document.getText(), /def total/);
  });

  it('can be taken back', async () => {
    sends = true;
    await scene.suggest(await scene.open());
    sends = false;
    await vscode.commands.executeCommand('llmstruct.revokeConsent');
    assert.deepEqual(await scene.improve(await scene.open()), { status: 'failed', code: 'consent-missing' });
    assert.equal(scene.server.chats.length, 1);
  });

  it('refused for one model, leaves the others', async () => {
    const settings = vscode.workspace.getConfiguration('llmstruct');
    await settings.update('model.order', ['ollama/far', 'ollama/near'], vscode.ConfigurationTarget.Global);
    try {
      const models = [{ name: 'far:latest', remoteHost: 'https://far.example' }, 'near'];
      scene.server.play({ models, chat: fenced(BETTER) });
      const { origin } = await scene.suggest(await scene.open());
      assert.deepEqual([origin.model, origin.local], ['ollama/near', true]);
      assert.deepEqual(
        scene.server.chats.map(({ model }) => model),
        ['near'],
      );
    } finally {
      await settings.update('model.order', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('is needed for another machine, and nobody there is asked anything before', async () => {
    await scene.askAt('http://me:secret@192.0.2.1:11434');
    try {
      assert.deepEqual(await scene.improve(await scene.open()), { status: 'failed', code: 'consent-missing' });
      assert.ok(questions[0]!.text.includes('http://192.0.2.1:11434'));
      assert.ok(!questions[0]!.text.includes('secret'));
    } finally {
      await scene.askAt(scene.server.url);
    }
  });
});
