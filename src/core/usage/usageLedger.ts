import type { CodeIndex } from '../indexing/codeIndex.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { namesOfId, type SymbolId } from '../model/symbolId.ts';
import type { Digest, History, Log, UsageStore, WallClock } from '../ports.ts';
import { linesKept, newLines } from './acceptedLines.ts';
import { structMetrics } from './structMetrics.ts';
import type { AcceptedLines, KeptUsage, NewUsage, SurvivalSpan, UsageRecord, UsageVerdict } from './usageRecord.ts';
import { groupUsage, sumOfGroups, type UsageGroup } from './usageTotals.ts';

/** What the ledger asks of the world. */
export interface UsageLedgerPorts {
  readonly usage: UsageStore;
  readonly history: History;
  readonly now: WallClock;
  readonly digest: Digest;
  readonly log: Log;
  /** Undefined when the file is gone. */
  textOf(path: RepoPath): Promise<string | undefined>;
}

/** In larger workspaces nobody looks through all files for a number: the baseline stays unknown. */
const MOST_GREPPED = 3000;
const GREP_SHOWS = 3;
/** Looks at accepted lines in one go; the others come at the next. */
const MOST_LOOKS = 200;
/** After a month, lines that were never committed are not waited for. */
const LONGEST_WAIT_MS = 30 * 24 * 3600_000;

/** So long an open suggestion may still be accepted before it is sent as it is. */
const OPEN_FOR_MS = 10 * 60_000;

const SPAN_MS: Readonly<Record<Exclude<SurvivalSpan, 'commit'>, number>> = { hour: 3600_000, day: 24 * 3600_000 };

/** Keeps what requests cost and what came of them. */
export class UsageLedger {
  readonly #ports: UsageLedgerPorts;
  #searched: Promise<unknown> = Promise.resolve();
  #metrics: { readonly of: string; readonly metrics: ReturnType<typeof structMetrics> } | undefined;

  constructor(ports: UsageLedgerPorts) {
    this.#ports = ports;
  }

  /** Keeps a request. What a search would have found in `index` is added as soon as it is known: nobody waits for it. */
  add(usage: NewUsage, index: CodeIndex): void {
    const id = this.#ports.usage.add({ ...usage, made: this.#ports.now() });
    const { target } = usage;
    if (target === undefined) return;
    const searched = this.#searched.then(() => this.#addGrepTokens(id, target, index));
    this.#searched = searched.catch((error: unknown) =>
      this.#ports.log.write('debug', `no baseline by search: ${String(error)}`),
    );
  }

  /** Resolves when everything begun is kept. */
  async settled(): Promise<void> {
    await this.#searched;
  }

  /** Notes what became of a suggestion. One that is forgotten by now changes nothing. */
  settle({ receipt, outcome, edit }: UsageVerdict): void {
    const { usage, now, digest } = this.#ports;
    const id = usage.numberOf(receipt);
    if (id === undefined) return;
    // An Accept that was taken back left nothing to look for.
    usage.change(id, ({ accepted: _accepted, survival: _survival, ...record }) => ({
      ...record,
      outcome,
      ...(edit === undefined
        ? {}
        : { accepted: { path: edit.path, at: now(), lines: newLines(edit.before, edit.after, digest) } }),
    }));
  }

  /** Usage by model and action since a time, or from the beginning; looks first at what became of accepted lines. */
  async groups(since?: number): Promise<readonly UsageGroup[]> {
    await this.settled();
    await this.#lookAtAccepted();
    const { usage } = this.#ports;
    return groupUsage(usage.list(since), since === undefined ? usage.forgotten() : []);
  }

  /** Requests to send to a place: those of which nothing more is to be expected soon. */
  async unsent(target: string, most: number): Promise<readonly KeptUsage[]> {
    await this.settled();
    const { usage, now } = this.#ports;
    const isOpen = ({ host, outcome, made }: KeptUsage) =>
      host === 'editor' && (outcome === 'suggested' || outcome === 'stale') && now() - made < OPEN_FOR_MS;
    return usage
      .unsent(target)
      .filter((record) => !isOpen(record))
      .slice(0, most);
  }

  /** The sums that `struct.json` shows; counted anew only when something was kept or changed. */
  metrics(): ReturnType<typeof structMetrics> {
    const { usage } = this.#ports;
    const of = usage.version();
    if (this.#metrics?.of !== of) {
      const groups = groupUsage(usage.list(), usage.forgotten());
      this.#metrics = { of, metrics: structMetrics(sumOfGroups(groups)) };
    }
    return this.#metrics.metrics;
  }

  async #addGrepTokens(id: number, target: SymbolId, index: CodeIndex): Promise<void> {
    const grep = await this.#grepTokens(target, index);
    if (grep === undefined) return;
    this.#ports.usage.change(id, (record) => ({ ...record, baselines: { ...record.baselines, grep } }));
  }

  /** The tokens of the three files in which a name stands most often, as a search for it would have sent them. */
  async #grepTokens(target: SymbolId, index: CodeIndex): Promise<number | undefined> {
    const name = namesOfId(target).at(-1);
    if (name === undefined || index.modules.size > MOST_GREPPED) return undefined;
    const literal = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const word = new RegExp(`(?<![\\w$])${literal}(?![\\w$])`, 'g');
    const found = await Promise.all(
      [...index.modules.values()].map(async ({ path, facts }) => {
        const text = await this.#ports.textOf(path);
        return { tokens: facts.tokens, hits: text === undefined ? 0 : (text.match(word)?.length ?? 0) };
      }),
    );
    const best = found.filter(({ hits }) => hits > 0).sort((a, b) => b.hits - a.hits || a.tokens - b.tokens);
    return best.slice(0, GREP_SHOWS).reduce((sum, { tokens }) => sum + tokens, 0);
  }

  async #lookAtAccepted(): Promise<void> {
    const due = this.#ports.usage.list().filter((record) => this.#dueSpans(record).length > 0);
    for (const record of due.slice(0, MOST_LOOKS)) await this.#look(record);
  }

  #dueSpans({ accepted, survival = {} }: UsageRecord): SurvivalSpan[] {
    if (accepted === undefined || accepted.lines.length === 0) return [];
    const age = this.#ports.now() - accepted.at;
    const spans: SurvivalSpan[] = [];
    for (const span of ['hour', 'day'] as const) {
      if (survival[span] === undefined && age >= SPAN_MS[span]) spans.push(span);
    }
    if (survival.commit === undefined && age < LONGEST_WAIT_MS) spans.push('commit');
    return spans;
  }

  async #look(record: KeptUsage): Promise<void> {
    const { usage, now, digest, history, textOf } = this.#ports;
    const accepted = record.accepted as AcceptedLines;
    const count = (text: string | undefined) => (text === undefined ? 0 : linesKept(accepted.lines, text, digest));
    const found: Partial<Record<SurvivalSpan, { kept: number; afterMs: number }>> = {};
    for (const span of this.#dueSpans(record)) {
      if (span !== 'commit') {
        found[span] = { kept: count(await textOf(accepted.path)), afterMs: now() - accepted.at };
        continue;
      }
      const commit = await history.nextCommit(accepted.path, accepted.at);
      if (commit !== undefined) found.commit = { kept: count(commit.text), afterMs: commit.made - accepted.at };
    }
    if (Object.keys(found).length === 0) return;
    usage.change(record.id, (current) => ({ ...current, survival: { ...found, ...current.survival } }));
  }
}
