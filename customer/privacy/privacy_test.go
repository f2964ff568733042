package privacy_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer/privacy"
)

// Masks as the screens show them, one row per rule and per odd input.
func TestMasks(t *testing.T) {
	tests := []struct{ in, id, account, phone, email string }{
		{"11010519491231002X", "1****X", "****002X", "110****002X", "1****"},
		{"１１０１０５　１９４９１２３１－００２ｘ", "1****x", "****002x", "110****002x", "1****"},
		{"110105491231002", "****", "****1002", "110****1002", "1****"},
		{"E12345678", "E****", "****678", "****78", "E****"},
		{"A123456(7)", "A****", "****67", "****67", "A****"},
		{"AB1234", "A****", "****34", "****4", "A****"},
		{"AB123", "****", "****3", "****3", "A****"},
		{"6222 0212 3456 7890", "****", "****7890", "622****7890", "6****"},
		{"+86 138-1234-5678", "****", "****5678", "861****5678", "8****"},
		{"13812345678", "****", "****678", "138****5678", "1****"},
		{"02012345678", "****", "****678", "020****5678", "0****"},
		{"2025550143", "****", "****143", "****43", "2****"},
		{"110", "****", "****0", "****", "1****"},
		{"12", "****", "****", "****", "****"},
		{"", "****", "****", "****", "****"},
		{"****", "*****", "*****", "*****", "*****"},
		{"*****", "****", "****", "****", "****"},
		{"--", "****", "****", "****", "****"},
		{"\xff\xfe1\u20e32\u03383", "****", "****3", "****", "1****"},
		{"李伟", "****", "****", "****", "****"},
		{"li.wei@example.com", "l****", "****ecom", "liw****ecom", "l****@example.com"},
		{"li@example.com", "l****", "****ecom", "lie****ecom", "****@example.com"},
		{"liwei@sub.a-b.example.co", "l****", "****leco", "liw****leco", "l****@sub.a-b.example.co"},
		{"liwei@12345.com", "l****", "****5com", "liw****5com", "l****@12345.com"},
		{"liwei@123456.com", "l****", "****6com", "liw****6com", "l****@****"},
		{"liwei@-a.com", "l****", "****com", "****om", "l****@****"},
		{"liwei@a.c", "l****", "****ac", "****c", "l****@****"},
		{"liwei@localhost", "l****", "****host", "liw****host", "l****@****"},
		{"liwei@例子.公司", "l****", "****子公司", "****公司", "l****@****"},
		{"a@b@example.com", "a****", "****ecom", "abe****ecom", "****@example.com"},
		{"ｌｉｗｅｉ＠ｅｘａｍｐｌｅ．ｃｏｍ", "l****", "****ecom", "liw****ecom", "l****@example.com"},
		{"****@example.com", "e****", "****com", "****om", "*****@example.com"},
		{"@", "****", "****", "****", "****@****"},
	}
	for _, tt := range tests {
		got := [4]string{privacy.MaskID(tt.in), privacy.MaskAccount(tt.in), privacy.MaskPhone(tt.in), privacy.MaskEmail(tt.in)}
		if want := [4]string{tt.id, tt.account, tt.phone, tt.email}; got != want {
			t.Errorf("%q becomes %q, want %q", tt.in, got, want)
		}
	}
	for _, tt := range []struct {
		n    int
		kept bool
	}{{253, true}, {254, false}} {
		host := strings.Repeat("a", tt.n-4) + ".com"
		if got := privacy.MaskEmail("liwei@" + host); strings.HasSuffix(got, host) != tt.kept {
			t.Errorf("a host of %d bytes becomes %q", tt.n, got)
		}
	}
}

