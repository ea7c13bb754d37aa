import { sumOfGroups, type UsageGroup, type UsageTotals } from '../core/usage/usageTotals.ts';
import type { Labels, Sample } from './textFormat.ts';

/** Usage by model and action, as samples. */
export class LabelledUsage {
  readonly project: Labels;
  readonly all: UsageTotals;
  readonly #groups: readonly UsageGroup[];

  constructor(groups: readonly UsageGroup[], project: string) {
    this.#groups = groups;
    this.project = { project };
    this.all = sumOfGroups(groups);
  }

  /** One sample for the whole workspace. */
  total(value: (all: UsageTotals) => number): Sample[] {
    return [{ labels: this.project, value: value(this.all) }];
  }

  /** One sample for each model and action. */
  each(value: (totals: UsageTotals) => number): Sample[] {
    return this.#groups.map((group) => ({ labels: this.#labels(group), value: value(group.totals) }));
  }

  /** One for each of some counts of each model and action, told apart by a label. */
  split(name: string, counts: (totals: UsageTotals) => Readonly<Record<string, number>>, more: Labels = {}): Sample[] {
    return this.#groups.flatMap((group) => named({ ...this.#labels(group), ...more }, name, counts(group.totals)));
  }

  /** One histogram for each model and action. */
  histograms(name: 'promptTokens' | 'firstTokenSeconds' | 'requestSeconds') {
    return this.#groups.map((group) => ({ labels: this.#labels(group), histogram: group.totals[name] }));
  }

  #labels({ model, action }: UsageGroup): Labels {
    return { ...this.project, model, action };
  }
}

/** One sample for each count, by name. */
export function named(labels: Labels, name: string, counts: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => ({ labels: { ...labels, [name]: value }, value: count }));
}
