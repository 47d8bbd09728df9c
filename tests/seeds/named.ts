/** Real stories that the invented releases are of: one with a hard scene to skip, one where choices merge, one without. */
export const TEA = 'tea-once-a-month';
export const CHAIRS = 'six-chairs';
export const UNTOLD = 'what-is-going-on';
