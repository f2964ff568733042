package complaint_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

const thankJSON = `{"case":"C-1","version":2,"at":"2026-03-02T09:00:00Z","key":"k","action":"thank","actor":"li","details":{"text":"x"}}`

func TestParseEventTakesAnyJSON(t *testing.T) {
	want := must(complaint.ParseEvent([]byte(thankJSON)))
	for _, data := range []string{
		` ` + thankJSON + "\n",
		strings.Replace(thankJSON, `"x"`, `"\u0078"`, 1),
		strings.Replace(thankJSON, `:2`, `: 2`, 1),
		strings.Replace(thankJSON, `2026-03-02T09:00:00Z`, `2026-03-02T17:00:00+08:00`, 1),
		strings.Replace(thankJSON, `2026-03-02T09:00:00Z`, `2026-03-02T09:00:00.000Z`, 1),
		`{"details":{"text":"x"},"actor":"li","action":"thank","key":"k","at":"2026-03-02T09:00:00Z","version":2,"case":"C-1"}`,
	} {
		if e, err := complaint.ParseEvent([]byte(data)); err != nil || string(e.AppendJSON(nil)) != thankJSON || !sameEvent(e, want) {
			t.Errorf("%s: %v, %v", data, e, err)
		}
	}
	for _, data := range []string{
		strings.Replace(thankJSON, `,"details":{"text":"x"}`, `,"details":null`, 1),
		strings.Replace(thankJSON, `,"details":{"text":"x"}`, ``, 1),
	} {
		if e, err := complaint.ParseEvent([]byte(data)); err != nil || e.Details() != nil {
			t.Errorf("%s: %v, %v", data, e.Details(), err)
		}
	}
}

