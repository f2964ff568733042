package customer_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/customer"
)

var updateGolden = flag.Bool("update-golden", false, "write model.json, explain.txt and words.txt in testdata")

// golden compares a text with a file of testdata.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *updateGolden {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs; if that is meant, run\n\tgo test ./customer -run %s -update-golden\n(-want +got):\n%s", file, t.Name(), diff)
	}
}

// The registry and the settings are pinned in their stored form.
func TestDefaultModel(t *testing.T) {
	compact, err := json.Marshal(standard())
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := json.Indent(&got, compact, "", "\t"); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	golden(t, "testdata/model.json", got.String())
	var read customer.Model
	if err := json.Unmarshal(compact, &read); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(standard().Signals(), read.Signals()); diff != "" {
		t.Errorf("stored and read (-want +got):\n%s", diff)
	}
	if read.Settings() != customer.DefaultSettings() || read.Settings() != standard().Settings() {
		t.Errorf("settings %+v, want %+v", read.Settings(), customer.DefaultSettings())
	}
}

// What the settings say about the default signals is so.
func TestDefaultSignalsKeepWhatTheSettingsPromise(t *testing.T) {
	settings := customer.DefaultSettings()
	alone := map[string]bool{"tears": true, "swearing": true}
	var others int64
	for _, s := range customer.DefaultSignals() {
		for _, o := range customer.Overlays() {
			if s.Overlays[o] >= settings.Overlays[o] && !alone[s.ID] {
				t.Errorf("%s alone shows %v", s.ID, o)
			}
		}
		if n := s.Overlays[customer.DetailMinded]; s.ID != "asks-exact-figures" && s.ID != "reads-terms" {
			others += n * 3 / 2
		}
	}
	if others >= settings.Overlays[customer.DetailMinded] {
		t.Errorf("details without figures or terms reach %d", others)
	}
	for id := range alone {
		if !strings.Contains(strings.Join(idsOf(customer.DefaultSignals()), " "), id) {
			t.Errorf("no signal %s", id)
		}
	}
}

func idsOf(signals []customer.Signal) (ids []string) {
	for _, s := range signals {
		ids = append(ids, s.ID)
	}
	return ids
}

// A model shares no memory with what it was built from, nor with what it gives out.
func TestModelKeepsToItself(t *testing.T) {
	signals := customer.DefaultSignals()
	m, err := customer.NewModel(signals, customer.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	spoil := func(signals []customer.Signal) {
		signals[0].ID = "spoilt"
		signals[0].ExplainedBy[0] = 99
	}
	spoil(signals)
	spoil(m.Signals())
	spoil(customer.DefaultSignals())
	if diff := cmp.Diff(standard().Signals(), m.Signals()); diff != "" {
		t.Errorf("changed from outside (-want +got):\n%s", diff)
	}
	if got := customer.DefaultSignals()[0]; got.ID != "fast-speech" || got.ExplainedBy[0] != customer.ContextSecondLanguage {
		t.Errorf("the registry changed: %+v", got)
	}
}

func sign(change func(*customer.Signal)) []customer.Signal {
	s := customer.Signal{ID: "nods", Family: customer.FamilyPace, Text: customer.Text{English: "Nods", Hans: "点头", Hant: "點頭"}}
	change(&s)
	return []customer.Signal{s}
}

// faults lists path and what was got of each fault.
func faults(err error) (list []string) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			list = append(list, faults(e)...)
		}
		return list
	}
	if e, ok := errors.AsType[*customer.FieldError](err); ok {
		list = append(list, fmt.Sprintf("%s %s: %s, want %s", e.Of, e.Path, e.Got, e.Want))
	}
	return list
}

