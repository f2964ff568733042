package conduct_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

// signRow is a row of testdata/signs.jsonl: whether a message of an agent gives a sign,
// in the judgement of the person who wrote it; about a third of the rows look like the
// sign and are none. Those of the first set were written from the meaning of the signs,
// before their rules were read. The rules were bettered by it, met the second set, of
// less usual wordings, were bettered again, and met the held-out set; no rule was changed
// because of that one. The two Chinese columns share most of their matters. Precision
// and recall in percent, each at first sight of the set:
//
//	                  first contact             second set                held out
//	                 en    Hans    Hant        en    Hans    Hant        en    Hans    Hant
//	promise          100/35  100/42  100/14   100/33   66/33  100/16   100/33   60/50   33/16
//	reason            80/57   66/57   66/42   100/66  100/50  100/33   100/50  100/83  100/83
//	refusal          100/50   83/35   75/21    50/33  100/16   100/0    80/66  100/66  100/83
//	alternative      100/57   88/57   87/50    75/50  100/16  100/16    66/33   75/50   80/66
//	time_given        75/42   77/50   77/50    66/33   75/50   75/50    80/66  100/50  100/50
//	solution         100/35  100/35  100/14   100/33  100/50  100/50   100/16   80/66   80/66
//	handover          87/50   71/35   75/42   100/50  100/50  100/50   100/16  100/50  100/50
//	understanding    100/21   83/35   83/35   100/33  100/33  100/33   100/16  100/16  100/16
//	apology           73/78   68/92   68/92    71/83   66/66   66/66    80/66 100/100 100/100
//	summary           83/35  100/57  100/64   100/33  100/16  100/16   100/66  100/83  100/83
//	offer_help       100/62  100/25  100/25   100/50  100/50  100/50   100/66  100/66 100/100
//	company           66/75   75/37   83/62   100/33  100/66  100/66   100/66  100/66  100/66
//	own_name          80/50   83/62   83/62    66/66  100/66  100/66   100/33 100/100 100/100
//	acknowledgement  100/75  100/87  100/87   100/33  100/66  100/66   100/66 100/100 100/100
//	ask_repeat        75/37  100/37  100/62      0/0  100/33  100/33   100/66  100/66  100/66
//	solved            85/75  100/25  100/37   100/66   100/0   100/0   100/33 100/100 100/100
//	anything_else     66/50   83/62   83/62   100/66  100/33  100/33  100/100  100/66  100/66
//	press_rating      75/75  100/62  100/62    100/0 100/100 100/100   100/66 100/100 100/100
//	polite_word      100/87  100/62  100/50   100/66  100/66  100/66  100/100 100/100 100/100
//	all               84/52   84/50   84/47    82/44   90/43   92/39    91/50   93/68   93/70
//
// The rules that met the first set find 35 in a hundred signs of the held-out set in
// English and 43 in Chinese. Six signs at most stand behind a figure of the last two
// columns: read the last line, not the single ones.
type signRow struct {
	Set, Lang, Sign, Text string
	Stands                bool
}

func readSignRows(t *testing.T) (all []signRow) {
	t.Helper()
	file, err := os.Open("testdata/signs.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var row signRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// gives reports whether the built-in reader finds the sign in the message of the row.
func (r signRow) gives(t *testing.T) bool {
	t.Helper()
	talk := etiquette.Conversation{Language: etiquette.Language(r.Lang), Messages: []etiquette.Message{{Role: etiquette.Agent, Text: r.Text}}}
	return slices.ContainsFunc(builtIn(t).Read(talk).Signs, func(f conduct.SignFound) bool { return string(f.Sign) == r.Sign })
}

// judgeSign compares whether a sign stands with whether it was found.
func (h *hits) judgeSign(stands, found bool) {
	switch {
	case stands && found:
		h.right++
	case found:
		h.wrong++
	case stands:
		h.missed++
	}
}

func TestSignsAreTold(t *testing.T) {
	type key struct{ set, lang, sign string }
	found := map[key]*hits{}
	rows := readSignRows(t)
	for _, row := range rows {
		got := row.gives(t)
		for _, k := range []key{{row.Set, row.Lang, row.Sign}, {row.Set, row.Lang, "all"}} {
			if found[k] == nil {
				found[k] = &hits{}
			}
			found[k].judgeSign(row.Stands, got)
		}
		if got != row.Stands && row.Set != "held-out" {
			t.Logf("%s %s: got %t, want %t: %s", row.Lang, row.Sign, got, row.Stands, row.Text)
		}
	}
	if len(rows) < 1700 || len(found) != 3*3*20 {
		t.Errorf("the corpus has %d rows for %d sets of a sign and a language, want 1700 at least for 180", len(rows), len(found))
	}
	for k, h := range found {
		precision, recall := signFloor(k.set, k.lang, k.sign)
		t.Logf("%-8s %-7s %-16s precision %3d %% recall %3d %%  %+v", k.set, k.lang, k.sign, h.precision(), h.recall(), *h)
		if h.precision() < precision || h.recall() < recall {
			t.Errorf("%s: precision %d %%, recall %d %%, want %d %% and %d %%", k, h.precision(), h.recall(), precision, recall)
		}
	}
}

// signFloor is the least precision and recall. Single signs of the held-out set are too
// few for one.
func signFloor(set, lang, sign string) (precision, recall int) {
	switch {
	case set == "held-out" && sign != "all":
		return 0, 0
	case set == "held-out" && lang == "en":
		return 90, 48
	case set == "held-out":
		return 92, 66
	case sign == "all":
		return 97, 95
	}
	return 75, 65
}
