// Telegram's Bot API over HTTP on 127.0.0.1, as far as the bot needs it: methods, objects and refusals in the shapes of
// core.telegram.org/bots/api. It keeps the conversation, so that a test says what people write and presses the buttons it was shown.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { multipartOf } from './multipart.ts';
import { plainOf } from './telegramMarkup.ts';

export const BOT_TOKEN = '7000000001:AAF-abcdefghijklmnopqrstuvwxyz_01234';

export interface TelegramUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface TelegramChat {
  readonly id: number;
  readonly type: 'private' | 'group';
  readonly title?: string;
  readonly first_name?: string;
}

interface Button {
  readonly text: string;
  readonly callback_data: string;
}

/** A message as the API gives it, as far as we read it; `html` is what the bot wrote. */
export interface TelegramMessage {
  readonly message_id: number;
  readonly from: TelegramUser;
  readonly chat: TelegramChat;
  readonly date: number;
  text?: string;
  caption?: string;
  html?: string;
  reply_to_message?: TelegramMessage;
  reply_markup?: { readonly inline_keyboard: readonly (readonly Button[])[] };
  document?: {
    readonly file_id: string;
    readonly file_unique_id: string;
    readonly file_name: string;
    readonly file_size: number;
  };
  voice?: {
    readonly file_id: string;
    readonly file_unique_id: string;
    readonly duration: number;
    readonly mime_type: string;
    readonly file_size: number;
  };
  entities?: readonly { readonly type: string; readonly offset: number; readonly length: number }[];
  /** What a document holds. */
  content?: string;
  deleted?: true;
}

export interface CallbackAnswer {
  readonly id: string;
  readonly text: string;
}

export interface ApiCall {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Refusal {
  readonly method: string;
  readonly status: number;
  readonly description?: string;
  readonly parameters?: object;
  /** Sent in place of JSON, as a proxy does; or the connection is cut. */
  readonly page?: string;
  readonly drop?: true;
}

export interface ScriptedTelegram {
  readonly url: string;
  /** Everything that was said, by people and the bot, oldest first. */
  readonly messages: TelegramMessage[];
  readonly calls: ApiCall[];
  readonly answers: CallbackAnswer[];
  /** Refusals for the next calls of a method, in place of the usual answers. */
  readonly refusals: Refusal[];
  readonly files: Map<string, Uint8Array>;
  /** Somebody writes. */
  says(
    user: TelegramUser,
    text: string,
    more?: { chat?: TelegramChat; reply?: TelegramMessage; quote?: string },
  ): TelegramMessage;
  /** Somebody sends a voice note. */
  speaks(
    user: TelegramUser,
    audio: Uint8Array,
    more?: { seconds?: number; reply?: TelegramMessage; size?: number },
  ): TelegramMessage;
  /** Somebody presses the button with these words; gives the press's number. */
  presses(user: TelegramUser, message: TelegramMessage, label: string): string;
  /** Gives the last updates again, as after a lost confirmation. */
  repeat(count: number): void;
  close(): Promise<void>;
}

const BOT: TelegramUser = { id: 7_000_000_001, is_bot: true, first_name: 'Shop', username: 'shop_llmstruct_bot' };
const START = 1_764_147_600;

type Update = { readonly update_id: number } & Record<string, unknown>;

export async function startScriptedTelegram(): Promise<ScriptedTelegram> {
  const messages: TelegramMessage[] = [];
  const calls: ApiCall[] = [];
  const answers: CallbackAnswer[] = [];
  const refusals: Refusal[] = [];
  const files = new Map<string, Uint8Array>();
  const updates: Update[] = [];
  let confirmed = 0;
  let wake = (): void => {};
  let polling: ServerResponse | undefined;
  let numbers = 100;

  const push = (update: Record<string, unknown>): void => {
    updates.push({ update_id: ++numbers, ...update });
    wake();
  };
  const privateChat = ({ id, first_name }: TelegramUser): TelegramChat => ({ id, type: 'private', first_name });
  const newMessage = (from: TelegramUser, chat: TelegramChat): TelegramMessage => {
    const number = messages.length + 1;
    const message = { message_id: number, from, chat, date: START + number * 20 };
    messages.push(message);
    return message;
  };
  /** As Telegram gives it: without what only this stand-in knows. */
  const shown = ({ html: _, content: __, ...message }: TelegramMessage): object =>
    message.reply_to_message === undefined
      ? message
      : { ...message, reply_to_message: shown({ ...message.reply_to_message, reply_to_message: undefined } as never) };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(request.url ?? '');
    if (file !== null) return sendFile(response, file[1] ?? '', file[2] ?? '');
    const send = (status: number, value: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const refuse = (error_code: number, description: string, parameters?: object): void =>
      send(error_code, { ok: false, error_code, description, ...(parameters === undefined ? {} : { parameters }) });
    const body = await bodyOf(request);
    if (token !== BOT_TOKEN) return refuse(401, 'Unauthorized');
    calls.push({ method, body });
    const at = refusals.findIndex((refusal) => refusal.method === method);
    const [refusal] = at < 0 ? [] : refusals.splice(at, 1);
    if (refusal?.drop) return void request.socket.destroy();
    if (refusal?.page !== undefined) return void response.writeHead(refusal.status).end(refusal.page);
    if (refusal !== undefined) return refuse(refusal.status, refusal.description ?? 'Bad Request', refusal.parameters);
    if (method === 'getUpdates') return poll(body, response, send);
    const result = perform(method, body);
    if (typeof result === 'string') return refuse(400, `Bad Request: ${result}`);
    send(200, { ok: true, result });
  }

  /** One poll at a time: another one ends the first with 409, as Telegram does. */
  function poll(
    { offset = 0, timeout = 0 }: { offset?: number; timeout?: number },
    response: ServerResponse,
    send: (status: number, value: object) => void,
  ): void {
    confirmed = Math.max(confirmed, offset - 1);
    if (polling !== undefined && !polling.writableEnded) {
      const error = {
        ok: false,
        error_code: 409,
        description:
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      };
      polling.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify(error));
    }
    polling = response;
    const waiting = (): Update[] => updates.filter(({ update_id }) => update_id > confirmed).slice(0, 100);
    const end = (): void => {
      if (!response.writableEnded && !response.destroyed) send(200, { ok: true, result: waiting() });
      if (polling === response) polling = undefined;
    };
    response.once('close', () => {
      if (polling === response) polling = undefined;
    });
    if (waiting().length > 0 || timeout === 0) end();
    else {
      wake = end;
      setTimeout(end, timeout * 1000).unref();
    }
  }