func TestNewModelRefusesSignals(t *testing.T) {
	const wantID = "1 to 64 bytes of letters and digits, joined by single hyphens, underscores or dots"
	const wantText = "1 to 200 bytes of text without control characters or spaces around it"
	const wantLapse = "a length of time above 0, or 0 for the default"
	const wantCap = "1000 to 1000000, or 0 for 1500"
	const wantPoints = "-1000000 to 1000000 thousandths"
	const wantOneWay = "no points below zero, or points below zero for one type and one overlay at most and none above"
	long := strings.Repeat("a", 65)
	tests := []struct {
		change func(*customer.Signal)
		want   string // after "model signals[0]"
	}{
		{func(s *customer.Signal) { s.ID = "" }, ".id: , want " + wantID},
		{func(s *customer.Signal) { s.ID = long }, ".id: " + long + ", want " + wantID},
		{func(s *customer.Signal) { s.ID = "a--b" }, ".id: a--b, want " + wantID},
		{func(s *customer.Signal) { s.ID = "-a" }, ".id: -a, want " + wantID},
		{func(s *customer.Signal) { s.ID = "a-" }, ".id: a-, want " + wantID},
		{func(s *customer.Signal) { s.ID = "a b" }, ".id: a b, want " + wantID},
		{func(s *customer.Signal) { s.ID = "a\n" }, ".id: a\n, want " + wantID},
		{func(s *customer.Signal) { s.ID = "a\xff" }, ".id: a\xff, want " + wantID},
		{func(s *customer.Signal) { s.ID = "Age" }, ".id: Age, want what a customer does or says, and no trait of the person (age)"},
		{func(s *customer.Signal) { s.Family = 0 }, ".family: Family(0), want one of pace, interruption, time, conclusion, detail, thinking, comparing, assurance, demand, status, contradiction, tone, distress, courtesy"},
		{func(s *customer.Signal) { s.Points[0] = 1 }, ".points[0]: 1, want 0, for it belongs to none"},
		{func(s *customer.Signal) { s.Overlays[0] = -1 }, ".overlays[0]: -1, want 0, for it belongs to none"},
		{func(s *customer.Signal) { s.Points[customer.Hesitant] = 1_000_001 }, ".points.hesitant: 1000001, want " + wantPoints},
		{func(s *customer.Signal) { s.Points[customer.Hesitant] = -1_000_001 }, ".points.hesitant: -1000001, want " + wantPoints},
		{func(s *customer.Signal) { s.Overlays[customer.Undecided] = 1_000_001 }, ".overlays.undecided: 1000001, want " + wantPoints},
		{func(s *customer.Signal) { s.Points = customer.Points{customer.Hurried: -1, customer.Hesitant: -1} }, ": nods, want " + wantOneWay},
		{func(s *customer.Signal) { s.Points = customer.Points{customer.Hurried: -1, customer.Hesitant: 1} }, ": nods, want " + wantOneWay},
		{func(s *customer.Signal) {
			s.Overlays = customer.OverlayPoints{customer.Emotional: -1, customer.Undecided: -1}
		}, ": nods, want " + wantOneWay},
		{func(s *customer.Signal) {
			s.Points[customer.Hurried] = 1
			s.Overlays[customer.Emotional] = -1
		}, ": nods, want " + wantOneWay},
		{func(s *customer.Signal) {
			s.Points[customer.Hurried] = -1
			s.Overlays[customer.Emotional] = 1
		}, ": nods, want " + wantOneWay},
		{func(s *customer.Signal) { s.Cap = 999 }, ".cap: 999, want " + wantCap},
		{func(s *customer.Signal) { s.Cap = -1000 }, ".cap: -1000, want " + wantCap},
		{func(s *customer.Signal) { s.Cap = 1_000_001 }, ".cap: 1000001, want " + wantCap},
		{func(s *customer.Signal) { s.HalfLife = -1 }, ".half_life: -1ns, want " + wantLapse},
		{func(s *customer.Signal) { s.Expiry = -1 }, ".expiry: -1ns, want " + wantLapse},
		{func(s *customer.Signal) { s.ExplainedBy = []customer.Context{customer.ContextSpeech, 0} }, ".explained_by[1]: Context(0), want one of second-language, hearing, speech, bad-line, illness, agent-cut-in, agent-fast, long-wait"},
		{func(s *customer.Signal) { s.Text.English = "" }, ".text.en: , want " + wantText},
		{func(s *customer.Signal) { s.Text.Hans = " a" }, ".text.zh-Hans:  a, want " + wantText},
		{func(s *customer.Signal) { s.Text.Hant = strings.Repeat("a", 201) }, ".text.zh-Hant: " + strings.Repeat("a", 201) + ", want " + wantText},
		{func(s *customer.Signal) { s.Text.Hant = "a\tb" }, ".text.zh-Hant: a\tb, want " + wantText},
		{func(s *customer.Signal) { s.Text.Hant = "\xff" }, ".text.zh-Hant: \xff, want " + wantText},
	}
	for _, tt := range tests {
		m, err := customer.NewModel(sign(tt.change), customer.Settings{})
		if m != nil || !cmp.Equal(faults(err), []string{"model signals[0]" + tt.want}) && !cmp.Equal(faults(err), []string{"model signals[0] " + tt.want}) {
			t.Errorf("NewModel = %v, %q, want %q", m, faults(err), tt.want)
		}
	}
}

