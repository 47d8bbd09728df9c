import { ask } from './asking';
import { keepNote, readNote, type Seat } from './seat';

/** What a try to send a note came to. */
export type Noted = 'sent' | 'full' | 'slow' | 'kept' | 'gone' | 'not-seated';

/** Sends a note for the facilitator to read; `kept` where it is not known to have arrived. */
export async function sendNote({ session, token }: Seat, text: string): Promise<Noted> {
	const answered = await ask(`${session}/note`, { token, text });
	if (!answered) return 'kept';
	const { status, code } = answered;
	if (status < 400) {
		// Unless something else has been typed meanwhile.
		if (readNote().trim() === text) keepNote('');
		return 'sent';
	}
	if (status === 404) return 'gone';
	if (status === 429) return 'slow';
	return code === 'full' || code === 'not-seated' ? code : 'kept';
}
