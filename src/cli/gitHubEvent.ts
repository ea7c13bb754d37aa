import { readFile } from 'node:fs/promises';
import { LlmstructError } from '../core/errors.ts';
import { reasonOf } from '../node/systemErrors.ts';

/**
 * What this run of GitHub Actions is for, with any value in any field: the file is the platform's, but people try things by hand. Undefined
 * where the run has none. Throws `event-unreadable`.
 */
export async function readGitHubEvent<Event extends object>(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Event | undefined> {
  const { GITHUB_EVENT_PATH: file = '' } = environment;
  if (file === '') return undefined;
  try {
    const event: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof event !== 'object' || event === null) throw new Error('it is no object');
    return event as Event;
  } catch (error) {
    throw new LlmstructError('event-unreadable', { file, reason: reasonOf(error) }, error);
  }
}