func TestNewModelTakes(t *testing.T) {
	tests := []func(*customer.Signal){
		func(s *customer.Signal) { s.ID = strings.Repeat("a", 64) },
		func(s *customer.Signal) { s.ID = "Nickt.mit_dem-Kopf2" },
		func(s *customer.Signal) { s.ID = "点头" },
		func(s *customer.Signal) { s.ID = "message-language" },
		func(s *customer.Signal) { s.ID = "uses-manager.page" },
		func(s *customer.Signal) { s.Points = customer.Points{customer.Hurried: 1_000_000} },
		func(s *customer.Signal) {
			s.Points = customer.Points{customer.Hurried: -1_000_000}
			s.Overlays = customer.OverlayPoints{customer.Emotional: -1_000_000}
		},
		func(s *customer.Signal) { s.Cap = 1000 },
		func(s *customer.Signal) { s.Cap = 1_000_000 },
		func(s *customer.Signal) { s.HalfLife, s.Expiry = 1, 1 },
		func(s *customer.Signal) { s.Text.English = strings.Repeat("a", 200) },
	}
	for i, change := range tests {
		if _, err := customer.NewModel(sign(change), customer.Settings{}); err != nil {
			t.Errorf("%d: %v", i, err)
		}
	}
}

func TestNewModelRefusesSettings(t *testing.T) {
	const wantLapse = "a length of time above 0, or 0 for the default"
	tests := []struct {
		settings customer.Settings
		want     string
	}{
		{customer.Settings{FamilyCap: -1}, "family_cap: -1, want 1 or more, and less than low.minimum, so that no type rests on one family"},
		{customer.Settings{FamilyCap: 2000}, "family_cap: 2000, want 1 or more, and less than low.minimum, so that no type rests on one family"},
		{customer.Settings{FamilyCap: 1_000_000_000, Low: customer.Band{Minimum: 1_000_000_001}, Fair: customer.Band{Minimum: 1_000_000_001}, High: customer.Band{Minimum: 1_000_000_001}},
			"low.minimum: 1000000001, want 2 to 1000000000|fair.minimum: 1000000001, want 1000000001 to 1000000000|high.minimum: 1000000001, want 1000000001 to 1000000000"},
		{customer.Settings{FamilyCap: 1, Low: customer.Band{Minimum: 1}},
			"low.minimum: 1, want 2 to 1000000000|family_cap: 1, want 1 or more, and less than low.minimum, so that no type rests on one family"},
		{customer.Settings{Low: customer.Band{Minimum: 3001}}, "fair.minimum: 3000, want 3001 to 1000000000"},
		{customer.Settings{Low: customer.Band{Lead: 1000}}, "low.lead: 1000, want 1001 to 1000000"},
		{customer.Settings{Low: customer.Band{Lead: 2001}}, "fair.lead: 2000, want 2001 to 1000000"},
		{customer.Settings{Fair: customer.Band{Minimum: 4501}}, "high.minimum: 4500, want 4501 to 1000000000"},
		{customer.Settings{Fair: customer.Band{Lead: 3001}}, "high.lead: 3000, want 3001 to 1000000"},
		{customer.Settings{High: customer.Band{Minimum: 1_000_000_001}}, "high.minimum: 1000000001, want 3000 to 1000000000"},
		{customer.Settings{High: customer.Band{Lead: 1_000_001}}, "high.lead: 1000001, want 2000 to 1000000"},
		{customer.Settings{Secondary: -1}, "secondary: -1, want 1 to 1000"},
		{customer.Settings{Secondary: 1001}, "secondary: 1001, want 1 to 1000"},
		{customer.Settings{Overlays: customer.OverlayPoints{0: 1}}, "overlays[0]: 1, want 0, for it belongs to none"},
		{customer.Settings{Overlays: customer.OverlayPoints{customer.Undecided: -1}}, "overlays.undecided: -1, want 1 to 1000000000"},
		{customer.Settings{HalfLife: -time.Hour}, "half_life: -1h0m0s, want " + wantLapse},
		{customer.Settings{Expiry: -time.Hour}, "expiry: -1h0m0s, want " + wantLapse},
	}
	for _, tt := range tests {
		m, err := customer.NewModel(customer.DefaultSignals(), tt.settings)
		var want []string
		for fault := range strings.SplitSeq(tt.want, "|") {
			want = append(want, "model settings."+fault)
		}
		if m != nil || !cmp.Equal(faults(err), want) {
			t.Errorf("NewModel with %+v = %v, %q, want %q", tt.settings, m, faults(err), tt.want)
		}
	}
	least := customer.Band{Minimum: 2, Lead: 1001}
	most := customer.Band{Minimum: 1_000_000_000, Lead: 1_000_000}
	for _, s := range []customer.Settings{
		{FamilyCap: 1, Low: least, Fair: least, High: least, Secondary: 1, Overlays: customer.OverlayPoints{0, 1, 1, 1}, HalfLife: 1, Expiry: 1},
		{FamilyCap: 999_999_999, Low: most, Fair: most, High: most, Secondary: 1000, Overlays: customer.OverlayPoints{0, 1e9, 1e9, 1e9}},
	} {
		m, err := customer.NewModel(customer.DefaultSignals(), s)
		if err != nil {
			t.Errorf("%+v: %v", s, err)
		} else if got := m.Settings(); got.High != s.High || got.FamilyCap != s.FamilyCap {
			t.Errorf("settings %+v, want %+v", got, s)
		}
	}
}

