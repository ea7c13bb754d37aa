import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type ScriptedTranscriber, startScriptedTranscriber, VOICE_KEY } from '../../servers/scriptedTranscriber.ts';
import { waveOf } from '../../servers/waveOf.ts';
import { Scene } from '../suggestions/scene.ts';

const VARIABLES = ['LLMSTRUCT_VOICE_URL', 'XAI_API_KEY', 'XAI_BASE_URL'] as const;

/** Does what the page does: opens the address, speaks, corrects, sends off. */
async function speakAt(address: string, say: string | undefined): Promise<string> {
  const opened = await fetch(address);
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const headers = { cookie, origin: new URL(address).origin };
  const post = (path: string, body: BodyInit) => fetch(new URL(path, address), { method: 'POST', headers, body });
  const heard = (await (await post('/words', new Uint8Array(waveOf(1)))).json()) as {
    words?: string;
    message?: string;
  };
  if (say !== undefined) await post('/ask', JSON.stringify({ words: say }));
  return heard.words ?? heard.message ?? '';
}

describe('Ask by Voice', function () {
  // A window, a page and a model each time.
  this.timeout(120_000);
  let scene: Scene;
  let voice: ScriptedTranscriber;
  let opened: string[];
  let understood: Promise<string>[];
  let say: string | undefined;
  let agrees: boolean;
  let questions: string[];
  const { openExternal, asExternalUri } = vscode.env;
  const { showWarningMessage } = vscode.window;
  const before_ = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));

  before(async () => {
    scene = await Scene.start();
    voice = await startScriptedTranscriber();
    // Nobody sits in front of a browser here: what the page does, the test does.
    Object.assign(vscode.env, {
      asExternalUri: (uri: vscode.Uri) => Promise.resolve(uri),
      openExternal(uri: vscode.Uri) {
        opened.push(uri.toString(true));
        understood.push(speakAt(uri.toString(true), say));
        return Promise.resolve(true);
      },
    });
    const answer = (text: string, _: vscode.MessageOptions, ...buttons: string[]) => {
      questions.push(text);
      return Promise.resolve(agrees ? buttons[0] : undefined);
    };
    Object.assign(vscode.window, { showWarningMessage: answer });
  });
  after(async () => {
    Object.assign(vscode.env, { openExternal, asExternalUri });
    Object.assign(vscode.window, { showWarningMessage });
    await voice.close();
    await scene.stop();
  });
  beforeEach(() => {
    scene.answerWell();
    voice.play({ text: 'make total simple' });
    [opened, understood, questions] = [[], [], []];
    say = 'simplify `total`';
    agrees = false;
    for (const name of VARIABLES) delete process.env[name];
  });
  afterEach(async () => {
    for (const name of VARIABLES) {
      const value = before_[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await vscode.commands.executeCommand('llmstruct.revokeConsent');
    await scene.reset();
  });
  const ask = () => vscode.commands.executeCommand('llmstruct.askByVoice');

  it('opens the page, writes down what is said, and asks with the words as they were corrected', async () => {
    process.env['LLMSTRUCT_VOICE_URL'] = voice.url;
    await scene.openIndexed();
    await ask();
    assert.match(opened[0] ?? '', /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    assert.equal(await understood[0], 'make total simple');
    assert.equal(voice.heard[0]?.wave?.seconds, 1);
    assert.match(
      scene.server.chats.at(-1)?.messages?.at(-1)?.content ?? '',
      /Simplify this definition.*\nsimplify `total`/,
    );
    assert.equal((await scene.list()).open.length, 1);
    assert.deepEqual(questions, []);
    await assert.rejects(fetch(opened[0]!), 'the server has ended');
  });

  it('opens no page before somebody agreed that recordings leave the machine, and asks once', async () => {
    process.env['XAI_API_KEY'] = VOICE_KEY;
    process.env['XAI_BASE_URL'] = voice.url;
    await scene.openIndexed();
    await ask();
    assert.deepEqual([opened, voice.heard.length, questions.length], [[], 0, 1]);
    assert.match(
      questions[0] ?? '',
      /Send recordings of your voice to http:\/\/127\.0\.0\.1:\d+\/v1, which is not on this machine\?/,
    );
    agrees = true;
    await ask();
    await ask();
    assert.deepEqual([opened.length, voice.heard.length, questions.length], [2, 2, 2]);
  });

  it('opens no page where nobody can write down what is said', async () => {
    await scene.open();
    await ask();
    assert.deepEqual([opened, questions], [[], []]);
  });
});
