import type { BoardAnswers, BoardChange, BoardMessage, BoardReply, BoardRequest } from '../core/board/boardApi.ts';
import { type PageHost, RequestFailed } from './pageHost.ts';

/** What VS Code gives to the page of a webview. */
interface VsCodeApi {
  postMessage(message: BoardMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

interface Waiting {
  resolve(answer: never): void;
  reject(error: RequestFailed): void;
}

/** The page in a webview: messages to the extension and back. Its state survives a reload of the window. */
export function createEditorHost(vscode: VsCodeApi): PageHost {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let onChange: (change: BoardChange) => void = () => {};

  // Only the webview's own frame, which the extension speaks through, can post here.
  window.addEventListener('message', ({ data }: MessageEvent<BoardReply>) => {
    if ('changed' in data) {
      onChange(data.changed);
      return;
    }
    const asked = waiting.get(data.number);
    waiting.delete(data.number);
    if ('failure' in data) asked?.reject(new RequestFailed(data.failure));
    else asked?.resolve(data.answer as never);
  });

  return {
    ask<Request extends BoardRequest>(request: Request) {
      const number = ++last;
      return new Promise<BoardAnswers[Request['kind']]>((resolve, reject) => {
        waiting.set(number, { resolve, reject });
        vscode.postMessage({ number, request });
      });
    },
    follow(_folder, listener) {
      onChange = listener;
    },
    keptView() {
      const state = vscode.getState();
      return typeof state === 'string' ? state : '';
    },
    keepView: (view) => vscode.setState(view),
    onView: () => {},
  };
}
