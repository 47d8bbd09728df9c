import { encode } from 'uqr';

/** A QR code as one path of unit squares. */
export interface Drawing {
	/** How many squares it has on each side, with the quiet zone. */
	side: number;
	path: string;
}

/** Draws a QR code. A page that is made by the server takes it from there, and shows it without any script. */
export function draw(text: string): Drawing {
	const { data, size: side } = encode(text, { ecc: 'M', border: 2 });
	const squares = data.flatMap((row, y) =>
		row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))
	);
	return { side, path: squares.join('') };
}
