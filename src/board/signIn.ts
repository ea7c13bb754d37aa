import { el } from './element.ts';
import { t } from './words.ts';

const KEY = 'llmstruct.token';

/** The token of this tab, or of this browser where somebody said so; undefined while nobody has signed in. */
export function keptToken(): string | undefined {
  return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? undefined;
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
}

/**
 * A token for the one-time code of a link, which stands behind the `#` and so is never sent as an address. The code is taken out of the address
 * at once. Undefined where there is none, or it was used before.
 */
export async function tokenOfLink(): Promise<string | undefined> {
  // VS Code writes an = behind the # as %3D when it opens a link.
  const code = /^#code(?:=|%3D)([\w-]+)$/i.exec(location.hash)?.[1];
  if (code === undefined) return undefined;
  history.replaceState(null, '', location.pathname);
  const response = await fetch('/sign_in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  }).catch(() => undefined);
  if (response?.ok !== true) return undefined;
  const { token } = (await response.json()) as { token: string };
  sessionStorage.setItem(KEY, token);
  return token;
}

/** Asks for a token until the server takes one. */
export function askToken(): Promise<string> {
  return new Promise((resolve) => {
    const field = el('input', { type: 'password', required: true, autocomplete: 'off', spellcheck: 'false' });
    const stay = el('input', { type: 'checkbox' });
    const wrong = el('p', { role: 'alert', class: 'wrong' });
    const form = el(
      'form',
      {
        class: 'sign-in',
        onsubmit(event: SubmitEvent) {
          event.preventDefault();
          void check(field.value.trim()).then((problem) => {
            wrong.textContent = problem ?? '';
            if (problem !== undefined) return;
            (stay.checked ? localStorage : sessionStorage).setItem(KEY, field.value.trim());
            page.remove();
            resolve(field.value.trim());
          });
        },
      },
      el('h1', {}, 'llmstruct'),
      el('p', {}, t('Sign in with the token that llmstruct serve printed, or that you were given for your team.')),
      el('label', {}, el('span', {}, t('Token')), field),
      el('label', { class: 'line' }, stay, el('span', {}, t('Stay signed in in this browser'))),
      wrong,
      el('button', { class: 'primary' }, t('Sign in')),
    );
    const page = el('main', { class: 'door' }, form);
    document.body.append(page);
    field.focus();
  });
}

/** Undefined where the token is right, else what is wrong. */
async function check(token: string): Promise<string | undefined> {
  if (!/^[\x21-\x7E]{1,512}$/.test(token))
    return t('That is no token: it has letters, digits, dashes and underlines only.');
  try {
    const response = await fetch('/session', { headers: { Authorization: `Bearer ${token}` } });
    if (response.ok) return undefined;
    if (response.status === 401) return t('The server does not know this token.');
    if (response.status === 403) return t('This token does not allow to read the tasks.');
    if (response.status === 429) return t('Too many tries; wait a moment.');
    return t('The server answers {0}.', response.status);
  } catch {
    return t('The server cannot be reached.');
  }
}
