package main

// words are the same words in the languages of the desk: English, simplified and
// traditional Chinese.
type words [3]string

const (
	english = iota
	hans
	hant
)

// scene is what a customer may write to us about.
type scene struct {
	topic   string // the skill that it takes
	share   int    // how often it comes, of all shares
	asks    []words
	answers []words
}

var scenes = []scene{
	{
		topic: "heating", share: 20,
		asks: []words{
			{"Hello, our water heater shows E4 and there is no hot water since this morning.", "你好，家里的热水器显示 E4，从早上开始就没有热水了。", "您好，家裡的熱水器顯示 E4，從早上開始就沒有熱水了。"},
			{"The water turns cold after two minutes in the shower. Can you help?", "洗澡洗两分钟水就变凉了，能帮忙看看吗？", "洗澡洗兩分鐘水就變冷了，可以幫忙看看嗎？"},
			{"How do I set the heater to a lower temperature at night?", "请问怎么把热水器晚上的温度调低一点？", "請問要怎麼把熱水器晚上的溫度調低一點？"},
		},
		answers: []words{
			{"Thank you for the details. E4 means that too little water comes through. Please close the inlet filter, rinse it and start the heater again; it takes about five minutes. If E4 comes back, I will book a technician for you today.", "感谢您说得这么清楚。E4 表示进水量偏小，请先关水清洗一下进水滤网，再重新开机，大约需要五分钟。如果还显示 E4，我今天就为您安排师傅上门。", "謝謝您說明得這麼清楚。E4 代表進水量偏小，請先關水清洗進水濾網，再重新開機，大約需要五分鐘。如果還是顯示 E4，我今天就為您安排師傅到府。"},
			{"I am sorry that you had to shower in cold water. I have looked at your heater's record: the sensor can be reset with the button at the bottom left, held for five seconds. Shall we do it together now?", "很抱歉让您洗到冷水。我查了您这台机器的记录，左下角的按键长按五秒可以重置传感器，我们现在一起操作好吗？", "很抱歉讓您洗到冷水。我查了您這台機器的紀錄，左下角的按鍵長按五秒可以重設感應器，我們現在一起操作好嗎？"},
		},
	},
	{
		topic: "pump", share: 22,
		asks: []words{
			{"The seal of our pump leaks again, three weeks after you changed it.", "水泵的密封圈又漏水了，你们三周前刚换过。", "抽水機的油封又漏水了，你們三週前才換過。"},
			{"The pump has become very loud at night, like a rattle.", "水泵晚上的声音特别大，咔咔响。", "抽水機晚上的聲音特別大，喀喀作響。"},
			{"Is the P20 pump strong enough for a house with four floors?", "请问 P20 水泵够四层楼用吗？", "請問 P20 抽水機夠四層樓使用嗎？"},
		},
		answers: []words{
			{"I apologise for the second leak. A technician will bring the reinforced seal tomorrow between 9 and 12, free of charge, and I will call you afterwards to hear whether it stays dry.", "同一处又漏水，给您添麻烦了，非常抱歉。明天 9 点到 12 点之间师傅会带加强型密封圈上门，费用由我们承担，修好后我再给您回电确认。", "同一處又漏水，造成您的困擾，非常抱歉。明天 9 點到 12 點之間師傅會帶加強型油封到府，費用由我們負擔，修好後我會再回電向您確認。"},
			{"Thank you for telling us. The rattle often comes from the mounting: four rubber rings fix it. I am sending them to you free of charge today, with a drawing of where they go.", "谢谢您告诉我们。这种声响多半是底座松了，换上四个橡胶垫就好。我今天免费给您寄一套，并附上安装示意图。", "謝謝您告訴我們。這種聲響多半是底座鬆了，換上四個橡膠墊就好。我今天免費寄一組給您，並附上安裝示意圖。"},
		},
	},
	{
		topic: "delivery", share: 20,
		asks: []words{
			{"My order was to arrive on Tuesday and it is still not here.", "我的订单说周二到，到现在还没收到。", "我的訂單說週二到貨，到現在還沒收到。"},
			{"The parcel came open and the filter is missing.", "包裹到的时候是拆开的，滤芯不见了。", "包裹送到時是拆開的，濾芯不見了。"},
			{"Can you change the delivery address of my order?", "可以修改一下订单的收货地址吗？", "可以修改訂單的收件地址嗎？"},
		},
		answers: []words{
			{"I am sorry for the wait. I have asked the carrier: your parcel is at the depot and arrives tomorrow before noon. I will write to you as soon as it is with the driver.", "让您久等了，很抱歉。我已经和快递公司核实，包裹在分拨中心，明天中午前送到，一出车我就给您发消息。", "讓您久等了，很抱歉。我已向貨運公司確認，包裹在轉運中心，明天中午前送達，一出車我就傳訊息通知您。"},
			{"Thank you for the photo. A new filter leaves our stock today; you need not send anything back.", "感谢您提供照片。新的滤芯今天就从我们仓库寄出，旧的不用退回。", "感謝您提供照片。新的濾芯今天就從我們倉庫寄出，原本的不用退回。"},
		},
	},
	{
		topic: "billing", share: 14,
		asks: []words{
			{"I was charged twice for the maintenance visit.", "上门保养的费用被扣了两次。", "到府保養的費用被扣了兩次。"},
			{"Where can I find the invoice of last month?", "上个月的发票在哪里可以下载？", "上個月的發票在哪裡可以下載？"},
		},
		answers: []words{
			{"You are right, the visit was charged twice, and I am sorry about it. The refund left today and will be on your account within three working days.", "您说得对，确实重复扣款了，非常抱歉。退款今天已经提交，三个工作日内到账。", "您說得沒錯，確實重複扣款了，非常抱歉。退款今天已經送出，三個工作天內入帳。"},
			{"Thank you for asking. The invoice is in your account under Orders, Documents; I have also sent it to you by e-mail just now.", "感谢您的咨询。发票在您账户的“订单—单据”里，我刚才也给您的邮箱发了一份。", "謝謝您的詢問。發票在您帳戶的「訂單—單據」裡，我剛才也寄了一份到您的信箱。"},
		},
	},
	{
		topic: "installation", share: 14,
		asks: []words{
			{"I have waited at home all afternoon and nobody came to install the heater.", "我在家等了一下午，装热水器的师傅没有来。", "我在家等了一個下午，裝熱水器的師傅沒有來。"},
			{"Which wall anchors do I need for the 60 litre heater?", "60 升的热水器需要用哪种膨胀螺栓？", "60 公升的熱水器需要用哪一種膨脹螺絲？"},
			{"I have never installed such a thing and I am worried about the electricity. Is it safe to do it alone?", "我从来没装过，担心用电安全，自己装靠得住吗？", "我從來沒裝過，擔心用電安全，自己安裝可靠嗎？"},
		},
		answers: []words{
			{"I am sorry that you waited in vain. I have moved you to the first visit tomorrow at 9, and the technician will call you half an hour before.", "让您白等了一下午，真的很抱歉。我已经把您排到明天 9 点第一家，师傅出发前半小时会先给您打电话。", "讓您白等了一個下午，真的很抱歉。我已經把您排到明天 9 點第一家，師傅出發前半小時會先打電話給您。"},
			{"Thank you for asking before you begin. We advise to have the electricity connected by a professional; the visit costs nothing in the first year, and the guarantee stays whole. Shall I book one for you?", "谢谢您事先来问。用电部分建议由专业师傅来接，第一年上门免费，保修也不受影响。需要我帮您预约吗？", "謝謝您事先詢問。用電的部分建議由專業師傅施工，第一年到府免費，保固也不受影響。需要我幫您預約嗎？"},
		},
	},
	{
		topic: "account", share: 10,
		asks: []words{
			{"I cannot log in to the app any more.", "App 登录不了了。", "App 無法登入了。"},
			{"How can I add my mother's heater to my account?", "怎么把我妈妈家的热水器加到我的账户里？", "要怎麼把我媽媽家的熱水器加到我的帳戶？"},
		},
		answers: []words{
			{"Thank you for your patience. I have sent you a new link to set the password; it is valid for one hour.", "感谢您的耐心等待。我已经给您发了新的密码设置链接，一小时内有效。", "感謝您的耐心等候。我已經寄給您新的密碼設定連結，一小時內有效。"},
			{"Gladly. In the app, choose Devices, then the plus sign, and scan the code on the side of the heater. I will stay here until it is connected.", "好的，请在 App 里点“设备”，再点加号，扫一下热水器侧面的二维码。我在这里等您，直到连上为止。", "好的，請在 App 裡點選「裝置」，再點加號，掃描熱水器側面的條碼。我會在這裡等您，直到連線成功。"},
		},
	},
}

