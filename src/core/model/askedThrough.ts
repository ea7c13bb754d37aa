import type { ChatModel } from '../ports.ts';

/** The same model with another way to ask it, for whoever stands between: where it is, is looked up when it is asked for. */
export function askedThrough(model: ChatModel, chat: ChatModel['chat']): ChatModel {
  return {
    get id() {
      return model.id;
    },
    get endpoint() {
      return model.endpoint;
    },
    get local() {
      return model.local;
    },
    staysOnThisMachine: (cancellation) => model.staysOnThisMachine(cancellation),
    ...(model.traits === undefined ? {} : { traits: (cancellation) => model.traits!(cancellation) }),
    ...(model.videoMemory === undefined ? {} : { videoMemory: () => model.videoMemory!() }),
    chat,
  };
}
