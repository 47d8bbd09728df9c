// The least a page can do: show scenes, remember marks, fetch the rest once the first scenes are there.
let story = JSON.parse(document.getElementById('story').textContent);
let here = story.start;
const main = document.querySelector('main');
const marks = new Set();

const rest = new Promise((done) => addEventListener('load', done))
	.then(() => fetch('story.json'))
	.then((answer) => answer.json())
	.then((whole) => (story = whole));

const lines = (items) =>
	items
		.filter(([, , mark]) => !mark || marks.has(mark))
		.map(
			([text, who, , why]) =>
				(why ? `<p><i>${why}</i>` : '') + `<p>${who ? `<b>${who}</b>` : ''}${text}`
		)
		.join('');

function show(html) {
	main.innerHTML = html;
	main.querySelector('h2').focus();
	scrollTo(0, 0);
}

function scene() {
	const [title, items, ask, choices] = story.scenes[here];
	const list = choices.map(
		([id, say, aim]) => `<li><button data-choice=${id}>「${say}」<small>${aim}</small></button>`
	);
	show(
		`<article data-${choices[0] ? 'scene' : 'ending'}=${here}><h2 tabindex=-1>${title}</h2>${lines(items)}<h3>${ask}</h3><ol>${list.join('')}</ol></article>`
	);
}

main.onclick = async ({ target }) => {
	const { choice, next } = target.closest('button')?.dataset ?? {};
	if (choice) {
		const [, say, , then, to, left] = story.scenes[here][3].find(([id]) => id === choice);
		left.forEach((mark) => marks.add(mark));
		show(
			`<article data-scene=${here}><h2 tabindex=-1>「${say}」</h2><p>${then}<p><button data-next=${to}>つづける</button></article>`
		);
	} else if (next) {
		if (!story.scenes[next]) await rest;
		here = next;
		scene();
	}
};
