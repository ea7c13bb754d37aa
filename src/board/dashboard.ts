import type { BoardChange, BoardStart } from '../core/board/boardApi.ts';
import { filterTasks } from '../core/tasks/taskFilter.ts';
import type { VersionedTask } from '../core/tasks/taskVersion.ts';
import type { WishedChanges } from '../core/tasks/wishedChanges.ts';
import { askConflict } from './conflictDialog.ts';
import { el } from './element.ts';
import { askNewTask } from './newTaskDialog.ts';
import type { Notices } from './notices.ts';
import type { PageHost } from './pageHost.ts';
import { FIRST_VIEW, type PageView, readView, viewText } from './pageView.ts';
import { sortTasks } from './sortTasks.ts';
import { TaskBoard } from './taskBoard.ts';
import { type Decision, TaskBook } from './taskBook.ts';
import { askTask } from './taskDialog.ts';
import { TaskTable } from './taskTable.ts';
import { Toolbar } from './toolbar.ts';
import { UsagePanel } from './usagePanel.ts';
import { ValueLists } from './valueLists.ts';
import { t } from './words.ts';

const DAY_MS = 24 * 3600_000;

/** The page as a whole: what is shown, and what becomes of what a person does. */
export class Dashboard {
  readonly element: HTMLElement;
  readonly #host: PageHost;
  readonly #notices: Notices;
  readonly #lists = new ValueLists();
  readonly #book: TaskBook;
  readonly #toolbar: Toolbar;
  readonly #table: TaskTable;
  readonly #board: TaskBoard;
  readonly #usage: UsagePanel;
  readonly #problems = el('div', { class: 'problems' });
  readonly #panel = el('div', { id: 'panel', role: 'tabpanel' });
  #start: BoardStart = { folders: [], mayEdit: false, canOpen: false };
  #view: PageView = FIRST_VIEW;
  /** The folder whose tasks were read. */
  #read: string | undefined;
  #asking = false;

