import { SECONDS_BOUNDS, TOKENS_BOUNDS } from '../core/usage/histogram.ts';
import { SURVIVAL_SPANS, type SurvivalSpan, type UsageOutcome } from '../core/usage/usageRecord.ts';
import type { UsageGroup, UsageTotals } from '../core/usage/usageTotals.ts';
import { boundedGroups } from './boundedLabels.ts';
import { LabelledUsage, named } from './labelledUsage.ts';
import type { Family } from './textFormat.ts';

/** Outcomes that may still turn into another one: how many there are goes down, too. */
const OPEN: readonly UsageOutcome[] = ['suggested', 'stale'];

/**
 * Usage as metrics of one workspace. Labels are `project` and few others, with few values: models, actions, codes; no path and no text.
 * What is a counter never goes down.
 */
export function usageFamilies(groups: readonly UsageGroup[], project: string): readonly Family[] {
  const usage = new LabelledUsage(boundedGroups(groups), project);
  return [
    ...requestFamilies(usage),
    ...failureFamilies(usage),
    ...acceptedFamilies(usage),
    ...sizeFamilies(usage),
    ...machineFamilies(usage),
  ];
}

/** Requests, what became of them and what they cost. */
function requestFamilies(usage: LabelledUsage): readonly Family[] {
  return [
    {
      name: 'llmstruct_requests_total',
      help: 'Requests to models.',
      type: 'counter',
      samples: usage.each(({ requests }) => requests),
    },
    {
      name: 'llmstruct_outcomes_total',
      help: 'Requests by what became of them: accepted, rejected, unchanged, refused, failed, cancelled.',
      type: 'counter',
      samples: usage.split('outcome', ({ outcomes }) => without(outcomes, OPEN)),
    },
    {
      name: 'llmstruct_open_suggestions',
      help: 'Suggestions that nobody accepted or rejected yet.',
      type: 'gauge',
      samples: usage.total(({ outcomes }) => OPEN.reduce((sum, name) => sum + (outcomes[name] ?? 0), 0)),
    },
    {
      name: 'llmstruct_tokens_total',
      help: 'Tokens sent, received, and of those sent the ones that the server had read before.',
      type: 'counter',
      samples: usage.split('kind', ({ tokensIn, tokensOut, tokensCached }) => ({
        in: tokensIn,
        out: tokensOut,
        cached: tokensCached,
      })),
    },
    {
      name: 'llmstruct_baseline_tokens_total',
      help: 'Tokens that answered requests would have cost without a selection: whole file, its imports too, best three of a search.',
      type: 'counter',
      samples: usage.split('baseline', ({ baselines }) => snakeCase(baselines)),
    },
    {
      name: 'llmstruct_saved_tokens',
      help: 'Baseline less what was sent so far; negative where more was sent.',
      type: 'gauge',
      samples: usage.split('baseline', ({ saved }) => snakeCase(saved)),
    },
  ];
}

/** What the gate found, and where models failed. */
function failureFamilies(usage: LabelledUsage): readonly Family[] {
  return [
    {
      name: 'llmstruct_gate_answers_total',
      help: 'Answers that the gate checked.',
      type: 'counter',
      samples: usage.split('result', ({ gatePassed, gateRefused }) => ({ passed: gatePassed, refused: gateRefused })),
    },
    {
      name: 'llmstruct_gate_problems_total',
      help: 'What the gate found in answers.',
      type: 'counter',
      samples: usage.split('code', ({ problems }) => problems as Readonly<Record<string, number>>),
    },
    {
      name: 'llmstruct_model_failures_total',
      help: 'Times that a model gave no answer, by the reason.',
      type: 'counter',
      samples: named(usage.project, 'cause', usage.all.causes as Readonly<Record<string, number>>),
    },
    {
      name: 'llmstruct_prompt_truncated_total',
      help: 'Prompts that a server did not read to their end.',
      type: 'counter',
      samples: usage.total(({ causes }) => causes['prompt-truncated'] ?? 0),
    },
    {
      name: 'llmstruct_fallbacks_total',
      help: 'Requests that another model answered than the first one asked.',
      type: 'counter',
      samples: usage.total(({ fallbacks }) => fallbacks),
    },
  ];
}

/** What was accepted, and what of it was left later. */
function acceptedFamilies(usage: LabelledUsage): readonly Family[] {
  return [
    {
      name: 'llmstruct_accepted_lines_total',
      help: 'New lines of accepted suggestions.',
      type: 'counter',
      samples: usage.each(({ acceptedLines }) => acceptedLines),
    },
    {
      name: 'llmstruct_survival_lines_total',
      help: 'Accepted lines looked for after an hour, a day and in the next commit, and those still there.',
      type: 'counter',
      samples: SURVIVAL_SPANS.flatMap((span) => usage.split('state', (totals) => survival(totals, span), { span })),
    },
    {
      name: 'llmstruct_accepted_suggestions_total',
      help: 'Accepted suggestions whose lines were looked for later, and those that were edited after Accept.',
      type: 'counter',
      samples: usage.split('state', ({ acceptedLooked, acceptedEdited }) =>
        acceptedLooked === 0 ? NONE : { edited: acceptedEdited, looked: acceptedLooked },
      ),
    },
  ];
}

/** How large prompts were and how long requests took. */
function sizeFamilies(usage: LabelledUsage): readonly Family[] {
  return [
    {
      name: 'llmstruct_prompt_tokens',
      help: 'Tokens of each prompt, by our own estimate.',
      type: 'histogram',
      bounds: TOKENS_BOUNDS,
      histograms: usage.histograms('promptTokens'),
    },
    {
      name: 'llmstruct_first_token_seconds',
      help: 'From asking to the first token, of answered requests.',
      type: 'histogram',
      bounds: SECONDS_BOUNDS,
      histograms: usage.histograms('firstTokenSeconds'),
    },
    {
      name: 'llmstruct_request_seconds',
      help: 'Whole requests, further tries included.',
      type: 'histogram',
      bounds: SECONDS_BOUNDS,
      histograms: usage.histograms('requestSeconds'),
    },
  ];
}

/** What requests took of the machine. */
function machineFamilies(usage: LabelledUsage): readonly Family[] {
  return [
    {
      name: 'llmstruct_video_memory_bytes',
      help: 'The most that a loaded model took of video memory.',
      type: 'gauge',
      samples: usage.each(({ videoBytes }) => videoBytes).filter(({ value }) => value > 0),
    },
    {
      name: 'llmstruct_memory_bytes',
      help: 'The most memory of the machine that was in use at the end of a request.',
      type: 'gauge',
      samples: usage.total(({ memoryBytes }) => memoryBytes),
    },
    {
      name: 'llmstruct_processor_ratio',
      help: 'Mean part of all processors that was busy during requests, 0 to 1.',
      type: 'gauge',
      samples:
        usage.all.processorLooks === 0
          ? []
          : usage.total(({ processorShare, processorLooks }) => processorShare / processorLooks),
    },
  ];
}

const NONE: Readonly<Record<string, number>> = {};

function survival({ linesLooked, linesKept }: UsageTotals, span: SurvivalSpan): Readonly<Record<string, number>> {
  const looked = linesLooked[span] ?? 0;
  return looked === 0 ? NONE : { looked, kept: linesKept[span] ?? 0 };
}

function without(counts: Readonly<Partial<Record<string, number>>>, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([name, count]) =>
      count === undefined || names.includes(name) ? [] : [[name, count]],
    ),
  );
}

function snakeCase(counts: Readonly<Partial<Record<string, number>>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      count ?? 0,
    ]),
  );
}
