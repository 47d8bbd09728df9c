import { mount } from 'svelte';
import App from './App.svelte';
import type { PageData } from './$types';

// The address changes with the language, and these must not change with it.
for (const link of document.querySelectorAll('link')) link.setAttribute('href', link.href);
// What the server drew can be read and typed into at once; here it is drawn anew, with what was typed.
const target = document.getElementById('join') ?? document.body;
const { pages, lang } = JSON.parse(target.dataset['page'] ?? '') as PageData;
const input = target.querySelector('input');
const typing = document.activeElement === input;
const typed = input?.value ?? '';
target.textContent = '';
mount(App, { target, props: { pages, lang, typed } });
if (typing) target.querySelector('input')?.focus();
window.bansoEarly.ready = true;
