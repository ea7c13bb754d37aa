/** The name that stands for the type parameter of an owner at a place. */
export function parameterPlace(at: number): string {
  return `_${at}`;
}
