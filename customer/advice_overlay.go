package customer

import "slices"

// emotionalAdvice stands above all wishes about form: whoever is upset is heard first.
var emotionalAdvice = rows(Source{LayerEmotional, Emotional.String()}, []Advice{
	{ID: "emotional.feelings-first", Direction: Do, Slot: SlotOpening, Stance: "feelings-first", Standing: Stays, Text: Text{
		"Show that you understand before you speak of a solution.",
		"先表达理解与关心，再谈解决办法。",
		"先表達理解與關心，再談解決方式。",
	}},
	{ID: "emotional.let-speak", Direction: Do, Slot: SlotPace, Stance: "unhurried", Standing: Stays, Text: Text{
		"Let the customer say it all, and listen without hurry.",
		"让客户把话说完，耐心倾听，不催促。",
		"讓客戶把話說完，耐心聆聽，不催促。",
	}},
	{ID: "emotional.calm", Direction: Do, Slot: SlotTone, Standing: Stays, Text: Text{
		"Stay calm: gentle and firm, a lower voice, slower words.",
		"保持平和，温和而坚定，放低声音，放慢语速。",
		"保持平和，溫和而堅定，放低音量，放慢語速。",
	}},
	{ID: "emotional.confirm-feeling", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
		"Say what feeling you hear, then ask politely for the facts.",
		"说出您听到的感受，再礼貌地了解事情经过。",
		"說出您聽到的感受，再禮貌地了解事情經過。",
	}},
	{ID: "emotional.apologise", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
		"Apologise at once for what went wrong, without naming others as the cause.",
		"对不周之处及时致歉，不把责任推给他人。",
		"對不周之處即時致歉，不將責任推給他人。",
	}},
	{ID: "emotional.plan", Direction: Do, Slot: SlotClosing, Standing: Stays, Text: Text{
		"Agree on concrete steps with a time for each.",
		"商定具体步骤，每一步都有时间。",
		"商定具體步驟，每一步都有時間。",
	}},
	{ID: "emotional.change", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
		"If it stays heated, offer another colleague, another place or another time.",
		"若气氛仍然紧张，可提议换人、换地点或换时间。",
		"若氣氛仍然緊張，可提議換人、換地點或換時間。",
	}},
	{ID: "emotional.call-back", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
		"Get in touch within a day, even if it is only to say how far it is.",
		"一天之内主动联系，即使只是告知进展。",
		"一天之內主動聯繫，即使只是告知進度。",
	}},
	{ID: "emotional.no-arguing", Direction: Avoid, Slot: SlotTone, Standing: Stays, Text: Text{
		"Arguing, correcting, defending.",
		"争辩、纠正或急于辩解。",
		"爭辯、糾正或急於辯解。",
	}},
	{ID: "emotional.no-interrupting", Direction: Avoid, Slot: SlotPace, Standing: Stays, Text: Text{
		"Interrupting.",
		"打断客户说话。",
		"打斷客戶說話。",
	}},
	{ID: "emotional.no-calm-down", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
		"Words such as “please calm down”.",
		"“请您冷静一点”之类的话。",
		"「請您冷靜一點」之類的話。",
	}},
})

// overlayAdvice is for what else shows.
var overlayAdvice = slices.Concat(
	rows(Source{LayerOverlay, DetailMinded.String()}, []Advice{
		{ID: "detail-minded.prepare", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Have papers and figures at hand before you begin.",
			"开始之前备好资料和数据。",
			"開始之前備妥資料與數據。",
		}},
		{ID: "detail-minded.full", Direction: Do, Slot: SlotDetail, Stance: "full", Standing: OnRequest, Text: Text{
			"Go through every item, with its conditions.",
			"逐项说明，包括适用条件。",
			"逐項說明，包括適用條件。",
		}},
		{ID: "detail-minded.exact", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Give exact and complete facts: figures, terms, where they are written.",
			"提供准确完整的信息：数据、条款和出处。",
			"提供準確完整的資訊：數據、條款與出處。",
		}},
		{ID: "detail-minded.look-up", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"If a figure is not at hand, say so, look it up, and say when you will have it.",
			"暂时没有的数据如实说明，查明后按约定时间答复。",
			"手邊沒有的數據如實說明，查明後依約定時間回覆。",
		}},
		{ID: "detail-minded.check", Direction: Do, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Go over the figures once more together.",
			"最后与客户再核对一遍数据。",
			"最後與客戶再核對一次數據。",
		}},
		{ID: "detail-minded.no-vague", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Vague words such as “about”, “usually”, “soon”.",
			"“大概”“一般”“尽快”这类含糊的说法。",
			"「大概」「一般」「盡快」這類含糊的說法。",
		}},
	}),
	rows(Source{LayerOverlay, Undecided.String()}, []Advice{
		{ID: "undecided.steps-first", Direction: Do, Slot: SlotOpening, Stance: "steps-first", Standing: OnRequest, Text: Text{
			"Begin with the first open choice and go one step at a time.",
			"从第一个待定的选择开始，一步一步来。",
			"從第一個待定的選擇開始，一步一步來。",
		}},
		{ID: "undecided.compare", Direction: Do, Slot: SlotContent, Stance: "side-by-side", Standing: OnRequest, Text: Text{
			"Set two or three choices side by side, with what speaks for and against each.",
			"把两三个选择并列比较，各有什么优点和不足。",
			"將兩三個選擇並列比較，各有什麼優點與不足。",
		}},
		{ID: "undecided.protection", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Explain what protects the purchase: return, exchange, cancelling.",
			"说明购买保障：退货、换货、取消。",
			"說明購買保障：退貨、換貨、取消。",
		}},
		{ID: "undecided.cases", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Tell of true cases that went well, without names.",
			"讲述真实的成功案例，不透露姓名。",
			"分享真實的成功案例，不透露姓名。",
		}},
		{ID: "undecided.no-more", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Adding choices when there are enough.",
			"选择已经够多时再增加新选项。",
			"選擇已經足夠時再增加新選項。",
		}},
		{ID: "undecided.open", Direction: Do, Slot: SlotClosing, Stance: "time-to-think", Standing: OnRequest, Text: Text{
			"Leave the choice with the customer, and say until when the offer stands.",
			"由客户自己决定，并说明方案的真实有效期。",
			"由客戶自行決定，並說明方案的真實有效期限。",
		}},
		{ID: "undecided.no-pressure", Direction: Avoid, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Pressure of any kind.",
			"任何形式的施压。",
			"任何形式的施壓。",
		}},
	}),
)
