/** Hand a text to the browser as a file to keep. */
export function download(text: string, name: string, type = 'application/json'): void {
	const url = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// Some browsers read the address only after the click has been dealt with.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