// slip is what an agent should not have said, and of which topic it is said.
type slip struct {
	topic string // "" for any
	words words
}

var slips = []slip{
	{"delivery", words{"That is the carrier's problem, you will have to ask them.", "这是快递公司的问题，你去找他们吧。", "這是貨運公司的問題，你去找他們吧。"}},
	{"delivery", words{"The carrier lost it, that has nothing to do with us.", "快递弄丢的，跟我们没关系。", "貨運弄丟的，跟我們沒有關係。"}},
	{"delivery", words{"It's the courier's fault, not ours.", "这是快递的责任，不是我们的责任。", "這是貨運的責任，不是我們的責任。"}},
	{"pump", words{"That is impossible, the seal was new.", "不可能，密封圈是刚换的。", "不可能，油封是剛換的。"}},
	{"installation", words{"Even a child could mount these anchors.", "这个连三岁小孩都会装。", "這個連三歲小孩都會裝。"}},
	{"billing", words{"That's not my department.", "这个不归我管。", "這個不歸我管。"}},
	{"account", words{"I don't know.", "不知道。", "不知道。"}},
	{"", words{"There is nothing I can do.", "我也没办法。", "我也沒辦法。"}},
	{"", words{"Calm down, please.", "你急什么。", "你急什麼。"}},
}

