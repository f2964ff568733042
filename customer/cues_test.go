package customer_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/servicequality/servicequality/customer"
)

// message is one of the corpus: a text and the signals that a careful reader sees.
type message struct {
	text    string
	signals []string
}

var corpus = readMessages("testdata/corpus.txt")

func readMessages(file string) (all []message) {
	data, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(data)) {
		signals, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue
		}
		m := message{text: strings.ReplaceAll(text, `\n`, "\n")}
		if signals != "-" {
			m.signals = strings.Split(signals, ",")
		}
		all = append(all, m)
	}
	return all
}

// cuesOf gives the signals that are found, each once.
func cuesOf(text string) (signals []string) {
	for _, o := range customer.Cues(text, noon, "m") {
		if !slices.Contains(signals, o.Signal) {
			signals = append(signals, o.Signal)
		}
	}
	return signals
}

// Of the signals found so many in 100 are there, and of those there so many are found.
//
// The corpus was written by the hand that wrote the first phrases. The other messages
// came later: those of unseen.txt from the list of signals alone, when of the cues found
// 82 in 100 were right and of the signals there 44 were found; those of otherwise.txt to
// avoid every phrase there was. Both were then used to find further phrases, and keep
// what works from breaking. What to expect of messages from elsewhere is what scenes.txt
// shows, for which no phrase was added.
func TestCuesOfMessages(t *testing.T) {
	for _, tt := range []struct {
		file            string
		messages        int
		precise, recall int
	}{
		{"corpus.txt", 250, 99, 99}, {"unseen.txt", 250, 98, 96}, {"otherwise.txt", 110, 97, 91}, {"scenes.txt", 45, 97, 66},
	} {
		all := readMessages("testdata/" + tt.file)
		right, wrong, missed := judge(t, all)
		t.Logf("%s: %d messages: %d right, %d wrong, %d missed", tt.file, len(all), right, wrong, missed)
		if len(all) < tt.messages || right*100 < tt.precise*(right+wrong) || right*100 < tt.recall*(right+missed) {
			t.Errorf("%s: %d messages: %d right, %d wrong, %d missed", tt.file, len(all), right, wrong, missed)
		}
	}
}

// judge counts the signals that are found rightly, found wrongly and missed.
func judge(t *testing.T, all []message) (right, wrong, missed int) {
	for _, m := range all {
		found := cuesOf(m.text)
		for _, s := range found {
			if slices.Contains(m.signals, s) {
				right++
			} else {
				wrong++
				t.Logf("%q does not show %s", m.text, s)
			}
		}
		for _, s := range m.signals {
			if !slices.Contains(found, s) {
				missed++
				t.Logf("%q shows %s", m.text, s)
			}
		}
	}
	return right, wrong, missed
}

