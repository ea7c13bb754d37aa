import type { Message } from 'grammy/types';
import type { Bot, Context } from 'grammy/web';
import { isAllowed, saysStart, tellStranger } from './allowList.ts';
import type { BotServices } from './botServices.ts';
import { beginFix, fixAgain } from './fixConversation.ts';
import type { Asker } from './fixWish.ts';
import { INFO_COMMANDS, tell } from './infoCommands.ts';
import { code } from './markup.ts';
import { pressed, settle } from './proposalButtons.ts';
import { failureText, fillMarkup, languageFor, removeButtons, say } from './speak.ts';
import { Strangers } from './strangers.ts';
import { answerNote, fixNote } from './voiceNotes.ts';

/** What the bot does with what people write, say and press; whoever is not on the list comes no further than the first step. */
export function addHandlers(bot: Bot, services: BotServices): void {
  const { host, api } = services;
  const strangers = new Strangers(host.now);
  bot.use(async (context, next) => {
    if (await isAllowed(context, services)) await next();
    else if (saysStart(context) && strangers.mayBeTold(context.from?.id)) await tellStranger(context, services);
  });
  bot.command('fix', (context) => fix(context.msg, context.match, askerOf(context), services));
  for (const name of ['start', ...Object.keys(INFO_COMMANDS)]) {
    bot.command(name, async (context) => {
      const asker = askerOf(context);
      const request = { argument: context.match.trim(), ...asker };
      const text = await tell(name === 'start' ? 'help' : name, request, services).catch((error: unknown) =>
        failureText(services, error, languageFor(services, asker.user)),
      );
      await say(api, { chat: asker.chat, reply: asker.message }, text);
    });
  }
  bot.on('callback_query:data', async (context) => {
    const { data, from, message } = context.callbackQuery;
    if (message === undefined) return;
    const press = {
      data,
      user: from.id,
      userName: from.first_name,
      chat: message.chat.id,
      message: message.message_id,
    };
    const said = await pressed(press, services);
    // Telegram forgets a press after some minutes; what it did stands all the same.
    await context.answerCallbackQuery({ text: said.slice(0, 200) }).catch(() => {});
  });
  bot.on('message:voice', (context) => {
    // A group talks about other things, too: there /fix as a reply says that a note is meant.
    if (context.chat.type !== 'private') return;
    const asker = askerOf(context);
    const { voice } = context.msg;
    services.hearing.add(asker, () => answerNote(voice, asker, services));
  });
  bot.on('message:text', (context) => plainText(context.msg, askerOf(context), services));
  bot.catch(({ error }) => host.log.write('warn', `Telegram: ${String(error)}`));
}

/** `/fix`, perhaps as a reply to a text or to a voice note. */
async function fix(message: Message, words: string, asker: Asker, services: BotServices): Promise<void> {
  const voice = message.reply_to_message?.voice;
  if (voice === undefined) await beginFix({ words, quoted: quotedIn(message) }, asker, services);
  else services.hearing.add(asker, () => fixNote(voice, words, asker, services));
}

/** Words that are no command: said to a proposal, they have it made anew. */
async function plainText(message: Message & { text: string }, asker: Asker, services: BotServices): Promise<void> {
  const { host, api, state } = services;
  const answered = message.reply_to_message;
  const proposal = answered === undefined ? undefined : state.proposalAt(asker.chat, answered.message_id);
  if (proposal !== undefined) {
    if (proposal.status === 'open')
      await settle({ chat: asker.chat, message: proposal.message }, proposal, 'replaced', services);
    return fixAgain(proposal, message.text, asker, services);
  }
  const heard = answered === undefined ? undefined : state.heardAt(asker.chat, answered.message_id);
  if (heard !== undefined) {
    state.endHeard(heard.id);
    await removeButtons(api, asker.chat, heard.message);
    return beginFix({ words: message.text, quoted: '' }, asker, services);
  }
  // A group talks about other things, too.
  if (message.chat.type !== 'private') return;
  const t = host.t(languageFor(services, asker.user, message.from?.language_code));
  await say(
    api,
    { chat: asker.chat },
    fillMarkup(t, 'Say it with {0}, and it is done; {1} says more.', code('/fix'), code('/help')),
  );
}

/** The text that a message answers: the part that its writer marked, else all of it. */
function quotedIn({ quote, reply_to_message: answered }: Message): string {
  return quote?.text ?? answered?.text ?? answered?.caption ?? '';
}

function askerOf({ msg, from }: Context): Asker {
  return { chat: msg?.chat.id ?? 0, user: from?.id ?? 0, message: msg?.message_id ?? 0 };
}
