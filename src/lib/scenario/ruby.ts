/** A run of text with its reading, or without one. The runs of a text joined are the text. */
export type Ruby = readonly [text: string, reading?: string];