  constructor(host: PageHost, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
    this.#book = new TaskBook(
      host,
      (conflict): Promise<Decision> => askConflict(conflict),
      () => this.#render(),
    );
    this.#toolbar = new Toolbar({
      change: (change) => this.#go(change),
      add: () => void this.#try(() => this.#add()),
      ...(host.link === undefined ? {} : { copyLink: () => void this.#try(() => this.#copyLink()) }),
      ...(host.signOut === undefined ? {} : { signOut: () => host.signOut?.() }),
    });
    const change = (task: VersionedTask, changes: WishedChanges) => void this.#try(() => this.#update(task, changes));
    const open = (task: VersionedTask) => this.#go({ task: task.id });
    const sort = (sort: PageView['sort']) => this.#go(nextSort(this.#view, sort));
    this.#table = new TaskTable({ open, change, sort }, this.#lists.ids);
    this.#board = new TaskBoard({
      open,
      move: (task, changes, column) =>
        void this.#try(() => this.#update(task, changes, t('{0} is now in {1}.', task.id, column))),
    });
    this.#usage = new UsagePanel((days) => this.#go({ days }));
    this.element = el(
      'div',
      { class: 'dashboard' },
      this.#toolbar.element,
      el('main', {}, this.#problems, this.#panel),
      this.#lists.element,
    );
    host.onView((text) => this.#show(readView(text)));
  }

  async start(): Promise<void> {
    this.#view = readView(this.#host.keptView());
    await this.#try(() => this.#begin());
  }

  async #begin(): Promise<void> {
    this.#start = await this.#host.ask({ kind: 'start' });
    const folder = this.#folder();
    this.#read = undefined;
    this.#toolbar.show(this.#view, this.#start, folder);
    this.#host.follow(folder ?? '', (change) => void this.#try(() => this.#onChange(change)));
    await this.#load();
  }

  /** The chosen folder, or the first. */
  #folder(): string | undefined {
    const { folders } = this.#start;
    return (folders.find(({ id }) => id === this.#view.folder) ?? folders[0])?.id;
  }

  async #onChange(change: BoardChange): Promise<void> {
    if (change === 'start') await this.#begin();
    else if (change === 'tasks') await this.#loadTasks();
    else if (this.#view.tab === 'usage' && !document.hidden) await this.#loadUsage();
  }

  #go(change: Partial<PageView>): void {
    this.#show({ ...this.#view, ...change });
  }

  #show(view: PageView): void {
    const before = this.#view;
    this.#view = view;
    this.#host.keepView(viewText(view));
    if (view.folder !== before.folder) void this.#try(() => this.#begin());
    else if (view.tab === 'usage' && (view.tab !== before.tab || view.days !== before.days))
      void this.#try(() => this.#loadUsage());
    this.#render();
  }

  async #load(): Promise<void> {
    await this.#loadTasks();
    if (this.#view.tab === 'usage') await this.#loadUsage();
  }

  async #loadTasks(): Promise<void> {
    const folder = this.#folder();
    if (folder !== undefined) {
      await this.#book.read(folder);
      this.#read = folder;
    }
    this.#render();
  }

  async #loadUsage(): Promise<void> {
    const folder = this.#folder();
    const { days } = this.#view;
    if (folder === undefined) return;
    const ahead = -new Date().getTimezoneOffset();
    const day = (time: number) => new Date(time + ahead * 60_000).toISOString().slice(0, 10);
    const now = Date.now();
    const from = days === 0 ? undefined : day(now - (days - 1) * DAY_MS);
    const since = from === undefined ? 0 : Date.parse(`${from}T00:00:00Z`) - ahead * 60_000;
    const usage = await this.#host.ask({ kind: 'usage', folder, since, ahead });
    if (this.#view.tab !== 'usage' || this.#view.days !== days) return;
    this.#place(this.#usage.element);
    this.#usage.show(usage, days, from, day(now));
  }

  #render(): void {
    const { tab, filter, sort, down, columns } = this.#view;
    this.#toolbar.show(this.#view, this.#start, this.#folder());
    this.#panel.setAttribute('aria-labelledby', `tab-${tab}`);
    if (this.#folder() === undefined) {
      this.#place(el('p', { class: 'empty' }, this.#start.notice ?? t('No folder is open in llmstruct.')));
      return;
    }
    if (tab !== 'usage') this.#usage.hide();
    else this.#place(this.#usage.element);
    if (this.#read === undefined) return;
    this.#lists.show(this.#book);
    this.#problems.replaceChildren(
      ...this.#book.problems.map(({ line, message }) =>
        el('p', {}, `llmstruct.toml, ${t('line {0}', line)}: ${message}`),
      ),
    );
    const { mayEdit } = this.#start;
    const shown = sortTasks(
      filterTasks(this.#book.tasks, filter, (task) => task),
      sort,
      down,
    );
    this.#toolbar.count(shown.length, this.#book.tasks.length);
    if (tab === 'usage') return;
    if (shown.length === 0) {
      const none = this.#book.tasks.length === 0 ? t('There are no tasks yet.') : t('No task has these words.');
      this.#place(el('p', { class: 'empty' }, none));
    } else if (tab === 'table') {
      this.#place(this.#table.element);
      this.#table.show(shown, { sort, down, mayEdit });
    } else {
      this.#place(this.#board.element);
      this.#board.show(shown, columns, mayEdit);
    }
    void this.#try(() => this.#openTask());
  }

  #place(element: HTMLElement): void {
    if (this.#panel.firstElementChild !== element) this.#panel.replaceChildren(element);
  }

  /** Shows the task that the view names; one dialog at a time. */
  async #openTask(): Promise<void> {
    const { task: id } = this.#view;
    if (id === '' || this.#asking) return;
    const task = this.#book.task(id);
    if (task === undefined) {
      this.#go({ task: '' });
      this.#notices.say(t('There is no task {0}.', id));
      return;
    }
    this.#asking = true;
    const { mayEdit, canOpen } = this.#start;
    const wish = await askTask(task, { mayEdit, canOpen, lists: this.#lists.ids });
    this.#asking = false;
    this.#go({ task: '' });
    if (wish?.kind === 'open') await this.#host.ask({ kind: 'open', folder: this.#folder() ?? '', id });
    else if (wish !== undefined) await this.#update(task, wish.changes);
  }

  async #add(): Promise<void> {
    const draft = await askNewTask(this.#lists.ids);
    if (draft === undefined) return;
    const { id } = await this.#book.add(draft);
    this.#notices.say(t('{0} is added.', id));
  }

  async #update(task: VersionedTask, changes: WishedChanges, done = t('{0} is saved.', task.id)): Promise<void> {
    const outcome = await this.#book.update(task, changes);
    switch (outcome) {
      case 'done':
        this.#notices.say(done);
        return;
      case 'merged':
        this.#notices.say(t('Somebody else changed {0}, too; both changes are saved.', task.id));
        return;
      case 'gone':
        this.#notices.say(t('Somebody removed {0} meanwhile.', task.id));
        return;
      case 'cancelled':
        this.#notices.say(t('Nothing was written.'));
    }
  }

  async #copyLink(): Promise<void> {
    await navigator.clipboard.writeText(this.#host.link?.() ?? '');
    this.#notices.say(t('The link to this view is copied.'));
  }

  /** What a person did ends here when it fails; what is shown is as before. */
  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#notices.fail(error);
    }
  }
}

/** A column's order: up, then down, then as in the file. */
function nextSort(view: PageView, sort: PageView['sort']): Partial<PageView> {
  if (view.sort !== sort) return { sort, down: false };
  return view.down ? { sort: 'file', down: false } : { down: true };
}
