import * as vscode from 'vscode';
import { Cancelled } from '../../core/errors.ts';

/** Requests under way, one for each target: a new one for the same target takes the place of the old. */
export class RunningRequests implements vscode.Disposable {
  readonly #running = new Map<string, vscode.CancellationTokenSource>();

  get count(): number {
    return this.#running.size;
  }

  /** Runs `work` with a token that is cancelled by a second request for `key`, by `cancelAll` or by `outer`. */
  async run<Result>(
    key: string,
    outer: vscode.CancellationToken,
    work: (token: vscode.CancellationToken) => Promise<Result>,
  ): Promise<Result> {
    this.#running.get(key)?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#running.set(key, source);
    const listener = outer.onCancellationRequested(() => source.cancel());
    try {
      const result = await work(source.token);
      // A result that came although nobody waits any more is thrown away: the newer request owns the target.
      if (source.token.isCancellationRequested) throw new Cancelled();
      return result;
    } finally {
      listener.dispose();
      source.dispose();
      if (this.#running.get(key) === source) this.#running.delete(key);
    }
  }

  cancelAll(): void {
    for (const source of this.#running.values()) source.cancel();
  }

  dispose(): void {
    this.cancelAll();
  }
}
