import type { BoardStart } from '../core/board/boardApi.ts';
import { el } from './element.ts';
import { COLUMNS, type PageView, TABS, type Tab } from './pageView.ts';
import { fieldWord } from './taskWords.ts';
import { number, t } from './words.ts';

/** What a person does at the top of the page. */
export interface ToolbarActions {
  change(view: Partial<PageView>): void;
  add(): void;
  copyLink?(): void;
  signOut?(): void;
}

/** Tabs, filter and buttons above what is shown. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #actions: ToolbarActions;
  readonly #folders = el('select', {
    'aria-label': t('Folder'),
    onchange: () => this.#actions.change({ folder: this.#folders.value, task: '' }),
  });
  readonly #name = el('h1');
  readonly #tabs = el('div', {
    role: 'tablist',
    'aria-label': t('View'),
    onkeydown: (event: KeyboardEvent) => this.#onKey(event),
  });
  readonly #filter = el('input', {
    type: 'search',
    oninput: () => this.#actions.change({ filter: this.#filter.value }),
  });
  readonly #columns = el('select', {
    onchange: () => this.#actions.change({ columns: COLUMNS.find((each) => each === this.#columns.value) ?? 'status' }),
  });
  readonly #columnsLabel = el('label', { class: 'line' }, el('span', {}, t('Columns')), this.#columns);
  readonly #filterLabel: HTMLElement;
  readonly #count = el('span', { class: 'count', role: 'status' });
  readonly #add = el('button', { type: 'button', class: 'primary', onclick: () => this.#actions.add() }, t('New task'));

  constructor(actions: ToolbarActions) {
    this.#actions = actions;
    this.#tabs.append(...TABS.map((tab) => this.#tab(tab)));
    this.#columns.append(...COLUMNS.map((columns) => el('option', { value: columns }, fieldWord(columns))));
    const hint = t('Words that tasks must contain; field:word looks at one field, for example assignee:ann');
    this.#filter.placeholder = t('Filter');
    this.#filter.title = hint;
    this.#filterLabel = el(
      'label',
      { class: 'line filter' },
      el('span', { class: 'hidden' }, t('Filter')),
      this.#filter,
    );
    const { copyLink, signOut } = actions;
    this.element = el(
      'header',
      {},
      el('div', { class: 'line' }, this.#name, this.#folders),
      this.#tabs,
      el(
        'div',
        { class: 'line tools' },
        this.#filterLabel,
        this.#count,
        this.#columnsLabel,
        this.#add,
        copyLink && el('button', { type: 'button', onclick: () => copyLink() }, t('Copy link')),
        signOut && el('button', { type: 'button', onclick: () => signOut() }, t('Sign out')),
      ),
    );
    // A slash goes to the filter, as on many pages.
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      this.#filter.focus();
    });
  }

  show(view: PageView, { folders, mayEdit }: BoardStart, folder: string | undefined): void {
    const name = folders.find(({ id }) => id === folder)?.name ?? 'llmstruct';
    this.#name.textContent = folders.length > 1 ? 'llmstruct' : name;
    this.#folders.hidden = folders.length < 2;
    if (this.#folders.options.length !== folders.length) {
      this.#folders.replaceChildren(...folders.map((each) => el('option', { value: each.id }, each.name)));
    }
    this.#folders.value = folder ?? '';
    for (const tab of this.#tabs.querySelectorAll<HTMLElement>('[role="tab"]')) {
      const selected = tab.dataset['tab'] === view.tab;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
    }
    if (this.#filter.value !== view.filter) this.#filter.value = view.filter;
    this.#columns.value = view.columns;
    const onTasks = view.tab !== 'usage' && folder !== undefined;
    this.#columnsLabel.hidden = view.tab !== 'board' || !onTasks;
    this.#filterLabel.hidden = !onTasks;
    this.#count.hidden = !onTasks;
    this.#add.hidden = !mayEdit || !onTasks;
  }

  /** How many tasks are shown, of how many. */
  count(shown: number, all: number): void {
    const text = shown === all ? t('Tasks: {0}', number(all)) : t('Tasks: {0} of {1}', number(shown), number(all));
    if (this.#count.textContent !== text) this.#count.textContent = text;
  }

  #tab(tab: Tab): HTMLElement {
    const words: Readonly<Record<Tab, string>> = { table: t('Table'), board: t('Board'), usage: t('Usage') };
    const attributes = { role: 'tab', type: 'button', id: `tab-${tab}`, 'data-tab': tab, 'aria-controls': 'panel' };
    return el('button', { ...attributes, onclick: () => this.#actions.change({ tab }) }, words[tab]);
  }

  #onKey({ key }: KeyboardEvent): void {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const tabs = [...this.#tabs.querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = tabs.findIndex((tab) => tab.ariaSelected === 'true');
    const next = tabs[(at + step + tabs.length) % tabs.length];
    next?.click();
    next?.focus();
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
