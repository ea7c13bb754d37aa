import type { PreparedRequest } from '../context/preparedPrompt.ts';
import type { CheckedReply } from '../edits/checkedReply.ts';
import { isCancelled, isLlmstructError } from '../errors.ts';
import { askedThrough } from '../model/askedThrough.ts';
import type { ChatModel, ChatUsage, Clock } from '../ports.ts';
import type { WorkspaceIndex } from '../workspaceIndex.ts';
import type { GateResult, MachineUse, NewUsage, UsageAttempt } from './usageRecord.ts';

/** What only the host knows of a request. */
export type RequestFacts = Pick<NewUsage, 'host' | 'outcome' | 'receipt'>;

/** What was asked for. */
export type MeteredRequest = Pick<PreparedRequest, 'target' | 'fileTokens' | 'withImportsTokens'> & {
  readonly action: string;
};

/**
 * Measures one request, whatever flow it takes: asked models and the gate are seen through it. It changes nothing and delays
 * nothing; what it cannot measure is left out.
 */
export class RequestMeter {
  readonly #clock: Clock;
  readonly #machine: () => MachineUse;
  readonly #start: number;
  readonly #attempts: Promise<UsageAttempt>[] = [];
  readonly #gate: GateResult[] = [];

  /** `machine`: what it did since now, asked once at the end. */
  constructor(clock: Clock, machine: () => MachineUse) {
    this.#clock = clock;
    this.#machine = machine;
    this.#start = clock();
  }

  /** The same models, each measured. */
  models(models: readonly ChatModel[]): readonly ChatModel[] {
    return models.map((model) => this.#metered(model));
  }

  /** The same gate, what it says noted. */
  gate(index: Pick<WorkspaceIndex, 'check'>): Pick<WorkspaceIndex, 'check'> {
    return {
      check: async (request) => {
        const checked = await index.check(request);
        this.#gate.push(gateResultOf(checked));
        return checked;
      },
    };
  }

  /** Keeps the request, now that it is over. */
  async keep(
    index: Pick<WorkspaceIndex, 'keepUsage'>,
    asked: MeteredRequest | 'question',
    facts: RequestFacts,
  ): Promise<void> {
    const ms = Math.round(this.#clock() - this.#start);
    const machine = this.#machine();
    const attempts = await Promise.all(this.#attempts);
    await index.keepUsage({ ...facts, ...askedFor(asked), attempts, gate: [...this.#gate], ms, machine });
  }

  #metered(model: ChatModel): ChatModel {
    const clock = this.#clock;
    const attempt = (start: number, sentTokens: number, usage: ChatUsage): UsageAttempt => {
      const { id, local } = model;
      return { model: id, local, ms: Math.round(clock() - start), sentTokens, usage };
    };
    const attempts = this.#attempts;
    return askedThrough(model, async (request, onProgress, cancellation) => {
      const start = clock();
      try {
        const reply = await model.chat(request, onProgress, cancellation);
        attempts.push(withVideoMemory(attempt(start, request.promptTokens, reply.usage), model));
        return reply;
      } catch (error) {
        attempts.push(Promise.resolve({ ...attempt(start, request.promptTokens, {}), failure: failureOf(error) }));
        throw error;
      }
    });
  }
}

/** What a question would have cost without a selection nobody can say: which files would have been sent? */
function askedFor(asked: MeteredRequest | 'question'): Pick<NewUsage, 'target' | 'action' | 'baselines'> {
  if (asked === 'question') return { action: 'ask', baselines: {} };
  const { target, action, fileTokens, withImportsTokens } = asked;
  return { target, action, baselines: { file: fileTokens, withImports: withImportsTokens } };
}

/** Asked beside what the answer goes on to: nobody waits for it but the record. */
async function withVideoMemory(attempt: UsageAttempt, model: ChatModel): Promise<UsageAttempt> {
  const videoBytes = await model.videoMemory?.();
  return videoBytes === undefined ? attempt : { ...attempt, videoBytes };
}

function failureOf(error: unknown): NonNullable<UsageAttempt['failure']> {
  if (isCancelled(error)) return 'cancelled';
  return isLlmstructError(error) ? error.code : 'internal';
}

function gateResultOf({ status, problems }: CheckedReply): GateResult {
  return { passed: status !== 'refused', problems: problems.map(({ code }) => code) };
}
