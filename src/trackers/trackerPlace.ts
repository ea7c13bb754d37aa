import { LlmstructError } from '../core/errors.ts';

export type TrackerKind = 'github' | 'gitlab';

/** A repository at a tracker. */
export interface TrackerPlace {
  readonly kind: TrackerKind;
  /** `https://github.com`, without a slash at the end. */
  readonly origin: string;
  /** `owner/name`; in GitLab perhaps with groups before it. */
  readonly repository: string;
}

/**
 * A place as people write it (`owner/name`, an address) or as git has it (`git@gitlab.com:group/name.git`). Whose server an address of elsewhere is,
 * `kind` says, or its name. Throws `tracker-form`.
 */
export function parseTrackerPlace(text: string, kind?: TrackerKind): TrackerPlace {
  const written = text.trim().replace(/\.git$|\/+$/g, '');
  const short = /^[\w.-]+(\/[\w.-]+)+$/.exec(written);
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)([\w.-]+(?:\/[\w.-]+)+)$/.exec(written);
  const url = /^(https?|ssh|git):\/\/(?:[^@/]+@)?([\w.-]+(?::\d+)?)\/([\w.-]+(?:\/[\w.-]+)+)$/.exec(written);
  const host = scp?.[1] ?? url?.[2] ?? (kind === 'gitlab' ? 'gitlab.com' : 'github.com');
  const repository = short === null || scp !== null ? (scp?.[2] ?? url?.[3]) : written;
  const of = kind ?? (/gitlab/i.test(host) ? 'gitlab' : /github/i.test(host) ? 'github' : undefined);
  if (repository === undefined || of === undefined) throw new LlmstructError('tracker-form', { place: text });
  if (of === 'github' && repository.split('/').length !== 2) throw new LlmstructError('tracker-form', { place: text });
  // A port belongs to ssh where the address is one; a server on this machine may be without TLS.
  const plain = url?.[1] === 'http' && /^(localhost|127\.0\.0\.1)(:|$)/.test(host);
  const name = url?.[1] === 'ssh' || url?.[1] === 'git' ? host.replace(/:\d+$/, '') : host;
  return { kind: of, origin: `${plain ? 'http' : 'https'}://${name}`, repository };
}

/** For people: `github.com/owner/name`. */
export function describePlace({ origin, repository }: TrackerPlace): string {
  return `${origin.replace(/^https?:\/\//, '')}/${repository}`;
}
