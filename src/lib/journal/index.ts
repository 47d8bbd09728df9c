/** The learner's own record, on their device alone. `transfer.ts` is imported on its own: it brings zod along. */
export type { OpenOptions } from './connection';
export type { Journal } from './database';
export { JournalError, type JournalCode } from './errors';
export { freshId } from './ids';
export * from './runs';
export * from './store';
export type { Branch, Run, Step } from './types';
export { watchJournal, type Notice } from './watch';
