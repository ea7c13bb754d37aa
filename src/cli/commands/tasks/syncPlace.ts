import { LlmstructError } from '../../../core/errors.ts';
import type { WorkspaceSettings } from '../../../core/settings/workspaceSettings.ts';
import { originOf } from '../../../node/gitRemote.ts';
import { parseTrackerPlace, type TrackerKind, type TrackerPlace } from '../../../trackers/trackerPlace.ts';
import type { CliContext } from '../../cliContext.ts';
import { UsageError } from '../../usageError.ts';

export interface PlaceOptions {
  readonly repository?: string;
  readonly tracker?: string;
}

/** Servers that anybody may name. */
const PUBLIC = new Set(['https://github.com', 'https://gitlab.com']);

/**
 * Where the Issues are: what the user says, else `[sync]` of the workspace, else the pipeline that this runs in, else git's remote. A token is never sent to a server that only a file of the
 * workspace or its remote names: who wrote those need not be the user. Throws `tracker-unset`, `tracker-form`, `tracker-host`.
 */
export async function syncPlace(
  { host }: CliContext,
  root: string,
  options: PlaceOptions,
  settings: WorkspaceSettings['sync'],
): Promise<TrackerPlace> {
  const kind = trackerKind(options.tracker) ?? settings.tracker;
  if (options.repository !== undefined) return parseTrackerPlace(options.repository, kind);
  const run = placeOfRun(host.environment);
  const said = settings.repository ?? run?.address ?? (await originOf(root));
  if (said === undefined) throw new LlmstructError('tracker-unset');
  const place = parseTrackerPlace(said, kind ?? (settings.repository === undefined ? run?.kind : undefined));
  const own = [host.environment['GITHUB_SERVER_URL'], host.environment['CI_SERVER_URL']];
  if (PUBLIC.has(place.origin) || own.includes(place.origin)) return place;
  throw new LlmstructError('tracker-host', { host: place.origin });
}

/** The repository that a pipeline runs for. */
function placeOfRun(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly address: string; readonly kind: TrackerKind } | undefined {
  const { GITHUB_ACTIONS, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITLAB_CI, CI_SERVER_URL, CI_PROJECT_PATH } =
    environment;
  if (GITHUB_ACTIONS && GITHUB_SERVER_URL && GITHUB_REPOSITORY) {
    return { address: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`, kind: 'github' };
  }
  if (!GITLAB_CI || !CI_SERVER_URL || !CI_PROJECT_PATH) return undefined;
  return { address: `${CI_SERVER_URL}/${CI_PROJECT_PATH}`, kind: 'gitlab' };
}

/** The token for a place. Throws `tracker-token-missing`. */
export function trackerToken({ host }: CliContext, { kind, origin }: TrackerPlace): string {
  const variables = kind === 'github' ? ['GITHUB_TOKEN', 'GH_TOKEN'] : ['GITLAB_TOKEN'];
  const token = variables.map((name) => host.environment[name]).find((value) => value !== undefined && value !== '');
  if (token !== undefined) return token;
  throw new LlmstructError('tracker-token-missing', {
    place: origin.replace(/^https?:\/\//, ''),
    variable: variables[0]!,
  });
}

function trackerKind(text: string | undefined): TrackerKind | undefined {
  if (text === undefined || text === 'github' || text === 'gitlab') return text;
  throw new UsageError('{0} is one of {1}, not {2}.', '--tracker', 'github, gitlab', text);
}
