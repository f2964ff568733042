package complaint_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
)

// labels lists the name and the three labels of each value of an enum.
func labels[E interface {
	String() string
	Label(language.Tag) string
}](b *strings.Builder, all []E) {
	for _, e := range all {
		fmt.Fprintf(b, "%s %s | %s | %s | %s\n", strings.TrimPrefix(fmt.Sprintf("%T", e), "complaint."), e,
			e.Label(language.English), e.Label(language.SimplifiedChinese), e.Label(language.TraditionalChinese))
	}
}

// Every word that people read stands in testdata/labels.txt, where it can be
// proof-read; a change has to be made there too.
func TestWordsAreThoseThatWereProofRead(t *testing.T) {
	var b strings.Builder
	labels(&b, complaint.Steps())
	labels(&b, complaint.Phases())
	labels(&b, complaint.Actions())
	labels(&b, complaint.Codes())
	labels(&b, complaint.Fates())
	labels(&b, complaint.Heats())
	labels(&b, complaint.Severities())
	labels(&b, complaint.Impacts())
	labels(&b, complaint.Urgencies())
	labels(&b, complaint.Priorities())
	labels(&b, complaint.Reactions())
	labels(&b, complaint.Venues())
	labels(&b, complaint.ReferralOutcomes())
	labels(&b, complaint.ConcludeReasons())
	labels(&b, complaint.Channels())
	labels(&b, complaint.RootCauses())
	labels(&b, complaint.Categories())
	for _, a := range complaint.AdviceRows() {
		action := "-"
		if a.Action != 0 {
			action = a.Action.String()
		}
		fmt.Fprintf(&b, "Advice %s %s\n    %s\n    %s\n    %s\n", a.ID, action,
			a.Text(language.English), a.Text(language.SimplifiedChinese), a.Text(language.TraditionalChinese))
	}
	want, err := os.ReadFile("testdata/labels.txt")
	if err != nil {
		t.Fatal(err)
	}
	got, wanted := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(got), len(wanted)) {
		switch {
		case i >= len(got):
			t.Errorf("line %d is gone: %s", i+1, wanted[i])
		case i >= len(wanted):
			t.Errorf("line %d is new: %s", i+1, got[i])
		case got[i] != wanted[i]:
			t.Errorf("line %d is %s, want %s", i+1, got[i], wanted[i])
		}
	}
}