  function perform(method: string, body: Record<string, unknown>): object | boolean | string {
    const chat = chatOf(body['chat_id']);
    if ('chat_id' in body && chat === undefined) return 'chat not found';
    const keyboard =
      body['reply_markup'] === undefined
        ? {}
        : { reply_markup: body['reply_markup'] as NonNullable<TelegramMessage['reply_markup']> };
    const reply = (body['reply_parameters'] as { message_id?: number } | undefined)?.message_id;
    const answered = reply === undefined ? {} : { reply_to_message: messages[reply - 1]! };
    switch (method) {
      case 'getMe':
        return { ...BOT, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false };
      case 'setMyCommands':
        return true;
      case 'sendMessage': {
        const html = String(body['text']);
        const text = body['parse_mode'] === 'HTML' ? plainOf(html) : html;
        if (text === undefined) return "can't parse entities";
        if (text.trim() === '') return 'message text is empty';
        if (text.length > 4096) return 'message is too long';
        return shown(Object.assign(newMessage(BOT, chat!), { text, html, ...answered, ...keyboard }));
      }
      case 'sendDocument': {
        const document = body['document'] as { name: string; bytes: Uint8Array } | undefined;
        if (document === undefined || document.bytes.length === 0) return 'file must be non-empty';
        const html = String(body['caption'] ?? '');
        const caption = plainOf(html);
        if (caption === undefined) return "can't parse entities";
        if (caption.length > 1024) return 'message caption is too long';
        const id = `doc${messages.length}`;
        const about = {
          file_id: id,
          file_unique_id: `u${id}`,
          file_name: document.name,
          file_size: document.bytes.length,
        };
        const content = Buffer.from(document.bytes).toString('utf8');
        return shown(
          Object.assign(newMessage(BOT, chat!), { caption, html, document: about, content, ...answered, ...keyboard }),
        );
      }
      case 'editMessageText':
      case 'editMessageReplyMarkup': {
        const message = messages[Number(body['message_id']) - 1];
        if (message === undefined || message.from !== BOT) return "message can't be edited";
        if (method === 'editMessageReplyMarkup') delete message.reply_markup;
        else {
          const html = String(body['text']);
          const text = plainOf(html);
          if (text === undefined) return "can't parse entities";
          if (text === message.text) return 'message is not modified';
          Object.assign(message, { text, html });
        }
        return shown(message);
      }
      case 'deleteMessage': {
        const message = messages[Number(body['message_id']) - 1];
        if (message === undefined || message.from !== BOT || message.deleted) return 'message to delete not found';
        message.deleted = true;
        return true;
      }
      case 'answerCallbackQuery':
        answers.push({ id: String(body['callback_query_id']), text: String(body['text'] ?? '') });
        return true;
      case 'getFile': {
        const id = String(body['file_id']);
        const bytes = files.get(id);
        if (bytes === undefined) return 'invalid file_id';
        if (bytes.length > 20 * 1024 * 1024) return 'file is too big';
        return { file_id: id, file_unique_id: `u${id}`, file_size: bytes.length, file_path: `voice/${id}.oga` };
      }
      default:
        return `method ${method} is not known here`;
    }
  }

