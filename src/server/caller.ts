/** What a token allows: to look, to change tasks, to spend the model's time. */
export const ROLES = ['read', 'edit', 'model'] as const;
export type Role = (typeof ROLES)[number];

/** What the user's own token is called in limits and the access log; nobody else's is. */
export const OWN_NAME = 'own';

/** Who asks. */
export interface Caller {
  /** For limits and the access log. */
  readonly name: string;
  readonly roles: readonly Role[];
}