// Each cue in a message with the piece it stands on.
func TestCuesInDetail(t *testing.T) {
	tests := []struct{ text, want, why string }{
		{"", "", "nothing"},
		{"HURRY", "asks-to-hurry HURRY", "capitals"},
		{"hurried", "", "whole words"},
		{"unhurry", "", "whole words"},
		{"hurry2", "", "whole words"},
		{"马上 hurry马上", "asks-to-hurry 马上|asks-to-hurry hurry|asks-to-hurry 马上", "characters are no part of words"},
		{"ＨＵＲＲＹ！", "asks-to-hurry ＨＵＲＲＹ", "full width"},
		{"take  your\ttime", "no-hurry take  your\ttime", "runs of space"},
		{"don’t rush", "no-hurry don’t rush", "curly apostrophe"},
		{"hurry up", "asks-to-hurry hurry up", "the longest phrase"},
		{"not in a hurry", "no-hurry not in a hurry", "the longest phrase from the left"},
		{"I am not really all that worried", "", "denied four words before"},
		{"I am not like those who are worried", "worries worried", "denied too far away"},
		{"not today, I am worried", "worries worried", "denied in another clause"},
		{"I am not worried?", "worries worried", "a question denies nothing"},
		{"I am not worried. Are you?", "", "a question in another sentence"},
		{"我不太担心", "", "denied"},
		{"我不担心", "", "denied"},
		{"不，我担心", "worries 担心", "denied in another clause"},
		{"不是我们大家担心", "worries 担心", "denied too far away"},
		{"能不能快点", "asks-to-hurry 快点", "a question, not a denial"},
		{"不能快点", "", "denied"},
		{"不能快点吗", "asks-to-hurry 快点", "a question"},
		{"特别担心", "worries 担心", "another word"},
		{"别担心", "", "denied"},
		{"不着急", "no-hurry 不着急", "a phrase of its own"},
		{"不著急，儘快", "no-hurry 不著急|asks-to-hurry 儘快", "traditional characters"},
		{"類別擔心", "worries 擔心", "another word in traditional characters"},
		{"We are not in that much of a hurry", "asks-to-hurry hurry", "denied too far away"},
		{"thanks to you, thanks", "thanks thanks", "only looks like a cue"},
		{"skip all those boring details", "waves-explanation-away skip all those boring details", "a gap"},
		{"skip the part of all my details", "waves-explanation-away skip the part of all my details", "a gap of twenty"},
		{"skip the part of all the details", "asks-detail the details", "too wide a gap"},
		{"skip this, the details", "asks-detail the details", "a gap in one clause only"},
		{"skip \"the\" details", "", "no gap in quotation marks"},
		{"skip detailsx", "", "whole words after a gap"},
		{"合同可以发吗", "asks-documents 合同可以发", "a gap between characters"},
		{"要么你们今天就全额退款", "states-own-terms 要么你们今天就全额退款", "the whole phrase, and nothing in it"},
		{"别的客户一般选哪种？", "asks-others-choice 别的客户一般选", "what others choose, and not how they fared"},
		{"Safety first.", "", "no question"},
		{"What about safety?", "asks-safety safety", "a question"},
		{"你说得太快了", "asks-to-slow-down 太快了", "how it was said"},
		{"你说太快了", "", "what was said"},
		{"\"hurry\" is what", "", "in quotation marks"},
		{"\"hurry", "asks-to-hurry hurry", "a mark that is not closed"},
		{"“快点”他说", "", "in quotation marks"},
		{"「馬上」", "", "in quotation marks"},
		{"『馬上』馬上", "asks-to-hurry 馬上", "after quotation marks"},
		{"«hurry» hurry", "asks-to-hurry hurry", "after quotation marks"},
		{"\"a\" hurry \"b\"", "asks-to-hurry hurry", "between quotation marks"},
		{"> hurry\nhurry", "asks-to-hurry hurry", "a quoted line"},
		{"> hurry\n> hurry\nrefund", "asks-refund refund", "quoted lines"},
		{"hurry > refund", "asks-to-hurry hurry|asks-refund refund", "greater than"},
		{"> hurry", "", "a quoted line without an end"},
		{"she said hurry", "", "reported"},
		{"she said so. hurry", "asks-to-hurry hurry", "reported in another sentence"},
		{"she said, hurry", "", "reported in another clause"},
		{"他说马上", "", "reported"},
		{"他说“好”，我担心", "worries 担心", "after what was reported in quotation marks"},
		{"他很担心", "", "somebody else"},
		{"其他人，我担心", "worries 担心", "others are not he"},
		{"其他的我担心", "worries 担心", "others are not he"},
		{"the shed, in a rush", "asks-to-hurry in a rush", "whole words of somebody else"},
		{"!!", "", "two marks"},
		{"!!!", "exclamations !!!", "three marks"},
		{"！！！！", "exclamations ！！！！", "full width"},
		{"a!!!b!!!", "exclamations !!!|exclamations !!!", "two rows"},
		{"\"!!!\"", "", "quoted"},
		{"WHERE IS IT NOW MATE", "capitals WHERE IS IT NOW MATE", "three words and more"},
		{"ABCD EFGH IJKL", "capitals ABCD EFGH IJKL", "three words, twelve letters"},
		{"ABCD EFGH IJK", "", "eleven letters"},
		{"ABCDEFG HIJKLMNO", "", "two words"},
		{"see ABCD EFGH IJKL there", "capitals ABCD EFGH IJKL", "within a sentence"},
		{"ABCD EFgH IJKL MNOP", "", "a small letter"},
		{"\"ABCD EFGH IJKL\"", "", "quoted"},
		{"THIS, ISN'T THERE", "capitals THIS, ISN'T THERE", "commas and apostrophes"},
		{"6222 0212 3456 7890", "", "numbers"},
		{"2026 ABCD EFGH IJKL", "capitals ABCD EFGH IJKL", "a number before"},
		{"ABCD 2026 EFGH IJKL 7", "capitals ABCD 2026 EFGH IJKL", "numbers between"},
		{"감사합니다 배송이 빨라서 좋았습니다", "", "a script without capitals"},
		{"WHERE IS IT 감사합니다 NOW", "", "another script ends the row"},
		{"TOO BAD. VERY BAD", "", "a full stop ends the row"},
	}
	for _, tt := range tests {
		var got []string
		for _, o := range customer.Cues(tt.text, noon, "m") {
			got = append(got, o.Signal+" "+tt.text[o.Span.Start:o.Span.End])
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.text, strings.Join(got, "|"), tt.want, tt.why)
		}
	}
}

