import { Command } from 'commander';
import type { CliContext } from '../cliContext.ts';
import { runModelsList } from '../models/listModels.ts';
import { runModelsPull } from '../models/pullModel.ts';
import { runModelsTry } from '../models/tryModel.ts';
import { addCommonOptions, type CommonOptions } from '../options.ts';

export function modelsCommand(context: CliContext): Command {
  const { t } = context;
  const list = new Command('list').description(t('Say which models would be asked, and whether they are there'));
  const pull = new Command('pull')
    .description(t('Let the Ollama server download a model'))
    .argument('[model]', t('the model (default: a Qwen coder that fits this machine)'))
    .option('--json', t('print one JSON document'));
  const trial = new Command('try')
    .description(t('Try a model with twelve small functions, and remember what it does best with'))
    .argument('[provider/model]', t('ask this model (default: [model] order)'))
    .option('--allow-cloud', t('models that do not run on this machine may be asked'));
  return new Command('models')
    .description(t('See, download and try models'))
    .helpCommand(false)
    .addCommand(
      addCommonOptions(list, t).action(async (options: CommonOptions) =>
        context.exit(await runModelsList(context, options)),
      ),
    )
    .addCommand(
      pull.action(async (model: string | undefined, options: { readonly json?: boolean }) =>
        context.exit(await runModelsPull(context, model, options.json === true)),
      ),
    )
    .addCommand(
      addCommonOptions(trial, t).action(
        async (model: string | undefined, options: CommonOptions & { readonly allowCloud?: boolean }) =>
          context.exit(await runModelsTry(context, model, options)),
      ),
    );
}
