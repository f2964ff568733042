package customer_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer"
)

// What training in customer service asks for, sentence by sentence.
func TestPlansDoWhatTrainingTeaches(t *testing.T) {
	tests := []struct {
		sentence  string
		situation customer.Situation
		holds     []string
		not       []string
	}{
		{"in a hurry: to the point, brief, few details",
			customer.Situation{Primary: customer.Hurried},
			[]string{"hurried.answer-first", "hurried.brief", "hurried.no-unasked", "hurried.settle"}, []string{"deliberate.full"}},
		{"wants to understand: listen, explain in full, do not urge",
			customer.Situation{Primary: customer.Deliberate},
			[]string{"deliberate.listen-first", "deliberate.full", "deliberate.no-urging", "deliberate.think"}, []string{"hurried.brief"}},
		{"hard to decide: full information, safety and guarantees, compare, guide",
			customer.Situation{Primary: customer.Hesitant},
			[]string{"hesitant.full", "hesitant.guarantees", "facts.safety", "hesitant.compare", "hesitant.guide"}, nil},
		{"confident: respect views, stay professional, firm guarantees, be valued",
			customer.Situation{Primary: customer.Assertive},
			[]string{"assertive.acknowledge-first", "assertive.straight", "assertive.commit", "assertive.valued", "assertive.no-overpromise"},
			[]string{"key.manager", "enhanced.line"}},
		{"detail-minded: complete exact facts, prepared data, nothing vague",
			customer.Situation{Overlays: []customer.Overlay{customer.DetailMinded}},
			[]string{"detail-minded.exact", "detail-minded.full", "detail-minded.prepare", "detail-minded.no-vague"}, nil},
		{"undecided: step by step, clear comparison, purchase protection, true cases, no pressure",
			customer.Situation{Overlays: []customer.Overlay{customer.Undecided}},
			[]string{"undecided.steps-first", "undecided.compare", "undecided.protection", "undecided.cases", "undecided.no-pressure", "law.true-offers"}, nil},
		{"strong feelings: calm, let speak out, empathy, only then solve",
			customer.Situation{Primary: customer.Hurried, Overlays: []customer.Overlay{customer.Emotional}},
			[]string{"emotional.feelings-first", "emotional.let-speak", "emotional.calm", "emotional.no-arguing", "emotional.no-interrupting", "emotional.change"},
			[]string{"hurried.answer-first", "hurried.brisk"}},
		{"in a hurry and after exact facts: brief, the rest on request",
			customer.Situation{Primary: customer.Hurried, Overlays: []customer.Overlay{customer.DetailMinded}},
			[]string{"hurried.brief", "detail-minded.exact", "facts.asked"}, []string{"detail-minded.full"}},
		{"in a hurry, and asked for all details: all details",
			customer.Situation{Primary: customer.Hurried, Wishes: []customer.Wish{customer.WishDetail}},
			[]string{"details.as-asked", "hurried.answer-first"}, []string{"hurried.brief", "hurried.no-unasked"}},
		{"hearing, and in a hurry: even pace",
			customer.Situation{Primary: customer.Hurried, Contexts: []customer.Context{customer.ContextHearing}},
			[]string{"hearing.pace", "hearing.text", "hurried.brief"}, []string{"hurried.brisk"}},
		{"foreign guest: language, greeting, food, gifts, punctuality, dates, answer within 24 hours",
			customer.Situation{Wishes: customer.Wishes()},
			[]string{"language.as-asked", "greeting.as-stated", "food.as-stated", "gifts.fitting", "punctuality.minute", "dates.one-reading", "time-zone.reply"}, nil},
		{"nothing known: ask",
			customer.Situation{Status: customer.StatusUnknown},
			[]string{"unknown.ask", "unknown.both"}, []string{"ambiguous.choose"}},
		{"several ways: let the customer choose",
			customer.Situation{Status: customer.StatusAmbiguous},
			[]string{"ambiguous.choose", "ambiguous.no-settling"}, []string{"unknown.ask"}},
		{"opted out: the baseline, and no reading",
			customer.Situation{Status: customer.StatusOptedOut, Tier: customer.TierKey},
			[]string{"opted-out.no-reading", "key.manager"}, []string{"unknown.ask"}},
		{"decided by a colleague: as any type",
			customer.Situation{Status: customer.StatusOverridden, Primary: customer.Hesitant},
			[]string{"hesitant.full"}, nil},
		{"chat: short turns; mail: complete",
			customer.Situation{Primary: customer.Deliberate, Channel: customer.ChannelChat},
			[]string{"chat.turns", "deliberate.full"}, []string{"email.complete"}},
	}
	for _, tt := range tests {
		got := ids(all(compose(t, tt.situation)))
		for _, id := range tt.holds {
			if !slices.Contains(got, id) {
				t.Errorf("%s: %s is missing", tt.sentence, id)
			}
		}
		for _, id := range tt.not {
			if slices.Contains(got, id) {
				t.Errorf("%s: %s has no place there", tt.sentence, id)
			}
		}
	}
}

