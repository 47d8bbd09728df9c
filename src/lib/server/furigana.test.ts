import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { furigana, type Furigana } from './furigana';

let cut: Furigana;
const fixed = (
	parse(readFileSync('scenarios/words.yaml', 'utf8')) as { readings: Record<string, string> }
).readings;

beforeAll(async () => {
	cut = await furigana(fixed);
}, 60_000);

/** The cut of a text as one line: 食[た]べる. */
function shown(text: string, how = cut): string {
	return how(text)
		.map(([run, reading]) => (reading ? `${run}[${reading}]` : run))
		.join('');
}

describe('words', () => {
	it.each([
		['食べる', '食[た]べる'],
		['見立て', '見立[みた]て'],
		['湯のみ', '湯[ゆ]のみ'],
		['言い合い', '言[い]い合[あ]い'],
		['お父さん', 'お父[とう]さん'],
		['真ん中', '真[ま]ん中[なか]'],
		['人々', '人々[ひとびと]'],
		['取り返しのつかない', '取[と]り返[かえ]しのつかない']
	])('leaves the kana of %s outside the ruby', (text, expected) => {
		expect(shown(text)).toBe(expected);
	});

	it('gives no reading to kana, figures and Latin letters', () => {
		const text = 'すみません、SSTは1時のコーヒーのあとで。';
		expect(shown(text)).toBe('すみません、SSTは1時[じ]のコーヒーのあとで。');
		expect(cut('ああ、そう。')).toEqual([['ああ、そう。']]);
	});

	it('gives no reading to a character that no dictionary knows', () => {
		expect(cut('𠮷')).toEqual([['𠮷']]);
	});
});

describe('fixed readings', () => {
	it('come before the analyser, the longer ones first', async () => {
		const how = await furigana({ 上: 'かみ', 上手: 'じょうず', 上手い: 'うまい' });
		expect(shown('上は、上手で、上手い', how)).toBe('上[かみ]は、上手[じょうず]で、上手[うま]い');
	});

	it('leave a word without a reading where they are empty', async () => {
		const how = await furigana({ 灯: '' });
		expect(shown('黄色い灯', how)).toBe('黄色[きいろ]い灯');
	});

	it('hold only where no other character touches one that stands alone', async () => {
		const how = await furigana({ 後に: 'あとに', 角: 'かど', 一人: 'ひとり' });
		expect(shown('十日後に、その後に、四角と角', how)).toBe(
			'十日[とおか]後[ご]に、その後[あと]に、四角[しかく]と角[かど]'
		);
		expect(shown('十一人と一人', how)).toBe('十一[じゅういち]人[にん]と一人[ひとり]');
	});

	it('leave the rest of a word that they cut to the analyser', async () => {
		const how = await furigana({ 父さん: 'とうさん', 部屋: 'へや' });
		expect(shown('お父さんの部屋着', how)).toBe('お父[とう]さんの部屋[へや]着[ぎ]');
	});

	it.each([
		['坂の下で、階段の下を見る', '坂[さか]の下[した]で、階段[かいだん]の下[した]を見[み]る'],
		[
			'何も言わず、何かを、何と、何度も',
			'何[なに]も言[い]わず、何[なに]かを、何[なん]と、何[なん]度[ど]も'
		],
		['戸が開いた。本を開いた。', '戸[と]が開[あ]いた。本[ほん]を開[ひら]いた。'],
		['行き先へ行ったことがある', '行[い]き先[さき]へ行[い]ったことがある'],
		[
			'今日、明日、昨日、私の主人',
			'今日[きょう]、明日[あした]、昨日[きのう]、私[わたし]の主人[しゅじん]'
		],
		['あの方のやり方', 'あの方[かた]のやり方[かた]'],
		['後で、後ろで、三日後に', '後[あと]で、後[うし]ろで、三日[みっか]後[ご]に']
	])('tell apart what is written alike: %s', (text, expected) => {
		expect(shown(text)).toBe(expected);
	});
});

describe('numbers', () => {
	it.each([
		['八回', '八[はっ]回[かい]'],
		['三本と六本', '三本[さんぼん]と六[ろっ]本[ぽん]'],
		['五十分', '五十[ごじゅっ]分[ぷん]'],
		['四時十分', '四[よ]時[じ]十[じゅっ]分[ぷん]'],
		['十分です', '十分[じゅうぶん]です'],
		['十一時', '十一[じゅういち]時[じ]'],
		['三十八年', '三十八[さんじゅうはち]年[ねん]'],
		['三か月', '三[さん]か月[げつ]'],
		['十五日', '十五[じゅうご]日[にち]'],
		['三日間', '三日間[みっかかん]'],
		['十一人', '十一[じゅういち]人[にん]'],
		['二百八十円', '二百八十[にひゃくはちじゅう]円[えん]'],
		['三千三百歩', '三千三百[さんぜんさんびゃっ]歩[ぽ]'],
		['二つの湯のみ', '二[ふた]つの湯[ゆ]のみ'],
		['8回、10分、110番', '8回[かい]、10分[ぷん]、110番[ばん]'],
		['二センチ', '二[に]センチ']
	])('are read with what they count: %s', (text, expected) => {
		expect(shown(text)).toBe(expected);
	});

	it.each(['一九八〇年', '3日', '三晩'])('have no reading where it is not certain: %s', (text) => {
		expect(shown(text)).toBe(text);
	});
});

describe('names', () => {
	it.each([
		['定男さんとふみさん', '定男[さだお]さんとふみさん'],
		['和子さんと正彦さん', '和子[かずこ]さんと正彦[まさひこ]さん'],
		['竹内さん、原さん、三井さん', '竹内[たけうち]さん、原[はら]さん、三井[みつい]さん'],
		['小林先生、北沢先生', '小林[こばやし]先生[せんせい]、北沢[きたざわ]先生[せんせい]'],
		['宮下と丸山と西村', '宮下[みやした]と丸山[まるやま]と西村[にしむら]']
	])('are read as in the stories: %s', (text, expected) => {
		expect(shown(text)).toBe(expected);
	});
});

describe('whatever the text', () => {
	const piece = fc.oneof(
		fc.constantFrom(...Object.keys(fixed)),
		fc.constantFrom(
			...'一二三十百千万何数日月年人回分時本父母上下開生々〇ヶ、。「」 \n8８Aaアのがきい𠮷'
		),
		fc.string({ unit: 'binary', maxLength: 4 }),
		fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
		fc.integer({ min: 0xd800, max: 0xdfff }).map((half) => String.fromCharCode(half))
	);
	const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

	it('the runs joined are the text, and readings are kana over runs with kanji', () => {
		fc.assert(
			fc.property(text, (mix) => {
				const runs = cut(mix);
				expect(runs.map(([run]) => run).join('')).toBe(mix);
				for (const [run, reading] of runs) {
					if (reading === undefined) continue;
					expect(run).toMatch(/\p{Script=Han}/u);
					expect(reading).toMatch(/^[ぁ-ゖー]+$/);
				}
			}),
			{ numRuns: 2000 }
		);
	}, 15_000);

	it('the same text is cut the same way', () => {
		fc.assert(
			fc.property(text, (mix) => void expect(cut(mix)).toEqual(cut(mix))),
			{ numRuns: 200 }
		);
	}, 15_000);
});