var (
	hellos = []words{
		{"Hello, this is Brightwell, my name is NAME. How can I help you?", "您好，这里是明泉客服，我是NAME，请问有什么可以帮您？", "您好，這裡是明泉客服，我是NAME，請問有什麼可以幫您？"},
		{"Good day, Brightwell service, NAME speaking. What can I do for you?", "您好，明泉服务中心，我是NAME，很高兴为您服务。", "您好，明泉服務中心，我是NAME，很高興為您服務。"},
	}
	solvedChecks = []words{
		{"Is everything in order now? Is there anything else I can do for you?", "请问问题解决了吗？还有什么可以帮您的吗？", "請問問題解決了嗎？還有什麼可以為您服務的嗎？"},
	}
	goodbyes = []words{
		{"Thank you for writing to us. Have a nice day, goodbye.", "感谢您的来信，祝您生活愉快，再见。", "謝謝您的來訊，祝您順心，再見。"},
		{"Thank you for your trust. Goodbye and all the best.", "感谢您的信任，祝您一切顺利，再见。", "感謝您的信任，祝您一切順利，再見。"},
	}
	thanksBack = []words{
		{"That worked, thank you.", "可以了，谢谢。", "可以了，謝謝。"},
		{"Good, I will try that tonight.", "好的，我晚上试试。", "好的，我晚上試試。"},
		{"Fine.", "嗯，好。", "嗯，好。"},
	}
	stillBroken = words{"It happens again, please look at it once more.", "又出问题了，麻烦再看一下。", "又出問題了，麻煩再看一下。"}
	autoReply   = words{"We have your message. A colleague answers soon.", "已收到您的消息，同事会尽快回复。", "已收到您的訊息，同事會儘快回覆。"}
	questions   = []words{
		{"Could you tell me the number on the plate at the side?", "请问机身侧面铭牌上的编号是多少？", "請問機身側面銘牌上的編號是多少？"},
		{"Since when does it happen, and is it worse in the evening?", "请问是从什么时候开始的？晚上会更明显吗？", "請問是從什麼時候開始的？晚上會更明顯嗎？"},
	}
	replies = []words{
		{"It is BW-20417.", "是 BW-20417。", "是 BW-20417。"},
		{"Since Sunday, mostly in the evening.", "周日开始的，晚上多一些。", "週日開始的，晚上比較多。"},
	}
	followUps = []words{
		{"Good day, this is NAME from Brightwell. May I ask whether everything has worked well since?", "您好，我是明泉的NAME，想回访一下，这两天用着都正常吗？", "您好，我是明泉的NAME，想關心一下，這兩天使用都正常嗎？"},
	}
)

// mood is how a customer shows how they want to be served: what they write, and
// what the agent saw or heard and noted by its name.
type mood struct {
	share    int
	says     []words
	observed []string
}

var moods = []mood{
	{share: 50},
	{share: 16, says: []words{
		{"Please hurry, I have a meeting in ten minutes. Just tell me what to do.", "麻烦快一点，我十分钟后有会，直接告诉我怎么办就行。", "麻煩快一點，我十分鐘後有會議，直接告訴我怎麼做就好。"},
		{"Short answer please, I have to leave. How long will it take?", "长话短说吧，我马上要出门，到底要多久？", "請長話短說，我馬上要出門，到底要多久？"},
	}, observed: []string{"interrupts", "asks-to-hurry"}},
	{share: 12, says: []words{
		{"Could you explain step by step how that works? I would like to note the exact figures.", "能一步一步讲一下吗？我想把具体数字记下来。", "可以一步一步說明嗎？我想把確切的數字記下來。"},
		{"I want to think it over. Could you send me the terms and the data sheet?", "我想再考虑一下，能把条款和参数表发给我吗？", "我想再考慮一下，可以把條款和規格表寄給我嗎？"},
	}, observed: []string{"takes-notes", "needs-time"}},
	{share: 12, says: []words{
		{"Is it really safe? What if it breaks again, is there a guarantee?", "真的安全吗？万一又坏了怎么办，有保修吗？", "真的安全嗎？萬一又壞了怎麼辦，有保固嗎？"},
		{"I am not sure which one to take. What do other customers choose?", "我拿不准选哪个，别的客户一般选哪种？", "我不確定選哪一個，其他客戶一般選哪一種？"},
	}, observed: []string{"worries", "asks-guarantee"}},
	{share: 10, says: []words{
		{"I want to talk to the person in charge. You will do it the way I say.", "让你们负责人来，就按我说的办。", "請你們主管出來，就照我說的辦。"},
		{"I spend a lot with you. I expect this to be treated first.", "我在你们这里花了不少钱，这事必须优先处理。", "我在你們這裡花了不少錢，這件事要優先處理。"},
	}, observed: []string{"demands", "gives-orders"}},
}
