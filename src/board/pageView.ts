/** What the page shows. As text it stands behind the `#` of a link, or in the state of a webview. */
export interface PageView {
  readonly tab: Tab;
  readonly folder: string;
  readonly filter: string;
  /** What the board's columns are. */
  readonly columns: Columns;
  readonly sort: Sort;
  readonly down: boolean;
  /** The task that is open. */
  readonly task: string;
  /** How far back the charts go; 0 is from the beginning. */
  readonly days: number;
}

export const TABS = ['table', 'board', 'usage'] as const;
export type Tab = (typeof TABS)[number];

export const COLUMNS = ['status', 'priority', 'assignee'] as const;
export type Columns = (typeof COLUMNS)[number];

/** `file` is the order of `llmstruct.toml`. */
const SORTS = ['file', 'id', 'title', 'status', 'priority', 'assignee'] as const;
export type Sort = (typeof SORTS)[number];

export const SPANS = [7, 30, 90, 0] as const;

export const FIRST_VIEW: PageView = {
  tab: 'table',
  folder: '',
  filter: '',
  columns: 'status',
  sort: 'file',
  down: false,
  task: '',
  days: 30,
};

/** Reads a view; what is not known or not understood is as in `FIRST_VIEW`. */
export function readView(text: string): PageView {
  const said = new URLSearchParams(text);
  const one = <Value extends string>(name: string, values: readonly Value[], otherwise: Value): Value =>
    values.find((value) => value === said.get(name)) ?? otherwise;
  const days = SPANS.find((span) => String(span) === said.get('days'));
  return {
    tab: one('view', TABS, FIRST_VIEW.tab),
    folder: said.get('folder') ?? '',
    filter: said.get('filter') ?? '',
    columns: one('columns', COLUMNS, FIRST_VIEW.columns),
    sort: one('sort', SORTS, FIRST_VIEW.sort),
    down: said.get('order') === 'down',
    task: said.get('task') ?? '',
    days: days ?? FIRST_VIEW.days,
  };
}

/** The text of a view; what is as in `FIRST_VIEW` is left out. */
export function viewText(view: PageView): string {
  const said = new URLSearchParams();
  const say = (name: string, value: string | number, usual: string | number): void => {
    if (value !== usual) said.set(name, String(value));
  };
  say('view', view.tab, '');
  say('folder', view.folder, FIRST_VIEW.folder);
  say('filter', view.filter, FIRST_VIEW.filter);
  say('columns', view.columns, FIRST_VIEW.columns);
  say('sort', view.sort, FIRST_VIEW.sort);
  say('order', view.down ? 'down' : 'up', 'up');
  say('task', view.task, FIRST_VIEW.task);
  say('days', view.days, FIRST_VIEW.days);
  return said.toString();
}
