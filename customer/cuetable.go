package customer

// cueTable lists for each signal the phrases that show it in a message, in English,
// simplified and traditional Chinese, separated by bars; small letters, single
// spaces. Phrases that begin and end with a letter stand for whole words. Of phrases
// that begin at the same place the longest holds, so that "not in a hurry" is not "in
// a hurry". Signals that no phrase shows reliably are left out.
var cueTable = []struct{ signal, phrases string }{
	{"asks-to-hurry", "hurry|hurry up|in a hurry|in a rush|asap|as soon as possible|right away|right now|immediately|quickly|be quick|quick please|any faster|be faster|work faster|faster please|don't have time|don't have all day|haven't got all day|running out of time|speed this up|speed it up|urgent|urgently|i'm running late|no time to wait|can't wait any longer|" +
		"快点|快一点|快些|尽快|赶快|赶紧|马上|立刻|立即|着急|很急|急用|急需|加急|赶时间|等不及|抓紧|来不及了|没时间|时间紧|" +
		"快點|快一點|盡快|儘快|趕快|趕緊|馬上|著急|急著|趕時間|等不及|抓緊|來不及了"},
	{"no-hurry", "no hurry|no rush|not in a hurry|not in a rush|not in any hurry|not urgent|isn't urgent|nothing urgent|take your time|no need to hurry|no need to rush|don't need to hurry|don't hurry|don't rush|doesn't have to be quick|whenever you can|whenever you have time|whenever suits you|there's no hurry|there is no hurry|in no hurry|in no rush|" +
		"不着急|不急|不太急|不是很急|没那么急|不赶时间|不用着急|不用急|不用赶|别着急|别急|慢慢来|不必着急|不怎么急|不急用|什么时候方便都行|" +
		"不著急|沒那麼急|不趕時間|不用著急|不用趕|別著急|別急|慢慢來|不必著急|不怎麼急|什麼時候方便都行"},
	{"names-deadline", "by tomorrow|by tonight|by noon|by monday|by tuesday|by wednesday|by thursday|by friday|by the weekend|before noon|before tomorrow|before friday|before monday|before my flight|before the weekend|deadline|within the hour|within an hour|in ten minutes|in five minutes|in half an hour|before i leave|due today|due tomorrow|needs to be done today|need it today|need this today|" +
		"明天之前|今天之内|今天内|今天必须|下班前|下班之前|中午前|中午之前|周五之前|周五前|周一前|截止|一小时内|半小时内|十分钟内|五分钟内|登机前|出发前|最晚|天黑前|点前|点之前|号前|号之前|" +
		"明天之前|今天之內|今天內|今天必須|下班前|中午前|週五之前|週五前|週一前|截止|一小時內|半小時內|十分鐘內|五分鐘內|登機前|出發前|點前|點之前|號前|號之前"},
	{"wants-answer-first", "yes or no|just tell me|just give me the answer|bottom line|short answer|in short|get to the point|cut to the chase|in one sentence|what's the answer|the result first|simply tell me|" +
		"直接说|直接告诉我|说重点|讲重点|一句话|结论|长话短说|简单说|行还是不行|能还是不能|到底行不行|先说结果|" +
		"直接說|直接告訴我|說重點|講重點|一句話|結論|長話短說|簡單說|行還是不行|能還是不能|到底行不行|先說結果"},
	{"waves-explanation-away", "don't need the explanation|don't need an explanation|no need to explain|skip the details|skip the explanation|spare me the details|don't explain|never mind the details|no details|i don't need details|i don't care how|" +
		"不用解释|不用说那么多|别解释|不想听解释|不需要解释|跳过细节|不用细说|不用讲那么细|少说废话|" +
		"不用解釋|不用說那麼多|別解釋|不想聽解釋|不需要解釋|跳過細節|不用細說|不用講那麼細|少說廢話"},
	{"asks-detail", "in detail|more detail|more details|the details|how exactly|exactly how|explain how|explain why|how does it work|how does this work|walk me through|tell me more about|what exactly|could you elaborate|" +
		"详细|具体怎么|具体是|具体说|具体情况|细节|怎么个|什么原理|工作原理|说明一下|讲解一下|" +
		"詳細|具體怎麼|具體是|具體說|具體情況|細節|怎麼個|什麼原理|運作原理|說明一下|講解一下"},
	{"asks-documents", "send me the documents|send me the contract|documentation|user manual|the manual|brochure|in writing|data sheet|datasheet|written copy|copy of the contract|copy of the terms|" +
		"书面|说明书|产品资料|资料发|发份资料|合同发|文件发|使用手册|" +
		"書面|說明書|產品資料|資料傳|傳份資料|合約傳|文件傳|使用手冊"},
	{"reads-terms", "terms and conditions|fine print|small print|the clause|clause|section of the contract|i read the contract|read the terms|" +
		"条款|细则|合同里|第几条|" +
		"條款|細則|合約裡|第幾條"},
	{"asks-exact-figures", "exact amount|exact figure|exact figures|exact number|exact numbers|exact price|exact date|to the cent|how many exactly|precise figures|precise numbers|what percentage|exact dimensions|exactly how much|exactly how many|" +
		"确切|精确|准确的数字|具体数字|具体金额|具体多少|百分之几|精确到|到底多少钱|准确数据|" +
		"確切|精確|準確的數字|具體數字|具體金額|具體多少|百分之幾|到底多少錢|準確數據"},
	{"asks-step-by-step", "step by step|one step at a time|one by one|one at a time|" +
		"一步一步|一步步|逐步|逐条|逐一|一条一条|" +
		"逐條|一條一條"},
	{"asks-to-repeat", "say that again|say it again|repeat that|could you repeat|can you repeat|come again|once more please|" +
		"再说一遍|再说一次|重复一下|再讲一遍|重说一遍|" +
		"再說一遍|再說一次|重複一下|再講一遍|再講一次"},
	{"asks-to-slow-down", "slow down|more slowly|a bit slower|speak slower|not so fast|too fast for me|" +
		"说慢点|说慢一点|慢一点说|慢点说|太快了|讲慢点|讲慢一点|" +
		"說慢點|說慢一點|慢一點說|慢點說|講慢點|講慢一點"},
	{"needs-time", "time to think|think it over|think about it|sleep on it|need to think|let me think|consider it|mull it over|read it carefully|read it first|" +
		"考虑一下|考虑考虑|想一想|想想|好好想|时间考虑|仔细看看|研究一下|琢磨|" +
		"考慮一下|考慮考慮|時間考慮|仔細看看"},
	{"puts-off", "decide later|maybe later|another time|not ready to decide|can't decide|cannot decide|haven't decided|can't make up my mind|not sure which|don't know which|hard to choose|" +
		"以后再说|过几天再|下次再说|再等等|再看看|改天再|没想好|没决定|定不下来|拿不定主意|不知道选哪|不知道该选|纠结|犹豫|" +
		"以後再說|過幾天再|下次再說|沒想好|沒決定|定不下來|不知道選哪|不知道該選|糾結|猶豫"},
	{"already-decided", "i've decided|i have decided|already decided|i've made up my mind|made up my mind|i'll take it|my decision is made|i know what i want|" +
		"已经决定|决定好了|想好了|就要这个|我决定了|就选这个|确定要|" +
		"已經決定|決定好了|就要這個|我決定了|就選這個|確定要"},
	{"asks-comparison", "compare|comparison|which is better|which one is better|what's the difference|what is the difference|difference between|pros and cons|or the other one|versus|" +
		"比较一下|对比|哪个好|哪个更好|哪一款好|哪款更|有什么区别|有啥区别|区别是|差别|优缺点|比起来|" +
		"比較一下|對比|哪個好|哪個更好|哪一款好|哪款更|有什麼區別|差別|優缺點|比起來|有什麼不同|有什么不同"},
	{"changes-choice", "changed my mind|change my mind|on second thought|actually no|actually, the other|rather the other|switch back|back to the first|let me change|" +
		"改主意|还是换|换成|还是选|还是要那个|算了还是|又想要|改成|" +
		"還是換|換成|還是選|還是要那個|算了還是|又想要"},
	{"asks-others-choice", "what do others choose|what do other customers|what do most people|most popular|what would you choose|which would you choose|which would you recommend|what do people usually|" +
		"别人都选|大家都选|大家一般|一般人选|别人一般|哪个卖得|最受欢迎|你会选哪|换作你|" +
		"別人都選|大家都選|一般人選|別人一般|哪個賣得|最受歡迎|你會選哪|換作你"},
	{"asks-others-experience", "other people's experience|what do users say|any reviews|customer reviews|has anyone|have others had|experience of others|did it work for others|testimonials|" +
		"用过的人|别人用|其他客户|评价怎么样|口碑|有人用过|反馈怎么样|" +
		"用過的人|別人用|其他客戶|評價怎麼樣|有人用過|評價如何"},
	{"asks-refund", "refund|money back|return it|send it back|can i return|return policy|" +
		"退款|退货|能退|可以退|退换|退钱|" +
		"退貨|退換|退錢|鑑賞期"},
	{"asks-warranty", "warranty|warranties|" +
		"保修|质保|三包|" +
		"保固|保養期"},
	{"asks-safety", "is it safe|is this safe|how safe|safety|secure enough|is it secure|" +
		"安全吗|安不安全|安全性|会不会有危险|有没有危险|有没有副作用|" +
		"安全嗎|會不會有危險|有沒有危險|有沒有副作用"},
	{"asks-guarantee", "guarantee|guaranteed|can you promise|do you promise|what if it fails|what if it breaks|what if it doesn't work|" +
		"保证|担保|万一|能承诺|" +
		"保證|擔保|萬一|能承諾"},
	{"needs-no-guarantee", "don't need a guarantee|no guarantee needed|don't need any guarantee|don't need a warranty|no need for a guarantee|" +
		"不需要保证|不用保证|不需要担保|不用担保|" +
		"不需要保證|不用保證|不需要擔保|不用擔保"},
	{"worries", "worried|i worry|afraid|concerned|nervous|anxious about|scared|" +
		"担心|害怕|不放心|不太放心|放心不下|顾虑|不踏实|心里没底|" +
		"擔心|害怕|不放心|不太放心|放心不下|顧慮|不踏實|心裡沒底"},
	{"fears-wrong-choice", "wrong choice|choose wrong|choose wrongly|pick the wrong|buy the wrong|regret it|don't want to regret|make a mistake|" +
		"选错|买错|后悔|不想后悔|怕不合适|" +
		"選錯|買錯|後悔|不想後悔|怕不合適"},
	{"asks-if-sure", "are you sure|is that certain|is it certain|are you certain|really sure|is that really|you sure|will it really|" +
		"确定吗|你确定|真的吗|真的可以吗|靠谱吗|靠得住吗|真的能|" +
		"確定嗎|你確定|真的嗎|真的可以嗎|靠得住嗎"},
	{"gives-orders", "i want you to|do it now|do as i say|you will|you must|i expect you to|listen to me|fix it now|call me now|" +
		"你给我|给我马上|你必须|你们必须|听我的|照我说的|按我说的|" +
		"你給我|給我馬上|你必須|你們必須|聽我的|照我說的"},
	{"demands", "i demand|i insist|i require|i expect nothing less|i won't accept|i will not accept|i refuse to|" +
		"我要求|必须给我|我坚持|我不接受|我不会接受|" +
		"必須給我|我堅持|我不會接受"},
	{"wants-special-treatment", "special treatment|make an exception|an exception for me|special price|special discount|upgrade me|priority service|vip treatment|skip the queue|skip the line|" +
		"特殊处理|破例|特殊待遇|特别优惠|给我升级|优先处理|优先给我|插队|通融|" +
		"特殊處理|特別優惠|給我升級|優先處理|優先給我|插隊"},
	{"asks-for-manager", "your manager|the manager|your supervisor|a supervisor|your boss|person in charge|someone in charge|someone senior|speak to a manager|general manager|" +
		"经理|主管|负责人|领导|你们老板|管事的|" +
		"經理|負責人|領導|你們老闆|管事的"},
	{"states-own-terms", "take it or leave it|that's final|that is final|my final offer|final word|not negotiable|non-negotiable|those are my terms|these are my terms|no discussion|" +
		"没得商量|没商量|就这么定|我的条件|不容商量|没什么好谈|" +
		"沒得商量|沒商量|就這麼定|我的條件|不容商量|沒什麼好談"},
	{"names-position", "i am the director|i'm the director|i am a director|as a director|i'm the ceo|i am the ceo|as ceo|i am the head of|i'm the head of|i'm a lawyer|i am a lawyer|i run a company|i own a company|i'm a partner|" +
		"我是总经理|我是董事|我是老板|我是律师|我是处长|我是局长|我们董事长|我是总监|" +
		"我是總經理|我是老闆|我是律師|我是處長|我是局長|我們董事長|我是總監"},
	{"names-spending", "i spend|i've spent|i have spent|loyal customer|long-time customer|customer for years|customer for ten years|biggest customer|best customer|vip customer|i'm a vip|gold member|platinum member|platinum|" +
		"老客户|老顾客|大客户|每年消费|消费了|花了几万|花了十几万|我是会员|金卡|白金|钻石会员|vip客户|我是vip|" +
		"老客戶|老顧客|大客戶|每年消費|消費了|花了幾萬|我是會員|鑽石會員|vip客戶"},
	{"names-connections", "i know your|i know the owner|friend of your|i know people|my friend at your|" +
		"我认识你们|你们领导我|你们总部我|跟你们老总|我有熟人|" +
		"我認識你們|你們總部我|跟你們老總|我有熟人"},
	{"rejects-view", "that's nonsense|that is nonsense|nonsense|that's wrong|you're wrong|you are wrong|that is wrong|i disagree|that's not true|that is not true|absolutely not|ridiculous|that makes no sense|" +
		"胡说|不对|你错了|你说错|我不同意|不是这样|瞎说|没道理|荒唐|" +
		"胡說|不對|你錯了|你說錯|不是這樣|瞎說|沒道理"},
	{"corrects-statement", "that's not what i said|i said that|i never said|as i said|let me correct|correction:|not monday but|" +
		"我说的是|我没说过|我没有说|我刚才说的不是|更正一下|纠正一下|" +
		"我說的是|我沒說過|我沒有說|更正一下|糾正一下"},
	{"harsh-remark", "incompetent|useless|terrible service|worst service|pathetic|a joke|shame on you|rip-off|waste of time|do you even|are you deaf|don't you understand|unacceptable|disgraceful|lousy|" +
		"太差|垃圾|废物|什么态度|什么服务|骗子|没用|会不会做事|会不会干|浪费时间|不像话|离谱|" +
		"廢物|什麼態度|什麼服務|騙子|沒用|會不會做事|浪費時間|不像話|離譜"},
	{"swearing", "damn|damn it|goddamn|hell with|bloody hell|bullshit|shit|fuck|fucking|wtf|crap|bastard|bastards|asshole|" +
		"他妈的|妈的|混蛋|王八蛋|操你|去死|滚蛋|狗屁|放屁|" +
		"他媽的|媽的|滾蛋|去死|屁話"},
	{"repeats-story", "for the third time|as i already told|i already told you|i've told you|how many times|i have to repeat|explained this before|again and again|once again i|third time i|" +
		"说了几遍|说过多少遍|说了多少遍|第三次说|又要说一遍|跟你们说过|说好几遍|又得重新说|" +
		"說了幾遍|說過多少遍|說了多少遍|第三次說|又要說一遍|跟你們說過|說好幾遍"},
	{"calm-again", "sorry for shouting|sorry i got upset|sorry for my tone|i've calmed down|i have calmed down|calmer now|" +
		"刚才激动了|刚才语气不好|我冷静下来|不好意思刚才|" +
		"剛才激動了|剛才語氣不好|我冷靜下來|不好意思剛才"},
	{"thanks", "thank you|thanks|many thanks|much appreciated|" +
		"谢谢|感谢|多谢|辛苦了|" +
		"謝謝|感謝|多謝|感恩"},
}

