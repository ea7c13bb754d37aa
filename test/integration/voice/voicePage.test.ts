import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { failureOf } from '../../../src/cli/failure.ts';
import { translator } from '../../../src/cli/language.ts';
import { chooseTranscriber } from '../../../src/llm/transcription/chooseTranscriber.ts';
import { LARGEST_RECORDING, readRecording } from '../../../src/llm/transcription/recording.ts';
import { readWave } from '../../../src/llm/transcription/waveFile.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { startVoicePage, type VoicePage } from '../../../src/voice/startVoicePage.ts';
import { launchBrowser } from '../../host/browser.ts';
import { projectRoot } from '../../host/projectRoot.ts';
import { type ScriptedTranscriber, startScriptedTranscriber } from '../../servers/scriptedTranscriber.ts';
import { waveOf } from '../../servers/waveOf.ts';
import { speakRussian } from '../../support/speech.ts';
import { assertAccessible } from '../board/axe.ts';

const SAID = 'Сделай функцию total проще, пожалуйста';

describe('the page for a voice, in a real browser', function () {
  this.timeout(120_000);
  // A browser draws when it can; what fails twice is wrong.
  this.retries(1);
  let voice: ScriptedTranscriber;
  let folder: string;
  let browser: Browser | undefined;
  let pages: VoicePage[] = [];
  before(async () => {
    voice = await startScriptedTranscriber();
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-voice-'));
  });
  after(async () => {
    await voice.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => voice.play({ text: SAID }));
  afterEach(async () => {
    await browser?.close();
    await Promise.all(pages.map((page) => page.close()));
    browser = undefined;
    pages = [];
  });

  async function serve(language: 'en' | 'ru' = 'en', url = voice.url): Promise<VoicePage> {
    const t = translator(language);
    const { token } = createCancellation();
    const page = await startVoicePage({
      assets: join(projectRoot, 'dist/voice'),
      language,
      t,
      hear: (bytes) => chooseTranscriber({ model: 'whisper-1', url }, {}).transcribe(readRecording(bytes), token),
      failure: (error) => failureOf(error, t),
      largest: LARGEST_RECORDING,
    });
    pages.push(page);
    return page;
  }

  /** A browser whose microphone plays a file, and whose user lets pages have it or not. */
  async function open(
    url: string,
    file: string,
    { allows = true } = {},
  ): Promise<{ shown: Page; context: BrowserContext }> {
    const device = ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${file}%noloop`];
    browser = await launchBrowser([...device, `--use-fake-ui-for-media-stream${allows ? '' : '=deny'}`]);
    const context = await browser.newContext();
    const shown = await context.newPage();
    await shown.goto(url);
    return { shown, context };
  }

  async function speak(shown: Page, seconds: number): Promise<void> {
    await shown.click('#speak');
    await shown.waitForFunction(() => document.querySelector('#speak')?.textContent?.match(/Stop|Стоп/));
    await shown.waitForTimeout(seconds * 1000);
    await shown.click('#speak');
  }

  it('records speech as a WAV of 16 kHz, shows the words for correction, and hands them over', async function () {
    const file = join(folder, 'speech.wav');
    const spoken = readWave(speakRussian(this, SAID, file))!;
    const { url, words } = await serve('ru');
    const { shown } = await open(url, file);
    assert.equal(await shown.title(), 'Спросить llmstruct голосом');
    await speak(shown, spoken.seconds + 0.5);
    await shown.waitForSelector('#understood:not([hidden])');
    assert.equal(await shown.inputValue('#words'), SAID);
    const wave = voice.heard[0]?.wave;
    assert.deepEqual([wave?.rate, wave?.channels], [16_000, 1]);
    // The device needs a moment to begin and to end.
    assert.ok(Math.abs((wave?.seconds ?? 0) - spoken.seconds - 0.5) < 2.5, `${wave?.seconds} s of ${spoken.seconds}`);
    assert.ok((wave?.peak ?? 0) > 0.05, String(wave?.peak));
    await shown.fill('#words', 'упрости total');
    await shown.press('#words', 'Control+Enter');
    assert.equal(await words, 'упрости total');
    await shown.waitForFunction(() => document.querySelector('#say')?.textContent !== '');
    assert.match((await shown.textContent('#say')) ?? '', /Редактор получил/);
  });

  it('says that nothing was understood of silence, and takes another try', async () => {
    const file = join(folder, 'silence.wav');
    writeFileSync(file, waveOf(3, { loudness: 0 }));
    const { url } = await serve();
    const { shown } = await open(url, file);
    await speak(shown, 1);
    await shown.waitForFunction(() => document.querySelector('#problem')?.textContent !== '');
    assert.match((await shown.textContent('#problem')) ?? '', /Nothing was understood\. Speak nearer/);
    assert.equal(voice.heard.length, 0);
    assert.equal(await shown.textContent('#speak'), 'Speak');
  });

  it('says so where a server makes nothing of noise, fails, or is not there', async () => {
    const file = join(folder, 'noise.wav');
    writeFileSync(file, waveOf(20, { loudness: 0.3, noise: true }));
    const { url } = await serve();
    const { shown } = await open(url, file);
    for (const [answer, text] of [
      [{ text: '[BLANK_AUDIO]' }, /Nothing was understood/],
      [{ status: 500, text: 'model not loaded' }, /failed: model not loaded/],
      [{ drop: true }, /No server for recordings answers/],
    ] as const) {
      voice.play(answer);
      await speak(shown, 0.5);
      await shown.waitForFunction(() => document.querySelector('#problem')?.textContent !== '');
      assert.match((await shown.textContent('#problem')) ?? '', text);
    }
  });

  it('says what to do where the microphone is denied, and where the editor is gone', async () => {
    const file = join(folder, 'tone.wav');
    writeFileSync(file, waveOf(5));
    const served = await serve();
    const denied = await open(served.url, file, { allows: false });
    await denied.shown.click('#speak');
    await denied.shown.waitForFunction(() => document.querySelector('#problem')?.textContent !== '');
    assert.match((await denied.shown.textContent('#problem')) ?? '', /does not let this page use the microphone/);
    await browser?.close();
    const again = await serve();
    const { shown } = await open(again.url, file);
    await shown.click('#speak');
    await shown.waitForSelector('#loudness:not([hidden])');
    await again.close();
    await shown.waitForTimeout(700);
    await shown.click('#speak');
    await shown.waitForFunction(() => document.querySelector('#problem')?.textContent !== '');
    assert.match((await shown.textContent('#problem')) ?? '', /The editor does not answer any more/);
  });

  it('is good once: a reload goes on, another browser does not get in', async () => {
    const file = join(folder, 'tone.wav');
    writeFileSync(file, waveOf(5));
    const { url } = await serve();
    const { shown } = await open(url, file);
    await shown.reload();
    assert.equal(await shown.textContent('h1'), 'Ask llmstruct by voice');
    const other = await browser!.newContext();
    const second = await other.newPage();
    const response = await second.goto(url);
    assert.equal(response?.status(), 403);
    assert.match((await second.textContent('p')) ?? '', /used already, or its time is over/);
  });

  it('can be used by keyboard alone, in a narrow window', async () => {
    const file = join(folder, 'tone.wav');
    writeFileSync(file, waveOf(10));
    const { url, words } = await serve();
    const { shown } = await open(url, file);
    await shown.setViewportSize({ width: 360, height: 640 });
    await assertAccessible(shown, 'before');
    await shown.keyboard.press('Tab');
    await shown.keyboard.press('Enter');
    await shown.waitForSelector('#loudness:not([hidden])');
    await shown.waitForTimeout(500);
    await shown.keyboard.press('Enter');
    await shown.waitForSelector('#understood:not([hidden])');
    assert.equal(await shown.evaluate(() => document.activeElement?.id), 'words');
    await assertAccessible(shown, 'with the words');
    assert.ok(await shown.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await shown.keyboard.press('Tab');
    await shown.keyboard.press('Enter');
    assert.equal(await words, SAID);
  });
});
