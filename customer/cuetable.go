package customer

// cueTable lists for each signal the phrases that show it in a message, in English and
// Chinese, separated by bars; small letters, single spaces, simplified characters, as
// messages are folded. Phrases that begin and end with a letter stand for whole words.
//
// {a,b} is a or b, {,a} is nothing or a. A phrase that ends with a question mark holds
// only in a question. An ellipsis stands for up to [widest]
// characters within the clause. Of phrases that begin at the same place the one with
// the most letters holds, so that "not in a hurry" is not "in a hurry". Those without a
// signal only look like a cue: "thanks to". Signals that no phrase shows reliably are
// left out.
var cueTable = []struct{ signal, phrases string }{
	{"", "thanks to|guarantee card|保证{金,书,人}|感谢{信,函,餐会}|主管机关|急诊"},
	{"asks-to-hurry", "hurry|hurry up|in a {hurry,rush}|asap|as soon as possible|right {away,now}|at once|immediately|straight away|quickly|be {quick,fast,faster}|quick please|{any,work} faster|faster please|{don't,do not} have {time,all day}|haven't got {long,much time,all day}|running out of time|{pressed for,short of} time|speed {this,it,things} up|urgent|urgently|{i'm,i am,we're,we are} running late|no time to {wait,lose}|can't wait any longer|" +
		"快{点,一点,些}|尽{快,速,早}|赶{快,紧}|马上|立{刻,即}|着急|{很,挺,真,好,特别,非常}{急,赶}|急{着,用,需}|加急|赶{时间,车,飞机,火车,高铁}|抓紧|来不及了|等不{起,了}|没时间|时间{紧,很赶}"},
	{"no-hurry", "{no,not in a,not in any,in no,there's no,there is no} {hurry,rush}|{not,isn't,nothing} urgent|take your time|{no need,don't need} to {hurry,rush}|don't {hurry,rush}|doesn't have to be quick|{when,whenever} {you can,you have time,you like,suits you,it suits,convenient}|can wait|any {time,day,week,month} {will do,is fine}|{tomorrow,next week,next month} {will,would} do|plenty of time|" +
		"{不,不太,不怎么,不是很,没那么,不用,不必,别}{急,着急,赶}|不{赶时间,急用}|慢慢{来,弄,处理}|什么时候方便|什么时候…都{行,可以,好}|有空再|不着忙|{明天,过几天,下周,下个月}也{行,成,可以}"},
	{"names-deadline", "{by,before} {today,tomorrow,tonight,noon,midnight,the weekend,the end of,close of business,monday,tuesday,wednesday,thursday,friday,saturday,sunday}|before {that,my flight,i leave,we leave}|{by,before} the {1st,2nd,3rd,4th,5th,6th,7th,8th,9th,10th,11th,12th,13th,14th,15th,16th,17th,18th,19th,20th,21st,22nd,23rd,24th,25th,26th,27th,28th,29th,30th,31st}|deadline|no later than|within {the,an} hour|in {five,ten,fifteen,thirty} minutes|in half an hour|due {today,tomorrow}|needs to be done today|need {it,this} {today,tonight,tomorrow}|{fly,flying,leave,leaving,travel} … {tonight,tomorrow,monday,tuesday,wednesday,thursday,friday,saturday,sunday}|" +
		"{今天,今晚,明天,后天,下班,中午,登机,出发,天黑,月底,周末,点,号}{前,之前}|{周,星期,礼拜}{一,二,三,四,五,六,日,天}{前,之前}|今天{内,之内,必须}|{半,一,两}小时{内,之内}|{五,十}分钟{内,之内}|截止|最{晚,迟}|那之前|{今天,今晚,明天,后天}…{就要,要用,得用,要交}"},
	{"wants-answer-first", "yes or no|{just,simply} {say,tell me}|just give me the answer|bottom line|{short,quick} answer|in short|get to the point|cut to the chase|in one sentence|what's the answer|{result,answer} first|before anything else|" +
		"直接{说,讲,告诉我}|{说,讲}重点|别绕弯子|给{我,,我一}句话|一句话|结论|长话短说|简单说|{行,能,可以}还是不{行,能,可以}|到底{行不行,能不能,可不可以}|先{说,讲}{结果,结论,答案}"},
	{"waves-explanation-away", "{don't,do not} need {the,an,any} {explanation,background,reasons}|no need to explain|{skip,spare me,save me,never mind} … {details,explanation,background,theory,technical,technicalities}|don't explain|no details|i don't need details|i don't care how|no lecture|" +
		"{不用,不必,不需要,不想听,别}…{解释,细说,讲那么细,讲那么多,说那么多,理由}|{原理,原因,细节,过程}…{不用,不必,不需要,跳过}|跳过细节|结果就{好,行}|少说废话"},
	{"asks-detail", "in detail|more {detail,details}|the details|how exactly|{exactly,precisely} {how,what}|explain {how,why}|how does {it,this} work|{walk,talk} me through|tell me more about|what exactly|what goes into|item by item|guide me through|could you elaborate|" +
		"详细|具体{怎么,是,说,讲,情况,有哪些,包括}|细节|怎么个|{什么,工作,运作}原理|{说明,讲解}一下|怎么{算,计算}{的,出来}|逐项|一项一项|什么费用"},
	{"asks-documents", "send me the {documents,contract,papers}|documentation|user manual|the manual|{brochure,catalogue}?|{send,mail,email} … {brochure,catalogue}|{specification,spec} sheet|in writing|data sheet|datasheet|written {copy,confirmation,quote}|copy of the {contract,terms}|" +
		"书面|说明书|产品资料|型录|{资料,合同,合约,文件}…{发,传,寄}|{发,传,寄,给}…{报告,规格表,证书,资料}|发份资料|使用手册|电子版|报价单"},
	{"reads-terms", "terms and conditions|{fine,small} print|clause|section of the contract|{read,gone through} the {contract,terms}|{paragraph,section} … {conditions,contract,terms}|" +
		"条款|细则|{合同,合约,协议,契约}{里,上,第}|第几条"},
	{"asks-exact-figures", "{exact,precise} {amount,cost,date,dimensions,figure,figures,number,numbers,price,size,weight}|to the {cent,gram,millimetre}|how {much,many} … exactly|what percentage|exactly how {much,many}|" +
		"确切|精确|准确{的数,的价格,的金额,的尺寸,数据}|具体{数字,金额,多少,是多少,几,是几}|百分之几|到底{多少钱,是几,是多少}|实际…是多少|{别,不要}{说,抓}大概"},
	{"asks-step-by-step", "step by step|one step at a time|one by one|one at a time|bit by bit|what do i do first|what comes {next,after}|" +
		"一步一步|一步步|逐{步,条,一}|一样一样|一个步骤一个步骤|一条一条|第一步{做什么,怎么,该}|先{按,点,做,填}{哪,什么}"},
	{"asks-to-repeat", "say {that,it} again|repeat that|{could,can} you repeat|come again|once more please|didn't {catch,hear} that|what was {it,that} again|" +
		"{再,重}{说,讲}{一遍,一次}|重复一下|没听{清,到}|刚才说{啥,什么}|你说什么?"},
	{"asks-to-slow-down", "slow down|{more,go} slowly|a bit slower|speak slower|not so fast|too {fast,quick} for me|a {bit,little} fast|" +
		"{说,讲}慢{点,一点,些}|慢{点,一点}{说,讲}|太快了|慢着点|放慢|{记,跟}不{下来,上}|来不及记"},
	{"needs-time", "time to think|think {it,this} {over,through}|think about it|sleep on it|need to think|let me think|consider it|mull it over|read it {carefully,first}|{days,time} to decide|talk it over|run {it,this} past|" +
		"考虑{一下,考虑,看看,几天,两天}|想{一想,想,几天,两天}|好好想|时间考虑|仔细看看|研究一下|琢磨|{商量,讨论}{一下,看看}|合计{一下,合计}|再想想"},
	{"puts-off", "decide later|maybe later|another time|not ready to decide|{can't,cannot} decide|haven't decided|not going to decide|can't make up my mind|not sure which|don't know which|hard to choose|leave it for now|{not,rather not} commit|" +
		"以后再{说,看}|过{几天,段时间,阵子}再|{下次,改天}再|再{等等,看看}|没想好|没决定|定不下来|拿不定主意|不知道{,该}选哪|纠结|犹豫|{先,暂时}不{定,下定,订,下订,下单,买,办,决定}|观望|等{年后,下个月}再{说,看}|缓一缓"},
	{"already-decided", "{i've,i have,we've,we have} {decided,settled}|already decided|made up {my,our} mind|{i've,i have,we've,we have} made up {my,our} mind|i'll take it|my decision is made|i know what i want|i'm taking the|" +
		"已经{决定,想好}|{决定,想,选}好了|就{要,选}这个|我决定了|确定要|{主意,心意}已{决,定}|就{买,要,订}这{款,间,套,台}|就是它"},
	{"asks-comparison", "compare|comparison|which {is,one is} better|{what's,what is} the difference|difference between|pros and cons|or the other one|versus|stack up against|compared {to,with}|any better than|" +
		"比较一下|对比|哪{个,款,种,一个,一款,一种,台,一台}{好,更,比较}|有{啥,什么}{区别,差别,不同,不一样}|区别是|差别|优缺点|比起来|相比|{差,好}在哪|差多少"},
	{"changes-choice", "changed my mind|change my mind|on second {thought,thoughts}|actually no|actually, the other|rather the other|switch back|back to the first|let me change|" +
		"改主意|反悔|还是{换,选,要那,要第,要原}|{换,改}成|想改订|我又想了想|算了还是|又想要|想换另"},
	{"asks-others-choice", "what do {others choose,other customers,most people,people usually}|most {people,customers} {choose,buy,pick,take,go for}|most popular|{bestseller,best seller}|what would you choose|which would you {choose,recommend}|" +
		"{别人,大家,一般人}都{选,买}|{其他,别的}{客户,客人,用户}{,一般,通常}{,都}{选,买}|{大家,别人}一般|一般人选|哪个卖得|最{受欢迎,多人}|的人最多|卖{,得}最好|{别人,大家}{,都}怎么选|你会选哪|换作你"},
	{"asks-others-experience", "other people's experience|what do users say|{any,customer} reviews|has anyone|have {others had,other}|experience of others|did it work for others|testimonials|your {clients,customers} … {get on,happy,like,say}|" +
		"{买,用}过的人|别人用|{其他,别的}{客户,客人,用户}|{评价,反馈}{怎么样,如何,好不好}|口碑|有人用过|使用者的心得"},
	{"asks-refund", "refund|money back|return it|send it back|can i return|return policy|if i cancel|" +
		"退{款,货,换,钱,费}|能换吗|{能,可以,会}退|鉴赏期"},
	{"asks-warranty", "warranty|warranties|under guarantee|{is it,how long is it} covered|" +
		"保修|质保|三包|保固|保养期|保{多久,几年}|管修|维修…{收费,自费}"},
	{"asks-safety", "is {it,this} safe|how safe|safety?|secure enough|is it secure|{non-toxic,toxic,harmful}|" +
		"安全吗|安不安全|安全{性,检验,认证}|{会不会,有没有,会}有{,什么}{危险,副作用}|有没有{毒,甲醛}"},
	{"asks-guarantee", "guarantee|guaranteed|{can,do,will} you promise|what if it {fails,breaks,doesn't work}|" +
		"保证|担保|万一|能承诺|打包票"},
	{"needs-no-guarantee", "don't need {a,any} {guarantee,warranty}|no guarantee needed|no need for a {guarantee,warranty}|do without the … {cover,warranty}|" +
		"{不需要,不用}{保证,担保,保固,延保}|{保固,延保}…{不需要,不用,算了}"},
	{"worries", "worried|i worry|afraid|concerned|nervous|anxious about|scared|what if|go wrong|" +
		"担心|害怕|{有点,有些}怕|{不,不太}放心|放心不下|顾虑|不踏实|心里{没底,毛毛的}|我怕|要是…怎么办"},
	{"fears-wrong-choice", "wrong choice|choose {wrong,wrongly}|{pick,buy} the wrong|regret it|don't want to regret|make a mistake|" +
		"{选,买,挑}错|{,不想}后悔|怕不合适|{,我}怕…{选错,挑错,买错,后悔}"},
	{"asks-if-sure", "are you {,absolutely ,really ,quite }{sure,certain}|is {that,it} certain|really sure|is that really|you sure|will it really|" +
		"确定吗|你确定|真的{吗,可以吗,能,没问题吗}|当真?|真的可以|靠谱吗|靠得住吗|确定…吗"},
	{"gives-orders", "i want you to|do it now|do as i say|you {will,must}|i expect you to|listen to me|fix it now|call me now|" +
		"你给我|给我马上|{你,你们}必须|听我的|{照,按}我说的|{叫,让}…的人…过来|把…{退回来,报上来}"},
	{"demands", "i demand|i insist|i require|i expect nothing less|{i won't,i will not} accept|i refuse to|" +
		"我要求|必须给我|我坚持|我{不,不会}接受|给{我,我们}…{说法,交代,解决}"},
	{"wants-special-treatment", "special {treatment,price,discount}|make an exception|an exception for me|upgrade me|priority service|vip treatment|skip the {queue,line}|" +
		"特殊{处理,待遇}|破{例,个例}|特别优惠|给我升级|优先{处理,给我}|插队|通融"},
	{"asks-for-manager", "your {manager,supervisor,boss}|{a,the} supervisor|{speak,talk} {to,with} … {manager,supervisor,boss}|{person,someone,whoever is} in charge|someone senior|general manager|escalate this|who runs your|" +
		"{叫,找,让,见,换,跟,和,与}…{经理,主管,负责人,领导,店长,组长,做主的}|请{,你们,你,您}{经理,主管,负责人,领导,店长,组长}|你们{经理,主管,领导,老板,负责人}|管事的"},
	{"states-own-terms", "take it or leave it|{that's,that is} final|my final offer|final word|not negotiable|non-negotiable|{those,these} are my terms|no discussion|either you … or i|" +
		"没得{商量,谈}|没商量|就这么定|我的条件|不容商量|没什么好谈|要么…{退款,赔,换}|没有第{二,三}条路"},
	{"names-position", "{i am,i'm} {the,a} {,managing }director|as a director|{i'm,i am} the ceo|as ceo|{i am,i'm} the head of|{i'm,i am} a {lawyer,partner}|i {run,own} a company|" +
		"{我,本人,敝人}是{,…公司的}{总经理,董事,董事长,老板,律师,处长,局长,总监}|我们董事长"},
	{"names-spending", "i spend|orders worth|{i've,i have,we've,we have} {spent,been spending}|{loyal,long-time,biggest,best,vip} customer|customer for {years,ten years}|i'm a vip|{gold,platinum} member|platinum|" +
		"老{客户,顾客}|大客户|{每年,一年}…{消费,花,订}|消费了|花了{几,十几,好几}万|我是会员|金卡|白金|钻石会员|vip客户|我是vip"},
	{"names-connections", "i know {your,the owner,people}|friend of your|my friend at your|your {chairman,director,ceo} … friend|" +
		"我认识你们|你们总部我|{跟,}你们{老总,领导,董事长}…{同学,朋友,亲戚}|你们领导我|跟你们老总|我有熟人"},
	{"rejects-view", "{that's,that is} {nonsense,wrong,not true}|nonsense|{you're,you are} wrong|{i disagree,i don't agree}|isn't {so,true}|absolutely not|ridiculous|that makes no sense|" +
		"胡说|不对|你{错了,说错}|我不{同意,认同}|不是那么回事|不是这样|瞎说|没道理|荒唐|不能接受"},
	{"corrects-statement", "that's not what i said|i said that|no, i said|i never said|as i said|let me correct|correction:|not monday but|" +
		"我说的是|我没{说过,有说}|我刚才说的不是|{更正,纠正}一下|不对,我"},
	{"harsh-remark", "incompetent|useless|{terrible,worst} service|pathetic|a joke|shame on you|rip-off|waste of time|do you even|are you deaf|don't you understand|unacceptable|disgraceful|lousy|{haven't got a clue,clueless}|" +
		"太{差,烂}|烂透|垃圾|废物|什么{态度,服务}|骗子|没用|会不会{做事,做生意,干}|干什么吃的|浪费{,我,我的}时间|不像话|离谱"},
	{"swearing", "damn|damn it|goddamn|hell with|{what,why,where,who} the hell|bloody hell|bullshit|shit|fuck|fucking|wtf|crap|bastard|bastards|asshole|" +
		"{他,}妈的|混蛋|王八蛋|操你|去死|滚蛋|狗屁|放屁|屁话"},
	{"repeats-story", "for the {third,fourth,fifth} time|i already told you|as i already told|i've told you|i've already {told,explained}|how many times|i have to repeat|explained this before|again and again|once again i|third time i|my {third,fourth,fifth,sixth,tenth} {call,email,mail,message}|" +
		"{说,讲}{,了,过}{几,好几,多少}遍|第{三,四,五}次{说,讲,了}|又要说一遍|跟你{,们}{,同事}{说,讲}过|又得重新说|第几{回,次}|从头说起|{说,讲}过{一样,同样}的"},
	{"calm-again", "sorry for {shouting,my tone,losing my temper}|sorry i got upset|{i've,i have} calmed down|calmer now|" +
		"刚才{,是我}{,太}{激动了,激动}|刚才{语气,口气}不好|{,我}冷静下来|不好意思刚才"},
	{"thanks", "thank you|thanks|many thanks|much appreciated|cheers|" +
		"谢谢|感谢|多谢|辛苦{了,你了,您了}|感恩|谢{啦,了}|帮大忙"},
}

