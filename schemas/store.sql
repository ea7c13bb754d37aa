-- The tables of `.llmstruct/llmstruct.db`, as they are in the newest version: what the migrations in `src/node/llmstructDatabase.ts` make,
-- which a test compares with this.

PRAGMA user_version = 9;

-- What was sent to a model, and why. Prompts are kept in compressed parts, each once.

CREATE TABLE receipts (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, made INTEGER NOT NULL, document TEXT NOT NULL
) STRICT;

CREATE TABLE prompt_parts (digest TEXT PRIMARY KEY, packed BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE receipt_parts (
  receipt INTEGER NOT NULL, message INTEGER NOT NULL, position INTEGER NOT NULL, part TEXT NOT NULL,
  PRIMARY KEY (receipt, message, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX receipt_parts_by_part ON receipt_parts (part);

-- What requests cost and what came of them, and the sums of those that are kept no more.

CREATE TABLE usage (
  id INTEGER PRIMARY KEY AUTOINCREMENT, made INTEGER NOT NULL, receipt TEXT, document TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX usage_by_receipt ON usage (receipt);

CREATE TABLE forgotten_usage (groups TEXT NOT NULL) STRICT;

-- What was sent to models elsewhere.

CREATE TABLE departures (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, document TEXT NOT NULL) STRICT;

-- The usage that a metrics server has, and in which revision.

CREATE TABLE sent_usage (
  target TEXT NOT NULL, id INTEGER NOT NULL, revision INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (target, id)
) STRICT, WITHOUT ROWID;

-- A mirror of the tasks in llmstruct.toml, and what the file does not hold.

-- The tasks as last read, `position` in the order of the file; `present` is 0 for those that are no longer in it.
CREATE TABLE tasks (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, present INTEGER NOT NULL, document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened to tasks: `kind` is added, changed or removed, `origin` llmstruct or file (changed by hand or by git). `at` is in
-- milliseconds since 1970; `before` and `after` are JSON, of the field `field`, or of the whole task where that is empty.
CREATE TABLE task_events (
  number INTEGER PRIMARY KEY AUTOINCREMENT, task TEXT NOT NULL, at INTEGER NOT NULL, origin TEXT NOT NULL, kind TEXT NOT NULL,
  field TEXT NOT NULL, before TEXT, after TEXT
) STRICT;

CREATE INDEX task_events_by_task ON task_events (task, number);

-- Where a task stood in the code when that was looked at last: its definition and its TODO comment, so that both are found again.
CREATE TABLE task_places (task TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The words of the TODO comments that no task stood for then: one of them is never taken for a task's comment that was reworded.
CREATE TABLE todo_candidates (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- What a task and its Issue said when both agreed last: the base of a three-way comparison.
CREATE TABLE issue_states (issue TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What a model said last of what a task takes, checked against the index.
CREATE TABLE task_analyses (task TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID;
