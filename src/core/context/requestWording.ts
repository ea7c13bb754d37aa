import { hideSecrets } from '../privacy/secrets/maskSecrets.ts';
import { familyOf } from '../prompts/modelFamily.ts';
import { fillTemplate } from '../prompts/promptTemplate.ts';
import { chooseTemplate } from '../prompts/promptTemplates.ts';
import { lineAt } from '../text/textRange.ts';
import type { ImproveRequest } from './contextRequests.ts';
import type { RequestTarget } from './locateTarget.ts';
import type { PromptSources } from './promptSources.ts';
import { problemsInside, templateValues } from './requestText.ts';
import type { TestPlace } from './testPlace.ts';

/** What is asked, in the words for the model that is asked first and for the others. */
export interface RequestWording {
  readonly first: string;
  /** By model, where they differ. */
  readonly others: Readonly<Record<string, string>> | undefined;
  /** For whichever has room to be left. */
  readonly longest: string;
}

/** Fills the templates for an action, one for each family of models. Throws `prompt-template`. */
export async function wordRequest(
  request: ImproveRequest,
  target: RequestTarget,
  place: TestPlace | undefined,
  { promptFolder, textOf }: PromptSources,
): Promise<RequestWording> {
  const { base, located, shownFrom } = target;
  const problems = [
    ...target.errors.map(({ line, reason }) => ({ line, message: `syntax error: ${reason}` })),
    ...(request.problems ?? []),
  ];
  const values = templateValues({
    name: located.name,
    kind: located.kind,
    language: target.language,
    path: target.path,
    instruction: hideSecrets(request.instruction),
    problems: problemsInside(problems, base, located).map(({ message, ...rest }) => ({
      ...rest,
      message: hideSecrets(message),
    })),
    shown: { text: target.shown, firstLine: lineAt(base, shownFrom) },
    test: place?.test,
    example: place?.example,
    answerLanguage: request.answerLanguage,
  });
  const wordsFor = async (model: string | undefined): Promise<string> => {
    const family = model === undefined ? undefined : familyOf(model);
    return fillTemplate(await chooseTemplate(request.action, family, promptFolder, textOf), values);
  };
  const models = request.models ?? [];
  const words = new Map<string, string>();
  for (const model of models) words.set(model, await wordsFor(model));
  const first = words.get(models[0] ?? '') ?? (await wordsFor(undefined));
  const others = [...words].filter(([, text]) => text !== first);
  return {
    first,
    others: others.length === 0 ? undefined : Object.fromEntries(others),
    longest: [...words.values(), first].reduce((a, b) => (b.length > a.length ? b : a)),
  };
}
