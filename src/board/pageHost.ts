import type { BoardAnswers, BoardChange, BoardFailure, BoardRequest } from '../core/board/boardApi.ts';

type Answered<Kind extends BoardRequest['kind']> = BoardAnswers[Kind];

/** All that the page knows of the place that shows it. */
export interface PageHost {
  /** Rejects with `RequestFailed`. */
  ask<Request extends BoardRequest>(request: Request): Promise<Answered<Request['kind']>>;
  /** Hears of what others change in this folder, from now on. */
  follow(folder: string, onChange: (change: BoardChange) => void): void;
  /** What the page showed when it was last here, or what a link says: the text that was given to `keepView`. */
  keptView(): string;
  keepView(view: string): void;
  /** Hears of another view that a person went to by the host's own means. */
  onView(listener: (view: string) => void): void;
  /** A link to what is shown now; absent where there are no links. */
  link?(): string;
  /** Forgets who asks; absent where nobody signs in. */
  signOut?(): void;
}

/** A request that was not answered; its message is for people. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly failure: BoardFailure;

  constructor(failure: BoardFailure) {
    super(`${failure.message} ${failure.hint}`.trim());
    this.failure = failure;
  }
}
