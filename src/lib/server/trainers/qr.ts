import { encode } from 'uqr';

/** A QR code as squares of a grid. */
export interface Qr {
	size: number;
	/** Of an SVG. */
	path: string;
}

/** A text as a QR code. */
export function qrOf(text: string): Qr {
	const { data, size } = encode(text, { ecc: 'M', border: 2 });
	const path = data
		.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
		.join('');
	return { size, path };
}
