/** A model that runs on ordinary machines. */
export interface LocalModel {
  /** As Ollama knows it. */
  readonly model: string;
  /** What is downloaded, in bytes, as Ollama's library lists it. */
  readonly bytes: number;
}

/** The Qwen coders of Ollama's library by size. */
const LOCAL_MODELS: readonly LocalModel[] = [
  { model: 'qwen2.5-coder:0.5b', bytes: 398e6 },
  { model: 'qwen2.5-coder:1.5b', bytes: 986e6 },
  { model: 'qwen2.5-coder:3b', bytes: 1.9e9 },
  { model: 'qwen2.5-coder:7b', bytes: 4.7e9 },
  { model: 'qwen2.5-coder:14b', bytes: 9e9 },
];

const USUAL = 'qwen2.5-coder:1.5b';

/** Share of a machine's memory that a loaded model may take, and what it takes beside its file: the window and buffers. */
const MEMORY_SHARE = 0.5;
const OVERHEAD_BYTES = 700e6;

/** The models that fit a machine, smallest first; all where its memory is unknown, the smallest where none fits. */
export function fittingModels(memoryBytes: number | undefined): readonly LocalModel[] {
  if (memoryBytes === undefined) return LOCAL_MODELS;
  const fitting = LOCAL_MODELS.filter(({ bytes }) => bytes + OVERHEAD_BYTES <= MEMORY_SHARE * memoryBytes);
  return fitting.length > 0 ? fitting : LOCAL_MODELS.slice(0, 1);
}

/** The model to begin with: quick on any machine, or the largest that fits a small one. */
export function recommendedModel(memoryBytes: number | undefined): LocalModel {
  const fitting = fittingModels(memoryBytes);
  return fitting.find(({ model }) => model === USUAL) ?? fitting.at(-1)!;
}
