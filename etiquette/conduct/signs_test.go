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
// in the judgement of a person.
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
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var row signRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}

// gives reports whether the built-in reader finds the sign in the message of the row.
func (r signRow) gives(t *testing.T) bool {
	talk := etiquette.Conversation{Language: etiquette.Language(r.Lang), Messages: []etiquette.Message{{Role: etiquette.Agent, Text: r.Text}}}
	return slices.ContainsFunc(builtIn(t).Read(talk).Signs, func(f conduct.SignFound) bool { return string(f.Sign) == r.Sign })
}

func TestSignsAreTold(t *testing.T) {
	found := map[[3]string]*hits{}
	for _, row := range readSignRows(t) {
		got := row.gives(t)
		for _, key := range [][3]string{{row.Set, row.Lang, row.Sign}, {row.Set, row.Lang, "all"}} {
			if found[key] == nil {
				found[key] = &hits{}
			}
			found[key].judge(oneIf(row.Stands), oneIf(got))
		}
		if got != row.Stands {
			t.Logf("%s %s %s: got %t: %s", row.Set, row.Lang, row.Sign, got, row.Text)
		}
	}
	for key, h := range found {
		t.Logf("%v precision %3d %% recall %3d %%  %+v", key, h.precision(), h.recall(), *h)
	}
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}
