import type { ParamMatcher } from '@sveltejs/kit';
import { PREFIXED } from '$lib/scenario/languages';

export const match: ParamMatcher = (param) => PREFIXED.some((lang) => lang === param);
