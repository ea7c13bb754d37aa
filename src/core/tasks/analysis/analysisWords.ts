import { templateValues } from '../../context/requestText.ts';
import type { TaskRecord } from '../../model/structDocument.ts';
import { pathOfId } from '../../model/symbolId.ts';
import type { Digest } from '../../ports.ts';
import { hideSecrets } from '../../privacy/secrets/maskSecrets.ts';
import { fillTemplate } from '../../prompts/promptTemplate.ts';
import { taskInstruction } from '../taskInstruction.ts';

/** What a model is asked of a task, secrets masked. */
export function analysisWords(template: string, task: TaskRecord, answerLanguage: string | undefined): string {
  const { symbol } = task;
  const values = templateValues({
    name: symbol ?? '',
    kind: 'task',
    language: '',
    path: symbol === undefined ? '' : pathOfId(symbol),
    instruction: hideSecrets(taskInstruction(task)),
    problems: [],
    shown: { text: '', firstLine: 1 },
    test: undefined,
    example: undefined,
    answerLanguage,
  });
  return fillTemplate(template, values);
}

/** Changes with what a task says of what is to be done, not with its status or who does it. */
export function taskDigest({ title, description, symbol }: TaskRecord, digest: Digest): string {
  return digest(JSON.stringify([title, description ?? '', symbol ?? '']));
}
