package etiquette

// Pack is a file of rules for one or more languages: what must not be said, by which
// clues it is harmless after all, and how courtesies sound. Packs are written in
// JSON, read by [ParsePack] or [LoadPacks] and made into a checker by [New].
//
//	{
//	  "name": "zh",
//	  "languages": ["zh-Hans", "zh-Hant"],
//	  "sets": {
//	    "child": ["三岁(小孩|孩子|小朋友)", "小学生", "{old}"],
//	    "old": ["我(奶奶|外婆|阿嬷)"]
//	  },
//	  "words": ["银行", "进行", "行李"],
//	  "quotes": ["“”", "「」", "《》"],
//	  "guards": ["condition"],
//	  "clues": {
//	    "condition": {"reach": "lead", "phrases": ["如果", "要是"]},
//	    "offer": {"reach": "message", "phrases": ["(帮|给|为)您…(换|转|查|申请|预约)"], "exceptions": ["没法帮您"]}
//	  },
//	  "ideas": {
//	    "belittle": {"severity": "error", "reason": {"zh-Hans": "…", "zh-Hant": "…"}, "suggestions": {"zh-Hans": ["…"], "zh-Hant": ["…"]}}
//	  },
//	  "rules": [{
//	    "id": "zh.belittle.child", "idea": "belittle",
//	    "phrases": ["{child}(都|也)(能|会|懂)", "连{child}…(会|懂)"],
//	    "exceptions": ["{child}都能用"],
//	    "examples": ["这个三岁小孩都会。"],
//	    "counterexamples": ["这款牙刷三岁小孩都能用。"]
//	  }]
//	}
//
// # Phrases
//
// A phrase is written as it is said. Four things have a meaning of their own:
//
//   - (a|b|c) is any one of these; (a|) is a or nothing. Round brackets may stand in
//     each other.
//   - {name} is any one of the phrases in the set of this name. Sets may name other
//     sets, but not themselves, and hold no gap.
//   - … (one character) is a gap: from no character at all to as many as Gap says,
//     never across the end of a clause. A phrase has at most [MaxPieces] pieces
//     between gaps.
//   - Blanks at the ends are dropped, and a run of blanks is one. "we (really
//     |)can't" and "we (really|) can't" are the same.
//
// What is compared is folded: capital and small, wide and narrow, composed and
// decomposed, traditional and simplified are one; ’ is '. So write each phrase once,
// in either script; a word that only Taiwan or Hong Kong uses is a phrase of its own.
// Typed without its apostrophe, "cant" is a phrase of its own too. Blanks count: for
// 不 可 能 write just that.
//
// Each piece stands for all texts that one gets of it: sets and brackets multiply. Where
// they stand beside blanks or Chinese characters, that costs nothing: "{we} {cannot}
// {help}" means 6,000 texts, and is looked for in three parts of 10, 20 and 30. A phrase
// that means more than [MaxVariants] is refused: put a gap between two sets, which makes
// the numbers add up where they multiplied. Gaps also let the phrase meet
// sentences that nobody has thought of; keep them short and their ends telling, and
// take back what goes too far with clues and exceptions.
//
// # Refusals, courtesies, numbers
//
// A refusal (flat_no, cant_solve, not_my_job) without an offer is no_alternative as
// well. Say what an offer is in a clue that reaches through the message, and make one
// rule of the detector: {"id": "zh.no_alternative", "idea": "no_alternative",
// "detector": "no_alternative", "unless": ["offer"], …}. Refusals that are polite
// when an offer stands beside them have "unless": ["offer"] too; blunt ones do not.
//
// What words cannot say is found by [Detectors]: dates with two readings, numbers of
// cards, telephones and people, pictures, bare replies, abbreviations. Their rules
// have "detector" in the place of "phrases" or beside them, and may have everything
// else.
//
// Courtesies are listed like rules: {"courtesy": "greeting", "daytime": "morning",
// "phrases": ["早上好"], "exceptions": ["早上好几位"], "examples": ["早上好！"]}.
//
// # Whose rules a message meets
//
// A message has one language: see [Setting]. It meets the rules, clues, words and
// quotes whose languages include it. Since the scripts are folded, a rule for
// "zh-Hans" and "zh-Hant" finds the same in both: prefer one rule for both to two,
// with Reason and Suggestions in each. Clues, sets, words and guards belong to their
// own pack and are not seen from others; ideas, rules and courtesies are shared.
type Pack struct {
	// Name says which pack it is, in errors; unique among the packs of a checker.
	Name string `json:"name"`
	// Languages are those of the rules and courtesies that name none.
	Languages []Language `json:"languages"`
	// Gap is the greatest length of "…", in characters, where a rule says nothing; 0
	// means [DefaultGap].
	Gap int `json:"gap,omitzero"`
	// Sets are named words, for use as {name}.
	Sets map[string][]string `json:"sets,omitempty"`
	// Words are longer words that have a phrase inside, or run across its edge: 银行
	// and 进行 for 行. They are guard "longer_word" for all rules of the pack. No gaps.
	Words []string `json:"words,omitempty"`
	// Quotes are pairs of marks, two characters each: what stands between is quoted,
	// which is guard "quotation" for rules, and no courtesy. For the pair "" each second
	// mark closes. A quotation ends at the line end at the latest, and a mark without its
	// partner opens none.
	Quotes []string `json:"quotes,omitempty"`
	// Clues are named words near a hit, for Guards and for the rules' Needs and
	// Unless.
	Clues map[string]Clue `json:"clues,omitempty"`
	// Guards names the clues that take back the hits of every rule of the pack,
	// unless its Without names them.
	Guards []string `json:"guards,omitempty"`
	// Ideas are texts for all rules of an idea, also those of other packs that have
	// none.
	Ideas map[Idea]IdeaText `json:"ideas,omitempty"`
	// Rules are what must not be said.
	Rules []Rule `json:"rules,omitempty"`
	// Courtesies are what should be said.
	Courtesies []CourtesyWords `json:"courtesies,omitempty"`
	// Private are words that ask the customer to go on in a private message: 私信,
	// "send us a DM", for [Checker.Review] of public channels.
	Private []string `json:"private,omitempty"`
	// Refusal names the clues by which the parts of a refusal are recognised, for
	// [Checker.Refusal]. Alternatives are not named here: they are the clues in Unless of
	// the rules with the detector "no_alternative".
	Refusal map[RefusalPart][]string `json:"refusal,omitempty"`
	// Overrides change rules of this pack and of those before it.
	Overrides []Override `json:"overrides,omitempty"`
}

// Limits of what a checker is built from. [New] refuses what is beyond.
const (
	// MaxVariants is the greatest number of texts that the pieces of one phrase
	// expand to.
	MaxVariants = 1 << 16
	// MaxPieces is the greatest number of pieces between the gaps of a phrase.
	MaxPieces = 4
	// MaxGap is the greatest length of a gap, in characters.
	MaxGap = 64
	// DefaultGap is the length of a gap where neither rule nor pack says it.
	DefaultGap = 12
	// MaxTexts is the greatest number of different texts in all packs of a checker.
	MaxTexts = 200_000
)