// What each purpose needs, in one place to be read over.
func TestPurposesNeedTheLeast(t *testing.T) {
	want := `serve asked: form-of-address language access-needs orders cases preferences style-reading
verify asked: name identity-document
reply asked: form-of-address phone email language
deliver asked: name phone postal-address
pay asked: name account orders
receive asked: name form-of-address language access-needs diet preferences
complaint asked: name form-of-address phone email orders cases recording
follow-up: form-of-address phone email language cases
improve: orders cases
occasion: form-of-address phone email postal-address birth-date
offer: form-of-address phone email language preferences
`
	var got strings.Builder
	for _, p := range privacy.Purposes() {
		fmt.Fprintf(&got, "%v", p)
		if p.Asked() {
			got.WriteString(" asked")
		}
		got.WriteString(":")
		for _, f := range p.Needs() {
			fmt.Fprintf(&got, " %v", f)
		}
		got.WriteString("\n")
	}
	if got.String() != want {
		t.Errorf("got\n%s", &got)
	}
	if privacy.Purpose(0).Needs() != nil || privacy.Purpose(12).Needs() != nil || privacy.Purpose(0).Asked() {
		t.Error("what is no purpose needs something")
	}
	clear(privacy.PurposePay.Needs())
	if privacy.PurposePay.Needs()[0] != privacy.FieldName {
		t.Error("writing to the list changed what the purpose needs")
	}
	var sensitive []string
	for _, f := range privacy.Fields() {
		if f.Sensitive() {
			sensitive = append(sensitive, f.String())
		}
	}
	if got := strings.Join(sensitive, " "); got != "identity-document account access-needs diet recording" {
		t.Errorf("sensitive are %s", got)
	}
}

func TestProfileMasked(t *testing.T) {
	p := privacy.Profile{
		privacy.FieldIdentity: "11010519491231002X", privacy.FieldAccount: "6222021234567890", privacy.FieldPhone: "13812345678",
		privacy.FieldEmail: "li.wei@example.com", privacy.FieldDiet: "no nuts",
	}
	m := p.Masked()
	if m[privacy.FieldIdentity] != "1****X" || m[privacy.FieldAccount] != "****7890" || m[privacy.FieldPhone] != "138****5678" ||
		m[privacy.FieldEmail] != "l****@example.com" || m[privacy.FieldDiet] != "no nuts" || p[privacy.FieldPhone] != "13812345678" {
		t.Errorf("masked to %#v", map[privacy.Field]string(m))
	}
	if m := (privacy.Profile{privacy.FieldDiet: "rice"}).Masked(); len(m) != 1 {
		t.Errorf("masking added %v", m)
	}
	if s := (privacy.Profile{}).String(); s != "profile of " {
		t.Errorf("an empty profile prints as %q", s)
	}
}

