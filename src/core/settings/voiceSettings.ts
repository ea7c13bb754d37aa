/** What `[voice]` of `llmstruct.toml` says. */
export interface VoiceSettings {
  /** A server that writes down what is said, by OpenAI's protocol: `http://127.0.0.1:8080/v1`. Of this machine only. */
  readonly url?: string;
  /** As that server knows it. */
  readonly model: string;
  /** What is spoken, by ISO 639-1 (`ru`, `en`); absent: the server finds out. */
  readonly language?: string;
}
