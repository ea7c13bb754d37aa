import * as vscode from 'vscode';
import { type ContinueApi, isContinueApi } from '../../continue/continueApi.ts';

const ID = 'Continue.continue';

/** Whether Continue runs in our extension host; in a remote window it may run on the other side, where we cannot see it. */
export function continueIsHere(): boolean {
  return vscode.extensions.getExtension(ID) !== undefined;
}

/** Continue's API; undefined when it is not here or has none. Waits for its activation. */
export async function continueApi(): Promise<ContinueApi | undefined> {
  const api: unknown = await vscode.extensions.getExtension(ID)?.activate();
  return isContinueApi(api) ? api : undefined;
}
