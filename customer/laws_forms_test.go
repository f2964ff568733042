package customer_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer"
)

func TestLawTraitsOfAPersonAreNoSignals(t *testing.T) {
	traits := strings.Fields("age sex gender accent dialect religion race ethnicity nationality origin birthplace skin-colour disability health " +
		"pregnancy mother-tongue date-of-birth marital-status 年龄 年齡 性别 性別 口音 方言 宗教 信仰 民族 种族 種族 籍贯 籍貫 国籍 國籍 残疾 殘疾 健康 怀孕 懷孕 婚姻 户籍 戶籍")
	rapid.Check(t, func(t *rapid.T) {
		trait := rapid.SampledFrom(traits).Draw(t, "trait")
		d := draw(t, "disguise")
		joint := []string{"-", "_", "."}[d.below(3)]
		id := strings.ReplaceAll(trait, "-", joint)
		switch d.below(4) {
		case 0:
			id = strings.ToUpper(id)
		case 1:
			id = wide(id)
		case 2:
			id = strings.Join(strings.Split(strings.ReplaceAll(id, joint, ""), ""), joint)
		}
		id = []string{"", "shows" + joint, "customer" + joint}[d.below(3)] + id + []string{"", joint + "seen", "2"}[d.below(3)]
		_, err := customer.NewModel([]customer.Signal{{ID: id, Family: customer.FamilyPace, Text: customer.Text{English: "x", Hans: "x", Hant: "x"}}}, customer.Settings{})
		if !errors.Is(err, customer.ErrSensitive) {
			t.Fatalf("%q is taken for a signal: %v", id, err)
		}
		_, err = standard().Classify(customer.Evidence{At: noon, Observations: []customer.Observation{{Signal: id, Strength: 1, At: noon}}})
		if !errors.Is(err, customer.ErrSensitive) {
			t.Fatalf("%q observed: %v", id, err)
		}
	})
}

// wide writes letters in their full-width forms.
func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r + 0xFEE0
		}
		return r
	}, s)
}

func TestLawCuesStandWhereTheySay(t *testing.T) {
	parts := []string{
		"I'm not ", "in a hurry", "hurry", "HURRY UP NOW PLEASE!!!", "她说", "不", "着急", "马上", "詳細", "\n> ", "“", "”", "\"", "ＡＢＣ", "  ", "，", "。", "? ",
		"\xff", "damn", "担心", "特别", "能不能", "快点", "refund", " he said ", "’", "吗", "İ", "ß",
	}
	rapid.Check(t, func(t *rapid.T) {
		cuesStand(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 12).Draw(t, "parts"), ""))
	})
}

// cuesStand is what holds for the cues of any message.
func cuesStand(t fataler, message string) {
	t.Helper()
	found := customer.Cues(message, noon, "m")
	var last customer.Observation
	shouts := 0
	for i, o := range found {
		if o.Span.Start >= o.Span.End || o.Span.End > len(message) || !o.Written || o.Strength != customer.Full || o.Event != "m" || !o.At.Equal(noon) {
			t.Fatalf("cue %+v of %q", o, message)
		}
		if utf8.ValidString(message) && !utf8.ValidString(message[o.Span.Start:o.Span.End]) {
			t.Fatalf("cue %+v cuts a character of %q in two", o, message)
		}
		if o.Signal == "capitals" || o.Signal == "exclamations" {
			shouts++ // these lie over the words
			continue
		}
		if i > 0 && o.Span.Start < last.Span.End {
			t.Fatalf("cues %+v and %+v of %q cross", last, o, message)
		}
		last = o
	}
	r := read(t, standard(), customer.Evidence{At: noon, Observations: found})
	if r.Status == customer.StatusTyped && len(found)-shouts < 2 {
		t.Fatalf("%q is typed upon %d cues", message, len(found))
	}
}

func TestLawStoredModelsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawOwnModel(t, 2)
		stored, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		storedModelIsCanonical(t, stored)
		var back customer.Model
		if err := json.Unmarshal(stored, &back); err != nil {
			t.Fatal(err)
		}
		e := drawEvidence(t, m)
		if !equal(read(t, m, e), read(t, &back, e)) {
			t.Fatalf("a model that was stored reads otherwise: %s", stored)
		}
	})
}

// storedModelIsCanonical: what is read as a model has one stored form, and that is
// read as the same.
func storedModelIsCanonical(t fataler, stored []byte) {
	t.Helper()
	var m customer.Model
	if err := json.Unmarshal(stored, &m); err != nil {
		if m.Signals() != nil && len(m.Signals()) > 0 {
			t.Fatalf("refused, but read: %s", stored)
		}
		return
	}
	once, err := json.Marshal(&m)
	if err != nil {
		t.Fatalf("read, but not stored: %v", err)
	}
	var again customer.Model
	if err := json.Unmarshal(once, &again); err != nil {
		t.Fatalf("stored, but not read: %v", err)
	}
	twice, err := json.Marshal(&again)
	if err != nil || !bytes.Equal(once, twice) {
		t.Fatalf("stored as\n%s\nand then as\n%s", once, twice)
	}
}

func TestLawStoredObservationsComeBack(t *testing.T) {
	signals := standard().Signals()
	zones := []*time.Location{time.UTC, time.FixedZone("", 5*3600+45*60), time.FixedZone("", -3*3600)}
	rapid.Check(t, func(t *rapid.T) {
		o := drawObservation(t, signals)
		o.At = o.At.In(rapid.SampledFrom(zones).Draw(t, "zone"))
		stored, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		var back customer.Observation
		if err := json.Unmarshal(stored, &back); err != nil {
			t.Fatal(err)
		}
		if !back.At.Equal(o.At) {
			t.Fatalf("stored at %v, read at %v", o.At, back.At)
		}
		back.At = o.At
		if back != o {
			t.Fatalf("stored %+v, read %+v", o, back)
		}
		storedObservationIsCanonical(t, stored)
	})
}

// storedObservationIsCanonical: likewise.
func storedObservationIsCanonical(t fataler, stored []byte) {
	t.Helper()
	o := customer.Observation{Signal: "kept"}
	if err := json.Unmarshal(stored, &o); err != nil {
		if o != (customer.Observation{Signal: "kept"}) {
			t.Fatalf("refused, but read: %s", stored)
		}
		return
	}
	once, err := json.Marshal(o)
	if err != nil {
		t.Fatalf("%s is read, but not stored: %v", stored, err)
	}
	var again customer.Observation
	if err := json.Unmarshal(once, &again); err != nil {
		t.Fatalf("stored, but not read: %v", err)
	}
	if twice, err := json.Marshal(again); err != nil || !bytes.Equal(once, twice) {
		t.Fatalf("stored as\n%s\nand then as\n%s", once, twice)
	}
}
