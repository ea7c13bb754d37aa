/**
 * Methods are looked up as Java's specification says: apart from fields; in phases (without boxing, with it, then with a variable
 * number of arguments); by `super` in the class that is extended alone; a redeclaration below counts more than what it redeclares.
 */
export interface MethodLookup {
  /** Methods of types of outside that classes of a workspace often extend: such a class has them before any interface or type around. */
  readonly ofOutsideBases: ReadonlySet<string>;
}
