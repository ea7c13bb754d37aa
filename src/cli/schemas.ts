import analysis from '../../schemas/cli/analysis.schema.json' with { type: 'json' };
import ask from '../../schemas/cli/ask.schema.json' with { type: 'json' };
import batch from '../../schemas/cli/batch.schema.json' with { type: 'json' };
import check from '../../schemas/cli/check.schema.json' with { type: 'json' };
import ci from '../../schemas/cli/ci.schema.json' with { type: 'json' };
import context from '../../schemas/cli/context.schema.json' with { type: 'json' };
import continueExport from '../../schemas/cli/continueExport.schema.json' with { type: 'json' };
import egress from '../../schemas/cli/egress.schema.json' with { type: 'json' };
import error from '../../schemas/cli/error.schema.json' with { type: 'json' };
import importSchema from '../../schemas/cli/import.schema.json' with { type: 'json' };
import improve from '../../schemas/cli/improve.schema.json' with { type: 'json' };
import improveQueue from '../../schemas/cli/improveQueue.schema.json' with { type: 'json' };
import merge from '../../schemas/cli/merge.schema.json' with { type: 'json' };
import metrics from '../../schemas/cli/metrics.schema.json' with { type: 'json' };
import models from '../../schemas/cli/models.schema.json' with { type: 'json' };
import parse from '../../schemas/cli/parse.schema.json' with { type: 'json' };
import proposal from '../../schemas/cli/proposal.schema.json' with { type: 'json' };
import replay from '../../schemas/cli/replay.schema.json' with { type: 'json' };
import serve from '../../schemas/cli/serve.schema.json' with { type: 'json' };
import shard from '../../schemas/cli/shard.schema.json' with { type: 'json' };
import start from '../../schemas/cli/start.schema.json' with { type: 'json' };
import sync from '../../schemas/cli/sync.schema.json' with { type: 'json' };
import task from '../../schemas/cli/task.schema.json' with { type: 'json' };
import tasks from '../../schemas/cli/tasks.schema.json' with { type: 'json' };
import todos from '../../schemas/cli/todos.schema.json' with { type: 'json' };
import tokenAdd from '../../schemas/cli/tokenAdd.schema.json' with { type: 'json' };
import tokenList from '../../schemas/cli/tokenList.schema.json' with { type: 'json' };
import tokenRevoke from '../../schemas/cli/tokenRevoke.schema.json' with { type: 'json' };
import verify from '../../schemas/cli/verify.schema.json' with { type: 'json' };
import settings from '../../schemas/llmstruct.schema.json' with { type: 'json' };
import struct from '../../schemas/struct.schema.json' with { type: 'json' };

/** The schemas that `schema NAME` prints: of `struct.json`, of `llmstruct.toml`, and of what each command prints. */
export const SCHEMAS: Readonly<Record<string, object>> = {
  struct,
  settings,
  parse,
  shard,
  merge,
  verify,
  check,
  context,
  batch,
  improve,
  improveQueue,
  ask,
  models,
  replay,
  metrics,
  egress,
  tasks,
  analysis,
  import: importSchema,
  proposal,
  sync,
  ci,
  task,
  todos,
  start,
  serve,
  'continue-export': continueExport,
  'token-add': tokenAdd,
  'token-list': tokenList,
  'token-revoke': tokenRevoke,
  error,
};
