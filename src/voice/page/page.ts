import type { PageTexts } from './pageTexts.ts';
import { type Recording, record } from './recording.ts';

/** Five minutes, as 9.6 MB, are as much as anybody asks at once. */
const LONGEST_MS = 5 * 60_000;

const texts = JSON.parse(document.body.dataset['texts'] ?? '{}') as PageTexts;
const element = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const speak = element<HTMLButtonElement>('speak');
const say = element('say');
const problem = element('problem');
const loudness = element<HTMLMeterElement>('loudness');
const understood = element<HTMLFormElement>('understood');
const words = element<HTMLTextAreaElement>('words');

let recording: Recording | undefined;
let limit: ReturnType<typeof setTimeout> | undefined;

speak.addEventListener('click', () => {
  if (speak.ariaDisabled !== 'true') void (recording === undefined ? begin() : end());
});
element('again').addEventListener('click', () => {
  understood.hidden = true;
  show('');
  speak.hidden = false;
  speak.focus();
});
understood.addEventListener('submit', (event) => {
  event.preventDefault();
  void ask();
});
words.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) understood.requestSubmit();
});

async function begin(): Promise<void> {
  show('');
  setBusy(true);
  try {
    recording = await record((level) => {
      loudness.value = level;
    });
    limit = setTimeout(() => void end(), LONGEST_MS);
    show(texts.listening);
    loudness.hidden = false;
    speak.textContent = texts.stop;
  } catch (error) {
    complain(microphoneProblem(error));
  } finally {
    setBusy(false);
  }
}

async function end(): Promise<void> {
  const ended = recording;
  recording = undefined;
  clearTimeout(limit);
  loudness.hidden = true;
  speak.textContent = texts.speak;
  if (ended === undefined) return;
  setBusy(true);
  show(texts.writing);
  try {
    const answer = await send('words', 'audio/wav', await ended.stop());
    if (answer === undefined) return;
    words.value = (answer as { readonly words: string }).words;
    show('');
    speak.hidden = true;
    understood.hidden = false;
    words.focus();
  } finally {
    setBusy(false);
  }
}

async function ask(): Promise<void> {
  if (words.value.trim() === '') return;
  const answer = await send('ask', 'application/json', JSON.stringify({ words: words.value }));
  if (answer === undefined) return;
  understood.hidden = true;
  show(texts.sent);
}

/** Asks the editor; undefined where it refuses or is gone, which is said. */
async function send(path: string, type: string, body: BodyInit): Promise<unknown> {
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body });
    const answer = (await response.json()) as { readonly message?: string; readonly hint?: string };
    if (response.ok) return answer;
    complain([answer.message, answer.hint].join(' ').trim());
  } catch {
    complain(texts.gone);
  }
  return undefined;
}

/** Not `disabled`: who uses the keyboard would lose their place. */
function setBusy(isBusy: boolean): void {
  speak.ariaDisabled = String(isBusy);
}

function microphoneProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return texts.denied;
  return name === 'NotFoundError' ? texts.noMicrophone : texts.unusable;
}

function show(text: string): void {
  say.textContent = text;
  problem.textContent = '';
}

function complain(text: string): void {
  say.textContent = '';
  problem.textContent = text;
}