// All faults come at once, and a registry has at least one signal and each once.
func TestNewModelReportsEveryFault(t *testing.T) {
	signals := append(sign(func(s *customer.Signal) { s.Cap = 1 }), sign(func(s *customer.Signal) { s.Text.Hans = "" })...)
	_, err := customer.NewModel(signals, customer.Settings{Secondary: 2000})
	want := []string{
		"model settings.secondary: 2000, want 1 to 1000",
		"model signals[0].cap: 1, want 1000 to 1000000, or 0 for 1500",
		"model signals[1].text.zh-Hans: , want 1 to 200 bytes of text without control characters or spaces around it",
		"model signals[1].id: nods, want an id that signals[0] does not have",
	}
	if diff := cmp.Diff(want, faults(err)); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	for n, want := range map[int]string{0: "0 signals", 10_001: "10001 signals"} {
		signals := make([]customer.Signal, n)
		for i := range signals {
			signals[i] = sign(func(s *customer.Signal) { s.ID = fmt.Sprintf("nods-%d", i) })[0]
		}
		if _, err := customer.NewModel(signals, customer.Settings{}); !cmp.Equal(faults(err), []string{"model signals: " + want + ", want 1 to 10000"}) {
			t.Errorf("%d signals: %v", n, err)
		}
		if n > 0 {
			if _, err := customer.NewModel(signals[1:], customer.Settings{}); err != nil {
				t.Errorf("10000 signals: %v", err)
			}
		}
	}
}

