package customer_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/customer"
)

// What a careful colleague would make of a contact. The observations are ids of
// signals, each followed by what else is known: *3 for three times, @40d for forty
// days ago, #e1 for the event, %500 for the strength, ~ for in writing; or a speech
// rate as 200cpm, with the usual rate as 200cpm/190. After a bar, the contexts. The
// outcome is a type or status, and the overlays after a plus.
var vignettes = []struct{ story, seen, want string }{
	// Hurried: fast, urgent, cuts in.
	{"the picture of the training: fast, urgent, interrupts", "190cpm asks-to-hurry interrupts", "hurried"},
	{"cuts in and asks for speed", "interrupts asks-to-hurry", "hurried"},
	{"watch in view, no explanations", "looks-at-watch waves-explanation-away", "hurried"},
	{"a train to catch, only the result please", "names-deadline wants-answer-first", "hurried"},
	{"in chat: short, quick, urgent", "short-replies~ quick-messages~ asks-to-hurry~", "hurried"},
	{"faster than they ever speak, deadline", "200cpm/150 names-deadline interrupts", "hurried"},
	{"everything points to haste", "190cpm asks-to-hurry names-deadline looks-at-watch interrupts wants-answer-first", "hurried"},
	{"in haste, and rude once", "asks-to-hurry interrupts wants-answer-first harsh-remark", "hurried"},
	{"in haste in spite of thanks", "thanks polite asks-to-hurry wants-answer-first", "hurried"},
	{"in haste last week and today", "asks-to-hurry@7d interrupts", "hurried"},
	{"in haste, and worried a little", "asks-to-hurry interrupts wants-answer-first worries", "hurried"},
	{"hurry and tears", "asks-to-hurry wants-answer-first tears", "hurried+emotional"},
	{"a bad line, but the deadline and the wish for the result stand", "190cpm interrupts names-deadline wants-answer-first | bad-line", "hurried"},
	{"kept waiting, and in haste by other signs too", "asks-to-hurry interrupts names-deadline | long-wait", "hurried"},

	// Deliberate: slow, wants to understand, needs time.
	{"the picture of the training: slow, wants to understand, needs time", "85cpm asks-detail needs-time", "deliberate"},
	{"notes and time to think", "takes-notes needs-time", "deliberate"},
	{"slow, step by step", "80cpm asks-step-by-step", "deliberate"},
	{"asks to slow down and to think", "asks-to-slow-down needs-time", "deliberate"},
	{"reads terms, asks figures, wants to think", "reads-terms asks-exact-figures needs-time", "deliberate+detail-minded"},
	{"long mails, documents, how exactly", "long-replies~ asks-documents~ asks-detail~", "deliberate"},
	{"silences, step by step, notes", "long-silence asks-step-by-step takes-notes", "deliberate"},
	{"slow for this person", "100cpm/180 asks-detail", "deliberate"},
	{"slow and thorough, with one question about returns", "85cpm asks-detail needs-time asks-refund", "deliberate"},
	{"details and no hurry", "asks-detail asks-step-by-step needs-time no-hurry", "deliberate"},
	{"hard of hearing, yet notes and time to think stand", "80cpm asks-to-repeat takes-notes needs-time | hearing", "deliberate"},
	{"second language, with documents and time to think", "80cpm asks-documents needs-time | second-language", "deliberate"},

	// Hesitant: hard to decide, worried, wants assurance.
	{"the picture of the training: undecided, worried, wants assurance", "puts-off worries asks-guarantee", "hesitant"},
	{"compares and worries", "asks-comparison worries", "hesitant"},
	{"others' experience and certainty", "asks-others-experience asks-if-sure", "hesitant"},
	{"changes the choice, fears the wrong one", "changes-choice fears-wrong-choice", "hesitant+undecided"},
	{"puts off, changes", "puts-off changes-choice", "hesitant+undecided"},
	{"returns, warranty, what others choose", "asks-refund asks-warranty asks-others-choice", "hesitant"},
	{"worried about safety, compares over and over", "asks-safety worries asks-comparison*3", "hesitant"},
	{"silence, worry, putting off", "long-silence worries puts-off", "hesitant"},
	{"time to think out of worry", "needs-time worries fears-wrong-choice asks-comparison", "hesitant"},
	{"worried and in tears", "worries asks-if-sure asks-comparison tears", "hesitant+emotional"},
	{"unwell, but comparing and worrying", "long-silence asks-comparison worries | illness", "hesitant"},
	{"all signs of doubt", "puts-off changes-choice asks-comparison asks-guarantee fears-wrong-choice asks-if-sure", "hesitant+undecided"},

	// Assertive: confident, direct, wants special treatment, may be harsh.
	{"the picture of the training: direct, special treatment, sharp", "wants-special-treatment gives-orders harsh-remark", "assertive"},
	{"position and orders", "names-position gives-orders", "assertive"},
	{"spends much, wants an exception", "names-spending wants-special-treatment", "assertive"},
	{"the person in charge, and a flat no", "asks-for-manager rejects-view", "assertive"},
	{"terms are final, connections", "states-own-terms names-connections", "assertive"},
	{"demands, contradicts, cuts in", "demands rejects-view interrupts", "assertive"},
	{"demands and corrects and is sharp", "demands corrects-statement harsh-remark", "assertive"},
	{"demands, with a raised voice and swearing", "demands names-position raised-voice swearing", "assertive+emotional"},
	{"demands in capitals", "demands~ names-spending~ capitals~ exclamations~", "assertive+emotional"},
	{"on a bad line with a raised voice", "gives-orders names-position raised-voice*2 | bad-line", "assertive"},
	{"asserts, and asks one detail", "gives-orders names-position asks-detail", "assertive"},

	// Too little.
	{"nothing", "", "unknown"},
	{"an ordinary question", "ordinary-question", "unknown"},
	{"polite all along", "polite*5 thanks*3 calm*4 ordinary-question*6", "unknown"},
	{"fast, and nothing else", "250cpm", "unknown"},
	{"fast, all the time", "250cpm*4", "unknown"},
	{"fast as ever", "200cpm/200 names-deadline", "unknown"},
	{"slow as ever", "90cpm/95 asks-detail", "unknown"},
	{"the rate of the training", "120cpm 150cpm asks-to-hurry", "unknown"},
	{"a little fast, with a deadline", "160cpm names-deadline", "unknown"},
	{"one deadline, politely", "names-deadline polite thanks", "unknown"},
	{"urged three times: one cause", "asks-to-hurry*3", "unknown"},
	{"watch, deadline, urging: one family", "looks-at-watch names-deadline asks-to-hurry", "unknown"},
	{"short replies and a deadline", "short-replies names-deadline", "unknown"},
	{"short and quick messages", "short-replies~*4 quick-messages~*4", "unknown"},
	{"cuts in once", "interrupts", "unknown"},
	{"slow only", "70cpm", "unknown"},
	{"asks how exactly, how much exactly", "asks-detail asks-exact-figures", "unknown+detail-minded"},
	{"all questions about details", "asks-detail*2 asks-documents takes-notes asks-step-by-step", "unknown"},
	{"one comparison, one refund question", "asks-comparison asks-refund", "unknown"},
	{"warranty and safety and refund", "asks-warranty asks-safety asks-refund", "unknown"},
	{"a manager is asked for", "asks-for-manager", "unknown"},
	{"a complaint: manager, and a sharp word", "asks-for-manager harsh-remark", "unknown"},
	{"mentions a position in passing", "names-position ordinary-question", "unknown"},
	{"a correction and a sharp word", "corrects-statement harsh-remark", "unknown"},
	{"upset and nothing more", "raised-voice tears", "unknown+emotional"},
	{"one sigh", "sighs", "unknown"},
	{"a sharp word and a sigh", "harsh-remark sighs", "unknown+emotional"},
	{"sharp words only", "harsh-remark*3", "unknown"},
	{"tears", "tears", "unknown+emotional"},
	{"swearing once", "swearing", "unknown+emotional"},
	{"one raised voice", "raised-voice", "unknown"},
	{"upset, then calm again", "tears raised-voice calm-again", "unknown"},
	{"calm after sighs", "sighs raised-voice calm-again", "unknown"},
	{"faint signs of haste", "interrupts%300 asks-to-hurry%400 wants-answer-first%300", "unknown"},

	// Explained by what was stated, or by ourselves.
	{"second language: slow, silent, asks again", "80cpm long-silence asks-to-repeat asks-to-slow-down | second-language", "unknown"},
	{"hearing: loud, cuts in, asks again", "raised-voice*2 interrupts asks-to-repeat asks-to-slow-down | hearing", "unknown"},
	{"speech: slow, silent, short", "60cpm long-silence short-replies asks-detail | speech", "unknown"},
	{"bad line: fast, cuts in, loud", "190cpm interrupts raised-voice*2 names-deadline | bad-line", "unknown"},
	{"illness: slow, sighs, short", "80cpm sighs*2 short-replies needs-time | illness", "unknown"},
	{"we cut in first", "interrupts repeats-story wants-answer-first | agent-cut-in", "unknown"},
	{"we spoke too fast", "asks-to-slow-down asks-to-repeat needs-time | agent-fast", "unknown"},
	{"we let them wait", "asks-to-hurry looks-at-watch sighs*2 interrupts | long-wait", "unknown"},
	{"a voice signal in a chat", "190cpm~ asks-to-hurry~", "unknown"},
	{"a context alone", "| illness second-language hearing", "unknown"},

	// Counter-evidence.
	{"deadline and result, but no hurry", "names-deadline wants-answer-first no-hurry", "unknown"},
	{"cuts in and is fast, but in no hurry", "190cpm interrupts no-hurry", "unknown"},
	{"compares and worries, but has decided", "asks-comparison worries already-decided", "unknown"},
	{"puts off, changes, then decides", "puts-off changes-choice fears-wrong-choice%500 already-decided", "unknown"},
	{"worries, needs no guarantee", "worries asks-comparison needs-no-guarantee", "unknown"},

	// Long ago, or the same again.
	{"in haste half a year ago", "asks-to-hurry@180d interrupts@180d wants-answer-first@180d", "unknown"},
	{"in haste two months ago", "asks-to-hurry@61d interrupts@61d wants-answer-first@61d", "unknown"},
	{"in haste a month ago, half of it", "asks-to-hurry@30d interrupts@30d wants-answer-first@30d", "unknown"},
	{"in tears last month", "tears@20d", "unknown"},
	{"in tears yesterday", "tears@1d", "unknown"},
	{"one event reported by three tools", "interrupts#e1*3 names-deadline%500#e2*3", "unknown"},

	// As much for one as for another.
	{"hurry and demand alike", "asks-to-hurry interrupts gives-orders names-position", "ambiguous"},
	{"cuts in, demands, wants it now", "interrupts asks-to-hurry wants-answer-first demands rejects-view names-spending", "ambiguous"},
	{"thorough and doubtful alike", "80cpm asks-detail needs-time worries asks-comparison", "ambiguous"},
	{"in haste and undecided alike", "asks-to-hurry wants-answer-first puts-off worries", "ambiguous"},
	{"details and demands", "80cpm asks-detail gives-orders names-position", "ambiguous"},
	{"every way at once", "asks-to-hurry interrupts asks-detail needs-time worries asks-comparison demands names-position", "ambiguous"},
	{"in haste and upset and demanding", "asks-to-hurry wants-answer-first demands rejects-view swearing", "ambiguous+emotional"},
	{"slow and silent, worried and comparing", "80cpm long-silence takes-notes worries asks-comparison", "ambiguous"},
}

