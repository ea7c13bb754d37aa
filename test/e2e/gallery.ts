import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureWorkspace } from '../host/copyWorkspace.ts';
import { projectRoot } from '../host/projectRoot.ts';
import { openWindow, type VscodeWindow } from '../host/window.ts';
import { type ScriptedOllama, startScriptedOllama } from '../servers/scriptedOllama.ts';
import { eventually } from './eventually.ts';
import { gitProject } from './gitProject.ts';
import { type SuggestionZone, suggestionZone } from './suggestionZone.ts';

/** GYP is the real thing, as npm's node-gyp ships it. */
const sources = { gyp: join(projectRoot, 'node_modules/node-gyp/gyp'), shop: fixtureWorkspace };
/** What the pictures improve. */
const TARGET = { file: 'gyp/common.py', line: 38, column: 5 };
/** One branch less, the same in all cases. */
const REPLY = `\`\`\`python
def ExceptionAppend(e, msg):
    """Append a message to the given exception's message."""
    if not e.args:
        e.args = (msg,)
    else:
        e.args = (f"{e.args[0]} {msg}", *e.args[1:])
\`\`\`
`;

/** Tasks of a team that works on GYP. */
export const TASKS = `[project]
name = "gyp"
summary = "GYP, the build system behind node-gyp"

[[tasks]]
id = "GYP-12"
title = "Quote paths with blanks"
status = "open"
assignee = "@ann"
priority = "high"

[[tasks]]
id = "GYP-15"
title = "Name the targets of a cycle"
status = "open"
symbol = "pylib/gyp/common.py#TopologicallySorted"

[[tasks]]
id = "GYP-9"
title = "Replace OrderedSet by dict"
status = "in_progress"
assignee = "@boris"
symbol = "pylib/gyp/common.py#OrderedSet"

[[tasks]]
id = "GYP-14"
title = "Drop the os400 flavor"
status = "blocked"
description = "Until the last user has moved."

[[tasks]]
id = "GYP-3"
title = "Simplify ExceptionAppend"
status = "done"
`;

const settings = {
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.layoutControl.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'git.enabled': false, // else names and times of a commit that nobody made are in the status bar
  'remote.autoForwardPorts': false,
};

/** A window with the packed extension on real code and a model that has an answer ready. */
export interface Gallery {
  readonly window: VscodeWindow;
  /** The open folder. */
  readonly folder: string;
  readonly suggestion: SuggestionZone;
  /** Puts the cursor on the header of the function that is to be improved. */
  goToTarget(): Promise<void>;
  /** From the next request on the model stops in the middle of its answer, until the request is cancelled. */
  holdAnswer(): void;
  /** Waits until VS Code has no more to say in the status bar and the mouse is out of the way, so that a picture is calm. */
  calmDown(): Promise<void>;
  close(): Promise<void>;
}

export interface GalleryOptions {
  readonly vsix: string;
  /** `gyp` is large and real, `shop` so small that its whole index fits into the window. */
  readonly project: 'gyp' | 'shop';
  readonly locale?: string;
  /** A model of a server elsewhere, which is never asked; default: the one on this machine. */
  readonly model?: string;
}

export async function openGallery({ vsix, project, locale, model }: GalleryOptions): Promise<Gallery> {
  const scratch = mkdtempSync(join(tmpdir(), 'llmstruct-gallery-'));
  const ignore = { '.gitignore': '/struct.json\n/.llmstruct/\n' };
  const files = project === 'gyp' ? { ...ignore, 'llmstruct.toml': TASKS } : ignore;
  const folder = gitProject(join(scratch, project), { source: sources[project], files });
  let ollama: ScriptedOllama | undefined;
  let window: VscodeWindow | undefined;
  const close = async () => {
    await window?.close();
    await ollama?.close();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    ollama = await startScriptedOllama({ chat: REPLY });
    const env = { OLLAMA_HOST: ollama.url, ANTHROPIC_API_KEY: 'none' };
    const order = model === undefined ? {} : { 'llmstruct.model.order': [model] };
    window = await openWindow({
      ...{ folder, vsix, env, settings: { ...settings, ...order } },
      ...(locale === undefined ? {} : { locale }),
    });
    const server = ollama;
    const holdAnswer = () => server.play({ chat: { chunks: halves(REPLY), eachToken: 600_000 } });
    return { ...tour(window), folder, holdAnswer, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function halves(text: string): readonly string[] {
  const middle = text.length / 2;
  return [text.slice(0, middle), text.slice(middle)];
}

function tour(window: VscodeWindow): Omit<Gallery, 'folder' | 'holdAnswer' | 'close'> {
  const { page, selectors } = window;
  const status = page.locator(selectors.statusBarItem);
  return {
    window,
    suggestion: suggestionZone(page),

    async goToTarget() {
      await window.openFile(TARGET.file);
      await window.goto(TARGET.line, TARGET.column);
      await page.locator(selectors.lightBulb).first().waitFor();
    },

    async calmDown() {
      await page.mouse.move(640, 1);
      await eventually(async () => {
        const texts = (await status.allInnerTexts()).map((text) => text.trim());
        const ready = texts.some((text) => /^llmstruct \d+/.test(text));
        const says = texts.some((text) => text.startsWith('llmstruct:'));
        if (!ready || says) throw new Error(`The status bar is not calm: ${texts.join(', ')}`);
      });
    },
  };
}
