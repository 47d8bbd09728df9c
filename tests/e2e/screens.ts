/** A phone held upright. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** A small laptop. */
export const DESK = { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false };

/** The screen of the nth journey: phone and desk take turns, so that each kind of journey is made on both. */
export function screenOf(n: number): typeof PHONE {
	return n % 2 === 0 ? PHONE : DESK;
}
