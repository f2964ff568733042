package customer

import "slices"

// channelAdvice is the form that each channel asks for.
var channelAdvice = slices.Concat(
	rows(Source{LayerChannel, ChannelFaceToFace.String()}, []Advice{
		{ID: "face-to-face.ready", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Be ready five to ten minutes before; greet first, and offer a seat.",
			"提前5至10分钟准备好；主动问候，请客户入座。",
			"提前5至10分鐘準備好；主動問候，請客戶入座。",
		}},
		{ID: "face-to-face.manner", Direction: Do, Slot: SlotTone, Standing: Stays, Text: Text{
			"Natural eye contact, a smile, 0.8 to 1.2 metres of distance.",
			"目光自然、面带微笑，保持0.8至1.2米距离。",
			"目光自然、面帶微笑，保持0.8至1.2公尺距離。",
		}},
		{ID: "face-to-face.screens", Direction: Avoid, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Screens and papers of others in view.",
			"让他人的屏幕信息和文件出现在客户视线内。",
			"讓他人的螢幕資訊與文件出現在客戶視線內。",
		}},
		{ID: "face-to-face.see-off", Direction: Do, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Thank, and see the customer to the door or lift.",
			"致谢，并送客户到门口或电梯口。",
			"致謝，並送客戶到門口或電梯口。",
		}},
	}),
	rows(Source{LayerChannel, ChannelPhone.String()}, []Advice{
		{ID: "phone.third-ring", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Pick up by the third ring; give company and name.",
			"铃响三声内接听，报公司和姓名。",
			"鈴響三聲內接聽，報公司與姓名。",
		}},
		{ID: "phone.pace", Direction: Do, Slot: SlotTone, Standing: Stays, Text: Text{
			"Clear voice; vary the pitch, and pause around key points.",
			"声音清晰，语调有变化，要点前后稍作停顿。",
			"聲音清晰，語調有變化，重點前後稍作停頓。",
		}},
		{ID: "phone.note", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Note key facts, so that they need not be repeated.",
			"记下要点，不让客户重复。",
			"記下重點，不讓客戶重複。",
		}},
		{ID: "phone.no-dead-air", Direction: Avoid, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Holding without leave, or without word for more than a minute.",
			"未经同意让客户等候，或超过一分钟不告知进展。",
			"未經同意讓客戶在線上等候，或超過一分鐘不告知進度。",
		}},
		{ID: "phone.hang-up", Direction: Do, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Sum up, ask whether there is anything else, thank, and let the customer hang up first.",
			"小结要点，询问是否还有其他需要，致谢，请客户先挂机。",
			"總結重點，詢問是否還有其他需要，致謝，請客戶先掛斷。",
		}},
	}),
	rows(Source{LayerChannel, ChannelChat.String()}, []Advice{
		{ID: "chat.first-answer", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Answer within one to three minutes, even if only to say that you are on it.",
			"1至3分钟内首次回复，哪怕只是告知正在处理。",
			"1至3分鐘內首次回覆，即使只是告知正在處理。",
		}},
		{ID: "chat.turns", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Write in short turns, one point each.",
			"分条短句发送，每条一个要点。",
			"分則短句發送，每則一個重點。",
		}},
		{ID: "chat.plain", Direction: Do, Slot: SlotTone, Standing: Stays, Text: Text{
			"Standard written language, few emoji.",
			"使用规范的书面语，少用表情符号。",
			"使用規範的書面語，少用表情符號。",
		}},
		{ID: "chat.no-slang", Direction: Avoid, Slot: SlotTone, Standing: Stays, Text: Text{
			"Net slang and bare one-word replies.",
			"网络用语和单字回复。",
			"網路用語與單字回覆。",
		}},
		{ID: "chat.no-walls", Direction: Avoid, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Walls of text.",
			"大段文字。",
			"大段文字。",
		}},
	}),
	rows(Source{LayerChannel, ChannelEmail.String()}, []Advice{
		{ID: "email.form", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Clear subject, salutation, body, closing and signature.",
			"主题明确，称呼、正文、结尾、署名齐全。",
			"主旨明確，稱謂、內文、結語、署名齊全。",
		}},
		{ID: "email.complete", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Answer completely in one message; put data in a table.",
			"一封邮件完整答复，数据列表呈现。",
			"一封郵件完整回覆，數據以表格呈現。",
		}},
		{ID: "email.no-walls", Direction: Avoid, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Walls of text, and open lists of recipients.",
			"大段文字和公开的收件人名单。",
			"大段文字與公開的收件人名單。",
		}},
	}),
	rows(Source{LayerChannel, ChannelLetter.String()}, []Advice{
		{ID: "letter.form", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Date, reference, salutation, closing, signature by hand, and whom to call.",
			"写明日期、编号、称呼、结尾，亲笔签名，并附联系人。",
			"註明日期、文號、稱謂、結語，親筆簽名，並附聯絡人。",
		}},
		{ID: "letter.complete", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Answer every point in one letter.",
			"一封信答复全部问题。",
			"一封信回覆全部問題。",
		}},
		{ID: "letter.announce", Direction: Do, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"If it takes long, say by a quicker way that it is coming.",
			"如需时日，先用较快的方式告知。",
			"若需時日，先以較快的方式告知。",
		}},
	}),
	rows(Source{LayerChannel, ChannelSocial.String()}, []Advice{
		{ID: "social.first-answer", Direction: Do, Slot: SlotOpening, Standing: Stays, Text: Text{
			"Answer within 30 minutes, urgent posts first.",
			"30分钟内首次回复，紧急的优先。",
			"30分鐘內首次回覆，緊急的優先。",
		}},
		{ID: "social.private", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Answer under the post, then move details to a private message.",
			"先在帖下回复，细节转到私信。",
			"先在貼文下回覆，細節轉到私訊。",
		}},
		{ID: "social.no-data", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Data of the customer in public.",
			"公开客户的个人信息。",
			"公開客戶的個人資料。",
		}},
		{ID: "social.no-dispute", Direction: Avoid, Slot: SlotTone, Standing: Stays, Text: Text{
			"A dispute in public.",
			"公开争辩。",
			"公開爭辯。",
		}},
		{ID: "social.no-pressing", Direction: Avoid, Slot: SlotFollowUp, Standing: Stays, Text: Text{
			"Pressing for a changed review; a polite request is enough.",
			"反复要求修改评价；礼貌地提一次即可。",
			"一再要求修改評價；禮貌地提一次即可。",
		}},
	}),
	rows(Source{LayerChannel, ChannelSelfService.String()}, []Advice{
		{ID: "self-service.person", Direction: Do, Slot: SlotChannel, Standing: Stays, Text: Text{
			"Show at each step how to reach a person.",
			"每一步都标明如何联系人工服务。",
			"每一步都標明如何聯繫服務人員。",
		}},
		{ID: "self-service.plain", Direction: Do, Slot: SlotContent, Standing: Stays, Text: Text{
			"Plain words, and what each step is for.",
			"用语浅显，说明每一步的用途。",
			"用語淺顯，說明每一步的用途。",
		}},
		{ID: "self-service.confirm", Direction: Do, Slot: SlotClosing, Standing: Stays, Text: Text{
			"Confirm what arrived, with a number and a time for the answer.",
			"确认已收到的内容，给出编号和答复时间。",
			"確認已收到的內容，提供編號與答覆時間。",
		}},
		{ID: "self-service.no-again", Direction: Avoid, Slot: SlotContent, Standing: Stays, Text: Text{
			"Asking again for what was entered.",
			"要求重复填写已填过的内容。",
			"要求重複填寫已填過的內容。",
		}},
	}),
)
