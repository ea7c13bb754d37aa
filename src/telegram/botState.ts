import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../core/ports.ts';
import { makeCacheFolder } from '../node/cacheFolder.ts';
import { replaceFileNow } from '../node/replaceFileNow.ts';
import { reasonOf } from '../node/systemErrors.ts';
import type { Asker, FixJob } from './fixWish.ts';
import type { Choice, HeardNote, Proposal } from './proposal.ts';
import type { BotLanguage } from './telegramHost.ts';

/** What the bot knows of a person. */
export interface Person {
  readonly name: string;
  /** As they said. */
  readonly language?: BotLanguage;
  /** Tokens spent on a day (`2026-11-26`, UTC). */
  readonly spent?: { readonly day: string; readonly tokens: number };
}

interface StateDocument {
  readonly version: 1;
  /** Updates that were taken up. Their numbers may start anew after a quiet week, so the last one alone says nothing. */
  handled: readonly number[];
  jobs: readonly FixJob[];
  /** Messages with a voice note that is not understood yet. */
  hearing: readonly Asker[];
  proposals: readonly Proposal[];
  choices: readonly Choice[];
  heard: readonly HeardNote[];
  people: Readonly<Record<string, Person>>;
}

/** Telegram gives at most 100 updates at once, and gives again what was not confirmed. */
const MOST_HANDLED = 300;
const MOST_PROPOSALS = 60;
const MOST_CHOICES = 30;

/**
 * What must survive a restart, in one small file: which updates were taken up, what is not answered yet, what can be accepted. Every change
 * is on the disk before the step that it stands for.
 */
export class BotState {
  readonly #file: string;
  readonly #log: Log;
  readonly #state: StateDocument;
  #failed = false;

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
    this.#state = read(file, log);
  }

  get jobs(): readonly FixJob[] {
    return this.#state.jobs;
  }

  get openProposals(): readonly Proposal[] {
    return this.#state.proposals.filter(({ status }) => status === 'open');
  }

  /** Notes that an update is taken up; false for one that was already. */
  takeUp(update: number): boolean {
    if (this.#state.handled.includes(update)) return false;
    this.#change({ handled: [...this.#state.handled, update].slice(-MOST_HANDLED) });
    return true;
  }

  putJob(job: FixJob): void {
    this.#change({ jobs: [...this.#state.jobs.filter(({ id }) => id !== job.id), job] });
  }

  endJob(id: string): void {
    this.#change({ jobs: this.#state.jobs.filter((job) => job.id !== id) });
  }

  get hearing(): readonly Asker[] {
    return this.#state.hearing;
  }

  putHearing(asker: Asker): void {
    this.#change({ hearing: [...this.#state.hearing, asker] });
  }

  endHearing({ chat, message }: Asker): void {
    const isOther = (each: Asker): boolean => each.chat !== chat || each.message !== message;
    this.#change({ hearing: this.#state.hearing.filter(isOther) });
  }

  proposal(id: string): Proposal | undefined {
    return this.#state.proposals.find((each) => each.id === id);
  }

  /** The one that a message shows. */
  proposalAt(chat: number, message: number): Proposal | undefined {
    return this.#state.proposals.findLast((each) => each.asker.chat === chat && each.message === message);
  }

  /** Keeps a proposal, in the place of an older form of it. The oldest are forgotten. */
  putProposal(proposal: Proposal): void {
    const others = this.#state.proposals.filter(({ id }) => id !== proposal.id);
    this.#change({ proposals: [...others, proposal].slice(-MOST_PROPOSALS) });
  }

  choice(id: string): Choice | undefined {
    return this.#state.choices.find((each) => each.id === id);
  }

  putChoice(choice: Choice): void {
    this.#change({ choices: [...this.#state.choices, choice].slice(-MOST_CHOICES) });
  }

  endChoice(id: string): void {
    this.#change({ choices: this.#state.choices.filter((choice) => choice.id !== id) });
  }

  heard(id: string): HeardNote | undefined {
    return this.#state.heard.find((each) => each.id === id);
  }

  /** The one that a message tells. */
  heardAt(chat: number, message: number): HeardNote | undefined {
    return this.#state.heard.find((each) => each.asker.chat === chat && each.message === message);
  }

  putHeard(note: HeardNote): void {
    this.#change({ heard: [...this.#state.heard, note].slice(-MOST_CHOICES) });
  }

  endHeard(id: string): void {
    this.#change({ heard: this.#state.heard.filter((note) => note.id !== id) });
  }

  person(user: number): Person | undefined {
    return this.#state.people[user];
  }

  putPerson(user: number, person: Person): void {
    if (JSON.stringify(this.person(user)) === JSON.stringify(person)) return;
    this.#change({ people: { ...this.#state.people, [user]: person } });
  }

  #change(values: Partial<StateDocument>): void {
    Object.assign(this.#state, values);
    try {
      makeCacheFolder(dirname(this.#file));
      // For its owner only: it holds code that waits to be accepted, and who asked.
      if (!existsSync(this.#file)) writeFileSync(this.#file, '', { mode: 0o600 });
      replaceFileNow(this.#file, `${JSON.stringify(this.#state)}\n`);
    } catch (error) {
      if (!this.#failed) this.#log.write('warn', `${this.#file} cannot be written: ${reasonOf(error)}`);
      this.#failed = true;
    }
  }
}

function read(file: string, log: Log): StateDocument {
  const empty: StateDocument = {
    version: 1,
    handled: [],
    jobs: [],
    hearing: [],
    proposals: [],
    choices: [],
    heard: [],
    people: {},
  };
  const text = textOf(file);
  if (text === '') return empty;
  try {
    const kept = JSON.parse(text) as Partial<StateDocument>;
    if (kept.version === 1) return { ...empty, ...kept };
    log.write('warn', `${file} was made by another version of llmstruct; the bot begins anew`);
  } catch {
    log.write('warn', `${file} is damaged; the bot begins anew`);
  }
  return empty;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
