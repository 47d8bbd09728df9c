import type { SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';

/** Sends a form without leaving the page. What was typed stays, and the first thing that is wrong is gone to, here or on top. */
export const staying: SubmitFunction = ({ formElement }) => {
	return async ({ update }) => {
		await update({ reset: false });
		await tick();
		const wrong = formElement.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong-group]');
		(wrong ?? document.querySelector<HTMLElement>('main [data-code=try-again]'))?.focus();
	};
};
