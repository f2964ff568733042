package customer

import "slices"

// tierAdvice adds resources. Nobody loses by another’s tier, and manners are the same
// in all of them.
var tierAdvice = slices.Concat(
	rows(Source{LayerTier, TierEnhanced.String()}, []Advice{
		{ID: "enhanced.basics", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"See that the basic service stands before any extra.",
			"先把基本服务做到位，再谈增值服务。",
			"先把基本服務做到位，再談加值服務。",
		}},
		{ID: "enhanced.no-flattery", Direction: Avoid, Slot: SlotTone, Standing: Stays, Text: Text{
			"Flattery and familiarity.",
			"奉承和过分亲昵。",
			"奉承與過度熱絡。",
		}},
		{ID: "enhanced.line", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Offer the priority line.",
			"提供优先专线。",
			"提供優先專線。",
		}},
		{ID: "enhanced.services", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Offer the added services that fit the need.",
			"提供合乎需要的增值服务。",
			"提供合乎需求的加值服務。",
		}},
		{ID: "enhanced.news", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Give news and changes in advance.",
			"提前告知新消息和变动。",
			"提前告知最新消息與異動。",
		}},
		{ID: "enhanced.events", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Invite to events, as something one may decline.",
			"邀请参加活动，去留随意。",
			"邀請參加活動，參加與否悉聽尊便。",
		}},
	}),
	rows(Source{LayerTier, TierKey.String()}, []Advice{
		{ID: "key.manager", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Name a manager of their own, with a deputy.",
			"指定专属经理，并有人代理。",
			"指定專屬經理，並有代理人。",
		}},
		{ID: "key.advice", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Offer expert advice on their plans.",
			"就客户的计划提供专家建议。",
			"就客戶的計畫提供專家建議。",
		}},
		{ID: "key.visits", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Visit regularly: appointment confirmed, background known, next steps agreed.",
			"定期拜访：预约确认、了解背景、商定后续。",
			"定期拜訪：預約確認、了解背景、商定後續。",
		}},
		{ID: "key.thanks", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Thank within one to two days of a visit, and keep what was promised there.",
			"拜访后一两天内致谢，并兑现当时的承诺。",
			"拜訪後一兩天內致謝，並兌現當時的承諾。",
		}},
		{ID: "key.occasions", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Remember occasions whose dates were given for it.",
			"客户愿意告知的纪念日，届时致意。",
			"客戶願意告知的紀念日，屆時致意。",
		}},
	}),
)
