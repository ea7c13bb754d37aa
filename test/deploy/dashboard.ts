// The Grafana dashboard of docs/deploy, made with Grafana's own builders. `npm run dashboard` writes it.
import {
  type Dashboard,
  DashboardBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Grafana's own
const SOURCE = { type: 'prometheus', uid: '${datasource}' };
const CHOSEN = 'project=~"$project"';

interface Query {
  readonly expression: string;
  readonly legend?: string;
}

interface PanelPlan {
  readonly title: string;
  readonly unit: string;
  readonly description?: string;
  readonly queries: readonly Query[];
}

/** One number each, over the chosen time. */
const STATS: readonly PanelPlan[] = [
  {
    title: 'Requests',
    unit: 'short',
    queries: [{ expression: `sum(increase(llmstruct_requests_total{${CHOSEN}}[$__range]))` }],
  },
  {
    title: 'Accepted',
    unit: 'percentunit',
    description: 'Of the suggestions that somebody accepted or rejected.',
    queries: [
      {
        expression:
          `sum(increase(llmstruct_outcomes_total{${CHOSEN},outcome="accepted"}[$__range]))` +
          ` / sum(increase(llmstruct_outcomes_total{${CHOSEN},outcome=~"accepted|rejected"}[$__range]))`,
      },
    ],
  },
  {
    title: 'Tokens saved against whole files',
    unit: 'short',
    description: 'From the beginning. Negative where more was sent than the files have.',
    queries: [{ expression: `sum(llmstruct_saved_tokens{${CHOSEN},baseline="file"})` }],
  },
  {
    title: 'Accepted lines still there after a day',
    unit: 'percentunit',
    queries: [{ expression: survival('day') }],
  },
  {
    title: 'Edited after Accept',
    unit: 'percentunit',
    description: 'Of the accepted suggestions that were looked at later.',
    queries: [{ expression: `${acceptedIn('edited')} / ${acceptedIn('looked')}` }],
  },
];

const SERIES: readonly PanelPlan[] = [
  {
    title: 'Requests by model',
    unit: 'short',
    queries: [{ expression: perInterval('model', `llmstruct_requests_total{${CHOSEN}}`), legend: '{{model}}' }],
  },
  {
    title: 'What became of requests',
    unit: 'short',
    queries: [{ expression: perInterval('outcome', `llmstruct_outcomes_total{${CHOSEN}}`), legend: '{{outcome}}' }],
  },
  {
    title: 'Tokens',
    unit: 'short',
    queries: [{ expression: perInterval('kind', `llmstruct_tokens_total{${CHOSEN}}`), legend: '{{kind}}' }],
  },
  {
    title: 'Tokens saved, by what they are compared with',
    unit: 'short',
    queries: [{ expression: `sum by (baseline) (llmstruct_saved_tokens{${CHOSEN}})`, legend: '{{baseline}}' }],
  },
  { title: 'First token after', unit: 's', queries: quantiles('llmstruct_first_token_seconds') },
  { title: 'Whole requests', unit: 's', queries: quantiles('llmstruct_request_seconds') },
  { title: 'Tokens of a prompt', unit: 'short', queries: quantiles('llmstruct_prompt_tokens') },
  {
    title: 'Answers refused by the gate',
    unit: 'percentunit',
    queries: [
      {
        expression:
          `sum by (model) (increase(llmstruct_gate_answers_total{${CHOSEN},result="refused"}[$__rate_interval]))` +
          ` / (sum by (model) (increase(llmstruct_gate_answers_total{${CHOSEN}}[$__rate_interval])) > 0)`,
        legend: '{{model}}',
      },
    ],
  },
  {
    title: 'Why models did not answer',
    unit: 'short',
    queries: [{ expression: perInterval('cause', `llmstruct_model_failures_total{${CHOSEN}}`), legend: '{{cause}}' }],
  },
  {
    title: 'Accepted lines still there',
    unit: 'percentunit',
    queries: [
      { expression: survival('hour'), legend: 'after an hour' },
      { expression: survival('day'), legend: 'after a day' },
      { expression: survival('commit'), legend: 'in the next commit' },
    ],
  },
  {
    title: 'Memory',
    unit: 'bytes',
    queries: [
      { expression: `max by (model) (llmstruct_video_memory_bytes{${CHOSEN}})`, legend: 'video, {{model}}' },
      { expression: `max(llmstruct_memory_bytes{${CHOSEN}})`, legend: 'machine' },
    ],
  },
  {
    title: 'Processors busy during requests',
    unit: 'percentunit',
    queries: [{ expression: `max by (project) (llmstruct_processor_ratio{${CHOSEN}})`, legend: '{{project}}' }],
  },
];

/** The grid is 24 columns wide. */
const STAT = { w: 4, h: 4 };
const GRAPH = { w: 12, h: 8 };

export function usageDashboard(): Dashboard {
  const builder = new DashboardBuilder('llmstruct')
    .uid('llmstruct-usage')
    .tags(['llmstruct'])
    .refresh('1m')
    .time({ from: 'now-24h', to: 'now' })
    .withVariable(new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus'))
    .withVariable(
      new QueryVariableBuilder('project')
        .label('Project')
        .datasource(SOURCE)
        .query('label_values(llmstruct_requests_total, project)')
        .refresh(VariableRefresh.OnTimeRangeChanged)
        .multi(true)
        .includeAll(true)
        .allValue('.*'),
    );
  STATS.forEach((plan, at) => {
    const panel = new StatBuilder().gridPos({ ...STAT, x: at * STAT.w, y: 0 });
    builder.withPanel(filled(panel, plan, at + 1));
  });
  SERIES.forEach((plan, at) => {
    const place = { ...GRAPH, x: (at % 2) * GRAPH.w, y: STAT.h + Math.floor(at / 2) * GRAPH.h };
    builder.withPanel(filled(new TimeseriesBuilder().gridPos(place), plan, STATS.length + at + 1));
  });
  return builder.build();
}

/** The builders leave out ids that are not given. */
function filled<Panel extends StatBuilder | TimeseriesBuilder>(panel: Panel, plan: PanelPlan, id: number): Panel {
  panel.id(id).title(plan.title).unit(plan.unit).datasource(SOURCE);
  if (plan.description !== undefined) panel.description(plan.description);
  plan.queries.forEach(({ expression, legend }, at) => {
    const query = new DataqueryBuilder().refId(String.fromCharCode(65 + at)).expr(expression);
    panel.withTarget(legend === undefined ? query : query.legendFormat(legend));
  });
  return panel;
}

function perInterval(label: string, counter: string): string {
  return `sum by (${label}) (increase(${counter}[$__rate_interval]))`;
}

function survival(span: string): string {
  const lines = (state: string) => `sum(llmstruct_survival_lines_total{${CHOSEN},span="${span}",state="${state}"})`;
  return `${lines('kept')} / ${lines('looked')}`;
}

function acceptedIn(state: string): string {
  return `sum(llmstruct_accepted_suggestions_total{${CHOSEN},state="${state}"})`;
}

function quantiles(histogram: string): readonly Query[] {
  return [0.5, 0.95].map((part) => ({
    expression: `histogram_quantile(${part}, sum by (le) (rate(${histogram}_bucket{${CHOSEN}}[$__rate_interval])))`,
    legend: `${part * 100} %`,
  }));
}