  function chatOf(id: unknown): TelegramChat | undefined {
    return messages.find(({ chat }) => chat.id === Number(id))?.chat;
  }

  function sendFile(response: ServerResponse, token: string, path: string): void {
    const bytes = files.get(/^voice\/(.+)\.oga$/.exec(path)?.[1] ?? '');
    if (token !== BOT_TOKEN || bytes === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length }).end(bytes);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ messages, calls, answers, refusals, files },
    says(user, text, { chat = privateChat(user), reply, quote } = {}) {
      const command = /^\/\w+(?:@\w+)?/.exec(text)?.[0];
      const message = Object.assign(newMessage(user, chat), {
        text,
        ...(command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }),
        ...(reply === undefined ? {} : { reply_to_message: reply }),
        ...(quote === undefined ? {} : { quote: { text: quote, position: 0, is_manual: true } }),
      });
      push({ message: shown(message) });
      return message;
    },
    speaks(user, audio, { seconds = 4, reply, size = audio.length } = {}) {
      const id = `voice${messages.length + 1}`;
      files.set(id, audio);
      const voice = {
        file_id: id,
        file_unique_id: `u${id}`,
        duration: seconds,
        mime_type: 'audio/ogg',
        file_size: size,
      };
      const message = Object.assign(newMessage(user, privateChat(user)), {
        voice,
        ...(reply === undefined ? {} : { reply_to_message: reply }),
      });
      push({ message: shown(message) });
      return message;
    },
    presses(user, message, label) {
      const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === label);
      if (button === undefined) throw new Error(`the message has no button ${label}`);
      const id = `press${numbers + 1}`;
      push({
        callback_query: { id, from: user, message: shown(message), chat_instance: '1', data: button.callback_data },
      });
      return id;
    },
    repeat(count) {
      confirmed = updates.at(-count - 1)?.update_id ?? 0;
      wake();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** JSON, or a form whose fields are JSON where they look like it and whose file stands in for `attach://…`. */
async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data'))
    return bytes.length === 0 ? {} : (JSON.parse(bytes.toString('utf8')) as Record<string, unknown>);
  const parts = multipartOf(bytes, type);
  const fields = parts.filter(({ fileName }) => fileName === undefined);
  return Object.fromEntries(
    fields.map(({ name, bytes: value }) => {
      const text = value.toString('utf8');
      const attached = /^attach:\/\/(.+)$/.exec(text)?.[1];
      const file = parts.find((part) => part.name === attached);
      if (file !== undefined) return [name, { name: file.fileName, bytes: file.bytes }];
      return [name, /^[{[]/.test(text) ? (JSON.parse(text) as unknown) : text];
    }),
  );
}
