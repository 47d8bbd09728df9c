/**
 * Print one part of a page and nothing else. A copy of it stands beside the page while it is printed (`base.css`).
 */
export function printAlone(part: HTMLElement): void {
	const root = document.documentElement;
	const clear = () => {
		document.querySelector('body > .on-paper')?.remove();
		delete root.dataset['onPaper'];
	};
	clear();
	const paper = document.createElement('div');
	paper.className = 'on-paper';
	paper.append(part.cloneNode(true));
	document.body.append(paper);
	root.dataset['onPaper'] = '';
	// Some browsers come back before the dialog is closed.
	addEventListener('afterprint', clear, { once: true });
	print();
}
