package privacy

// The words of [CheckNote]. Lists by wording are indexed by it.
var (
	englishQualities = [][]string{
		WordingLabel: {
			"aggressive", "annoying", "arrogant", "bossy", "childish", "clueless", "cranky", "demanding", "difficult", "dishonest",
			"dramatic", "dumb", "entitled", "fussy", "greedy", "grumpy", "hostile", "ignorant", "impatient", "impossible", "indecisive",
			"irrational", "lazy", "moody", "nasty", "obnoxious", "petty", "picky", "pushy", "rude", "selfish", "slow", "strange",
			"stubborn", "stupid", "ungrateful", "unreasonable", "weird", "whiny",
		},
		WordingMotive:    {"calculating", "manipulative"},
		WordingDiagnosis: {"autistic", "bipolar", "crazy", "delusional", "drunk", "hysterical", "insane", "mad", "mental", "neurotic", "paranoid", "senile", "unstable"},
		WordingStanding:  {"cheap", "illiterate", "poor", "uneducated", "unimportant", "worthless"},
	}
	englishPhrases = [][]string{
		WordingLabel: {
			"attitude problem", "bad attitude", "bad tempered", "control freak", "customer from hell", "drama queen", "idiot", "idiots", "ill mannered", "jerk",
			"know it all", "liar", "liars", "moron", "nightmare customer", "nitpicker", "no manners", "pain in the neck", "short tempered", "troublemaker", "troublemakers", "whiner",
		},
		WordingMotive: {
			"after our money", "just wants attention", "just wants money", "looking for trouble", "made it up", "making it up", "making trouble", "only wants attention",
			"only wants money", "picking a fight", "playing the victim", "pretending to", "pretends to", "to annoy us", "tries to cheat", "trying to cheat", "trying to get something for free",
			"trying to trick", "wants something for free", "was lying", "is lying", "wasting our time",
		},
		WordingDiagnosis: {
			"has a screw loose", "lost her mind", "lost his mind", "lunatic", "madman", "not right in the head", "nutcase", "out of her mind", "out of his mind", "psycho",
		},
		WordingStanding: {
			"cheapskate", "country bumpkin", "low class", "low value customer", "nobody important", "not worth our time", "not worth the effort", "old hag", "old lady", "old man",
		},
		WordingHabit: {
			"always complaining", "always complains", "always shouting", "always shouts", "complaining about everything", "complains about everything", "never happy", "never listens",
			"never satisfied", "professional complainer", "serial complainer",
		},
	}
	persons = []string{
		"boy", "buyer", "buyers", "caller", "callers", "client", "clients", "customer", "customers", "gentleman", "girl", "guest", "guests", "guy", "guys", "lady", "ladies",
		"man", "men", "people", "person", "user", "users", "visitor", "visitors", "woman", "women",
	}
	pronouns   = []string{"he", "she", "they", "who", "him", "her", "them"}
	contracted = []string{"he's", "she's", "they're", "who's"}
	linking    = []string{"is", "was", "are", "were", "be", "been", "being", "seems", "seemed", "sounds", "sounded", "looks", "looked", "became", "becomes", "got", "gets", "acted", "acts", "has", "have", "had"}
	degrees    = []string{"a", "and", "bit", "extremely", "just", "little", "quite", "rather", "really", "so", "too", "totally", "very"}

	chineseWords = [][]string{
		WordingLabel: {
			"无理取闹", "無理取鬧", "胡搅蛮缠", "胡攪蠻纏", "蛮不讲理", "蠻不講理", "不可理喻", "难缠", "難纏", "难搞", "難搞", "刁钻", "刁鑽", "刁民", "奥客", "奧客",
			"素质低", "素質低", "素质差", "素質差", "没素质", "沒素質", "没水准", "沒水準", "没教养", "沒教養", "没礼貌", "沒禮貌", "态度恶劣", "態度惡劣", "态度差", "態度差",
			"脾气差", "脾氣差", "脾气大", "脾氣大", "脾气暴躁", "脾氣暴躁", "性格暴躁", "个性暴躁", "個性暴躁", "急性子", "慢性子", "优柔寡断", "優柔寡斷", "态度强势", "態度強勢", "很强势", "很強勢",
			"固执", "固執", "啰嗦", "囉嗦", "囉唆", "矫情", "矯情", "挑剔", "爱找茬", "愛找碴", "龟毛", "龜毛", "小家子气", "小家子氣", "抠门", "摳門", "愚蠢", "笨蛋", "无知", "無知", "骗子", "騙子",
			"无赖", "無賴", "泼妇", "潑婦", "巨婴", "巨嬰", "玻璃心", "奇葩",
		},
		WordingMotive: {
			"故意刁难", "故意刁難", "故意找茬", "故意找碴", "想占便宜", "想佔便宜", "贪小便宜", "貪小便宜", "想讹钱", "想訛錢", "讹诈", "訛詐", "无非是想", "無非是想", "就是想要钱", "就是想要錢",
			"碰瓷", "装可怜", "裝可憐", "博同情", "别有用心", "別有用心", "没事找事", "沒事找事",
		},
		WordingDiagnosis: {
			"神经病", "神經病", "精神有问题", "精神有問題", "精神不正常", "脑子有问题", "腦子有問題", "脑子有病", "腦子有病", "更年期", "歇斯底里", "情绪失控", "情緒失控", "情绪化", "情緒化", "疯子", "瘋子", "偏执狂", "偏執狂", "像是喝醉",
		},
		WordingStanding: {
			"乡下人", "鄉下人", "土包子", "没文化", "沒文化", "没见过世面", "沒見過世面", "低端客户", "低端客戶", "垃圾客户", "垃圾客戶", "穷鬼", "窮鬼", "穷人", "窮人", "老头子", "老頭子", "老太婆", "大妈", "大媽", "老外",
		},
		WordingHabit: {
			"老是投诉", "老是客訴", "老是抱怨", "总是投诉", "總是客訴", "总是抱怨", "總是抱怨", "动不动就", "動不動就", "每次都闹", "每次都鬧", "专门找事", "專門找事", "职业投诉人", "職業客訴", "一贯如此", "一貫如此", "从不满意", "從不滿意",
		},
	}
	// In these the words above judge nobody.
	harmless = []string{"无可挑剔", "無可挑剔", "毫不挑剔", "挑剔的眼光", "骗子电话", "騙子電話", "奇葩说"}

	// Somebody's own account begins with these.
	accounts = []string{
		"according to", "complained that", "complains that", "feels", "felt", "reported", "reports", "said", "says", "stated", "states", "told us", "wrote", "writes",
		"反映", "表示", "客户称", "客戶稱", "诉称", "訴稱", "提到", "认为", "認為", "觉得", "覺得", "客户说", "客戶說", "他说", "他說", "她说", "她說", "来电称", "來電稱", "投诉称", "來信稱", "来信称",
	}
	// What opens a quotation, and what closes it.
	quotes = map[rune]rune{'"': '"', '“': '”', '「': '」', '『': '』', '«': '»', '‘': '’'}
)
