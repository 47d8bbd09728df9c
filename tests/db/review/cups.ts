import { sketch } from '../../../src/lib/machine/sketch';
import { walk } from '../../../src/lib/machine/walk';
import { declare } from '../../../src/lib/review/declared';
import type { Stories } from '../../../src/lib/server/review/versions';

/** A story of three decisions that everybody comes to; one may leave at the second. */
export const program = sketch({
	street: { to: 'door' },
	door: { choices: { knock: 'hall', wait: 'hall', write: 'hall' } },
	hall: { choices: { sit: 'table', stand: 'table' }, leave: { to: 'home' } },
	table: { choices: { pour: 'evening', ask: 'evening' } }
});

export const declared = declare(program, walk(program));

/** The one story of these tests, as it is now. */
export const HASH = 'h1';

const english = {
	title: 'Two cups',
	summary: 'Somebody is at the door.',
	'scenes.door.ask': 'What do you do?',
	'scenes.door.text.0': 'The door is closed.',
	'scenes.door.choices.knock.say': 'Hello.',
	'scenes.door.choices.knock.then.0': 'Nobody answers.',
	...Object.fromEntries(
		['street', 'door', 'hall', 'table'].map((scene) => [
			`scenes.${scene}.reflection.ask`,
			`What of the ${scene}?`
		])
	)
};

export const prose = { ja: english, en: english };

export const stories: Stories = {
	slugs: ['cups'],
	get: (slug) => (slug === 'cups' ? { hash: HASH, program, texts: prose } : undefined)
};
