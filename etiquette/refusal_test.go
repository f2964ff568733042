package etiquette_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/etiquette"
)

// refuser is a small checker that knows all parts of a refusal.
func refuser(t *testing.T) *etiquette.Checker {
	t.Helper()
	p := deskPack()
	p.Clues["understanding"] = etiquette.Clue{Reach: etiquette.InMessage, Phrases: []string{"thank you", "I see"}, Exceptions: []string{"no thank you"}}
	p.Clues["reason"] = etiquette.Clue{Reach: etiquette.InMessage, Phrases: []string{"because"}}
	p.Clues["nearby"] = etiquette.Clue{Phrases: []string{"or else"}}
	p.Rules[1].Unless = append(p.Rules[1].Unless, "nearby") // reaches the clause only: no alternative
	p.Rules = append(p.Rules, etiquette.Rule{ID: "dont", Idea: etiquette.FlatNo, Severity: etiquette.Error, Phrases: []string{"we don't"}, Unless: []string{"offer", "condition"}, Needs: []string{"today"},
		Reason: english("It turns people away."), Suggestions: map[etiquette.Language][]string{etiquette.English: {"We can."}}, Examples: []string{"We don't today."}})
	p.Clues["today"] = etiquette.Clue{Phrases: []string{"today"}}
	p.Refusal = map[etiquette.RefusalPart][]string{etiquette.Understanding: {"understanding"}, etiquette.Reason: {"reason"}}
	c, err := etiquette.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// spelled writes a refusal as its words, and a part as its first letter and its words.
func spelled(r etiquette.Refusal, text string) string {
	all := []string{string(r.Idea) + " " + text[r.Start:r.End]}
	for _, p := range r.Parts {
		all = append(all, p.Part.String()[:1]+" "+text[p.Start:p.End])
	}
	return strings.Join(all, "; ")
}

func TestRefusal(t *testing.T) {
	c := refuser(t)
	for text, want := range map[string]string{
		"Thank you. I can't help, because it is late. I will ask.": "cant_solve I can't help; u Thank you; r because; a I will",
		"I can't help.":                          "cant_solve I can't help",
		"I see, because. Thank you.":             "",
		"No thank you. I can't help.":            "cant_solve I can't help",
		"I will ask, I can't help, I will call.": "cant_solve I can't help; a I will; a I will",
		"I can't help, or else.":                 "cant_solve I can't help",
		"We don't today, I will call.":           "flat_no We don't; a I will",
		"We don't today. I can't help.":          "flat_no We don't",
		"We don't today, I will, I can't help.":  "cant_solve I can't help; a I will",
		"We don't, I will call.":                 "",
		"If we don't today, I will call.":        "",
		"We can't. I will help.":                 "",
	} {
		r, ok := c.Refusal(text, etiquette.Setting{})
		if got := spelled(r, text); ok != (want != "") || ok && got != want {
			t.Errorf("%q: got %q, %v, want %q", text, got, ok, want)
		}
	}
}

// An offer that counts only behind a refusal is no alternative before it.
func TestRefusalTakesAlternativesThatComeLater(t *testing.T) {
	p := deskPack()
	p.Clues["offer"] = etiquette.Clue{Reach: etiquette.Later, Phrases: []string{"i will"}}
	p.Rules = append(p.Rules, etiquette.Rule{ID: "dont", Idea: etiquette.FlatNo, Severity: etiquette.Error, Phrases: []string{"we don't"}, Unless: []string{"offer"},
		Reason: english("It turns people away."), Suggestions: map[etiquette.Language][]string{etiquette.English: {"We can."}}, Examples: []string{"We don't."}})
	c, err := etiquette.New(p)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"I can't help. I will ask.":              "cant_solve I can't help; a I will",
		"I will ask. I can't help.":              "cant_solve I can't help",
		"I will ask. I can't help. I will call.": "cant_solve I can't help; a I will",
		"We don't. I will call.":                 "flat_no We don't; a I will",
		"I will call. We don't.":                 "flat_no We don't",
	} {
		r, ok := c.Refusal(text, etiquette.Setting{})
		if got := spelled(r, text); !ok || got != want {
			t.Errorf("%q: got %q, %v, want %q", text, got, ok, want)
		}
	}
}

// Missing and InOrder are compared, over all refusals of up to five parts, with lists of
// the parts that can be read one behind the other.
func TestRefusalPartsAreMissingOrInOrder(t *testing.T) {
	orders := 0
	for n := range 6 {
		for code := range pow(3, n) {
			var r etiquette.Refusal
			read := ""
			for range n {
				part := etiquette.RefusalParts()[code%3]
				r.Parts = append(r.Parts, etiquette.RefusalPartFound{Part: part})
				read, code = read+part.String()[:1], code/3
			}
			var missing []etiquette.RefusalPart
			var ordered strings.Builder
			for _, p := range etiquette.RefusalParts() {
				if strings.Contains(read, p.String()[:1]) {
					ordered.WriteString(p.String()[:1])
				} else {
					missing = append(missing, p)
				}
			}
			if got := r.Missing(); !slices.Equal(got, missing) {
				t.Errorf("%q: got %v missing, want %v", read, got, missing)
			}
			if got, want := r.InOrder(), subsequence(ordered.String(), read); got != want {
				t.Errorf("%q: got %v, want %v", read, got, want)
			} else if got {
				orders++
			}
		}
	}
	if orders != 203 {
		t.Errorf("%d are in order", orders)
	}
}