func TestComposeRefuses(t *testing.T) {
	tests := []struct {
		situation customer.Situation
		says      string
	}{
		{customer.Situation{Status: 9}, `customer: situation: status: got "Status(9)", want one of typed, unknown, ambiguous, opted-out, overridden, or 0 for none`},
		{customer.Situation{Primary: 5}, `customer: situation: primary: got "Type(5)", want one of hurried, deliberate, hesitant, assertive, or 0 for none`},
		{customer.Situation{Primary: 1, Secondary: 5}, `customer: situation: secondary: got "Type(5)", want one of hurried, deliberate, hesitant, assertive, or 0 for none`},
		{customer.Situation{Tier: 4}, `customer: situation: tier: got "Tier(4)", want one of standard, enhanced, key, or 0 for none`},
		{customer.Situation{Channel: 8}, `customer: situation: channel: got "Channel(8)", want one of face-to-face, phone, chat, email, letter, social, self-service, or 0 for none`},
		{customer.Situation{Overlays: []customer.Overlay{1, 0}}, `customer: situation: overlays[1]: got "Overlay(0)", want one of emotional, detail-minded, undecided`},
		{customer.Situation{Contexts: []customer.Context{9}}, `customer: situation: contexts[0]: got "Context(9)", want one of second-language, hearing, speech, bad-line, illness, agent-cut-in, agent-fast, long-wait`},
		{customer.Situation{Wishes: []customer.Wish{13}}, `customer: situation: wishes[0]: got "Wish(13)", want one of greeting, form-of-address, language, food, punctuality, gifts, dates, time-zone, details, in-writing, sight, mobility`},
		{customer.Situation{Status: customer.StatusTyped}, `customer: situation: primary: got "", want a type, as the status is typed`},
		{customer.Situation{Status: customer.StatusOverridden}, `customer: situation: primary: got "", want a type, as the status is overridden`},
		{customer.Situation{Status: customer.StatusUnknown, Primary: customer.Hurried}, `customer: situation: primary: got "hurried", want none, as the status is unknown`},
		{customer.Situation{Secondary: customer.Hurried}, `customer: situation: secondary: got "hurried", want none without a primary type`},
		{customer.Situation{Primary: customer.Hurried, Secondary: customer.Hurried}, `customer: situation: secondary: got "hurried", want another type than the primary one`},
		{customer.Situation{Status: customer.StatusOptedOut, Overlays: []customer.Overlay{customer.Emotional}}, `customer: situation: overlays: got "[emotional]", want none, as the customer opted out`},
		{customer.Situation{Primary: 7, Secondary: 7, Tier: 7}, `customer: situation: primary: got "Type(7)", want one of hurried, deliberate, hesitant, assertive, or 0 for none
customer: situation: secondary: got "Type(7)", want one of hurried, deliberate, hesitant, assertive, or 0 for none
customer: situation: tier: got "Tier(7)", want one of standard, enhanced, key, or 0 for none
customer: situation: secondary: got "Type(7)", want another type than the primary one`},
	}
	for _, tt := range tests {
		p, err := customer.Compose(tt.situation)
		if err == nil || err.Error() != tt.says || len(all(p)) > 0 {
			t.Errorf("%+v: got\n%v\nwant\n%s", tt.situation, err, tt.says)
		}
		faultsOf(t, err)
	}
	for i, s := range []customer.Situation{{Primary: 4}, {Tier: 3}, {Channel: 7}, {Wishes: []customer.Wish{12}}, {Status: customer.StatusTyped, Primary: 1}, {Status: customer.StatusOptedOut}} {
		if err := s.Check(); err != nil {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// A stored plan is read only when it follows from its situation and its advice.
func TestPlanIsNotReadFromWhatCannotBe(t *testing.T) {
	s := customer.Situation{Primary: customer.Hurried, Secondary: customer.Deliberate, Channel: customer.ChannelChat}
	data, err := json.Marshal(compose(t, s))
	if err != nil {
		t.Fatal(err)
	}
	type plan struct {
		Situation customer.Situation `json:"situation"`
		Advice    []customer.Advice  `json:"advice"`
		Dropped   []customer.Drop    `json:"dropped"`
	}
	tests := []struct {
		why  string
		edit func(p *plan)
		says string
	}{
		{"nothing changed", func(p *plan) {}, ""},
		{"another text, from another version", func(p *plan) { p.Advice[0].Text.English = "Help." }, ""},
		{"without a row of the channel", func(p *plan) { p.Advice = p.Advice[:len(p.Advice)-1] }, ""},
		{"without the baseline", func(p *plan) {
			p.Advice = slices.DeleteFunc(p.Advice, func(a customer.Advice) bool { return a.ID == "baseline.promise" })
		}, `customer: plan: advice: got "", want all of the baseline: baseline.promise`},
		{"another type", func(p *plan) {
			p.Situation = customer.Situation{Primary: customer.Assertive, Secondary: customer.Hurried}
		}, "a source in the situation, in the order of precedence"},
		{"a lower row first", func(p *plan) { slices.Reverse(p.Advice) }, "a source in the situation, in the order of precedence"},
		{"a drop taken in", func(p *plan) { p.Advice = append(p.Advice, p.Dropped[0].Advice) }, `customer: plan: advice: got "", want none that contradicts another`},
		{"a row with a fault", func(p *plan) { p.Advice[2].Text.Hans = "" }, `customer: plan: advice[2].text.zh-Hans: got "", want 1 to 300 characters without control characters or spaces around them`},
		{"a drop with a fault", func(p *plan) { p.Dropped[1].Advice.Text.Hans = "" }, `customer: plan: dropped[1].advice.text.zh-Hans: got "", want 1 to 300 characters without control characters or spaces around them`},
		{"by another row", func(p *plan) { p.Dropped[0].By = "hurried.brief" }, `customer: plan: dropped: got "", want what contradicts higher advice in the plan, by the rule that does it`},
		{"by another rule", func(p *plan) { p.Dropped[0].Rule = "because" }, `customer: plan: dropped: got "", want what contradicts higher advice in the plan, by the rule that does it`},
		{"drops out of order", func(p *plan) { p.Dropped[0].Advice.Source = p.Advice[len(p.Advice)-1].Source }, `customer: plan: dropped[1]: got "secondary deliberate", want a source in the situation, in the order of precedence`},
		{"what stays was dropped", func(p *plan) { p.Dropped[0].Advice.Standing = customer.Stays }, `customer: plan: dropped: got "", want what contradicts higher advice in the plan, by the rule that does it`},
		{"dropped for its equal", func(p *plan) {
			d := p.Dropped[0]
			d.Advice.Source = p.Advice[slices.IndexFunc(p.Advice, func(a customer.Advice) bool { return a.ID == d.By })].Source
			p.Dropped = []customer.Drop{d}
		}, `customer: plan: dropped: got "", want what contradicts higher advice in the plan, by the rule that does it`},
		{"given way to the first of all rows", func(p *plan) {
			first := own("house.notice", customer.Source{Layer: customer.LayerLaw}, customer.SlotOpening, "notice-first", customer.Stays)
			p.Advice = slices.DeleteFunc(p.Advice, func(a customer.Advice) bool { return a.Layer != customer.LayerBaseline })
			p.Advice = slices.Insert(p.Advice, 0, first)
			p.Dropped = p.Dropped[:1]
			p.Dropped[0].By, p.Dropped[0].Rule = first.ID, "opening: notice-first before listen-first"
		}, ""},
		{"dropped for nothing", func(p *plan) { p.Dropped[0].Advice.Stance, p.Dropped[0].Advice.Standing = "", customer.Stays }, `customer: plan: dropped: got "", want what contradicts higher advice in the plan, by the rule that does it`},
	}
	for _, tt := range tests {
		var edited plan
		if err := json.Unmarshal(data, &edited); err != nil {
			t.Fatal(err)
		}
		tt.edit(&edited)
		stored, err := json.Marshal(edited)
		if err != nil {
			t.Fatal(err)
		}
		p := compose(t, customer.Situation{})
		err = p.UnmarshalJSON(stored)
		switch {
		case tt.says == "" && err != nil:
			t.Errorf("%s: %v", tt.why, err)
		case tt.says != "" && (err == nil || !strings.Contains(err.Error(), tt.says)):
			t.Errorf("%s: got %v, want %s", tt.why, err, tt.says)
		case err != nil && len(all(p)) != len(all(compose(t, customer.Situation{}))):
			t.Errorf("%s: the plan changed", tt.why)
		}
		faultsOf(t, err)
	}
}

func TestPlanTexts(t *testing.T) {
	p := compose(t, customer.Situation{Primary: customer.Hurried, Secondary: customer.Deliberate})
	for _, tt := range []struct {
		tag           language.Tag
		text, explain string
	}{
		{language.English,
			"Detail\n  Do: Answer everything that was asked, completely, however short the rest is.\n  Do: Keep it short, and offer the details.\n  Avoid: Details that nobody asked for.\nTone\n",
			"  Detail: Explain in full: what, how, why. (How the customer may like to be served, too: Prefers a full explanation)\n    Offered on request (because this goes first): Keep it short, and offer the details.\n"},
		{language.SimplifiedChinese,
			"详略\n  请做到：客户问到的每一项都完整答复，其余内容再简短，这些也不省略。\n  请做到：说明从简，细节可随时提供。\n  请避免：客户没有问到的细节。\n语气\n",
			"因冲突未纳入的建议\n  开场：让客户按自己的思路说完。（客户可能也希望的服务方式：希望详细了解）\n    本次不采用（因以下建议优先）：先给结论或解决办法，再说原因。\n"},
		{language.TraditionalChinese,
			"詳略\n  請做到：客戶問到的每一項都完整回覆，其餘內容再精簡，這些也不省略。\n  請做到：說明從簡，細節可隨時提供。\n  請避免：客戶沒有問到的細節。\n語氣\n",
			"  詳略：完整說明是什麼、怎麼做、為什麼。（客戶可能也希望的服務方式：希望詳細了解）\n    客戶需要時提供（因以下建議優先）：說明從簡，細節可隨時提供。\n"},
	} {
		if got := p.Text(tt.tag); !strings.Contains(got, tt.text) {
			t.Errorf("%v: got\n%s\nwithout\n%s", tt.tag, got, tt.text)
		}
		if got := p.Explain(tt.tag); !strings.Contains(got, tt.explain) {
			t.Errorf("%v: got\n%s\nwithout\n%s", tt.tag, got, tt.explain)
		}
	}
	if got := (customer.Plan{}).Explain(language.English); got != "" {
		t.Errorf("an empty plan says %q", got)
	}
	for slot := range p.Slots() {
		if slot != customer.SlotOpening {
			t.Error("the iterator goes on after its end")
		}
		break
	}
}

func TestOfficesChannelsAndSteps(t *testing.T) {
	tests := []struct {
		office   customer.Office
		channels []customer.Channel
		steps    string
	}{
		{customer.OfficeFront, []customer.Channel{customer.ChannelFaceToFace, customer.ChannelPhone, customer.ChannelChat, customer.ChannelEmail, customer.ChannelLetter},
			"receive understand propose feedback close"},
		{customer.OfficeBack, []customer.Channel{customer.ChannelPhone, customer.ChannelEmail, customer.ChannelSocial, customer.ChannelSelfService},
			"request sort solve follow-up"},
		{0, nil, ""},
	}
	for _, tt := range tests {
		var steps []string
		for _, s := range tt.office.Steps() {
			steps = append(steps, s.String())
		}
		if got := strings.Join(steps, " "); got != tt.steps || !slices.Equal(tt.office.Channels(), tt.channels) {
			t.Errorf("%v: %s, %v", tt.office, got, tt.office.Channels())
		}
	}
	for _, c := range customer.Channels() {
		if !slices.Contains(append(customer.OfficeFront.Channels(), customer.OfficeBack.Channels()...), c) {
			t.Errorf("%v belongs to no office", c)
		}
	}
}

// The sentences about steps and contacts, in the order of their values.
func TestMeans(t *testing.T) {
	var got []string
	for _, c := range customer.Contacts() {
		got = append(got, c.Means(language.English), c.Means(language.SimplifiedChinese), c.Means(language.TraditionalChinese))
	}
	for _, s := range customer.Steps() {
		got = append(got, s.Means(language.English), s.Means(language.SimplifiedChinese), s.Means(language.TraditionalChinese))
	}
	want := []string{
		"Meeting our people: face to face, by telephone, by mail.", "与服务人员的接触：面对面、电话、邮件。", "與服務人員的接觸：面對面、電話、郵件。",
		"Meeting things: the product, the facilities, the machines.", "与物的接触：产品、设施、设备。", "與物的接觸：產品、設施、設備。",
		"Meeting information: leaflets, web pages, word of mouth.", "与信息的接触：宣传资料、网页、口碑。", "與資訊的接觸：文宣、網頁、口碑。",
		"Meeting the place: its space, its mood, its cleanliness.", "与环境的接触：空间、氛围、整洁程度。", "與環境的接觸：空間、氛圍、整潔程度。",
		"Greet, give your name, and offer to help.", "主动问候，自报姓名，表示愿意效劳。", "主動問候，報上姓名，表示樂意協助。",
		"Listen, ask, note the key facts, and confirm them.", "倾听、询问，记下关键信息并与客户确认。", "聆聽、詢問，記下重點並與客戶確認。",
		"Say what can be done, by whom and by when, with price and guarantee.", "说明可以怎么办、由谁办、何时办好，以及价格和质保。", "說明可以如何處理、由誰處理、何時完成，以及價格與保固。",
		"Ask whether this meets the need, and adjust it.", "询问方案是否符合需要，并作调整。", "詢問方案是否符合需求，並加以調整。",
		"Sum up, ask whether there is anything else, and thank.", "小结要点，询问是否还有其他需要，并致谢。", "總結重點，詢問是否還有其他需要，並致謝。",
		"Let the customer send a request easily, and confirm that it arrived.", "让客户方便地提交请求，并确认已收到。", "讓客戶方便地提出需求，並確認已收到。",
		"Sort it by kind and urgency, and give it to one person.", "按类别和紧急程度分派，由专人负责。", "依類別與緊急程度分派，由專人負責。",
		"Find the cause, solve it, and tell of progress meanwhile.", "查明原因并解决，过程中告知进展。", "查明原因並解決，過程中告知進度。",
		"Report the result, check that it helped, and learn from it.", "告知结果，确认问题已解决，并总结改进。", "告知結果，確認問題已解決，並檢討改進。",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if customer.Contact(0).Means(language.English) != "" || customer.Contact(5).Means(language.Chinese) != "" || customer.Step(0).Means(language.English) != "" || customer.Step(10).Means(language.Chinese) != "" {
		t.Error("a number that names nothing means something")
	}
}

func TestStoredSituationsAndPlansAreStrict(t *testing.T) {
	const noPlan = `"advice":[],"dropped":[]}`
	tests := []struct{ json, says string }{
		{`null`, `customer: situation: got "null", want an object`},
		{`{"type":"hurried"}`, `customer: situation: type: got "type", want one of channel, contexts, overlays, primary, secondary, status, tier, wishes`},
		{`{"tier":"gold","wishes":["food","gold"],"overlays":null}`, `customer: situation: tier: got "gold", want one of standard, enhanced, key
customer: situation: wishes[1]: got "gold", want one of greeting, form-of-address, language, food, punctuality, gifts, dates, time-zone, details, in-writing, sight, mobility
customer: situation: overlays: got "null", want a list`},
		{`{"secondary":"hurried"}`, `customer: situation: secondary: got "hurried", want none without a primary type`},
		{`{"situation":{"tier":"gold"},"advise":[],"dropped":[{"advice":{"slot":"x"},"by":1,"cause":""}]}`, `customer: plan: situation.tier: got "gold", want one of standard, enhanced, key
customer: plan: advise: got "advise", want one of advice, dropped, situation
customer: plan: dropped[0].advice.slot: got "x", want one of opening, pace, detail, tone, content, closing, channel, follow-up
customer: plan: dropped[0].by: got "1", want a text
customer: plan: dropped[0].cause: got "cause", want one of advice, by, rule`},
		{`{"situation":{"secondary":"hurried"},` + noPlan, `customer: situation: secondary: got "hurried", want none without a primary type`},
		{`{"situation":{},` + noPlan, `customer: plan: advice: got "", want all of the baseline: baseline.respect
customer: plan: advice: got "", want all of the baseline: baseline.listen
customer: plan: advice: got "", want all of the baseline: baseline.promise
customer: plan: advice: got "", want all of the baseline: baseline.data
customer: plan: advice: got "", want all of the baseline: baseline.next`},
	}
	for _, tt := range tests {
		s, p := customer.Situation{Primary: customer.Hurried}, compose(t, customer.Situation{})
		err := s.UnmarshalJSON([]byte(tt.json))
		if strings.Contains(tt.says, ": plan: ") || strings.Contains(tt.json, "advice") {
			err = p.UnmarshalJSON([]byte(tt.json))
		}
		if err == nil || err.Error() != tt.says || s.Primary != customer.Hurried || len(p.Do()) < 10 {
			t.Errorf("%s: got\n%v\nwant\n%s", tt.json, err, tt.says)
		}
	}
}

// Whatever a reading says, a plan can be composed from it, and it has the reading's
// own list no more.
func TestReadingSituation(t *testing.T) {
	for _, s := range readings() {
		if s.Status == 0 && s.Primary != 0 {
			s.Status = customer.StatusTyped
		}
		r := customer.Reading{Status: s.Status, Primary: s.Primary, Secondary: s.Secondary, Overlays: s.Overlays, Confidence: customer.ConfidenceHigh}
		got := r.Situation()
		if diff := cmp.Diff(s, got); diff != "" {
			t.Errorf("(-reading +situation):\n%s", diff)
		}
		compose(t, got)
		if len(got.Overlays) > 0 {
			got.Overlays[0] = 0
			if r.Overlays[0] == 0 {
				t.Error("writing to the situation changed the reading")
			}
		}
	}
}
