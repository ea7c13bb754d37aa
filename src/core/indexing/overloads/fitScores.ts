/** How well an argument fits a parameter; higher is better, `NO` is not at all. */
export const EXACT = 8;
export const NEAR = 6;
export const WIDE = 3;
export const UNKNOWN = 2;
export const NO = -1;
/** An array of any objects where one of objects is wanted. */
export const OF_OBJECTS = WIDE - 0.5;
