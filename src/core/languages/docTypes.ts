/** What a documentation comment says of types, as written in it. */
export interface DocTypes {
  readonly returns?: string;
  /** Of what it stands before. */
  readonly type?: string;
  /** Of parameters and variables, by name. */
  readonly names?: ReadonlyMap<string, string>;
  /** Of members that no code declares, by name. */
  readonly members?: ReadonlyMap<string, string>;
}
