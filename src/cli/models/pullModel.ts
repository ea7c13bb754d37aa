import { totalmem } from 'node:os';
import { recommendedModel } from '../../llm/localModels.ts';
import { chooseOllamaHost } from '../../llm/ollamaHost.ts';
import { findModel, listModels } from '../../llm/ollamaServer.ts';
import { type PullProgress, pullModel } from '../../llm/pullModel.ts';
import type { CliContext } from '../cliContext.ts';
import { EXIT } from '../exitCodes.ts';
import { printJson, printText } from '../output.ts';
import { createProgressLine } from '../progressLine.ts';

/** Downloads a model onto the Ollama server, `provider/` or not, and says what to do next. */
export async function runModelsPull(context: CliContext, given: string | undefined, json: boolean): Promise<number> {
  const { t, host: cli } = context;
  const host = chooseOllamaHost(cli.environment['OLLAMA_HOST']);
  const memory = host.loopback ? totalmem() : undefined;
  const model = given?.replace(/^ollama\//, '') ?? recommendedModel(memory).model;
  const isThere = findModel(await listModels(host), model) !== undefined;
  if (!isThere) {
    const line = createProgressLine(context);
    const onProgress = (progress: PullProgress): void => line.say(`${model}: ${progressText(context, progress)}`);
    await pullModel(host, model, onProgress, cli.cancellation).finally(() => line.clear());
  }
  if (json) printJson(context, { model: `ollama/${model}`, host: host.shown, status: isThere ? 'present' : 'pulled' });
  else {
    const there = isThere ? t('{0} is there already.', model) : t('{0} is there now.', model);
    printText(context, `${there}\n${t('Try it: llmstruct models try {0}', `ollama/${model}`)}\n`);
  }
  return EXIT.fine;
}

function progressText({ t, number }: CliContext, { status, done, total }: PullProgress): string {
  if (done === undefined || total === undefined) return status;
  return t('{0} of {1} MB', number(Math.round(done / 1e6)), number(Math.round(total / 1e6)));
}