// negators take a phrase back that follows in the same clause, at most four words
// or three Chinese characters later.
var negators = []string{
	"not", "no", "never", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "won't", "needn't", "without", "nothing", "nobody",
	"不", "没", "别", "无", "未", "勿",
}

// others are third persons: what they said or felt is not the customer's.
var others = []string{
	"he", "she", "they", "he's", "she's", "they're", "his", "their", "husband", "wife", "boss", "friend", "friends", "neighbour",
	"mother", "mum", "mom", "father", "dad", "parents", "brother", "sister", "son", "daughter", "kids", "children", "partner",
	"colleague", "colleagues", "assistant", "secretary",
	"他", "她", "他们", "她们", "有人", "朋友", "同事", "邻居", "我老公", "我老婆", "我先生", "我太太", "我妈", "我爸", "父母", "孩子",
	"我儿子", "我女儿", "我哥", "我姐", "我弟", "我妹", "秘书", "助理",
}

// reports turn the rest of a sentence into somebody else's words.
var reports = []string{
	"he said", "she said", "they said", "he says", "she says", "they say", "he told", "she told", "they told", "he wrote", "she wrote",
	"told me", "you said", "you wrote", "your colleague said", "your agent said", "your website says", "the website says", "the leaflet says", "it says", "the ad said",
	"他说", "她说", "他们说", "你们说", "你说", "您说", "客服说", "别人说", "朋友说", "同事说", "有人说", "网上说", "网路上说", "网站上说", "广告说", "店员说",
	"老公说", "老婆说", "妈说", "爸说", "听说",
}