// One row per answer, and each instant at which an answer changes.
func TestAsk(t *testing.T) {
	offer := privacy.Consent{Purpose: privacy.PurposeOffer, Fields: []privacy.Field{privacy.FieldEmail}, Given: day(1), Until: day(5)}
	shared := privacy.Consent{Purpose: privacy.PurposeDeliver, Fields: []privacy.Field{privacy.FieldPhone}, To: []string{"courier"}, Given: day(1)}
	withdrawn := offer
	withdrawn.Withdrawn = day(3)
	renewed := offer
	renewed.Given = day(4)
	sameDay := offer
	sameDay.Given = day(3)
	tests := []struct {
		why      string
		purpose  privacy.Purpose
		field    privacy.Field
		to       string
		at       int
		consents []privacy.Consent
		want     privacy.Reason
	}{
		{"needed for what was asked", privacy.PurposeServe, privacy.FieldOrders, "", 0, nil, privacy.ReasonNeeded},
		{"sensitive, though asked", privacy.PurposeServe, privacy.FieldAccess, "", 0, nil, privacy.ReasonNoConsent},
		{"more than is needed", privacy.PurposeServe, privacy.FieldIdentity, "", 0, nil, privacy.ReasonNotNeeded},
		{"not what was asked", privacy.PurposeOffer, privacy.FieldEmail, "", 0, nil, privacy.ReasonNoConsent},
		{"the instant before", privacy.PurposeOffer, privacy.FieldEmail, "", 0, []privacy.Consent{offer}, privacy.ReasonNotYet},
		{"the first instant", privacy.PurposeOffer, privacy.FieldEmail, "", 1, []privacy.Consent{offer}, privacy.ReasonConsented},
		{"the last day", privacy.PurposeOffer, privacy.FieldEmail, "", 4, []privacy.Consent{offer}, privacy.ReasonConsented},
		{"the first instant without", privacy.PurposeOffer, privacy.FieldEmail, "", 5, []privacy.Consent{offer}, privacy.ReasonExpired},
		{"another field", privacy.PurposeOffer, privacy.FieldPhone, "", 2, []privacy.Consent{offer}, privacy.ReasonNoConsent},
		{"another purpose", privacy.PurposeFollowUp, privacy.FieldEmail, "", 2, []privacy.Consent{offer}, privacy.ReasonNoConsent},
		{"before the withdrawal", privacy.PurposeOffer, privacy.FieldEmail, "", 2, []privacy.Consent{withdrawn}, privacy.ReasonConsented},
		{"at the withdrawal", privacy.PurposeOffer, privacy.FieldEmail, "", 3, []privacy.Consent{withdrawn}, privacy.ReasonWithdrawn},
		{"it takes back an equal one", privacy.PurposeOffer, privacy.FieldEmail, "", 3, []privacy.Consent{withdrawn, offer}, privacy.ReasonWithdrawn},
		{"and one of the same instant", privacy.PurposeOffer, privacy.FieldEmail, "", 4, []privacy.Consent{withdrawn, sameDay}, privacy.ReasonWithdrawn},
		{"not a later one", privacy.PurposeOffer, privacy.FieldEmail, "", 4, []privacy.Consent{withdrawn, renewed}, privacy.ReasonConsented},
		{"a third party", privacy.PurposeDeliver, privacy.FieldPhone, "courier", 2, nil, privacy.ReasonNoConsent},
		{"a named one", privacy.PurposeDeliver, privacy.FieldPhone, "courier", 2, []privacy.Consent{shared}, privacy.ReasonConsented},
		{"another one", privacy.PurposeDeliver, privacy.FieldPhone, "insurer", 2, []privacy.Consent{shared}, privacy.ReasonNotToThem},
		{"inside, of what may be passed on", privacy.PurposeDeliver, privacy.FieldPhone, "", 0, []privacy.Consent{shared}, privacy.ReasonNeeded},
	}
	for _, tt := range tests {
		r := privacy.Request{Purpose: tt.purpose, Fields: []privacy.Field{tt.field}, Duties: []privacy.Purpose{tt.purpose}, To: tt.to, At: day(tt.at)}
		if got := ask(t, r, tt.consents...)[0].Reason; got != tt.want {
			t.Errorf("%s: %v, want %v", tt.why, got, tt.want)
		}
		r.Duties = []privacy.Purpose{privacy.PurposeImprove}
		if got := ask(t, r, tt.consents...)[0].Reason; got != privacy.ReasonNotTheirTask {
			t.Errorf("%s: without duty %v", tt.why, got)
		}
	}
	for _, r := range privacy.Reasons() {
		if want := r == privacy.ReasonConsented || r == privacy.ReasonNeeded; r.Allows() != want {
			t.Errorf("%v allows: %v", r, !want)
		}
	}
}

func TestAskRefuses(t *testing.T) {
	ok := privacy.Request{Purpose: privacy.PurposeServe, Fields: []privacy.Field{privacy.FieldOrders}, At: day(0)}
	tests := []struct {
		set  func(*privacy.Request)
		says string
	}{
		{func(r *privacy.Request) { r.Purpose = 0 }, `customer: request: purpose: got "Purpose(0)", want a purpose`},
		{func(r *privacy.Request) { r.Fields = nil }, `customer: request: fields: got "", want at least one`},
		{func(r *privacy.Request) { r.Fields = []privacy.Field{1, 17} }, `customer: request: fields[1]: got "Field(17)", want a field`},
		{func(r *privacy.Request) { r.Duties = []privacy.Purpose{12} }, `customer: request: duties[0]: got "Purpose(12)", want a purpose`},
		{func(r *privacy.Request) { r.At = time.Time{} }, `customer: request: at: got "", want an instant`},
		{func(r *privacy.Request) { *r = privacy.Request{} }, "customer: request: purpose: got \"Purpose(0)\", want a purpose\ncustomer: request: fields: got \"\", want at least one\ncustomer: request: at: got \"\", want an instant"},
	}
	for _, tt := range tests {
		r := ok
		tt.set(&r)
		if answers, err := privacy.Ask(r); err == nil || err.Error() != tt.says || answers != nil {
			t.Errorf("got\n%v\nwant\n%s", err, tt.says)
		}
	}
	if _, err := privacy.Ask(ok, privacy.Consent{}); err == nil || !strings.HasPrefix(err.Error(), "customer: consent: purpose:") {
		t.Errorf("a consent with faults: %v", err)
	}
}

