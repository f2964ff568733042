package report_test

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

func drawObjective(t *rapid.T) report.Objective {
	o := report.Objective{Metric: sla.Resolution, Volume: rapid.Uint64().Draw(t, "volume")}
	o.Measure = rapid.SampledFrom(report.Measures()).Draw(t, "measure")
	if o.Measure == report.MeanBusiness || o.Measure == report.MeanWall {
		o.Time = drawDuration(t, "time") | 1
		return o
	}
	o.Ratio.Den = rapid.Uint64Range(1, 100_000).Draw(t, "den")
	o.Ratio.Num = rapid.Uint64Range(0, o.Ratio.Den).Draw(t, "num")
	return o
}

// comesBack: what is stored is read, and stored again in the same bytes.
func comesBack[T comparable](t rapid.TB, data []byte) {
	t.Helper()
	var read T
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	if again, err := json.Marshal(read); err != nil || string(again) != string(data) {
		t.Fatalf("%s came back as %s, %v", data, again, err)
	}
}

// readsOrRefuses: any bytes are the form of a value, or refused and change nothing.
func readsOrRefuses[T comparable, P interface {
	*T
	json.Unmarshaler
}](t rapid.TB, data []byte) {
	t.Helper()
	var zero, read T
	if err := P(&read).UnmarshalJSON(data); err != nil {
		places(t, err)
		if read != zero {
			t.Fatalf("%q is refused and leaves %+v", data, read)
		}
		return
	}
	stored, err := json.Marshal(read)
	if err != nil {
		t.Fatalf("%q was read and is not stored: %v", data, err)
	}
	comesBack[T](t, stored)
}

func FuzzRecordJSON(f *testing.F) {
	f.Add([]byte(`{"metric":"resolution","tier":"vip","outcome":"missed","business":"1h30m","wall":"26h","earlier_breach":true,"contacts":3}`))
	f.Add([]byte(`{"metric":"first-response","outcome":"met","business":"-1s","wall":"2562047h47m16.854775808s","Contacts":1}`))
	f.Fuzz(func(t *testing.T, data []byte) { readsOrRefuses[report.Record](t, data) })
}

func FuzzObjectiveJSON(f *testing.F) {
	f.Add([]byte(`{"metric":"resolution","measure":"first-contact","ratio":"92/100","volume":20}`))
	f.Add([]byte(`{"metric":"first-response","measure":"mean-business","time":"2m"}`))
	f.Add([]byte(`{"metric":"promise","measure":"attainment","ratio":"1/0","ratio":"092/100"}`))
	f.Fuzz(func(t *testing.T, data []byte) { readsOrRefuses[report.Objective](t, data) })
}

func TestPlainValuesAreStoredAs(t *testing.T) {
	tests := []struct {
		value any
		want  string
	}{
		{report.Record{Key: report.Key{Metric: sla.FirstResponse, Channel: "chat"}, Outcome: report.Open}, `{"metric":"first-response","channel":"chat","outcome":"open","business":"0s","wall":"0s"}`},
		{report.Record{
			Key:     report.Key{Metric: sla.Resolution, Policy: "p", Channel: "c", Priority: "u", Tier: "t"},
			Outcome: report.Missed, Business: 90 * time.Minute, Wall: 26 * time.Hour, EarlierBreach: true, Contacts: 3,
		}, `{"metric":"resolution","policy":"p","channel":"c","priority":"u","tier":"t","outcome":"missed","business":"1h30m","wall":"26h","earlier_breach":true,"contacts":3}`},
		{report.Objectives(), `[{"metric":"first-response","measure":"mean-business","time":"2m"},` +
			`{"metric":"resolution","measure":"first-contact","ratio":"92/100"},{"metric":"promise","measure":"attainment","ratio":"100/100"}]`},
		{report.Judgement{Reached: true, Ratio: report.Ratio{Num: 14, Den: 15}, Volume: 15}, `{"reached":true,"ratio":"14/15","volume":15}`},
		{report.Judgement{Mean: 75 * time.Second, Volume: 2}, `{"reached":false,"mean":"1m15s","volume":2}`},
		{report.Budget{Volume: 250, Allowed: 20, Used: 22, Left: -2}, `{"volume":250,"allowed":20,"used":22,"left":-2}`},
	}
	for _, tt := range tests {
		if got, err := json.Marshal(tt.value); err != nil || string(got) != tt.want {
			t.Errorf("got %s, %v, want %s", got, err, tt.want)
		}
	}
	for _, faulty := range []any{report.Record{}, report.Objective{}, report.Record{Key: report.Key{Metric: sla.Resolution, Tier: "\n"}, Outcome: report.Met}} {
		if data, err := json.Marshal(faulty); err == nil {
			t.Errorf("%+v is stored as %s", faulty, data)
		}
	}
}

