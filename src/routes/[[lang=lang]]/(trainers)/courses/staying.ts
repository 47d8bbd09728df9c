import type { SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';

/** Sends a form without leaving the page. What was typed stays, and the first thing that is wrong is gone to. */
export const staying: SubmitFunction = ({ formElement }) => {
	return async ({ update }) => {
		await update({ reset: false });
		await tick();
		formElement.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong-group]')?.focus();
	};
};