func pow(a, n int) int {
	if n == 0 {
		return 1
	}
	return a * pow(a, n-1)
}

// subsequence reports whether the letters of a stand in b in their order.
func subsequence(a, b string) bool {
	if a == "" || b == "" {
		return a == ""
	}
	return a[0] == b[0] && subsequence(a[1:], b[1:]) || subsequence(a, b[1:])
}

func TestReviewJudgesRefusals(t *testing.T) {
	const no = "I can't help."
	for _, row := range []struct {
		texts []string
		want  string
	}{
		{[]string{"Hello", no}, "no-understanding 1 0-12, no-reason 1 0-12"},
		{[]string{"Thank you.", no, "Because it is late."}, ""},
		{[]string{"Because it is late.", no, "Thank you."}, ""},
		{[]string{"> Thank you.", no, "> Because."}, "no-understanding 1 0-12, no-reason 1 0-12"},
		{[]string{"Thank you.", "Hello", no, "Hello", "Because."}, "no-understanding 2 0-12, no-reason 2 0-12"},
		{[]string{"Because " + no}, "no-understanding 0 8-20"},
		{[]string{"> " + no}, ""},
		{[]string{"I will help."}, ""},
	} {
		var got []string
		for _, r := range refuser(t).Review(etiquette.Conversation{Messages: say(row.texts...)}).Remarks {
			got = append(got, fmt.Sprintf("%v %d %d-%d", r.Lapse, r.Message, r.Start, r.End))
		}
		if diff := cmp.Diff(row.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%q: %s", row.texts, diff)
		}
	}
	if remarks := desk(t).Review(etiquette.Conversation{Messages: say(no)}).Remarks; len(remarks) > 0 {
		t.Errorf("packs without words for the parts: got %v", remarks)
	}
}

func TestBuiltInPacksKnowThePartsOfARefusal(t *testing.T) {
	c := builtIn(t)
	for text, want := range map[string][]etiquette.RefusalPart{
		"不能退。": {etiquette.Understanding, etiquette.Reason, etiquette.Alternative},
		"我理解您的心情，不过不能退。":                                                                                           {etiquette.Reason, etiquette.Alternative},
		"抱歉，因为已经拆封，不能退。":                                                                                           {etiquette.Alternative},
		"謝謝您的詢問。因為超過七天，無法退貨，我幫您換一件。":                                                                               nil,
		"唔好意思，過咗期限，唔可以退，我幫你換過件。":                                                                                   nil,
		"We can't refund this.":                                                                                    {etiquette.Understanding, etiquette.Reason, etiquette.Alternative},
		"I understand how annoying this is. We can't refund it because it has been worn. I can repair it for you.": nil,
		"I'm sorry, our policy is thirty days, so we can't refund this.":                                           {etiquette.Alternative},
	} {
		r, ok := c.Refusal(text, etiquette.Setting{Channel: etiquette.Chat})
		if got := r.Missing(); !ok || !slices.Equal(got, want) {
			t.Errorf("%q: got %v, %v, want %v", text, got, ok, want)
		}
	}
}

func TestBuiltInPacksWantThePublicAnswerFirst(t *testing.T) {
	c := builtIn(t)
	for text, wrong := range map[string]bool{
		"您好，请私信我们。":                                                                          true,
		"您好！麻煩私訊小編您的訂單編號。":                                                                   true,
		"Hi, please DM us.":                                                                  true,
		"Could you send us a direct message?":                                                true,
		"Let's take this to private messages.":                                               true,
		"您好，麻烦发私信给我们。":                                                                       true,
		"您好，请加客服微信。":                                                                         true,
		"Could you send us the number in a private message?":                                 true,
		"您好，我们已经私信您了。":                                                                       false,
		"We have sent you a private message.":                                                false,
		"很抱歉让您久等了，包裹今天下午送达。请私信我们核对地址。":                                                       false,
		"We're sorry about the delay; your parcel is on its way. Please DM us your address.": false,
		"您的私信我们已经收到。":                                                                        false,
		"We answered your private message today.":                                            false,
	} {
		remarks := c.Review(etiquette.Conversation{Channel: etiquette.Social, Messages: say(text)}).Remarks
		got := slices.ContainsFunc(remarks, func(r etiquette.Remark) bool { return r.Lapse == etiquette.PrivateFirst })
		if got != wrong {
			t.Errorf("%q: got %v, want %v", text, got, wrong)
		}
	}
}