func TestConsentRefuses(t *testing.T) {
	ok := privacy.Consent{Purpose: privacy.PurposeOffer, Fields: []privacy.Field{privacy.FieldEmail}, Given: day(1)}
	tests := []struct {
		set  func(*privacy.Consent)
		says string
	}{
		{func(c *privacy.Consent) { c.Purpose = 0; c.Fields = nil }, "customer: consent: purpose: got \"Purpose(0)\", want a purpose\ncustomer: consent: fields: got \"\", want at least one"},
		{func(c *privacy.Consent) { c.Fields = append(c.Fields, privacy.FieldAccount) }, `customer: consent: fields[1]: got "account", want a field that the purpose needs`},
		{func(c *privacy.Consent) { c.To = []string{"courier", ""} }, `customer: consent: to[1]: got "", want a name`},
		{func(c *privacy.Consent) { c.To = []string{" courier"} }, `customer: consent: to[0]: got " courier", want a name`},
		{func(c *privacy.Consent) { c.Given = time.Time{} }, `customer: consent: given: got "", want an instant`},
		{func(c *privacy.Consent) { c.Until = day(1) }, `customer: consent: until: got "2026-03-02T09:00:00Z", want an instant after given`},
		{func(c *privacy.Consent) { c.Withdrawn = day(0) }, `customer: consent: withdrawn: got "2026-03-01T09:00:00Z", want an instant not before given`},
	}
	for _, tt := range tests {
		c := ok
		c.Fields = slices.Clone(ok.Fields)
		tt.set(&c)
		if err := c.Check(); err == nil || err.Error() != tt.says {
			t.Errorf("got\n%v\nwant\n%s", err, tt.says)
		}
	}
	ok.Withdrawn = ok.Given
	if err := ok.Check(); err != nil {
		t.Errorf("taken back at once: %v", err)
	}
}

func TestConsentWithdraw(t *testing.T) {
	c := privacy.Consent{Purpose: privacy.PurposeOffer, Fields: []privacy.Field{privacy.FieldEmail}, Given: day(1)}
	if w, err := c.Withdraw(day(0)); err == nil || err.Error() != `customer: consent: withdrawn: got "2026-03-01T09:00:00Z", want an instant not before given` || !w.Given.IsZero() {
		t.Errorf("before it was given: %+v, %v", w, err)
	}
	for _, tt := range []struct{ first, second, want int }{{1, 1, 1}, {3, 2, 2}, {2, 3, 2}} {
		w, err := c.Withdraw(day(tt.first))
		if err == nil {
			w, err = w.Withdraw(day(tt.second))
		}
		if err != nil || !w.Withdrawn.Equal(day(tt.want)) || !c.Withdrawn.IsZero() {
			t.Errorf("withdrawn on %d and %d: %+v, %v", tt.first, tt.second, w, err)
		}
	}
}

