/**
 * The words that generated stories are made of. There are enough of them, and they are drawn evenly, so that the
 * texts compress about as well as real prose: a story made of one sentence would weigh nothing at any length.
 */

const list = (text: string): string[] => text.trim().split(/\s+/);
const lines = (text: string): string[] => text.trim().split(/\s*;\s*/);

/** Common kanji, of which nouns are made up two by two: most of what a text weighs is in such words. */
export const KANJI = [
	...'山川田村町森林野原海空雨雪風雲花草木竹石水火土金銀鉄糸布紙本筆声音色形心手足目耳口首肩胸腹背腰頭顔髪指爪骨血',
	...'父母兄弟姉妹祖孫友主客民王臣士農工商医師生徒員長者童児老若男女夫妻親子朝昼夕夜春夏秋冬年月日週時分秒今昔前後',
	...'東西南北左右上下中外内表裏奥底端角辺岸峰谷坂道橋駅港島湖池沼畑庭門戸窓壁柱床棚箱袋瓶皿鍋釜刀針縄綱網旗鈴笛鼓',
	...'米麦豆芋菜茶酒塩油味酢粉飯汁餅菓果梅桃桜松杉柿栗菊蘭稲鳥虫魚貝馬牛羊犬猫熊鹿亀蛇鶴鷹蜂蝶繭羽毛皮角牙',
	...'言葉話詩歌文字句章題名号印札券帳簿録記誌史図絵画写真像鏡灯炎煙灰炭氷霜霧露虹星光影闇熱冷温暑寒乾湿清濁',
	...'行来帰出入立座歩走飛泳登降渡乗送迎待追逃隠探見聞読書思考知覚忘信疑望願祈誓約守破結解開閉始終続絶変化増減進退',
	...'新古旧高低長短大小太細厚薄重軽強弱速遅深浅広狭遠近明暗正直曲丸平急静美良悪安危楽苦甘辛渋固柔青赤白黒黄緑紫紺'
];

/** Word lists of Japanese sentences, by their place in the sentence. */
export const JA = {
	time: list(
		'朝のうち 昼すぎ 夕方 日の暮れ 夜ふけ 雨のあと 雪の朝 風の強い日 月曜の午後 十五日 春のはじめ 夏の終わり 秋の夕べ 年の暮れ 梅雨の晴れ間 彼岸の入り 盆の前 霜の降りた朝 薬の時間 灯りがつくころ 電話のあと 一週間のち 三日たって しばらくして すこし後 ほどなく 帰りぎわ 昼休み 夕飯の前 ラジオの時報のころ'
	),
	place: list(
		'台所 玄関 廊下 縁側 茶の間 階段の下 二階の窓辺 庭先 坂の途中 バス停 図書館の隅 相談室 車の中 畑のあぜ 川べり 商店の軒先 郵便局の前 公民館の板の間 病院の待合 駅の改札 物置の陰 風呂場の戸口 仏間 裏口 りんご園の道 橋のたもと 本屋の棚の前 診療所の受付 集会所 役場の窓口'
	),
	who: list(
		'母 父 息子 娘 姉 弟 祖母 祖父 叔母 隣の人 民生委員 先生 保健師 郵便の人 店の主人 医師 友人 班長 先輩 大家 看護師 運転手 畑の人 司書 親方 係の人'
	),
	thing: list(
		'湯のみ 回覧板 封筒 手帳 毛布 新聞 眼鏡 鍵 手袋 座布団 急須 傘 写真 ラジオ 時計 薬袋 切手 暦 地図 かばん 靴 上着 みかん 漬物の皿 本 鉛筆 名刺 灯油の缶 雪かき 茶筒 布団 電気毛布 包丁 植木鉢 湯たんぽ 通帳 はがき 切符 弁当箱 帽子'
	),
	act: list(
		'見つめた 動かした 置きなおした たたんだ 手に取った 膝にのせた 引き寄せた 棚へ戻した 拭いた なでた 裏返した 差し出した 受け取った 数えた 抱えた 隠した 探した 開いた 閉じた 包んだ 並べた 指さした 持ち上げた 下ろした 洗った 磨いた 眺めた 直した 運んだ 片づけた'
	),
	doing: list(
		'黙って そっと 何度も ゆっくり 片手で 両手で 目を伏せて 息をついて 小さくうなずいて 振り返らずに 立ったまま 座りなおして 声を落として 咳をして 笑いかけて 首をかしげて 窓を見て 足を止めて 肩の力を抜いて 言葉を選んで'
	),
	sound: list(
		'時計の音 遠い車の音 雨だれ 風の鳴る音 やかんの湯気 犬の声 子どもの声 床のきしみ 戸の開く音 テレビの声 鳥の羽音 水の音 踏切の音 紙のすれる音 階段の足音 ストーブの匂い 味噌の匂い 線香の煙 薄い日ざし 冷たい空気'
	),
	lasting: list(
		'残っていた 近づいてきた 消えていった 続いていた 途切れた 聞こえていた 広がった 薄れていった 満ちていた 戻ってきた 届いていた 止まった 揺れていた 重なった 流れていた'
	),
	said: list(
		'言いそびれていて 気になっていて まだ迷っていて ずっと考えていて 夢に見て 思い出して 待っていて 数えていて 忘れかけていて 聞きたくて 言われてしまって 決められなくて 怖くなって 眠れなくて ほっとして 腹が立って 寂しくて 申し訳なくて'
	),
	about: list(
		'来月のこと 昨日の電話 下の子の話 仕事のこと 二階の足音 薬の飲み方 近所の目 父の腰 家の灯り 冬の支度 お金の話 学校の先生 あの日の約束 病院の予約 古い友だち 兄の手紙 夜中の台所 散歩の道 部屋の鍵 本屋の棚 畑の手入れ 親のいない先 弁当のおかず 猫の世話 誕生日 名前の呼び方'
	),
	end: list(
		'ごめんなさいね どう思いますか それだけなんです 聞いてくれますか 変でしょうか もう年ですから 誰にも言わないで また来てください どうしたものか それでいいのかな 困ったものです 少し楽になりました わからないんです お茶でもどうぞ 急がなくていいんです'
	)
};

