import { messagesFor } from '../core/context/messagesFor.ts';
import type { ChatModel } from '../core/ports.ts';
import type { PreparedRequest } from '../core/workspaceIndex.ts';

/**
 * Models that are asked in the words for their family, where a request has other words for them. The innermost of what is put around
 * a model: the words take the place of others in whatever may be sent to it.
 */
export function wordedModels(models: readonly ChatModel[], prepared: PreparedRequest): readonly ChatModel[] {
  return models.map((model) => (prepared.otherWords?.[model.id] === undefined ? model : worded(model, prepared)));
}

function worded(model: ChatModel, prepared: PreparedRequest): ChatModel {
  return {
    id: model.id,
    // Getters: a model knows its place for certain only once it was asked.
    get endpoint() {
      return model.endpoint;
    },
    get local() {
      return model.local;
    },
    staysOnThisMachine: (cancellation) => model.staysOnThisMachine(cancellation),
    ...(model.videoMemory === undefined ? {} : { videoMemory: () => model.videoMemory!() }),
    chat: (request, onProgress, cancellation) =>
      model.chat({ ...request, messages: messagesFor(prepared, model.id, request.messages) }, onProgress, cancellation),
  };
}
