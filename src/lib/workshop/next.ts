import type { Program } from '../scenario/program';
import { choicesAt } from './choices';
import type { WorkshopEvent } from './events';
import type { Phase, Session } from './session';

/** One thing the facilitator can do next, with the key of its name under `do-`. */
export interface Next {
	name: string;
	event: WorkshopEvent;
}

/**
 * What the facilitator can do where the session stands, the usual step first. Which road to follow is asked apart.
 * @returns nothing where the session has ended.
 */
export function nextFor(program: Program, session: Session, phase: Phase): Next[] {
	const step = (event: WorkshopEvent, name: string = event.type): Next => ({ name, event });
	const scene = program.scenes[session.place];
	const past = (did: 'next' | 'skip' | 'leave') =>
		step({ type: 'went-on', from: session.place, did }, did);
	const leave = scene?.leave ? [past('leave')] : [];
	switch (phase) {
		case 'gathering':
			return [step({ type: 'begun' })];
		case 'warned':
			return [step({ type: 'entered' }), ...(scene?.skip ? [past('skip')] : []), ...leave];
		case 'reading':
			return [
				choicesAt(program, session).length > 0 ? step({ type: 'asked' }) : past('next'),
				...leave
			];
		case 'choosing':
		case 'choosing-again':
			return [step({ type: 'closed' })];
		case 'talking':
			return [step({ type: 'asked' }, 'asked-again'), step({ type: 'revealed' }, 'revealed-once')];
		case 'counted':
			return [step({ type: 'revealed' })];
		case 'revealed':
			return scene?.reflection ? [step({ type: 'wondered' })] : [];
		case 'peeking':
			return [step({ type: 'returned' })];
		case 'following':
			return [step({ type: 'heard' })];
		default:
			return [];
	}
}

/** Whether the group was to vote here; without a plan it votes everywhere. */
export function isStop(session: Session): boolean {
	return session.stops === undefined || session.stops.includes(session.place);
}
