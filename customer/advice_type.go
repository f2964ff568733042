package customer

import "slices"

// typeAdvice is for the four types. As the secondary type they give way to the primary.
var typeAdvice = slices.Concat(
	rows(Source{LayerPrimary, Hurried.String()}, []Advice{
		{ID: "hurried.answer-first", Direction: Do, Slot: SlotOpening, Stance: "answer-first", Standing: LeftOut, Text: Text{
			"Give the answer or the solution first, then the reason.",
			"先给结论或解决办法，再说原因。",
			"先說結論或解決方式，再說原因。",
		}},
		{ID: "hurried.brisk", Direction: Do, Slot: SlotPace, Stance: "brisk", Standing: LeftOut, Text: Text{
			"Work briskly, and say how long each step takes.",
			"动作利落，并告知每一步需要多久。",
			"動作俐落，並告知每個步驟需要多久。",
		}},
		{ID: "hurried.no-waiting", Direction: Avoid, Slot: SlotPace, Standing: Stays, Text: Text{
			"Silent waits and needless transfers.",
			"无声的等待和不必要的转接。",
			"無聲的等待與不必要的轉接。",
		}},
		{ID: "hurried.brief", Direction: Do, Slot: SlotDetail, Stance: "brief", Standing: OnRequest, Text: Text{
			"Keep it short, and offer the details.",
			"说明从简，细节可随时提供。",
			"說明從簡，細節可隨時提供。",
		}},
		{ID: "hurried.no-unasked", Direction: Avoid, Slot: SlotDetail, Stance: "brief", Standing: LeftOut, Text: Text{
			"Details that nobody asked for.",
			"客户没有问到的细节。",
			"客戶沒有問到的細節。",
		}},
		{ID: "hurried.one-way", Direction: Do, Slot: SlotContent, Stance: "one-recommendation", Standing: OnRequest, Text: Text{
			"Recommend one way that fits, with its price, safety and guarantee.",
			"推荐一个合适的方案，连同价格、安全和质保。",
			"推薦一個合適的方案，連同價格、安全與保固。",
		}},
		{ID: "hurried.settle", Direction: Do, Slot: SlotClosing, Stance: "settle-now", Standing: LeftOut, Text: Text{
			"Settle in this contact what can be settled.",
			"能当场办结的，当场办结。",
			"能當場辦妥的，當場辦妥。",
		}},
		{ID: "hurried.news", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Report progress in one line, without being asked.",
			"主动用一句话告知进展。",
			"主動用一句話告知進度。",
		}},
	}),
	rows(Source{LayerPrimary, Deliberate.String()}, []Advice{
		{ID: "deliberate.listen-first", Direction: Do, Slot: SlotOpening, Stance: "listen-first", Standing: LeftOut, Text: Text{
			"Let the customer tell it in their own order.",
			"让客户按自己的思路说完。",
			"讓客戶依自己的思路說完。",
		}},
		{ID: "deliberate.unhurried", Direction: Do, Slot: SlotPace, Stance: "unhurried", Standing: LeftOut, Text: Text{
			"Leave time to think; pause after each point.",
			"留出思考的时间，每说完一点稍作停顿。",
			"留出思考的時間，每說完一點稍作停頓。",
		}},
		{ID: "deliberate.no-urging", Direction: Avoid, Slot: SlotPace, Stance: "unhurried", Standing: LeftOut, Text: Text{
			"Urging, or filling every silence.",
			"催促，或急于打破沉默。",
			"催促，或急於打破沉默。",
		}},
		{ID: "deliberate.full", Direction: Do, Slot: SlotDetail, Stance: "full", Standing: OnRequest, Text: Text{
			"Explain in full: what, how, why.",
			"完整说明是什么、怎么做、为什么。",
			"完整說明是什麼、怎麼做、為什麼。",
		}},
		{ID: "deliberate.in-order", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Go point by point, and show papers for each.",
			"逐点说明，并附上相应资料。",
			"逐點說明，並附上相應資料。",
		}},
		{ID: "deliberate.questions", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Invite questions, and answer each before you go on.",
			"请客户提问，逐一解答后再继续。",
			"請客戶提問，逐一解答後再繼續。",
		}},
		{ID: "deliberate.think", Direction: Do, Slot: SlotClosing, Stance: "time-to-think", Standing: OnRequest, Text: Text{
			"Leave the decision open, and agree on when to speak again.",
			"不急于决定，约好下次沟通的时间。",
			"不急於決定，約好下次溝通的時間。",
		}},
		{ID: "deliberate.summary", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Send a summary to read in peace.",
			"事后发送要点，方便客户慢慢查阅。",
			"事後寄送重點摘要，方便客戶慢慢閱讀。",
		}},
	}),
	rows(Source{LayerPrimary, Hesitant.String()}, []Advice{
		{ID: "hesitant.certain-first", Direction: Do, Slot: SlotOpening, Stance: "certain-first", Standing: LeftOut, Text: Text{
			"Begin with what is certain: what is covered, what can be undone.",
			"先说确定的部分：有哪些保障，哪些可以更改。",
			"先說確定的部分：有哪些保障，哪些可以更改。",
		}},
		{ID: "hesitant.unhurried", Direction: Do, Slot: SlotPace, Stance: "unhurried", Standing: LeftOut, Text: Text{
			"Go at the customer’s pace.",
			"按客户的节奏来。",
			"依客戶的步調進行。",
		}},
		{ID: "hesitant.full", Direction: Do, Slot: SlotDetail, Stance: "full", Standing: OnRequest, Text: Text{
			"Give all information that a sure decision needs.",
			"提供放心决定所需的全部信息。",
			"提供安心決定所需的全部資訊。",
		}},
		{ID: "hesitant.worries", Direction: Do, Slot: SlotTone, Standing: Stays, Text: Text{
			"Take each worry seriously, and answer it.",
			"认真对待每一个顾虑，逐一回应。",
			"認真看待每一個顧慮，逐一回應。",
		}},
		{ID: "hesitant.guarantees", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Show guarantees and safety marks, and where they are written.",
			"出示质保和安全认证，并说明出处。",
			"出示保固與安全認證，並說明出處。",
		}},
		{ID: "hesitant.compare", Direction: Do, Slot: SlotContent, Stance: "side-by-side", Standing: OnRequest, Text: Text{
			"Compare the choices plainly, drawbacks too.",
			"如实比较各个选择，也说明不足。",
			"如實比較各個選擇，也說明不足。",
		}},
		{ID: "hesitant.guide", Direction: Do, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Propose a small next step that can be undone.",
			"建议先走一小步，之后仍可更改。",
			"建議先踏出一小步，之後仍可更改。",
		}},
		{ID: "hesitant.no-pressing", Direction: Avoid, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Pressing for a decision.",
			"逼客户表态。",
			"逼客戶表態。",
		}},
		{ID: "hesitant.check", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Ask after the service whether all is well.",
			"服务之后回访，确认一切顺利。",
			"服務之後回訪，確認一切順利。",
		}},
	}),
	rows(Source{LayerPrimary, Assertive.String()}, []Advice{
		{ID: "assertive.acknowledge-first", Direction: Do, Slot: SlotOpening, Stance: "acknowledge-first", Standing: LeftOut, Text: Text{
			"Acknowledge the customer’s view before anything else.",
			"先认可客户的看法，再谈其他。",
			"先肯定客戶的看法，再談其他。",
		}},
		{ID: "assertive.straight", Direction: Do, Slot: SlotTone, Standing: Stays, Text: Text{
			"Speak straight, and stay professional.",
			"直截了当，保持专业。",
			"直截了當，保持專業。",
		}},
		{ID: "assertive.valued", Direction: Do, Slot: SlotTone, Standing: Stays, Text: Text{
			"Ask for their view, note it, and say what came of it.",
			"征求客户的意见，记录下来，并告知结果。",
			"徵詢客戶的意見，記錄下來，並告知結果。",
		}},
		{ID: "assertive.no-contest", Direction: Avoid, Slot: SlotTone, Standing: Stays, Text: Text{
			"A contest about who is right.",
			"争论谁对谁错。",
			"爭論誰對誰錯。",
		}},
		{ID: "assertive.commit", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Commit firmly to what policy allows, with a name and a time.",
			"在规定范围内作出明确承诺，写明负责人和时间。",
			"在規定範圍內給予明確承諾，註明負責人與時間。",
		}},
		{ID: "assertive.choices", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Offer real choices within the rules.",
			"在规则之内提供真正的选择。",
			"在規則之內提供真正的選擇。",
		}},
		{ID: "assertive.no-overpromise", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Promises beyond the rules or your authority.",
			"超出规定或本人权限的承诺。",
			"超出規定或本身權限的承諾。",
		}},
		{ID: "assertive.decider", Direction: Do, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Say who decides what, and by when.",
			"说明由谁决定、何时决定。",
			"說明由誰決定、何時決定。",
		}},
		{ID: "assertive.report", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Report the result yourself at the time you gave.",
			"在承诺的时间亲自告知结果。",
			"在承諾的時間親自告知結果。",
		}},
	}),
)