func TestStoredPlainValuesAreRefused(t *testing.T) {
	const record, objective = `{"metric":"resolution","outcome":"met","business":"1s","wall":"1s"`, `{"metric":"resolution","measure":"attainment"`
	tests := []struct {
		err  error
		want string
	}{
		{readRecord(`{}`), `report: record.metric: sla: Metric: got "Metric(0)", want one of first-response, next-response, periodic-update, pausable-update, requester-wait, agent-work, resolution, follow-up, promise, readiness
report: record.outcome: report: Outcome: got "Outcome(0)", want one of met, missed, open, open-breached, cancelled`},
		{readRecord(record + `,"contacts":101,"tier":"\u0007"}`), `report: record.contacts: got 101, want 0 to 100
report: record.tier: got control character U+0007 at byte 0, want none`},
		{readRecord(record + `,"wall":"2s"}`), `report: json: wall: got the field twice`},
		{readRecord(record + `,"Tier":"a"}`), `report: json: Tier: got a field that nothing is called`},
		{readRecord(record + `,"level":"a"}`), `report: json: json: unknown field "level"`},
		{readRecord(record + `} 1`), `report: json: got more than one value`},
		{readRecord(`{"metric":"resolution","outcome":"met","business":"1s","wall":"2562047h47m16.854775808s"}`), `report: record.wall: got 2562047h47m16.854775808s, want at most 2562047h47m16.854775807s`},
		{readRecord(`{"metric":"resolution","outcome":"met","business":"60s"}`), `report: json: report: duration: got "60s", want one like "1h30m"`},
		{readObjective(objective + `,"time":"2562047h47m16.854775808s"}`), `report: objective.time: got 2562047h47m16.854775808s, want at most 2562047h47m16.854775807s`},
		{new(report.Tally).UnmarshalJSON([]byte(`{"version":1,"cells":[{"wall":{"buckets":[[1,2,3]]}}]}`)), `report: json: report: buckets: got "[1,2,3]", want pairs of bucket and count`},
		{readObjective(objective + `,"ratio":"1/0"}`), `report: objective.ratio: got 1/0, want from 0/1 to 1/1, of at most 100000`},
		{readObjective(objective + `,"ratio":"092/100"}`), `report: json: report: ratio: got "092/100", want two numbers like "92/100"`},
		{readObjective(objective + `,"ratio":"92"}`), `report: json: report: ratio: got "92", want two numbers like "92/100"`},
		{readObjective(objective + `,"ratio":"92/x"}`), `report: json: report: ratio: got "92/x", want two numbers like "92/100"`},
		{readObjective(objective + `,"bound":1}`), `report: json: json: unknown field "bound"`},
	}
	for _, tt := range tests {
		if tt.err == nil || tt.err.Error() != tt.want {
			t.Errorf("got %v, want %s", tt.err, tt.want)
		}
	}
}

func readRecord(data string) error { return new(report.Record).UnmarshalJSON([]byte(data)) }

func readObjective(data string) error { return new(report.Objective).UnmarshalJSON([]byte(data)) }
