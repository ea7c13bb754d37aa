import { createBrowserHost } from './browserHost.ts';
import { Dashboard } from './dashboard.ts';
import { createEditorHost } from './editorHost.ts';
import { Notices } from './notices.ts';
import type { PageHost } from './pageHost.ts';
import { askToken, forgetToken, keptToken, tokenOfLink } from './signIn.ts';
import { speak } from './words.ts';

declare const acquireVsCodeApi: undefined | (() => Parameters<typeof createEditorHost>[0]);

/** The one place that knows where the page is shown. */
async function findHost(): Promise<PageHost> {
  if (typeof acquireVsCodeApi === 'function') return createEditorHost(acquireVsCodeApi());
  const token = (await tokenOfLink()) ?? keptToken() ?? (await askToken());
  return createBrowserHost(token, () => {
    forgetToken();
    location.reload();
  });
}

// The editor says its language in the page, a browser has its own.
speak(document.documentElement.lang || navigator.language);
const host = await findHost();
const notices = new Notices();
const dashboard = new Dashboard(host, notices);
document.body.append(dashboard.element, notices.element);
await dashboard.start();
