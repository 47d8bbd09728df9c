// A plain page for inkjs: runs on until the next choice and shows what came, as Ink's own web export does.
/* global inkjs, storyContent */
const story = new inkjs.Story(storyContent);
const main = document.querySelector('main');
let scene;

function show() {
	const article = document.createElement('article');
	let heading = 'h2';
	while (story.canContinue) {
		const text = story.Continue().trim();
		const tags = story.currentTags;
		const named = tags.find((tag) => tag.startsWith('scene:'));
		if (named) scene = named.slice(6).trim();
		if (!text) continue;
		const line = article.appendChild(document.createElement(heading));
		if (heading === 'h2') line.tabIndex = -1;
		const [who, said] = text.split('：');
		if (said) line.appendChild(document.createElement('b')).textContent = who;
		line.append(said ?? text);
		heading = 'p';
	}
	const list = article.appendChild(document.createElement('ol'));
	for (const { text, index } of story.currentChoices) {
		const button = list
			.appendChild(document.createElement('li'))
			.appendChild(document.createElement('button'));
		const [say, aim] = text.split('／');
		if (aim) button.dataset.choice = `${scene}-${index}`;
		else button.dataset.next = '';
		button.append(say);
		if (aim) button.appendChild(document.createElement('small')).textContent = aim;
		button.onclick = () => {
			story.ChooseChoiceIndex(index);
			show();
			main.querySelector('h2').focus();
			scrollTo(0, 0);
		};
	}
	article.dataset[story.currentChoices.length > 0 ? 'scene' : 'ending'] = scene;
	main.replaceChildren(article);
}
show();
