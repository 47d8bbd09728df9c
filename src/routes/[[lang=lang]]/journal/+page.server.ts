import { PREFIXED } from '$lib/scenario/languages';
import type { EntryGenerator } from './$types';

export const entries: EntryGenerator = () => [{}, ...PREFIXED.map((lang) => ({ lang }))];