// negators take a phrase back that follows in the same clause, at most three words
// or three Chinese characters later.
var negators = []string{
	"not", "no", "never", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "won't", "needn't", "without", "nothing", "nobody",
	"不", "没", "沒", "别", "別", "无", "無", "未", "勿",
}

// others are third persons: what they said or felt is not the customer's.
var others = []string{
	"he", "she", "they", "he's", "she's", "they're", "his", "their", "husband", "wife", "boss", "friend", "friends", "neighbour",
	"son", "daughter", "colleague", "colleagues",
	"他", "她", "他们", "他們", "她们", "她們", "有人", "朋友", "同事", "邻居", "鄰居", "我老公", "我老婆", "我先生", "我太太", "我妈", "我媽", "我爸", "孩子", "我儿子", "我兒子", "我女儿", "我女兒",
}

// reports turn the rest of a sentence into somebody else's words.
var reports = []string{
	"he said", "she said", "they said", "he says", "she says", "they say", "he told", "she told", "they told", "he wrote", "she wrote",
	"told me", "you said", "you wrote", "your colleague said", "your agent said", "your website says", "the website says", "the leaflet says", "it says", "the ad said",
	"他说", "他說", "她说", "她說", "他们说", "他們說", "你们说", "你們說", "你说", "你說", "您说", "您說", "客服说", "客服說", "别人说", "別人說",
	"朋友说", "朋友說", "同事说", "同事說", "有人说", "有人說", "网上说", "網路上說", "网站上说", "網站上說", "广告说", "廣告說", "店员说", "店員說", "老公说", "老公說", "老婆说", "老婆說",
	"妈说", "媽說", "爸说", "爸說", "听说", "聽說",
}
