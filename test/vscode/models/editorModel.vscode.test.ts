import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isLlmstructError } from '../../../src/core/errors.ts';
import type { ChatModel, ChatRequest } from '../../../src/core/ports.ts';
import { createEditorModel } from '../../../src/vscode/models/editorModel.ts';
import { eventually } from '../workspace.ts';

const REQUEST: ChatRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'def f(): pass' },
    { role: 'assistant', content: 'No.' },
    { role: 'user', content: 'Again.' },
  ],
  replyTokens: 100,
  windowTokens: 8192,
  promptTokens: 20,
};
const NEVER = { cancelled: false, onCancel: () => () => {} };

interface StubScript {
  readonly text?: readonly string[];
  readonly error?: string;
  readonly gone?: boolean;
  readonly charactersPerToken?: number;
}

describe('VS Code’s own models', () => {
  const play = (script: StubScript) =>
    vscode.commands.executeCommand('languageModelsStub.play', { text: ['OK'], ...script });
  const ask = (model: ChatModel = createEditorModel('stub-coder')) => model.chat(REQUEST, () => {}, NEVER);
  const codeOf = async (asked: Promise<unknown>) => {
    const error: unknown = await asked.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return isLlmstructError(error) ? error.code : String(error);
  };

  before(async () => {
    await vscode.extensions.getExtension('stub.language-models')!.activate();
    await eventually('the stand-in’s model is listed', async () => {
      const models = await vscode.lm.selectChatModels({ vendor: 'stub' });
      return models.length > 0;
    });
  });
  beforeEach(() => play({}));

  it('are named by id, family or vendor, and are never taken for local', async () => {
    for (const name of ['stub-coder', 'stub-1', 'stub/stub-1', 'STUB/Stub-Coder']) {
      const model = createEditorModel(name);
      assert.deepEqual([model.id, model.local, await model.staysOnThisMachine()], [`vscode/${name}`, false, false]);
      const { windowTokens, largestWindow } = await model.traits!();
      assert.deepEqual([windowTokens, largestWindow], [8000, 8000], name);
      assert.equal(model.warmUp, undefined);
    }
  });

  it('answer, counted by their own tokenizer; rules open the first message', async () => {
    await play({ text: ['def ', 'f(): ...'] });
    const { text, model, usage } = await ask();
    assert.deepEqual([text, model], ['def f(): ...', 'vscode/stub-coder']);
    assert.ok(usage.promptTokens! > 0 && usage.replyTokens === 3, JSON.stringify(usage));
    const [messages] =
      await vscode.commands.executeCommand<readonly { role: number; text: string }[][]>('languageModelsStub.requests');
    const { User, Assistant } = vscode.LanguageModelChatMessageRole;
    assert.deepEqual(messages, [
      { role: User, text: 'Be brief.\n\ndef f(): pass' },
      { role: Assistant, text: 'No.' },
      { role: User, text: 'Again.' },
    ]);
  });

  it('fail as other models do', async () => {
    await play({ error: 'the service is down' });
    assert.equal(await codeOf(ask()), 'model-failed');
    assert.equal(await codeOf(ask(createEditorModel('no-such-model'))), 'model-unknown');
    await play({ charactersPerToken: 0.001 });
    assert.equal(await codeOf(ask()), 'prompt-truncated');
    const cancelled = { cancelled: true, onCancel: () => () => {} };
    await assert.rejects(
      createEditorModel('stub-coder').chat(REQUEST, () => {}, cancelled),
      { name: 'Cancelled' },
    );
  });
});
