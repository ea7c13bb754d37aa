import { checkEdit } from '../edits/checkEdit.ts';
import { checkReply } from '../edits/checkReply.ts';
import { checkTest } from '../edits/checkTest.ts';
import type { EditPlace } from '../edits/editRequests.ts';
import { type KnowsName, warnUnknownNames } from '../edits/gate/warnUnknownNames.ts';
import { LlmstructError } from '../errors.ts';
import { knownNames } from '../indexing/names/knownNames.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import { ACTION_RULES } from '../prompts/actions.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { CurrentIndex } from './currentIndex.ts';

/** Decides over replies and edits with what the index knows. */
export function createGate(now: CurrentIndex, parser: SourceParser): Pick<WorkspaceIndex, 'check' | 'checkEdit'> {
  /** What the gate takes for known names: those of the workspace and of the language. */
  async function knowing(language: string): Promise<KnowsName> {
    const names = knownNames((await now.state()).index, language);
    return (name) => names.has(name);
  }

  /** What the gate needs beside the request. Throws `action-unknown` where the action changes no code. */
  async function checking({ path, base, target, action }: EditPlace & { readonly base: string }) {
    const language = parser.languageOf(path, base);
    if (language === undefined || !ACTION_RULES[action].edits) {
      throw new LlmstructError('action-unknown', { action, actions: Object.keys(ACTION_RULES).join(', ') });
    }
    return { language, callers: await now.readingAgainIfLost(async () => (await now.state()).index.callers(target)) };
  }

  return {
    async check(request) {
      const { path, base, action, test } = request;
      const { writesTest } = ACTION_RULES[action];
      const language = parser.languageOf(path, base);
      if (language !== undefined && writesTest && test !== undefined) {
        const checked = await checkTest(request, test, language, parser);
        // A test brings in by name what it tests: all that the source says is known.
        const file = { path: test.path, base: `${test.base ?? ''}\n${base}`, language };
        return warnUnknownNames(checked, file, parser, await knowing(language));
      }
      const { language: known, callers } = await checking(request);
      const checked = await checkReply(request, known, parser, callers);
      return warnUnknownNames(checked, { path, base, language: known }, parser, await knowing(known));
    },

    async checkEdit(request) {
      const { language, callers } = await checking(request);
      return checkEdit(request, language, parser, callers);
    },
  };
}
