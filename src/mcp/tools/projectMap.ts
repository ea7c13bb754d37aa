import { listAnswer } from '../listAnswer.ts';
import { type FolderTool, type ListArguments, listInput, object, READS, TEXT } from '../tool.ts';

interface Arguments extends ListArguments {
  readonly folder?: string;
}

const USUAL = 1000;
/** Part of the limit for the map's lines; the rest is for what is said of the project. */
const SHARE = 0.8;

export const projectMap: FolderTool<Arguments> = {
  name: 'project_map',
  title: 'Project Map',
  description: 'What the project or a folder consists of: folders, files or definitions, as fits max_tokens.',
  input: listInput({ folder: TEXT }),
  output: object({ about: TEXT, lines: { type: 'array' }, next: TEXT }),
  annotations: READS,
  async run({ folder: part, ...args }, { workspace }) {
    const places = workspace.places(part);
    const budget = Math.floor(((args.max_tokens ?? USUAL) * SHARE) / places.length);
    const maps = await Promise.all(
      places.map(async ({ folder, inside }) => ({
        folder,
        inside,
        map: await folder.index.map({ folder: inside, budget }),
      })),
    );
    const about = maps.map(({ folder, inside, map }) => {
      const place = inside === '' ? map.name : workspace.shown(folder, inside);
      const files = `${map.files} files, ${map.definitions} definitions`;
      const languages = map.languages.length === 0 ? '' : ` (${map.languages.join(', ')})`;
      const summary = map.summary === '' || inside !== '' ? '' : ` ${map.summary}`;
      const hint = map.detail === 'folders' && map.files > 0 ? '\nCall with folder for what is in one.' : '';
      return `${place}: ${files}${languages}.${summary}${hint}`;
    });
    const entries = maps.flatMap(({ folder, map }) =>
      map.lines.map((text) => {
        const line = workspace.shown(folder, text);
        return { line, data: line };
      }),
    );
    return listAnswer(entries, {
      list: JSON.stringify(['project_map', part ?? '', args.max_tokens]),
      args,
      workspace,
      usual: USUAL,
      heading: about.join('\n'),
      key: 'lines',
      about: { about: about.join('\n') },
    });
  },
};
