import type { ChangeReport, ModuleChange, SymbolChange, TaskChange, Usage } from '../../core/changes/changeReport.ts';
import type { DriftFinding } from '../../core/documentation/driftFinding.ts';
import { DRIFT_WORDING, driftDetails } from '../../core/documentation/driftWording.ts';
import { namesOfId } from '../../core/model/symbolId.ts';
import { isTestPath } from '../../core/model/testPath.ts';
import type { CliContext } from '../cliContext.ts';
import { differingSignatures } from './differingSignatures.ts';
import type { ReportStyle } from './reportStyle.ts';

/** A line of the report, and those below it. */
export interface ReportItem {
  readonly text: string;
  readonly details: readonly string[];
}

/** What changed, each in a sentence. */
export class ReportWords {
  readonly #context: CliContext;
  readonly #style: ReportStyle;

  constructor(context: CliContext, style: ReportStyle) {
    this.#context = context;
    this.#style = style;
  }

  left(change: SymbolChange): ReportItem {
    const { code } = this.#style;
    const text = change.changes.includes('removed')
      ? this.#t('{0} is gone from {1}', code(nameOf(change.id)), code(change.path))
      : change.before === undefined
        ? this.#t('{0} is now {1}', code(change.was ?? ''), code(change.id))
        : `${this.#change(change)} ${this.#at(change)}`;
    const others = change.followed > 0 ? `; ${this.#t('changed with it: {0}', this.#number(change.followed))}` : '';
    return item(text + others, this.#users(change.left));
  }

  leftOfModule(change: ModuleChange): ReportItem {
    const { code } = this.#style;
    const text =
      change.was === undefined
        ? this.#t('The file {0} is gone', code(change.path))
        : this.#t('{0} is now {1}', code(change.was), code(change.path));
    return item(text, this.#users(change.left));
  }

  signature(change: SymbolChange): ReportItem {
    const { followed, effect } = change;
    const users =
      effect === 'none'
        ? this.#t('users may stay as they are')
        : effect === 'types'
          ? this.#t('names or types only, which a compiler judges')
          : followed > 0
            ? this.#t('all its users were changed with it: {0}', this.#number(followed))
            : this.#t('nothing in this workspace calls it');
    return item(`${this.#change(change)} ${this.#at(change)}: ${users}`);
  }

  renamed(change: SymbolChange): ReportItem {
    const { code } = this.#style;
    const isMoved = change.changes.includes('moved');
    const names = isMoved ? [change.was ?? '', change.id] : [nameOf(change.was ?? ''), nameOf(change.id)];
    const rest = change.changes.includes('code') ? `, ${this.#t('changed inside')}` : '';
    const followed =
      change.followed > 0 ? `, ${this.#t('users that came along: {0}', this.#number(change.followed))}` : '';
    return item(
      `${names.map((name) => code(name)).join(' → ')}${isMoved ? '' : ` ${this.#at(change)}`}${rest}${followed}`,
    );
  }

  renamedModule({ was = '', path }: ModuleChange): ReportItem {
    return item(`${this.#style.code(was)} → ${this.#style.code(path)}`);
  }

  module({ path, symbols, reason }: ModuleChange): ReportItem {
    const why = reason === undefined ? '' : `, ${this.#t('not read: {0}', reason)}`;
    return item(this.#t('file {0}, definitions: {1}', this.#style.code(path), this.#number(symbols)) + why);
  }

  /** Names by file, one item each. */
  byFile(changes: readonly SymbolChange[]): ReportItem[] {
    const files = [...Map.groupBy(changes, ({ path }) => path)];
    // The product comes before its tests.
    const ordered = [...files.filter(([path]) => !isTestPath(path)), ...files.filter(([path]) => isTestPath(path))];
    return ordered.map(([path, inFile]) => {
      const names = inFile.map(({ id, members }) => {
        const name = this.#style.code(nameOf(id));
        return members === undefined ? name : this.#t('{0} with {1} inside', name, this.#number(members));
      });
      return item(`${this.#style.code(path)}: ${names.join(', ')}`);
    });
  }

  error({ path, line, column, reason, symbol }: ChangeReport['errors']['added'][number]): ReportItem {
    const place = this.#style.code(`${path}:${line}:${column}`);
    const within = symbol === undefined ? '' : ` (${this.#style.code(nameOf(symbol))})`;
    return item(`${place} ${this.#style.words(reason)}${within}`);
  }

  drift(finding: DriftFinding): ReportItem {
    const { path, line, rule, id } = finding;
    const place = this.#style.code(`${path}:${line}`);
    return item(
      `${place} ${this.#style.words(this.#context.t(DRIFT_WORDING[rule], driftDetails(finding)))} (${this.#style.code(nameOf(id))})`,
    );
  }

  task({ change, id, title, status, was, symbol }: TaskChange): ReportItem {
    const { code, words } = this.#style;
    const said: Readonly<Record<TaskChange['change'], string>> = {
      added: this.#t('new, {0}', words(status)),
      removed: this.#t('removed, it was {0}', words(status)),
      changed: was === undefined ? this.#t('edited') : `${words(was)} → ${words(status)}`,
      'symbol-changed': this.#t('its code changed: {0}', code(symbol ?? '')),
      'symbol-removed': this.#t('its code is gone or has another name: {0}', code(symbol ?? '')),
    };
    return item(`${code(id)} ${words(title)}: ${said[change]}`);
  }

  #change({ before = '', signature }: SymbolChange): string {
    const [old, now] = differingSignatures(before, signature);
    if (old === now) return this.#style.code(now);
    return `${this.#style.code(old)} → ${this.#style.code(now)}`;
  }

  #at({ path, line }: { readonly path: string; readonly line: number }): string {
    return `(${this.#style.code(`${path}:${line}`)})`;
  }

  #users(users: readonly Usage[]): string[] {
    const { t } = this.#context;
    const via: Readonly<Record<Usage['via'], string>> = {
      calls: t('calls it'),
      uses: t('uses it'),
      extends: t('extends it'),
      decorates: t('is decorated by it'),
      overrides: t('overrides it'),
    };
    return users.map((user) => {
      const place = this.#style.code(`${user.path}:${user.line}`);
      return user.id === user.path
        ? `${place} ${via[user.via]}`
        : `${this.#style.code(nameOf(user.id))} (${place}) ${via[user.via]}`;
    });
  }

  #t(text: string, ...values: (string | number)[]): string {
    return this.#context.t(text, ...values);
  }

  #number(value: number): string {
    return this.#context.number(value);
  }
}

export function item(text: string, details: readonly string[] = []): ReportItem {
  return { text, details };
}

function nameOf(id: string): string {
  return namesOfId(id).join('.') || id;
}