func TestVignettes(t *testing.T) {
	open := 0
	for _, v := range vignettes {
		r := read(t, standard(), story(t, v.seen))
		got := r.Status.String()
		if r.Status == customer.StatusTyped {
			got = r.Primary.String()
		} else {
			open++
		}
		for _, o := range r.Overlays {
			got += "+" + o.String()
		}
		if got != v.want {
			t.Errorf("%s (%s): %s, want %s; scores %v", v.story, v.seen, got, v.want, r.Scores)
		}
	}
	if len(vignettes) < 100 || open < 40 {
		t.Errorf("%d vignettes, of which %d stay open", len(vignettes), open)
	}
}

// story reads the short form of a vignette.
func story(t *testing.T, seen string) customer.Evidence {
	t.Helper()
	observed, stated, _ := strings.Cut(seen, "|")
	e := customer.Evidence{At: noon}
	for word := range strings.FieldsSeq(stated) {
		c, err := customer.ParseContext(word)
		if err != nil {
			t.Fatal(err)
		}
		e.Contexts = append(e.Contexts, c)
	}
	for word := range strings.FieldsSeq(observed) {
		o := customer.Observation{Strength: customer.Full, At: noon}
		times := 1
		end := strings.IndexAny(word+"*", "*@#%~")
		o.Signal = word[:end]
		for _, part := range split(word[end:]) {
			n, _ := strconv.Atoi(strings.TrimSuffix(part[1:], "d"))
			switch part[0] {
			case '*':
				times = n
			case '@':
				o.At = noon.Add(-time.Duration(n) * 24 * time.Hour)
			case '#':
				o.Event = part[1:]
			case '%':
				o.Strength = int64(n)
			case '~':
				o.Written = true
			}
		}
		if strings.Contains(o.Signal, "cpm") {
			var s customer.Speech
			if _, err := fmt.Sscanf(o.Signal, "%dcpm/%d", &s.Rate, &s.Usual); err != nil && s.Rate == 0 {
				t.Fatal(word)
			}
			s.At = o.At
			heard, ok, err := s.Observation()
			if err != nil {
				t.Fatal(err)
			}
			if !ok {
				continue
			}
			o.Signal, o.Strength = heard.Signal, heard.Strength
		}
		for range times {
			e.Observations = append(e.Observations, o)
		}
	}
	return e
}

// split takes "*3@40d" apart.
func split(marks string) (parts []string) {
	for i := len(marks) - 1; i >= 0; i-- {
		if strings.ContainsRune("*@#%~", rune(marks[i])) {
			parts = append(parts, marks[i:])
			marks = marks[:i]
		}
	}
	return parts
}
