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
// in the judgement of the person who wrote it; a third to a half of the rows look like the
// sign and are none. Each set was written from the meaning of the signs, before their
// rules were read again, and was measured once before any rule was changed because of it.
// The held-out and the fifth set changed none. The English rows of the held-out set were
// read for what counts as a sign before the rules were rewritten. The fourth set looks for
// unusual wordings on purpose: what is found of it is the least to expect. The two Chinese
// columns share most of their matters. Precision and recall in percent, at first sight:
//
//	                   held out                  third                     fourth                    fifth
//	                     en    Hans    Hant        en    Hans    Hant        en    Hans    Hant        en    Hans    Hant
//	promise          100/33   60/50   33/16    100/83  100/66   83/83     66/33   75/50   80/66    100/50  85/100 100/100
//	reason           100/50  100/83  100/83   100/100  85/100 100/100     75/50   66/33   66/33    85/100  85/100   83/83
//	refusal           80/66  100/66  100/83    100/50 100/100  100/66    100/16   66/66   66/66     80/66  100/83  85/100
//	alternative       66/33   75/50   80/66     71/83   60/50   80/66     75/50   100/0   100/0     83/83  100/83  100/66
//	time_given        80/66  100/50  100/50   100/100  100/83  100/83    100/33   66/33   75/50   100/100  85/100  85/100
//	solution         100/16   80/66   80/66    100/83  100/83  100/66    100/16  100/50  100/33    85/100  100/66  100/83
//	handover         100/16  100/50  100/50    100/83  100/50  100/66    100/16  100/16  100/33    100/83 100/100 100/100
//	understanding    100/16  100/16  100/16    100/83   83/83  100/50    100/50  100/33  100/83    100/83  100/66  100/66
//	apology           80/66 100/100 100/100     62/83  66/100  75/100     37/50   66/66   66/66   100/100 100/100 100/100
//	summary          100/66  100/83  100/83   100/100 100/100  100/83    100/50  100/16  100/33    100/83  85/100  85/100
//	offer_help       100/66  100/66 100/100    100/83 100/100  100/83    100/50  100/33  100/66    100/83 100/100 100/100
//	company          100/66  100/66  100/66     83/83   83/83   83/83     80/66  100/50  100/50   100/100 100/100 100/100
//	own_name         100/33 100/100 100/100    100/66   83/83   80/66    100/16   66/33   66/33    85/100 100/100 100/100
//	acknowledgement  100/66 100/100 100/100   100/100 100/100 100/100    100/66   83/83   83/83   100/100 100/100 100/100
//	ask_repeat       100/66  100/66  100/66    100/50  100/83  100/66   100/100  100/50  100/66    85/100   83/83   83/83
//	solved           100/33 100/100 100/100    100/33  100/66  100/83    100/33  100/16  100/16     80/66   83/83   83/83
//	anything_else   100/100  100/66  100/66    100/66  100/66  100/66    100/50   75/50   75/50    85/100 100/100 100/100
//	press_rating     100/66 100/100 100/100    100/50  100/66  100/66    100/33  100/16   100/0   100/100 100/100 100/100
//	polite_word     100/100 100/100 100/100     80/66  100/66  100/83    100/66 100/100 100/100   100/100 100/100 100/100
//	all               91/50   93/68   93/70     92/76   91/80   93/77     85/44   82/42   84/49     92/89   94/92   94/92
//
// The rules of the held-out set met the third set as well; those that met the fourth were
// rewritten after it, those that met the fifth after the fourth. What rewriting did shows
// where the rules of the held-out set meet the fourth and the fifth set too: 65/18, 67/16
// and 75/21 on the fourth, 89/70, 94/75 and 94/76 on the fifth. Six signs at most stand
// behind a single figure: read the last line.
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
		if got != row.Stands && row.Set != "held-out" && row.Set != "fifth" {
			t.Logf("%s %s: got %t, want %t: %s", row.Lang, row.Sign, got, row.Stands, row.Text)
		}
	}
	if len(rows) < 3800 || len(found) != 6*3*20 {
		t.Errorf("the corpus has %d rows for %d sets of a sign and a language, want 3800 at least for 360", len(rows), len(found))
	}
	for k, h := range found {
		precision, recall := signFloor(k.set, k.lang, k.sign)
		t.Logf("%-8s %-7s %-16s precision %3d %% recall %3d %%  %+v", k.set, k.lang, k.sign, h.precision(), h.recall(), *h)
		if h.precision() < precision || h.recall() < recall {
			t.Errorf("%s: precision %d %%, recall %d %%, want %d %% and %d %%", k, h.precision(), h.recall(), precision, recall)
		}
	}
}

// signFloor is the least precision and recall. Single signs of the sets that changed no
// rule are too few for one.
func signFloor(set, lang, sign string) (precision, recall int) {
	unseen := set == "held-out" || set == "fifth"
	switch {
	case unseen && sign != "all":
		return 0, 0
	case set == "held-out" && lang == "en":
		return 95, 95
	case set == "held-out":
		return 91, 85
	case unseen && lang == "en":
		return 90, 87
	case unseen:
		return 92, 90
	case sign == "all":
		return 97, 95
	}
	return 75, 65
}
