import { findTarget } from '../context/findTarget.ts';
import { projectMap } from '../context/projectMap.ts';
import { LlmstructError } from '../errors.ts';
import { structTextParts } from '../indexing/structFile/structFile.ts';
import { NAMELESS } from '../indexing/workspaceTexts.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import { type RepoPath, toRepoPath } from '../model/repoPath.ts';
import { pathOfId } from '../model/symbolId.ts';
import type { SourceParser } from '../parsing/sourceParser.ts';
import { hideSecrets } from '../privacy/secrets/maskSecrets.ts';
import { findSymbols } from '../search/findSymbols.ts';
import { neighboursOf } from '../search/neighbours.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { CurrentIndex } from './currentIndex.ts';

/** What the index answers without choosing: names, neighbours, files, maps, settings. */
export function createLookups(
  now: CurrentIndex,
  parser: SourceParser,
): Pick<
  WorkspaceIndex,
  'outline' | 'structText' | 'settings' | 'callers' | 'symbols' | 'neighbours' | 'map' | 'paths' | 'fileText'
> {
  return {
    async outline(file) {
      const language = parser.languageOf(file.path, file.text);
      if (language === undefined) return [];
      return (await parser.outline(file.path, language, file.text)).definitions;
    },

    async structText() {
      const { file } = await now.state();
      if (file === undefined) throw new LlmstructError('internal', { reason: 'struct.json was not assembled' });
      return structTextParts(file).join('');
    },

    async settings() {
      const { settings } = await now.texts();
      return {
        ...(settings.project.name === undefined ? {} : { projectName: settings.project.name }),
        modelOrder: settings.model.order,
        budget: settings.model.budget,
        localOnly: settings.privacy.localOnly,
        sync: settings.sync,
        voice: settings.voice,
        telegram: settings.telegram,
      };
    },

    callers: (id) =>
      now.readingAgainIfLost(async () => {
        const { index } = await now.state();
        if (index.modules.get(pathOfId(id)) === undefined) throw new LlmstructError('target-unknown', { target: id });
        return index.callers(id);
      }),

    symbols: async (query) => findSymbols(query, (await now.state()).index),

    neighbours: (target) =>
      now.readingAgainIfLost(async () => {
        const { index } = await now.state();
        return neighboursOf(findTarget(target, index), index);
      }),

    async map(request) {
      const { index, parts } = await now.state();
      const stays = request.elsewhere === true ? await now.staying() : () => false;
      const isHidden = (file: RepoPath | undefined): boolean => file !== undefined && stays(file);
      const name = isHidden(parts.nameFile) ? NAMELESS : parts.projectName;
      const summary = isHidden(parts.summaryFile) ? '' : hideSecrets(parts.summary);
      return { name, summary, ...projectMap(request, index) };
    },

    async paths({ start, most }) {
      const paths = [...(await now.state()).modules.keys()].filter((path) => path.startsWith(start));
      return paths.sort(byCodeUnit).slice(0, most);
    },

    async fileText(written) {
      const path = toRepoPath(written);
      if (path === undefined) throw new LlmstructError('file-outside-workspace', { path: written });
      const { listed } = await now.state();
      const file = listed.find((each) => each.path === path);
      const text = file === undefined || file.skipped !== undefined ? undefined : await now.textOf(path);
      if (text === undefined) throw new LlmstructError('target-unknown', { target: path });
      return hideSecrets(text);
    },
  };
}