// The lists of words are pinned in a file that people can read over.
func TestWordLists(t *testing.T) {
	var b strings.Builder
	signal := ""
	for _, p := range customer.CueTable() {
		if p.Signal != signal {
			signal = p.Signal
			fmt.Fprintf(&b, "\n# %s\n", signal)
		}
		fmt.Fprintln(&b, p.Phrase)
	}
	for _, list := range []struct {
		name  string
		words []string
	}{
		{"negators", customer.Negators}, {"others", customer.Others}, {"reports", customer.Reports},
		{"sensitive words", customer.SensitiveWords}, {"sensitive stems", customer.SensitiveStems},
	} {
		fmt.Fprintf(&b, "\n# %s\n%s\n", list.name, strings.Join(list.words, "\n"))
	}
	golden(t, "testdata/words.txt", b.String())
}

// Whatever is listed takes back, or gives to somebody else, what follows it.
func TestEveryWordOfTheListsWorks(t *testing.T) {
	for name, list := range map[string][]string{"negators": customer.Negators, "others": customer.Others, "reports": customer.Reports} {
		for _, word := range list {
			for _, text := range []string{word + " urgent", word + "急用"} {
				ascii := word[0] < utf8.RuneSelf
				if ascii == strings.HasSuffix(text, "用") {
					continue // English words stand before English ones
				}
				if found := customer.Cues(text, noon, ""); len(found) != 0 && found[0].Signal != "no-hurry" {
					t.Errorf("%s: %q in spite of %q", name, found[0].Signal, text)
				}
			}
		}
	}
}

// Every phrase of the table is found by itself, as its own signal.
func TestEveryPhraseIsFound(t *testing.T) {
	phrases := customer.CuePhrases()
	if len(phrases) < 1000 {
		t.Fatalf("%d phrases", len(phrases))
	}
	seen := map[string]string{}
	for _, p := range phrases {
		if signal := seen[p.Phrase]; signal != "" && signal != p.Signal {
			t.Errorf("%q stands for %s and %s", p.Phrase, signal, p.Signal)
		}
		seen[p.Phrase] = p.Signal
		found := customer.Cues(p.Phrase, noon, "")
		phrase := strings.TrimSuffix(p.Phrase, "?")
		if p.Signal == "" {
			if len(found) != 0 {
				t.Errorf("%q looks like %+v", p.Phrase, found)
			}
			continue
		}
		if len(found) == 0 || found[0].Signal != p.Signal || found[0].Span != (customer.Span{Start: 0, End: len(phrase)}) {
			t.Errorf("%q of %s: %+v", p.Phrase, p.Signal, found)
		}
		signalOf(standard(), p.Signal)
	}
}

// Long messages take no longer than their length, whatever they are made of.
func TestCuesOfLongMessages(t *testing.T) {
	for _, part := range []string{"hurry ", "快点", "“", "\"", "a", "A", "A B ", "!", "> ", ">\n", " ", "she said hurry, ", "不", "«hurry» ", "1 ", "A 1 "} {
		message := strings.Repeat(part, 1_000)
		cuesStand(t, message)
	}
	for _, length := range []int{500, 501} {
		quotation := "“" + strings.Repeat("a", length-7) + " hurry”"
		if found := customer.Cues(quotation, noon, ""); len(found) != length-500 {
			t.Errorf("a quotation of %d characters: %+v", length, found)
		}
	}
}

// The tables are written as messages are folded, and the characters that are folded are
// those of the tables.
func TestTablesAreFolded(t *testing.T) {
	var text strings.Builder
	for _, p := range customer.CuePhrases() {
		text.WriteString(p.Phrase)
	}
	for _, list := range [][]string{customer.Negators, customer.Others, customer.Reports} {
		text.WriteString(strings.Join(list, ""))
	}
	text.WriteString(customer.Compounds)
	for traditional, simple := range customer.Simplified {
		if strings.ContainsRune(text.String(), traditional) || !strings.ContainsRune(text.String(), simple) {
			t.Errorf("%c for %c", simple, traditional)
		}
	}
}