func TestModelJSONRefuses(t *testing.T) {
	const ok = `"text":{"en":"Nods","zh-Hans":"点头","zh-Hant":"點頭"}`
	tests := []struct{ stored, want string }{
		{`[]`, `model : [], want an object`},
		{`{"signals":[],"x":1}`, `model x: x, want one of settings, signals`},
		{`{"signals":3}`, `model signals: 3, want a list`},
		{`{"signals":[null]}`, `model signals[0]: null, want an object`},
		{`{"signals":[{"id":3}]}`, `model signals[0].id: 3, want a text`},
		{`{"signals":[{"id":"a","id":"b"}]}`, `model signals[0].id: id, want each name once`},
		{`{"signals":[{"ID":"a"}]}`, `model signals[0].ID: ID, want one of cap, expiry, explained_by, family, half_life, id, overlays, points, spoken, text`},
		{`{"signals":[{"points":{"age":1}}]}`, `model signals[0].points.age: age, want one of assertive, deliberate, hesitant, hurried`},
		{`{"signals":[{"points":{"hurried":1.5}}]}`, `model signals[0].points.hurried: 1.5, want a whole number`},
		{`{"signals":[{"family":"x"}]}`, `model signals[0].family: x, want one of pace, interruption, time, conclusion, detail, thinking, comparing, assurance, demand, status, contradiction, tone, distress, courtesy`},
		{`{"signals":[{"family":1}]}`, `model signals[0].family: 1, want one of pace, interruption, time, conclusion, detail, thinking, comparing, assurance, demand, status, contradiction, tone, distress, courtesy`},
		{`{"signals":[{"spoken":1}]}`, `model signals[0].spoken: 1, want true or false`},
		{`{"signals":[{"half_life":"x"}]}`, `model signals[0].half_life: x, want a length of time such as 1h30m`},
		{`{"signals":[{"expiry":"90m"}]}`, `model signals[0].expiry: 90m, want "1h30m"`},
		{`{"signals":[{"expiry":5}]}`, `model signals[0].expiry: 5, want a length of time such as 1h30m`},
		{`{"settings":{"low":{"minimum":"2"}}}`, `model settings.low.minimum: "2", want a whole number`},
		{`{"settings":{"overlays":[]}}`, `model settings.overlays: [], want an object`},
		{`{"signals":[{"id":"nods","family":"pace",` + ok + `}],"settings":{"secondary":1001}}`, `model settings.secondary: 1001, want 1 to 1000`},
	}
	for _, tt := range tests {
		var m customer.Model
		if err := json.Unmarshal([]byte(tt.stored), &m); !cmp.Equal(faults(err), []string{tt.want}) {
			t.Errorf("%s: %q, want %q", tt.stored, faults(err), tt.want)
		}
	}
	if _, err := json.Marshal(new(customer.Model)); err == nil || !strings.Contains(err.Error(), `customer: model: got "the zero Model", want one that NewModel gave`) {
		t.Errorf("the zero model is stored: %v", err)
	}
	if err := json.Unmarshal([]byte(`{}`), standard()); !cmp.Equal(faults(err), []string{"model : a model with signals, want the zero Model to read into"}) {
		t.Errorf("read into a model: %v", err)
	}
	var m customer.Model
	if err := json.Unmarshal([]byte(`{"signals":[{"id":"nods","family":"pace",`+ok+`}]}`), &m); err != nil || m.Settings() != customer.DefaultSettings() {
		t.Errorf("without settings: %v", err)
	}
}
