package privacy_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer/privacy"
)

// marked writes a note with its judgements in brackets, each with its wording.
func marked(note string) string {
	var b strings.Builder
	end := 0
	for _, j := range privacy.CheckNote(note) {
		fmt.Fprintf(&b, "%s[%s|%v]", note[end:j.Start], note[j.Start:j.End], j.Wording)
		end = j.End
	}
	return b.String() + note[end:]
}

func TestCheckNote(t *testing.T) {
	tests := []struct{ why, want string }{
		{"an adjective before a person", "A [difficult|label] customer at counter 3."},
		{"and after one", "The customer was very [rude|label] to me."},
		{"two of them", "The caller is [rude|label] and [stubborn|label]."},
		{"both before one", "[Rude|label] and [Arrogant|label] people."},
		{"across a comma: no", "It was difficult, customer waited 20 minutes."},
		{"a short form", "she's [crazy|diagnosis], he’s [manipulative|motive]"},
		{"many small words between", "He has been really quite too [pushy|label]."},
		{"seven words away: too far", "He has been so so so so pushy."},
		{"a pronoun without a verb", "He difficult case."},
		{"a thing", "A difficult case; the process was slow and the line is strange."},
		{"a thing of the customer", "The customer service form is difficult."},
		{"denied", "The customer was not rude."},
		{"a phrase", "She [always complains|habit] and [just wants attention|motive]."},
		{"a phrase with a hyphen", "[Ill-mannered|label] reply, [bad-tempered|label]."},
		{"half a phrase", "She always comes early. Attention was given."},
		{"a phrase across a full stop: no", "Low. Class 3 ticket."},
		{"a phrase at the end that goes on", "He has a screw"},
		{"standing", "[Low class|standing] visitor, an [old man|standing]."},
		{"a longer phrase wins", "a [low value customer|standing]"},
		{"capitals", "[DIFFICULT|label] CUSTOMER: [IDIOT|label]"},
		{"between quotation marks", "He wrote: see log. Heard: \"you idiot\" twice. \u201cliar\u201d, \u2018liar\u2019, \u300cliar\u300d, \u300eliar\u300f, \u00abliar\u00bb."},
		{"a quotation ends with the line", "\"idiot\n[idiot|label]"},
		{"a name with a digit", "Login idiot2, 3idiot."},
		{"full stops inside a quotation", "\u201cWell. idiot\u201d [idiot|label]"},
		{"somebody's account", "Customer said the driver is an idiot. Then: [idiot|label]."},
		{"an account ends with the sentence", "Says idiot; [idiot|label]! said idiot? [idiot|label]"},
		{"according to", "According to the guest the cook is an idiot."},
		{"no account", "He unsaids: [idiot|label], saids [idiot|label]."},
		{"an account in capitals", "SAID idiot"},
		{"at the very end", "said"},
		{"facts", "Customer called three times in two days, spoke loudly, and asked for a refund of 120 yuan."},
		{"a line ends a sentence", "value was low\nclass of tariff: business"},
		{"nothing", ""},
		{"not text", "\xff[idiot|label]\xc3"},

		{"zh label", "客户[无理取闹|label]，要求退款。"},
		{"zh-Hant label", "客戶[無理取鬧|label]，要求退款。"},
		{"zh motive", "此人[想占便宜|motive]，[装可怜|motive]。"},
		{"zh-Hant motive", "此人[想佔便宜|motive]，[裝可憐|motive]。"},
		{"zh diagnosis", "对方[歇斯底里|diagnosis]，[情绪失控|diagnosis]。"},
		{"zh standing", "来了个[乡下人|standing]，[没文化|standing]。"},
		{"zh habit", "[老是投诉|habit]，[动不动就|habit]发火。"},
		{"a longer word wins", "[脾气暴躁|label]"},
		{"harmless longer words", "服务无可挑剔，毫不挑剔；以挑剔的眼光检查；接到骗子电话；看《奇葩说》。"},
		{"harmful beside them", "无可挑剔。[挑剔|label]"},
		{"an account", "客户反映维修员态度恶劣。[态度恶劣|label]。"},
		{"an account, traditional", "客戶稱店員沒禮貌！[沒禮貌|label]"},
		{"a quotation", "客户原话：\u201c你们是骗子\u201d。「騙子」『騙子』"},
		{"facts, zh", "客户三天内来电四次，语速快，音量较大，要求当天退款。"},
		{"facts, zh-Hant", "客戶三天內來電四次，語速快，音量較大，要求當天退款。"},
	}
	for _, tt := range tests {
		if got := marked(unmarked(tt.want)); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.why, got, tt.want)
		}
	}
}

// unmarked takes the brackets and wordings out again.
func unmarked(note string) string {
	for _, w := range privacy.Wordings() {
		note = strings.ReplaceAll(note, "|"+w.String()+"]", "")
	}
	return strings.ReplaceAll(note, "[", "")
}

// Each word that is known stands in a line of testdata/notes.txt.
func TestCheckNoteKnowsItsWords(t *testing.T) {
	data, err := os.ReadFile("testdata/notes.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if want := strings.TrimSpace(line); !strings.HasPrefix(want, "#") {
			if got := marked(unmarked(want)); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
	}
}

// pieces are words of all kinds that notes are put together from.
var pieces = []string{
	"difficult", "rude", "customer", "he", "she's", "is", "was", "very", "and", "not", "idiot", "always", "complains", "low", "class", "value", "said", "says",
	" ", " ", " ", ".", "\n", ", ", "-", "’", "\"", "“", "”", "「", "」", "无理取闹", "無可挑剔", "挑剔", "骗子", "骗子电话", "反映", "。", "客户", "\xff", "é", "第3次",
}

// checkSpans is the property of CheckNote, for any text.
func checkSpans(note string) error {
	end := 0
	for _, j := range privacy.CheckNote(note) {
		if j.Start < end || j.End <= j.Start || j.End > len(note) {
			return fmt.Errorf("%q: %+v overlaps or is out of it", note, j)
		}
		hit := note[j.Start:j.End]
		if !utf8.ValidString(hit) || j.Start > 0 && !utf8.RuneStart(note[j.Start]) || strings.TrimSpace(hit) != hit {
			return fmt.Errorf("%q: %q is no stretch of characters", note, hit)
		}
		if j.Wording == 0 || j.Wording.Label(language.English) == "" || strings.ContainsAny(hit, ".。\n\"“”「」") {
			return fmt.Errorf("%q: %q is %v", note, hit, j.Wording)
		}
		alone := hit
		if hit[0] < 0x80 {
			alone = "customer is " + hit + " customer"
		}
		again := privacy.CheckNote(alone)
		if !slices.ContainsFunc(again, func(k privacy.Judgement) bool { return alone[k.Start:k.End] == hit }) {
			return fmt.Errorf("%q: %q is not listed", note, hit)
		}
		end = j.End
	}
	return nil
}

func FuzzCheckNote(f *testing.F) {
	for _, p := range pieces {
		f.Add(p)
		f.Add("customer " + p + " customer")
	}
	f.Add(strings.Join(pieces, " "))
	f.Add(strings.Join(pieces, ""))
	f.Fuzz(func(t *testing.T, note string) {
		if err := checkSpans(note); err != nil {
			t.Error(err)
		}
	})
}

func drawNote(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "pieces"),
		rapid.SampledFrom([]string{"", " ", " "}).Draw(t, "between"))
}
