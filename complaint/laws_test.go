package complaint_test

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, complaint.Steps, complaint.ParseStep, unknown)
	enumtest.Test(t, complaint.Phases, complaint.ParsePhase, unknown)
	enumtest.Test(t, complaint.Actions, complaint.ParseAction, unknown)
	enumtest.Test(t, complaint.Codes, complaint.ParseCode, unknown)
	enumtest.Test(t, complaint.Fates, complaint.ParseFate, unknown)
	enumtest.Test(t, complaint.Heats, complaint.ParseHeat, unknown)
	enumtest.Test(t, complaint.Severities, complaint.ParseSeverity, unknown)
	enumtest.Test(t, complaint.Impacts, complaint.ParseImpact, unknown)
	enumtest.Test(t, complaint.Urgencies, complaint.ParseUrgency, unknown)
	enumtest.Test(t, complaint.Priorities, complaint.ParsePriority, unknown)
	enumtest.Test(t, complaint.Reactions, complaint.ParseReaction, unknown)
	enumtest.Test(t, complaint.Venues, complaint.ParseVenue, unknown)
	enumtest.Test(t, complaint.ReferralOutcomes, complaint.ParseReferralOutcome, unknown)
	enumtest.Test(t, complaint.ConcludeReasons, complaint.ParseConcludeReason, unknown)
	enumtest.Test(t, complaint.Channels, complaint.ParseChannel, unknown)
	enumtest.Test(t, complaint.RootCauses, complaint.ParseRootCause, unknown)
	enumtest.Test(t, complaint.Categories, complaint.ParseCategory, unknown)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*complaint.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}

// documented is the table as the package documentation shows it.
func documented() string {
	var b strings.Builder
	for _, r := range complaint.Rules() {
		to := "the same"
		if r.To != 0 {
			to = r.To.String()
		}
		fmt.Fprintf(&b, "//\t%-14s  %s -> %s", r.Action, origins(r.From), to)
		if len(r.Guards) > 0 {
			b.WriteString(", if")
			for i, g := range r.Guards {
				b.WriteString([]string{" ", "; "}[min(i, 1)] + g.Says)
			}
		}
		b.WriteString("\n")
		if r.Needs != "" {
			fmt.Fprintf(&b, "//\t                with %s: %s\n", r.Details, r.Needs)
		}
	}
	return b.String()
}

// origins names phases, and the two large sets by a word.
func origins(phases []complaint.Phase) string {
	var names []string
	open, hidden := 0, 0
	for _, p := range phases {
		names = append(names, p.String())
		if p.Open() {
			open++
		}
		if p.Hidden() {
			hidden++
		}
	}
	switch {
	case len(phases) == 0:
		return "nothing"
	case open == len(complaint.Phases())-4:
		return "any open"
	case hidden == 6 && len(phases) == 6:
		return "any hidden"
	}
	return strings.Join(names, ", ")
}

func TestLawI28OneTableSaysItAll(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	if want := documented(); !strings.Contains(string(doc), want) {
		t.Errorf("doc.go does not hold the table:\n%s", want)
	}
	hash, all := sha256.New(), explore()
	for i, r := range complaint.Rules() {
		fmt.Fprintln(hash, r.Action, r.From, r.To, r.Step, r.Details)
		for _, g := range r.Guards {
			fmt.Fprintln(hash, g.Code)
		}
		if int(r.Action) != i+1 {
			t.Errorf("row %d is that of %v", i, r.Action)
		}
		for _, p := range complaint.Phases() {
			from := false
			for _, q := range r.From {
				from = from || p == q
			}
			if from != turn(p, r.Action) {
				t.Errorf("the table lets %v happen in %v: %v, the steps have it otherwise", r.Action, p, from)
			}
		}
		c := new(complaint.Case) // where Decide leads is where the table leads
		for _, s := range all.order {
			if len(r.From) > 0 && s.phase == r.From[0] && all.ways[s][r.Action].phase != 0 {
				c = all.cases[s].Clone()
			}
		}
		e, err := try(c, r.Action)
		if err != nil {
			t.Errorf("%v never happens: %v", r.Action, err)
		}
		before := c.Phase()
		c.Apply(e)
		if want := r.To; c.Phase() != want && (want != 0 || c.Phase() != before) {
			t.Errorf("%v leads from %v to %v, the table says %v", r.Action, before, c.Phase(), want)
		}
	}
	var stored struct{ Table string }
	json.Unmarshal([]byte(snapshot(new(complaint.Case))), &stored)
	if want := fmt.Sprintf("%x", hash.Sum(nil)[:8]); stored.Table != want {
		t.Errorf("snapshots say %q, the hash of the table is %q", stored.Table, want)
	}
}