// statusAdvice is for readings that end without a type. Not to know is no lack: one asks.
var statusAdvice = slices.Concat(
	rows(Source{LayerPrimary, StatusUnknown.String()}, []Advice{
		{ID: "unknown.ask", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Ask one open question: how would it suit you best?",
			"用一个开放式问题了解：您希望怎样办理比较方便？",
			"以一個開放式問題了解：您希望怎樣辦理比較方便？",
		}},
		{ID: "unknown.both", Direction: Do, Slot: SlotDetail, Standing: Stays, Text: Text{
			"Give the short answer, and offer the long one.",
			"先给简短答复，并表示可以详细说明。",
			"先給簡短答覆，並表示可以詳細說明。",
		}},
		{ID: "unknown.watch", Direction: Do, Slot: SlotPace, Standing: Stays, Text: Text{
			"Follow the pace that the customer sets.",
			"跟随客户的节奏。",
			"跟隨客戶的步調。",
		}},
	}),
	rows(Source{LayerPrimary, StatusAmbiguous.String()}, []Advice{
		{ID: "ambiguous.choose", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Offer both ways, the answer at once or step by step, and let the customer choose.",
			"提供两种方式：直接给答案或逐步说明，由客户选择。",
			"提供兩種方式：直接給答案或逐步說明，由客戶選擇。",
		}},
		{ID: "ambiguous.check", Direction: Do, Slot: SlotPace, Standing: Stays, Text: Text{
			"Check after the first point whether this suits.",
			"说完第一点后，询问这样是否合适。",
			"說完第一點後，詢問這樣是否合適。",
		}},
		{ID: "ambiguous.no-settling", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Settling on one reading of the customer too soon.",
			"过早认定客户的偏好。",
			"過早認定客戶的偏好。",
		}},
	}),
	rows(Source{LayerPrimary, StatusOptedOut.String()}, []Advice{
		{ID: "opted-out.ask", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Ask what is wanted, and do that.",
			"直接询问需要，并照办。",
			"直接詢問需求，並照辦。",
		}},
		{ID: "opted-out.no-reading", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Noting or guessing how the customer likes to be served.",
			"记录或猜测客户的服务偏好。",
			"記錄或猜測客戶的服務偏好。",
		}},
	}),
)