func TestConsentIsNotReadFromWhatItIsNot(t *testing.T) {
	tests := []struct{ json, says string }{
		{`{"purpose":"offer","fields":["email"],"given":"2026-03-01T09:00:00Z","by":"phone"}`, `customer: consent: got "82 bytes", want its JSON form: json: unknown field "by"`},
		{`{"purpose":"sell"}`, `customer: consent: got "18 bytes", want its JSON form: customer: Purpose: got "sell", want one of serve, verify, reply, deliver, pay, receive, complaint, follow-up, improve, occasion, offer`},
		{`{"purpose":"offer","fields":["email"],"given":1}`, `customer: consent: got "48 bytes", want its JSON form: Time.UnmarshalJSON: input is not a JSON string`},
		{`{"purpose":"offer","fields":["name"],"given":"2026-03-01T09:00:00Z"}`, `customer: consent: fields[0]: got "name", want a field that the purpose needs`},
		{`{"purpose":"offer","fields":["email"],"given":"2026-03-01T09:00:00Z"} 1`, `customer: consent: got "71 bytes", want its JSON form: got more than one value`},
	}
	for _, tt := range tests {
		var c privacy.Consent
		if err := c.UnmarshalJSON([]byte(tt.json)); err == nil || err.Error() != tt.says {
			t.Errorf("got\n%v\nwant\n%s", err, tt.says)
		}
	}
	data, err := json.Marshal(privacy.Consent{Purpose: privacy.PurposeDeliver, Fields: []privacy.Field{privacy.FieldName}, To: []string{"courier"}, Given: day(0), Until: day(1), Withdrawn: day(0)})
	if want := `{"purpose":"deliver","fields":["name"],"to":["courier"],"given":"2026-03-01T09:00:00Z","until":"2026-03-02T09:00:00Z","withdrawn":"2026-03-01T09:00:00Z"}`; err != nil || string(data) != want {
		t.Errorf("stored as %s, %v", data, err)
	}
}

func TestSuggestions(t *testing.T) {
	var got []string
	for _, w := range privacy.Wordings() {
		got = append(got, w.Suggestion(language.English), w.Suggestion(language.SimplifiedChinese), w.Suggestion(language.TraditionalChinese))
	}
	want := []string{
		"Write what was said and done, with time and place.", "记录客户说了什么、做了什么，以及时间和地点。", "記錄客戶說了什麼、做了什麼，以及時間和地點。",
		"Write what was asked for, and leave the why to the customer’s own words.", "记录客户提出的要求；原因请引用客户原话。", "記錄客戶提出的要求；原因請引用客戶原話。",
		"Write what could be seen and heard: voice, words, tears, silence.", "记录所见所闻：音量、用词、流泪、沉默。", "記錄所見所聞：音量、用詞、流淚、沉默。",
		"Leave it out, or write what the customer stated about the need.", "删去此处，或只记录客户说明的需求。", "刪去此處，或只記錄客戶表明的需求。",
		"Write how often, on which dates, and about what.", "记录次数、日期和事由。", "記錄次數、日期和事由。",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if privacy.Wording(0).Suggestion(language.English) != "" || privacy.Wording(6).Suggestion(language.English) != "" {
		t.Error("a number that names nothing suggests something")
	}
}

// Names, reasons and suggestions judge nobody: they are checked as notes are, and for
// the words by which people are sorted.
func TestTextsLabelNobody(t *testing.T) {
	for _, tag := range []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese} {
		var said []string
		for _, f := range privacy.Fields() {
			said = append(said, f.Label(tag))
		}
		for _, p := range privacy.Purposes() {
			said = append(said, p.Label(tag))
		}
		for _, r := range privacy.Reasons() {
			said = append(said, r.Label(tag))
		}
		for _, w := range privacy.Wordings() {
			said = append(said, w.Label(tag), w.Suggestion(tag))
		}
		for _, text := range said {
			if found := privacy.CheckNote(text); len(found) > 0 {
				t.Errorf("%q judges: %v", text, found)
			}
			for _, word := range []string{"disab", "handicap", "deaf", "blind", "foreign", "elderly", "vip", "残疾", "殘疾", "聋", "聾", "盲", "老人", "外国", "外國", "贵宾", "貴賓"} {
				if strings.Contains(strings.ToLower(text), word) {
					t.Errorf("%q labels with %q", text, word)
				}
			}
		}
	}
}
