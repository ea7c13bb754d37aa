/** Every text of the page, in English; the server hands them over in the language of the editor. */
export const PAGE_TEXTS = {
  title: 'Ask llmstruct by voice',
  intro: 'Say what is to be done, or what you want to know. The editor finds the code itself.',
  speak: 'Speak',
  stop: 'Stop',
  listening: 'Listening…',
  loudness: 'How loud it is',
  writing: 'Writing down what you said…',
  words: 'What was understood; correct it where it is wrong',
  ask: 'Ask',
  again: 'Say it again',
  sent: 'The editor has it. You can close this page.',
  denied:
    'The browser does not let this page use the microphone. Allow it (the sign beside the address), then say it again.',
  noMicrophone: 'No microphone is found. Connect one, then say it again.',
  unusable: 'The microphone cannot be used: another program may have it. Then say it again.',
  gone: 'The editor does not answer any more. Run “llmstruct: Ask by Voice” again.',
} as const;

export type PageTexts = Readonly<Record<keyof typeof PAGE_TEXTS, string>>;
