package customer

import "slices"

// statedAdvice is for what was stated: circumstances and needs of access first, then
// wishes. An access need outranks every reading of how somebody likes to be served.
var statedAdvice = slices.Concat(
	rows(Source{LayerStated, ContextSecondLanguage.String()}, []Advice{
		{ID: "second-language.slow", Direction: Do, Slot: SlotPace, Stance: "unhurried", Standing: Stays, Text: Text{
			"Speak slowly in short plain sentences, one thing at a time.",
			"用简短易懂的句子慢慢说，一次只说一件事。",
			"用簡短易懂的句子慢慢說，一次只說一件事。",
		}},
		{ID: "second-language.write", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Write down figures, names and dates.",
			"把数字、名称和日期写下来。",
			"將數字、名稱與日期寫下來。",
		}},
		{ID: "second-language.no-idioms", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Idioms, abbreviations, and jokes that hang on words.",
			"习语、缩写和文字玩笑。",
			"俚語、縮寫與文字玩笑。",
		}},
		{ID: "second-language.no-loud", Direction: Avoid, Slot: SlotTone, Standing: Stays, Text: Text{
			"A louder voice in place of plainer words.",
			"以提高音量代替简明用语。",
			"以提高音量代替簡明用語。",
		}},
		{ID: "second-language.interpreter", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Offer a colleague, an interpreter or a checked translation.",
			"可安排会该语言的同事、口译或经核对的译文。",
			"可安排會該語言的同仁、口譯或經核對的譯文。",
		}},
	}),
	rows(Source{LayerStated, ContextHearing.String()}, []Advice{
		{ID: "hearing.pace", Direction: Do, Slot: SlotPace, Stance: "unhurried", Standing: Stays, Text: Text{
			"Speak clearly at an even pace, and pause between points.",
			"吐字清晰、语速平稳，每点之间稍作停顿。",
			"咬字清晰、語速平穩，每點之間稍作停頓。",
		}},
		{ID: "hearing.face", Direction: Do, Slot: SlotTone, Standing: Stays, Text: Text{
			"Face the customer, with light on your face.",
			"面向客户说话，让对方看清口形。",
			"面向客戶說話，讓對方看清楚口形。",
		}},
		{ID: "hearing.no-shouting", Direction: Avoid, Slot: SlotTone, Standing: Stays, Text: Text{
			"Shouting or exaggerated lip movements.",
			"大声喊话或夸张的口形。",
			"大聲喊話或誇張的口形。",
		}},
		{ID: "hearing.text", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Offer writing, captions, or a sign-language interpreter.",
			"可提供文字、字幕或手语翻译。",
			"可提供文字、字幕或手語翻譯。",
		}},
		{ID: "hearing.confirm", Direction: Do, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Confirm key points in writing.",
			"以书面形式确认要点。",
			"以書面確認重點。",
		}},
	}),
	rows(Source{LayerStated, ContextSpeech.String()}, []Advice{
		{ID: "speech.time", Direction: Do, Slot: SlotPace, Stance: "unhurried", Standing: Stays, Text: Text{
			"Give time to finish each sentence.",
			"给客户充分的时间把每句话说完。",
			"給客戶充分的時間把每句話說完。",
		}},
		{ID: "speech.no-finishing", Direction: Avoid, Slot: SlotPace, Standing: Stays, Text: Text{
			"Finishing sentences for the customer.",
			"替客户把话说完。",
			"替客戶把話說完。",
		}},
		{ID: "speech.closed-questions", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Offer questions that can be answered with yes or no.",
			"可用“是”或“否”就能回答的问题来确认。",
			"可用「是」或「否」就能回答的問題來確認。",
		}},
		{ID: "speech.text", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Offer to go on in writing.",
			"可提议改用文字沟通。",
			"可提議改用文字溝通。",
		}},
	}),
	rows(Source{LayerStated, ContextBadLine.String()}, []Advice{
		{ID: "bad-line.repeat", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Repeat figures and names, and have them confirmed.",
			"数字和名称重复一遍，并请客户确认。",
			"數字與名稱重述一次，並請客戶確認。",
		}},
		{ID: "bad-line.call-back", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Offer to call back at once or to go on in writing.",
			"可提议立即回拨或改用文字沟通。",
			"可提議立即回撥或改用文字溝通。",
		}},
		{ID: "bad-line.no-reading", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Taking a silence or a repeated question as an answer.",
			"把沉默或重复提问当作答复。",
			"將沉默或重複提問當作答覆。",
		}},
	}),
	rows(Source{LayerStated, ContextIllness.String()}, []Advice{
		{ID: "illness.comfort", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Ask what makes it easier: a seat, a break, another time.",
			"询问怎样更方便：坐下、休息或另约时间。",
			"詢問怎樣比較方便：坐下、休息或另約時間。",
		}},
		{ID: "illness.least", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Take over what we can do ourselves; ask for nothing twice.",
			"我们能代办的都代办，不让客户重复说明。",
			"我們能代辦的都代辦，不讓客戶重複說明。",
		}},
		{ID: "illness.no-prying", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Questions about health that service does not need.",
			"与服务无关的健康问题。",
			"與服務無關的健康問題。",
		}},
	}),
	rows(Source{LayerStated, ContextAgentCutIn.String()}, []Advice{
		{ID: "agent-cut-in.apologise", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Apologise for having interrupted, and ask the customer to go on.",
			"为刚才的打断致歉，请客户继续说。",
			"為剛才的打斷致歉，請客戶繼續說。",
		}},
	}),
	rows(Source{LayerStated, ContextAgentFast.String()}, []Advice{
		{ID: "agent-fast.slower", Direction: Do, Slot: SlotPace, Standing: Stays, Text: Text{
			"Speak at 120 to 150 characters a minute, and ask whether it was clear.",
			"语速放到每分钟120至150字，并询问是否说得清楚。",
			"語速放到每分鐘120至150字，並詢問是否說得清楚。",
		}},
	}),
	rows(Source{LayerStated, ContextLongWait.String()}, []Advice{
		{ID: "long-wait.apologise", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Apologise for the wait, and thank the customer for waiting.",
			"为久等致歉，并感谢客户的等候。",
			"為久候致歉，並感謝客戶的等候。",
		}},
		{ID: "long-wait.no-repeat", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Take up what is already on record, so that nothing has to be told again.",
			"接续已有的记录，不让客户从头再说。",
			"接續已有的紀錄，不讓客戶從頭再說。",
		}},
	}),
	rows(Source{LayerStated, WishGreeting.String()}, []Advice{
		{ID: "greeting.as-stated", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Greet in the way that was stated.",
			"按客户说明的方式问候。",
			"依客戶表明的方式問候。",
		}},
		{ID: "greeting.no-touch", Direction: Avoid, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Touch, unless the customer offers it.",
			"客户未主动时的肢体接触。",
			"客戶未主動時的肢體接觸。",
		}},
	}),
	rows(Source{LayerStated, WishAddress.String()}, []Advice{
		{ID: "address.as-stated", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Use the name, title and pronunciation that were given.",
			"按客户告知的姓名、称谓和读音称呼。",
			"依客戶告知的姓名、稱謂與讀音稱呼。",
		}},
	}),
	rows(Source{LayerStated, WishLanguage.String()}, []Advice{
		{ID: "language.as-asked", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Serve in the language asked for: a colleague, an interpreter or a checked translation.",
			"以客户要求的语言服务：安排同事、口译或经核对的译文。",
			"以客戶要求的語言服務：安排同仁、口譯或經核對的譯文。",
		}},
		{ID: "language.no-guessing", Direction: Avoid, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Guessing a language from a name, a face or an accent.",
			"凭姓名、外貌或口音猜测语言。",
			"憑姓名、外貌或口音猜測語言。",
		}},
	}),
	rows(Source{LayerStated, WishFood.String()}, []Advice{
		{ID: "food.as-stated", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Serve food and drink as stated, and say what is in them.",
			"按说明的要求安排餐饮，并告知配料。",
			"依表明的需求安排餐飲，並告知食材。",
		}},
		{ID: "food.ahead", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Tell the kitchen ahead, not at the table.",
			"提前告知厨房，而不是到席上再问。",
			"事先告知廚房，而不是到席間再問。",
		}},
	}),
	rows(Source{LayerStated, WishPunctuality.String()}, []Advice{
		{ID: "punctuality.minute", Direction: Do, Slot: SlotPace, Standing: Stays, Text: Text{
			"Begin and end at the minute agreed; tell ahead of any delay.",
			"严格按约定时间开始和结束；如有延误，提前告知。",
			"嚴格依約定時間開始與結束；如有延誤，事先告知。",
		}},
	}),
	rows(Source{LayerStated, WishGift.String()}, []Advice{
		{ID: "gifts.fitting", Direction: Do, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Give something modest near the end, in kind, number and colour as stated.",
			"临近结束时赠送小礼品，种类、数目、颜色合乎客户说明的习俗。",
			"接近尾聲時致贈小禮，種類、數目、顏色合乎客戶表明的習俗。",
		}},
		{ID: "gifts.no-burden", Direction: Avoid, Slot: SlotClosing, Standing: Stays, Text: Text{
			"A gift that obliges, or that the rules of either side forbid.",
			"让对方为难或违反任何一方规定的礼品。",
			"讓對方為難或違反任何一方規定的禮品。",
		}},
	}),
	rows(Source{LayerStated, WishDate.String()}, []Advice{
		{ID: "dates.one-reading", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Write dates year-month-day or with the name of the month.",
			"日期写作“年-月-日”或写出月份名称。",
			"日期寫作「年-月-日」或寫出月份名稱。",
		}},
		{ID: "dates.no-slashes", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Dates such as 03/04, which have two readings.",
			"“03/04”这类有两种读法的日期。",
			"「03/04」這類有兩種讀法的日期。",
		}},
	}),
	rows(Source{LayerStated, WishTimeZone.String()}, []Advice{
		{ID: "time-zone.hours", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Write and call in the working hours of the customer’s zone, and name the zone.",
			"在客户所在时区的工作时间联系，并注明时区。",
			"在客戶所在時區的上班時間聯繫，並註明時區。",
		}},
		{ID: "time-zone.reply", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Answer within 24 hours.",
			"24小时内回复。",
			"24小時內回覆。",
		}},
	}),
	rows(Source{LayerStated, WishDetail.String()}, []Advice{
		{ID: "details.as-asked", Direction: Do, Slot: SlotDetail, Stance: "full", Standing: Stays, Text: Text{
			"Give the whole explanation that was asked for.",
			"完整说明客户要求了解的内容。",
			"完整說明客戶要求了解的內容。",
		}},
	}),
	rows(Source{LayerStated, WishWriting.String()}, []Advice{
		{ID: "in-writing.answer", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Give the answer in writing, complete and dated.",
			"书面答复，内容完整并注明日期。",
			"以書面答覆，內容完整並註明日期。",
		}},
	}),
	rows(Source{LayerStated, WishSight.String()}, []Advice{
		{ID: "sight.aloud", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Say aloud what is to be seen, and name places and things instead of pointing.",
			"口头说明所见内容，用名称说明位置和物品，不只用手指。",
			"口頭說明所見內容，用名稱說明位置與物品，不只用手指。",
		}},
		{ID: "sight.text", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Send text that can be enlarged and read aloud by a machine.",
			"提供可放大、可由读屏软件朗读的文本。",
			"提供可放大、可由報讀軟體朗讀的文字。",
		}},
		{ID: "sight.no-colour", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Colour as the only mark.",
			"只用颜色作区分。",
			"只用顏色作區分。",
		}},
	}),
	rows(Source{LayerStated, WishMobility.String()}, []Advice{
		{ID: "mobility.way", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Have a seat and a way without steps ready.",
			"备好座位和无障碍通道。",
			"備妥座位與無障礙通道。",
		}},
		{ID: "mobility.reach", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Offer a visit, or service by telephone or online.",
			"可提供上门、电话或线上服务。",
			"可提供到府、電話或線上服務。",
		}},
	}),
)
