import { SECONDS_BOUNDS, TOKENS_BOUNDS } from '../core/usage/histogram.ts';
import { SURVIVAL_SPANS, type UsageOutcome } from '../core/usage/usageRecord.ts';
import { sumOfGroups, type UsageGroup, type UsageTotals } from '../core/usage/usageTotals.ts';
import { boundedGroups } from './boundedLabels.ts';
import type { Family, Labels, Sample } from './textFormat.ts';

/** Outcomes that may still turn into another one: how many there are goes down, too. */
const OPEN: readonly UsageOutcome[] = ['suggested', 'stale'];

/**
 * Usage as metrics of one workspace. Labels are `project` and few others, with few values: models, actions, codes; no path and no text.
 * What is a counter never goes down.
 */
export function usageFamilies(groups: readonly UsageGroup[], project: string): readonly Family[] {
  const bounded = boundedGroups(groups);
  const all = sumOfGroups(bounded);
  const labelled = ({ model, action }: UsageGroup): Labels => ({ project, model, action });
  const each = (value: (totals: UsageTotals) => number): Sample[] =>
    bounded.map((group) => ({ labels: labelled(group), value: value(group.totals) }));
  const split = (name: string, counts: (totals: UsageTotals) => Readonly<Record<string, number>>): Sample[] =>
    bounded.flatMap((group) => named(labelled(group), name, counts(group.totals)));
  const histograms = (name: 'promptTokens' | 'firstTokenSeconds' | 'requestSeconds') =>
    bounded.map((group) => ({ labels: labelled(group), histogram: group.totals[name] }));

  return [
    {
      name: 'llmstruct_requests_total',
      help: 'Requests to models.',
      type: 'counter',
      samples: each(({ requests }) => requests),
    },
    {
      name: 'llmstruct_outcomes_total',
      help: 'Requests by what became of them: accepted, rejected, unchanged, refused, failed, cancelled.',
      type: 'counter',
      samples: split('outcome', ({ outcomes }) => without(outcomes, OPEN)),
    },
    {
      name: 'llmstruct_open_suggestions',
      help: 'Suggestions that nobody accepted or rejected yet.',
      type: 'gauge',
      samples: [{ labels: { project }, value: OPEN.reduce((sum, name) => sum + (all.outcomes[name] ?? 0), 0) }],
    },
    {
      name: 'llmstruct_tokens_total',
      help: 'Tokens sent, received, and of those sent the ones that the server had read before.',
      type: 'counter',
      samples: split('kind', ({ tokensIn, tokensOut, tokensCached }) => ({
        in: tokensIn,
        out: tokensOut,
        cached: tokensCached,
      })),
    },
    {
      name: 'llmstruct_baseline_tokens_total',
      help: 'Tokens that answered requests would have cost without a selection: whole file, its imports too, best three of a search.',
      type: 'counter',
      samples: split('baseline', ({ baselines }) => snakeCase(baselines)),
    },
    {
      name: 'llmstruct_saved_tokens',
      help: 'Baseline less what was sent so far; negative where more was sent.',
      type: 'gauge',
      samples: split('baseline', ({ saved }) => snakeCase(saved)),
    },
    {
      name: 'llmstruct_gate_answers_total',
      help: 'Answers that the gate checked.',
      type: 'counter',
      samples: split('result', ({ gatePassed, gateRefused }) => ({ passed: gatePassed, refused: gateRefused })),
    },
    {
      name: 'llmstruct_gate_problems_total',
      help: 'What the gate found in answers.',
      type: 'counter',
      samples: split('code', ({ problems }) => problems as Readonly<Record<string, number>>),
    },
    {
      name: 'llmstruct_model_failures_total',
      help: 'Times that a model gave no answer, by the reason.',
      type: 'counter',
      samples: named({ project }, 'cause', all.causes as Readonly<Record<string, number>>),
    },
    {
      name: 'llmstruct_prompt_truncated_total',
      help: 'Prompts that a server did not read to their end.',
      type: 'counter',
      samples: [{ labels: { project }, value: all.causes['prompt-truncated'] ?? 0 }],
    },
    {
      name: 'llmstruct_fallbacks_total',
      help: 'Requests that another model answered than the first one asked.',
      type: 'counter',
      samples: [{ labels: { project }, value: all.fallbacks }],
    },
    {
      name: 'llmstruct_accepted_lines_total',
      help: 'New lines of accepted suggestions.',
      type: 'counter',
      samples: each(({ acceptedLines }) => acceptedLines),
    },
    {
      name: 'llmstruct_survival_lines_total',
      help: 'Accepted lines looked for after an hour, a day and in the next commit, and those still there.',
      type: 'counter',
      samples: bounded.flatMap((group) =>
        SURVIVAL_SPANS.flatMap((span) => {
          const { linesLooked, linesKept } = group.totals;
          const counts = { looked: linesLooked[span] ?? 0, kept: linesKept[span] ?? 0 };
          return counts.looked === 0 ? [] : named({ ...labelled(group), span }, 'state', counts);
        }),
      ),
    },
    {
      name: 'llmstruct_accepted_suggestions_total',
      help: 'Accepted suggestions whose lines were looked for later, and those that were edited after Accept.',
      type: 'counter',
      samples: bounded.flatMap((group) => {
        const { acceptedLooked, acceptedEdited } = group.totals;
        const counts = { edited: acceptedEdited, looked: acceptedLooked };
        return acceptedLooked === 0 ? [] : named(labelled(group), 'state', counts);
      }),
    },
    {
      name: 'llmstruct_prompt_tokens',
      help: 'Tokens of each prompt, by our own estimate.',
      type: 'histogram',
      bounds: TOKENS_BOUNDS,
      histograms: histograms('promptTokens'),
    },
    {
      name: 'llmstruct_first_token_seconds',
      help: 'From asking to the first token, of answered requests.',
      type: 'histogram',
      bounds: SECONDS_BOUNDS,
      histograms: histograms('firstTokenSeconds'),
    },
    {
      name: 'llmstruct_request_seconds',
      help: 'Whole requests, further tries included.',
      type: 'histogram',
      bounds: SECONDS_BOUNDS,
      histograms: histograms('requestSeconds'),
    },
    {
      name: 'llmstruct_video_memory_bytes',
      help: 'The most that a loaded model took of video memory.',
      type: 'gauge',
      samples: each(({ videoBytes }) => videoBytes).filter(({ value }) => value > 0),
    },
    {
      name: 'llmstruct_memory_bytes',
      help: 'The most memory of the machine that was in use at the end of a request.',
      type: 'gauge',
      samples: [{ labels: { project }, value: all.memoryBytes }],
    },
    {
      name: 'llmstruct_processor_ratio',
      help: 'Mean part of all processors that was busy during requests, 0 to 1.',
      type: 'gauge',
      samples:
        all.processorLooks === 0 ? [] : [{ labels: { project }, value: all.processorShare / all.processorLooks }],
    },
  ];
}

function named(labels: Labels, name: string, counts: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => ({ labels: { ...labels, [name]: value }, value: count }));
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