/** Word lists of English sentences, likewise. */
export const EN = {
	time: lines(
		'In the morning; Past noon; Toward evening; At dusk; Late at night; After the rain; On a snowy morning; One windy day; On Monday afternoon; On the fifteenth; Early in spring; As summer ended; In the lull of the rains; At the turn of the year; After the call; A week later; Three days on; A little later; Before supper; At lunch'
	),
	place: lines(
		'in the kitchen; at the door; in the hallway; on the veranda; below the stairs; by the upstairs window; in the garden; halfway up the slope; at the bus stop; in a corner of the library; in the office; in the car; beside the field; along the river; outside the post office; in the village hall; in the waiting room; at the station gate; behind the shed; by the bookshop shelf'
	),
	who: lines(
		'the mother; the father; the son; the daughter; the sister; the brother; the grandmother; the aunt; the neighbour; the volunteer; the teacher; the nurse; the postman; the shopkeeper; the doctor; a friend; the landlord; the driver; the librarian; the clerk'
	),
	thing: lines(
		'the cup; the envelope; the notebook; the blanket; the newspaper; the glasses; the key; the gloves; the cushion; the teapot; the umbrella; the photograph; the radio; the clock; the calendar; the map; the bag; the shoes; the coat; the oranges; the book; the pencil; the card; the snow shovel; the flowerpot; the postcard; the ticket; the lunch box'
	),
	act: lines(
		'looked at; moved; put back; folded; picked up; drew close; wiped; stroked; turned over; held out; took; counted; hid; searched for; opened; closed; wrapped; lined up; pointed at; lifted; set down; washed; polished; mended; carried; put away'
	),
	doing: lines(
		'without a word; softly; again and again; slowly; with one hand; with both hands; with lowered eyes; with a sigh; with a small nod; without turning round; still standing; in a lower voice; with half a smile; glancing at the window; letting the shoulders drop; choosing words'
	),
	sound: lines(
		'the ticking of the clock; a distant car; rain from the eaves; the wind; steam from the kettle; a dog barking; voices of children; a creaking floor; a door opening; the television; wings; running water; the level crossing; rustling paper; footsteps on the stairs; the smell of the stove; incense smoke; thin sunlight; cold air'
	),
	lasting: lines(
		'remained; came nearer; faded; went on; broke off; could be heard; spread; grew thin; filled the room; came back; reached them; stopped; trembled; flowed by'
	),
	said: lines(
		'I never got round to saying it; it has been on my mind; I still cannot decide; I keep thinking about it; I dreamt of it; I remembered; I have been waiting; I almost forgot; I wanted to ask; I was told off; I got frightened; I could not sleep; I was relieved; I got angry; I feel lonely; I feel sorry'
	),
	about: lines(
		'next month; the call yesterday; the younger one; the work; the steps upstairs; the medicine; the neighbours; his back; the light in the house; the winter; the money; the teacher; that promise; the appointment; an old friend; the letter; the kitchen at night; the walk; the key of the room; the bookshop; the field; the years after us; the cat; the birthday'
	),
	end: lines(
		'I am sorry; what do you think; that is all; will you listen; is that strange; I am old, you know; do not tell anyone; please come again; what should I do; I wonder if that is right; it is a little easier now; I do not know; have some tea; there is no hurry'
	)
};

export type Bank = typeof JA;