// Each row is refused, and says why.
func TestParseEventRefuses(t *testing.T) {
	replace := func(old, new string) string { return strings.Replace(thankJSON, old, new, 1) }
	for _, row := range []struct {
		data  string
		code  complaint.Code // 0: an error of encoding/json or of an enum
		field string
	}{
		{replace(`"case":"C-1",`, ``), complaint.CodePayload, "case"},
		{replace(`C-1`, ` C-1`), complaint.CodePayload, "case"},
		{replace(`"case":`, `"Case":`), 0, ""},
		{replace(`"actor":`, `"Actor":`), 0, ""},
		{`{`, 0, ""},
		{`{"case":"C-1"`, 0, ""},
		{`{"action":"thank"`, 0, ""},
		{`{"at":"2026-03-02T09:00:00Z"`, 0, ""},
		{replace(`"case":`, `"case':`), 0, ""},
		{replace(`"at":`, `"at_:`), 0, ""},
		{replace(`"version":2,`, ``), complaint.CodeVersion, "version"},
		{replace(`:2`, `:-2`), complaint.CodeVersion, "version"},
		{replace(`:2`, `:2.5`), 0, ""},
		{replace(`:2`, `:02`), 0, ""},
		{replace(`:2`, `:2147483648`), 0, ""},
		{replace(`:2`, `:"2"`), 0, ""},
		{replace(`"at":"2026-03-02T09:00:00Z",`, ``), complaint.CodeTime, "at"},
		{replace(`2026`, `1677`), complaint.CodeTime, "at"},
		{replace(`2026`, `2300`), complaint.CodeTime, "at"},
		{replace(`2026-03`, `2026-13`), 0, ""},
		{replace(`"action":"thank",`, ``), complaint.CodeUnknownAction, "action"},
		{replace(`"thank"`, `"Thank"`), 0, ""},
		{replace(`"thank"`, `3`), 0, ""},
		{replace(`,"actor":"li"`, ``), complaint.CodeActorMissing, "actor"},
		{replace(`"li"`, `"  "`), complaint.CodeActorMissing, "actor"},
		{replace(`"li"`, `"li "`), complaint.CodePayload, "actor"},
		{replace(`"key":"k"`, `"key":" k"`), complaint.CodePayload, "key"},
		{replace(`"li",`, `"li","occurred":"2026-03-02T09:00:01Z",`), complaint.CodeTime, "occurred"},
		{replace(`"li",`, `"li","occurred":"1600-03-02T09:00:01Z",`), complaint.CodeTime, "occurred"},
		{replace(`{"text":"x"}`, `{}`), complaint.CodePayload, "text"},
		{replace(`{"text":"x"}`, `{"text":" "}`), complaint.CodePayload, "text"},
		{replace(`{"text":"x"}`, `{"words":"x"}`), 0, ""},
		{replace(`{"text":"x"}`, `"x"`), 0, ""},
		{replace(`{"text":"x"}`, `{"text":"x"`), 0, ""},
		{replace(`"thank"`, `"reopen"`)[:strings.Index(thankJSON, `,"details"`)+1] + `}`, complaint.CodeReasonMissing, "text"},
		{thankJSON + thankJSON, 0, ""},
		{thankJSON + `,`, 0, ""},
		{thankJSON[:40], 0, ""},
		{`{"case":"C-1","}`, 0, ""},
		{`{"case":"C-1`, 0, ""},
		{`{"case":"C-\`, 0, ""},
		{``, 0, ""},
		{`[]`, 0, ""},
		{`null`, complaint.CodeUnknownAction, "action"},
	} {
		e, err := complaint.ParseEvent([]byte(row.data))
		d, ok := errors.AsType[*complaint.DecodeError](err)
		r, isRefusal := errors.AsType[*complaint.Refusal](err)
		switch {
		case !ok || d.What != "event" || d.Index != -1 || e != (complaint.Event{}):
			t.Errorf("%s: %v, %v", row.data, e, err)
		case isRefusal != (row.code != 0), isRefusal && (r.Code != row.code || r.Field != row.field):
			t.Errorf("%s: %v, want %v of %q", row.data, err, row.code, row.field)
		}
	}
}

func TestParseLogSaysWhere(t *testing.T) {
	for _, row := range []struct {
		data  string
		index int
		text  string
	}{
		{`[` + thankJSON + `,` + strings.Replace(thankJSON, `"thank"`, `"thanks"`, 1) + `]`, 1, `complaint: log, event 1: complaint: Action: got "thanks", want one of`},
		{`[` + thankJSON + `,` + strings.Replace(thankJSON, `"li"`, `" "`, 1) + `]`, 1, `complaint: log, event 1: complaint: thank refused: actor-missing (actor)`},
		{`[` + thankJSON, -1, `complaint: log: unexpected EOF`},
		{thankJSON, -1, `complaint: log: json: cannot unmarshal`},
		{`[` + thankJSON + `,]`, -1, `complaint: log: invalid character`},
	} {
		log, err := complaint.ParseLog([]byte(row.data))
		if d, ok := errors.AsType[*complaint.DecodeError](err); !ok || d.Index != row.index || log != nil || !strings.HasPrefix(err.Error(), row.text) {
			t.Errorf("%s: %v, %v", row.data, log, err)
		}
	}
	for _, empty := range []string{"[]", " [ ] ", "null"} {
		if log, err := complaint.ParseLog([]byte(empty)); err != nil || len(log) != 0 {
			t.Errorf("%s: %v, %v", empty, log, err)
		}
	}
	if got := string(complaint.AppendLog([]byte("x"), nil)); got != "x[]" {
		t.Errorf("the empty log is %s", got)
	}
	if log, err := complaint.ParseLog([]byte("[" + thankJSON + ", " + thankJSON + "]")); err != nil || len(log) != 2 {
		t.Errorf("with a space: %v, %v", log, err)
	}
}

// The local zone of whoever wrote an event does not come in.
func TestInstantsComeInUTC(t *testing.T) {
	source := after(toPromised...)
	_, absorb, err := complaint.Merge(source, openCase(partner), good(source, complaint.MergeInto))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []complaint.Event{
		must(after(toPromised[:4]...).Decide(good(after(toPromised[:4]...), complaint.Promise))),
		must(openCase("C-1").Decide(complaint.Command{Action: complaint.ChangeTime, Actor: "li", At: day, Details: complaint.Meeting{Time: day.Add(time.Hour)}})),
		must(openCase("C-1").Decide(complaint.Command{Action: complaint.Assess, Actor: "li", At: day, Details: complaint.Assessment{DecideBy: day.Add(time.Hour)}})),
		must(openCase("C-1").Decide(complaint.Command{Action: complaint.Note, Actor: "li", At: day, Occurred: day.Add(-time.Hour), Details: complaint.Words{Text: "x"}})),
		absorb,
	} {
		canonical := string(e.AppendJSON(nil))
		local := strings.NewReplacer("T08:00:00Z", "T16:00:00+08:00", "T09:00:00Z", "T17:00:00+08:00", "T10:00:00Z", "T18:00:00+08:00").Replace(canonical)
		if got, err := complaint.ParseEvent([]byte(local)); err != nil || !sameEvent(got, e) || local == canonical {
			t.Errorf("%s: %+v, %v, want %+v", local, got.Details(), err, e.Details())
		}
	}
}

func TestUnmarshalKeepsOnError(t *testing.T) {
	e := must(complaint.ParseEvent([]byte(thankJSON)))
	if err := json.Unmarshal([]byte(`{"case":1}`), &e); err == nil || string(e.AppendJSON(nil)) != thankJSON {
		t.Errorf("%v, %v", e, err)
	}
	c := openCase("C-1")
	before := snapshot(c)
	if err := json.Unmarshal([]byte(`{"schema":1}`), c); !errors.Is(err, complaint.ErrSnapshotTable) || snapshot(c) != before {
		t.Errorf("%v, %v", c, err)
	}
}

func TestCloudEvents(t *testing.T) {
	e := must(complaint.ParseEvent([]byte(thankJSON)))
	const want = `{"specversion":"1.0","id":"C-1/2","source":"/desk","type":"com.github.servicequality.complaint.thank",` +
		`"subject":"C-1","time":"2026-03-02T09:00:00Z","datacontenttype":"application/json","data":` + thankJSON + `}`
	if got := string(must(e.CloudEvent("/desk"))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, err := e.CloudEvent(" "); !errors.Is(err, complaint.CodePayload) {
		t.Errorf("a blank source: %v", err)
	}
	if _, _, err := complaint.ParseCloudEvent([]byte(`{"traceparent":"00-1",` + want[1:])); err != nil {
		t.Errorf("with an attribute of somebody else's: %v", err)
	}
	for _, damage := range [][2]string{
		{`"1.0"`, `"0.3"`}, {`C-1/2`, `C-1/3`}, {`/desk`, ``}, {`complaint.thank`, `complaint.close`},
		{`"subject":"C-1"`, `"subject":"C-2"`}, {`"version":2`, `"version":0`}, {`"data":`, `"payload":`}, {`"specversion"`, `"specversion`},
		{`"actor":"li"`, `"actor":"li","colour":"red"`},
	} {
		data := strings.Replace(want, damage[0], damage[1], 1)
		if _, source, err := complaint.ParseCloudEvent([]byte(data)); err == nil || source != "" || !strings.HasPrefix(err.Error(), "complaint: cloud event: ") {
			t.Errorf("%s: %v", data, err)
		}
	}
}

// checkCommand is the property of the command decoder: what it accepts comes back.
func checkCommand(data []byte) error {
	var cmd, again complaint.Command
	if err := json.Unmarshal(data, &cmd); err != nil {
		return nil
	}
	stored, err := json.Marshal(cmd)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(stored, &again); err != nil {
		return err
	}
	if twice, err := json.Marshal(again); err != nil || string(twice) != string(stored) {
		return fmt.Errorf("%s comes back as %s, %v", stored, twice, err)
	}
	new(complaint.Case).Decide(cmd)
	return nil
}

func TestCommandsInJSON(t *testing.T) {
	const note = `{"case":"C-1","action":"note","actor":"li","at":"2026-03-02T09:00:00Z","occurred":"2026-03-02T08:00:00Z","key":"k","expect":1,"details":{"text":"called back"}}`
	cmd := complaint.Command{
		Case: "C-1", Action: complaint.Note, Actor: "li", At: day, Occurred: day.Add(-time.Hour), Key: "k", Expect: 1,
		Details: complaint.Words{Text: "called back"},
	}
	var got complaint.Command
	if err := json.Unmarshal([]byte(note), &got); err != nil || !reflect.DeepEqual(got, cmd) {
		t.Errorf("%+v, %v", got, err)
	}
	if data := must(json.Marshal(cmd)); string(data) != note {
		t.Errorf("got  %s\nwant %s", data, note)
	}
	if data := must(json.Marshal(complaint.Command{})); string(data) != "{}" || json.Unmarshal(data, new(complaint.Command)) != nil {
		t.Errorf("the zero command is %s", data)
	}
	if err := json.Unmarshal([]byte(`{"details":null}`), &got); err != nil || got.Details != nil {
		t.Errorf("%+v, %v", got, err)
	}
	for _, damage := range [][2]string{
		{`"note"`, `"notes"`}, {`"action":"note",`, ``}, {`"text"`, `"words"`}, {`"note"`, `"classify"`}, {`"key"`, `"colour"`}, {`"expect":1`, `"expect":"1"`},
	} {
		kept := cmd
		err := json.Unmarshal([]byte(strings.Replace(note, damage[0], damage[1], 1)), &kept)
		if d, ok := errors.AsType[*complaint.DecodeError](err); !ok || d.What != "command" || !reflect.DeepEqual(kept, cmd) {
			t.Errorf("%s: %+v, %v", damage[1], kept, err)
		}
	}
	r, ok := errors.AsType[*complaint.Refusal](json.Unmarshal([]byte(`{"details":{"text":"x"}}`), new(complaint.Command)))
	if !ok || r.Code != complaint.CodeUnknownAction || r.Field != "action" {
		t.Errorf("details without an action: %v", r)
	}
	for _, bad := range []complaint.Command{{Action: 99}, {Action: complaint.Assess, Details: complaint.Assessment{Heat: 99}}} {
		if data, err := json.Marshal(bad); err == nil {
			t.Errorf("wrote %s", data)
		}
	}
}

func FuzzCommand(f *testing.F) {
	for _, a := range complaint.Actions() {
		f.Add(must(json.Marshal(good(new(complaint.Case), a))))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkCommand(data); err != nil {
			t.Fatal(err)
		}
	})
}

// Each row damages one thing in a snapshot that has everything.
func TestRestoreRefuses(t *testing.T) {
	c := after(toPromised...)
	for _, a := range []complaint.Action{complaint.Refer, complaint.Assess, complaint.Absorb, complaint.Withdraw, complaint.Reopen, complaint.ChangeTime} {
		c.Apply(must(try(c, a)))
	}
	keyed := good(c, complaint.Note)
	keyed.Key = "k"
	must(c.Do(keyed))
	keyed.Key = "l"
	must(c.Do(keyed))
	whole := snapshot(c)
	if _, err := complaint.Restore([]byte(whole)); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ old, new, field string }{
		{`"version":13`, `"version":-13`, "version"},
		{`"version":13`, `"version":0`, "version"},
		{`"case":"C-1"`, `"case":""`, "case"},
		{`"phase":"reopened",`, ``, "phase"},
		{`"at":"2026-03-02T09:00:00Z","began"`, `"at":"1600-03-02T09:00:00Z","began"`, "at"},
		{`"began":"2026-03-02T09:00:00Z","spoke"`, `"began":"2026-03-02T09:00:01Z","spoke"`, "began"},
		{`"began":"2026-03-02T09:00:00Z","spoke"`, `"began":"1600-03-02T09:00:00Z","spoke"`, "began"},
		{`"spoke":"2026-03-02T09:00:00Z"`, `"spoke":"2026-03-02T09:00:01Z"`, "spoke"},
		{`"spoke":"2026-03-02T09:00:00Z"`, `"spoke":"1600-03-02T09:00:00Z"`, "spoke"},
		{`"handler":"li"`, `"handler":" "`, "handler"},
		{`"limit":1`, `"limit":101`, "limit"},
		{`"limit":1`, `"rework":2,"limit":1`, "rework"},
		{`"promises":[{"case":"C-1"`, `"promises":[{"case":""`, "promises"},
		{`"promises":[{"case":"C-1","version":5`, `"promises":[{"case":"C-1","version":0`, "promises"},
		{`"version":5,"made":"2026-03-02T09:00:00Z"`, `"version":5,"made":"2026-03-02T09:00:01Z"`, "promises"},
		{`"version":5,"made":"2026-03-02T09:00:00Z"`, `"version":5,"made":"1600-03-02T09:00:01Z"`, "promises"},
		{`"due":"2026-03-02T10:00:00Z"`, `"due":"2026-03-02T09:00:00Z"`, "promises"},
		{`"due":"2026-03-02T10:00:00Z"`, `"due":"3026-03-02T09:00:00Z"`, "promises"},
		{`"fate":"released"`, `"fate":"broken"`, "promises"},
		{`"key":"l","version":13`, `"key":"l","version":12`, "keys"},
		{`"key":"l","version":13`, `"key":"l","version":14`, "keys"},
		{`"key":"l"`, `"key":"k"`, "keys"},
		{`"key":"l"`, `"key":""`, "keys"},
		{`"key":"l","version":13,"at":"2026-03-02T09:00:00Z"`, `"key":"l","version":13,"at":"2026-03-02T09:00:01Z"`, "keys"},
		{`"key":"l","version":13,"at":"2026-03-02T09:00:00Z"`, `"key":"l","version":13,"at":"1600-03-02T09:00:01Z"`, "keys"},
		{`"print":"`, `"print":"00`, "keys"},
		{`"print":"`, `"print":"x`, "keys"},
		{`"rare":{`, `"rare":{"customer":" ",`, "rare"},
		{`"rare":{`, `"rare":{"filer":" ",`, "rare"},
		{`"rare":{`, `"rare":{"into":" ",`, "rare"},
		{`"rare":{`, `"rare":{"place":"\ufffd` + strings.Repeat("x", complaint.MaxText) + `",`, "rare"},
		{`"appointment":"2026`, `"appointment":"1600`, "rare"},
		{`"heat":"heated"`, `"decide_by":"3000-01-01T00:00:00Z"`, "rare"},
		{`"absorbed":["S-7"]`, `"absorbed":[""]`, "rare"},
		{`"body":"body 0"`, `"body":""`, "rare"},
		{`"body":"body 0","venue":"law"`, `"body":"body 0"`, "rare"},
		{`"cycles":[{"began":"2026`, `"cycles":[{"began":"1600`, "rare"},
		{`"ended":"2026-03-02T09:00:00Z"`, `"ended":"2026-03-02T08:00:00Z"`, "rare"},
		{`"ended":"2026-03-02T09:00:00Z"`, `"ended":"2026-03-02T10:00:00Z"`, "rare"},
		{`"end":"withdrawn"`, `"end":"reopened"`, "rare"},
		{`"end":"withdrawn"`, `"end":"withdrawn","rework":-1`, "rare"},
		{`"end":"withdrawn"`, `"end":"withdrawn","rework":101`, "rare"},
	} {
		data := strings.Replace(whole, row.old, row.new, 1)
		if data == whole {
			t.Fatalf("%s does not stand in %s", row.old, whole)
		}
		r, ok := errors.AsType[*complaint.Refusal](func() error { _, err := complaint.Restore([]byte(data)); return err }())
		if !ok || r.Code != complaint.CodePayload || r.Field != row.field {
			t.Errorf("%s -> %s: %v, want %s", row.old, row.new, r, row.field)
		}
	}
	for _, damage := range [][2]string{{`{"schema":1`, `{"schema":2`}, {`"table":"`, `"table":"x`}} {
		if _, err := complaint.Restore([]byte(strings.Replace(whole, damage[0], damage[1], 1))); !errors.Is(err, complaint.ErrSnapshotTable) {
			t.Errorf("%s: %v", damage[1], err)
		}
	}
	for _, data := range []string{whole + "x", whole[1:], strings.Replace(whole, `"limit"`, `"colour":"red","limit"`, 1), strings.Replace(whole, `"reopened"`, `"open"`, 1)} {
		if c, err := complaint.Restore([]byte(data)); err == nil || c != nil {
			t.Errorf("restored %s", data)
		}
	}
}

func TestSnapshotOfNothing(t *testing.T) {
	c, err := complaint.Restore([]byte(snapshot(new(complaint.Case))))
	if err != nil || c.Version() != 0 {
		t.Errorf("%v, %v", c, err)
	}
}

func FuzzParseEvent(f *testing.F) {
	for _, e := range closedLog() {
		f.Add(e.AppendJSON(nil))
	}
	for _, d := range []string{thankJSON, `{}`, `[`, `{"case":"\u2028","version":1e3}`, strings.Replace(thankJSON, `"x"`, `"\ud800"`, 1)} {
		f.Add([]byte(d))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkEvent(data); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzParseLog(f *testing.F) {
	f.Add(complaint.AppendLog(nil, closedLog()))
	f.Add([]byte("[" + thankJSON + "," + thankJSON + "]"))
	f.Add([]byte("[]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkLog(data); err != nil {
			t.Fatal(err)
		}
	})
}

// checkLog is the property of the log decoder: what it accepts has one canonical
// form, and replaying it ends in a case or in a ReplayError.
func checkLog(data []byte) error {
	log, err := complaint.ParseLog(data)
	if err != nil {
		if _, ok := errors.AsType[*complaint.DecodeError](err); !ok || log != nil {
			return fmt.Errorf("refused with %#v", err)
		}
		return nil
	}
	canonical := complaint.AppendLog(nil, log)
	again, err := complaint.ParseLog(canonical)
	if err != nil || string(complaint.AppendLog(nil, again)) != string(canonical) {
		return fmt.Errorf("%s comes back as %v, %v", canonical, again, err)
	}
	if c, err := complaint.Replay(log); err == nil {
		return checkSnapshot([]byte(snapshot(c)))
	} else if _, ok := errors.AsType[*complaint.ReplayError](err); !ok {
		return fmt.Errorf("replay: %#v", err)
	}
	var c complaint.Case // Apply is total
	for _, e := range log {
		c.Apply(e)
	}
	return nil
}

func FuzzRestore(f *testing.F) {
	for _, c := range []*complaint.Case{{}, after(toPromised...), after(toClosed...), after(toPlan...)} {
		f.Add([]byte(snapshot(c)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkSnapshot(data); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzParseCloudEvent(f *testing.F) {
	for _, e := range closedLog() {
		f.Add(must(e.CloudEvent("/desk")))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, source, err := complaint.ParseCloudEvent(data)
		if err != nil {
			return
		}
		again, from, err := complaint.ParseCloudEvent(must(e.CloudEvent(source)))
		if err != nil || from != source || !sameEvent(again, e) {
			t.Fatalf("%s: %v, %q, %v", data, again, from, err)
		}
	})
}

// closedLog is the log of a complaint from receipt to closing.
func closedLog() []complaint.Event {
	var log []complaint.Event
	c := new(complaint.Case)
	for _, a := range toClosed {
		log = append(log, must(c.Do(good(c, a))))
	}
	return log
}

// What was cut off anywhere is refused, by every decoder.
func TestEveryPrefixIsRefused(t *testing.T) {
	log := closedLog()
	c := must(complaint.Replay(log))
	for name, form := range map[string]struct {
		whole []byte
		read  func([]byte) error
	}{
		"log":         {complaint.AppendLog(nil, log), func(b []byte) error { _, err := complaint.ParseLog(b); return err }},
		"event":       {log[5].AppendJSON(nil), func(b []byte) error { _, err := complaint.ParseEvent(b); return err }},
		"snapshot":    {must(c.MarshalJSON()), func(b []byte) error { _, err := complaint.Restore(b); return err }},
		"cloud event": {must(log[5].CloudEvent("desk")), func(b []byte) error { _, _, err := complaint.ParseCloudEvent(b); return err }},
		"command":     {must(json.Marshal(good(openCase("C-1"), complaint.Thank))), func(b []byte) error { return new(complaint.Command).UnmarshalJSON(b) }},
	} {
		if err := form.read(form.whole); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for n := range form.whole {
			if err := form.read(form.whole[:n:n]); err == nil {
				t.Fatalf("%s: %s is accepted", name, form.whole[:n])
			}
		}
	}
}
