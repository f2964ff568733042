package complaint_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
)

// firstBad reads a log as a model would have written it, and gives the position of
// the first event that it would not, or -1.
func firstBad(log []complaint.Event) int {
	m := model{}
	for i, e := range log {
		if i == 0 {
			m.id = e.Case()
		}
		cmd := complaint.Command{Case: e.Case(), Action: e.Action(), Actor: e.Actor(), At: e.At(), Key: e.Key(), Details: e.Details()}
		code, version := m.decide(cmd, 0)
		if code != 0 || version != i+1 || e.Version() != version || e.Case() != m.id {
			return i
		}
		m.log = append(m.log, &record{cmd: cmd, version: version})
	}
	return -1
}

// judge compares Replay with the model on a log that may be damaged.
func judge(t *rapid.T, what string, log []complaint.Event) (refused bool) {
	t.Helper()
	want := firstBad(log)
	c, err := complaint.Replay(log)
	bad, ok := errors.AsType[*complaint.ReplayError](err)
	switch {
	case want < 0 && err != nil:
		t.Fatalf("%s: a possible log is refused: %v", what, err)
	case want >= 0 && !ok:
		t.Fatalf("%s: event %d cannot be, got %v, %v", what, want, c, err)
	case want >= 0 && bad.Index != want:
		t.Fatalf("%s: refused at %d, want %d: %v", what, bad.Index, want, err)
	}
	return want >= 0
}

func TestLawI17DamageIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := lived(t, 15).log
		i := rapid.IntRange(0, len(log)-1).Draw(t, "at")
		if i < len(log)-1 && !judge(t, "dropped", slices.Delete(slices.Clone(log), i, i+1)) {
			t.Fatalf("event %d of %d was dropped unseen", i, len(log))
		}
		if !judge(t, "doubled", slices.Insert(slices.Clone(log), i, log[i])) {
			t.Fatalf("event %d was doubled unseen", i)
		}
		if j := rapid.IntRange(0, len(log)-1).Draw(t, "with"); i != j {
			swapped := slices.Clone(log)
			swapped[i], swapped[j] = swapped[j], swapped[i]
			if !judge(t, "swapped", swapped) {
				t.Fatalf("events %d and %d were swapped unseen", i, j)
			}
		}
		for range 4 {
			altered := slices.Clone(log)
			if e, ok := alter(t, log, i); ok {
				altered[i] = e
				judge(t, "altered", altered)
			}
		}
	})
}

// alter changes one member of event i; ok is false when it is no event any more.
func alter(t *rapid.T, log []complaint.Event, i int) (complaint.Event, bool) {
	members := map[string]any{}
	json.Unmarshal(log[i].AppendJSON(nil), &members)
	other := rapid.SampledFrom(log).Draw(t, "other event")
	switch rapid.SampledFrom([]string{"case", "version", "at", "key", "action", "actor", "details"}).Draw(t, "member") {
	case "case":
		members["case"] = "C-9"
	case "version":
		members["version"] = other.Version()
	case "at":
		members["at"] = log[i].At().Add(time.Duration(rapid.IntRange(-100, 100).Draw(t, "minutes")) * time.Minute)
	case "key":
		members["key"] = other.Key()
	case "action":
		members["action"] = rapid.SampledFrom(complaint.Actions()).Draw(t, "action")
	case "actor":
		members["actor"] = rapid.SampledFrom(people).Draw(t, "actor")
	case "details":
		members["details"] = other.Details()
	}
	e, err := complaint.ParseEvent(must(json.Marshal(members)))
	return e, err == nil
}

// checkEvent is the property of the event decoder: what it accepts has one
// canonical form, which means the same.
func checkEvent(data []byte) error {
	e, err := complaint.ParseEvent(data)
	if err != nil {
		if _, ok := errors.AsType[*complaint.DecodeError](err); !ok || e != (complaint.Event{}) {
			return fmt.Errorf("refused with %#v and %v", err, e)
		}
		return nil
	}
	canonical := e.AppendJSON(nil)
	again, err := complaint.ParseEvent(canonical)
	if err != nil || !reflect.DeepEqual(again, e) {
		return fmt.Errorf("decode of encode: %v, %v, want %v\n%s", again, err, e, canonical)
	}
	if bytes2 := again.AppendJSON(nil); !bytes.Equal(bytes2, canonical) {
		return fmt.Errorf("encode of decode: %s, want %s", bytes2, canonical)
	}
	if mirrored := mirror(e); !bytes.Equal(mirrored, canonical) {
		return fmt.Errorf("canonical %s, by reflection %s", canonical, mirrored)
	}
	return nil
}

// mirror writes an event by reflection.
func mirror(e complaint.Event) []byte {
	m := struct {
		Case     string            `json:"case"`
		Version  int               `json:"version"`
		At       time.Time         `json:"at"`
		Key      string            `json:"key,omitempty"`
		Action   complaint.Action  `json:"action"`
		Actor    string            `json:"actor"`
		Occurred time.Time         `json:"occurred,omitzero"`
		Details  complaint.Details `json:"details,omitempty"`
	}{Case: e.Case(), Version: e.Version(), At: e.At(), Key: e.Key(), Action: e.Action(), Actor: e.Actor(), Details: e.Details()}
	if at, ok := e.Occurred(); ok {
		m.Occurred = at
	}
	return must(json.Marshal(m))
}

func TestLawI18StoredFormsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 12)
		stored := complaint.AppendLog(nil, l.log)
		log, err := complaint.ParseLog(stored)
		if err != nil || len(log) != len(l.log) || !bytes.Equal(complaint.AppendLog(nil, log), stored) {
			t.Fatalf("log: %v\n%v\n%v", err, log, l.log)
		}
		r := rapid.SampledFrom(l.model.log).Draw(t, "event")
		if err := checkForms(l.log[r.version-1], r.cmd); err != nil {
			t.Fatal(err)
		}
		var c complaint.Case
		if err := json.Unmarshal(must(json.MarshalIndent(&l.live, "", " ")), &c); err != nil || snapshot(&c) != snapshot(&l.live) {
			t.Fatalf("indented snapshot: %v, %v", &c, err)
		}
	})
}

// checkForms: e comes back from each form in which it can be written, and so does the
// command from which it came.
func checkForms(e complaint.Event, cmd complaint.Command) error {
	canonical := e.AppendJSON(nil)
	if err := checkEvent(canonical); err != nil {
		return err
	}
	if got := must(json.Marshal(e)); !bytes.Equal(got, canonical) {
		return fmt.Errorf("json.Marshal gives %s, want %s", got, canonical)
	}
	var general complaint.Event
	var members map[string]any
	json.Unmarshal(canonical, &members)
	if err := json.Unmarshal(must(json.MarshalIndent(members, "", "\t")), &general); err != nil || !reflect.DeepEqual(general, e) {
		return fmt.Errorf("sorted and indented: %v, %w, want %v", general, err, e)
	}
	envelope := must(e.CloudEvent("/desk"))
	decoded, source, err := complaint.ParseCloudEvent(envelope)
	if err != nil || source != "/desk" || !reflect.DeepEqual(decoded, e) {
		return fmt.Errorf("cloud event %s: %v, %q, %w", envelope, decoded, source, err)
	}
	return checkCommand(must(json.Marshal(cmd)))
}

// checkSnapshot is the property of the snapshot decoder.
func checkSnapshot(data []byte) error {
	c, err := complaint.Restore(data)
	if err != nil {
		if _, ok := errors.AsType[*complaint.DecodeError](err); !ok || c != nil {
			return fmt.Errorf("refused with %#v", err)
		}
		return nil
	}
	canonical := snapshot(c)
	again, err := complaint.Restore([]byte(canonical))
	if err != nil || snapshot(again) != canonical {
		return fmt.Errorf("restored again: %v\n%s", err, canonical)
	}
	c.Next(day)
	c.Promises(day)
	c.Do(complaint.Command{Action: complaint.Note, Actor: "li", At: day, Details: complaint.Words{Text: "x"}})
	return nil
}

func TestLawRedactionKeepsTheCourse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 12)
		var got []complaint.Event
		var want []any
		for _, e := range l.log {
			got = append(got, e.Redacted())
			var members map[string]any
			json.Unmarshal(e.AppendJSON(nil), &members)
			if details, ok := members["details"].(map[string]any); ok {
				for _, words := range []string{"missed", "text", "needs", "done", "next", "place"} {
					if details[words] != nil {
						details[words] = complaint.Redaction
					}
				}
			}
			want = append(want, members)
		}
		stored := complaint.AppendLog(nil, got)
		var read []any
		if err := json.Unmarshal(stored, &read); err != nil || !reflect.DeepEqual(read, want) {
			t.Fatalf("%v\ngot  %v\nwant %v", err, read, want)
		}
		c, err := complaint.Replay(must(complaint.ParseLog(stored)))
		if err != nil || c.String() != l.live.String() {
			t.Fatalf("replay of %s: %v, %v", stored, c, err)
		}
	})
}

func TestLawI19UnknownValuesAreRefused(t *testing.T) {
	checkCasts(t)
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 10)
		e := rapid.SampledFrom(l.log).Draw(t, "event")
		canonical := string(e.AppendJSON(nil))
		unknown := strings.Replace(canonical, `"action":"`+e.Action().String(), `"action":"un`+e.Action().String(), 1)
		if _, err := complaint.ParseEvent([]byte(unknown)); !isUnknown(err) {
			t.Fatalf("%s: %v", unknown, err)
		}
		for _, stray := range []string{
			strings.Replace(canonical, `{"case"`, `{"colour":"red","case"`, 1),
			canonical[:len(canonical)-1] + `,"colour":"red"}`,
			canonical + "x", canonical[:len(canonical)-1], canonical + canonical, "null", "[]", "",
			strings.Replace(canonical, `"details":{`, `"details":{"colour":"red",`, 1) + "!",
			strings.Replace(canonical, `"version":`, `"version":-`, 1),
			strings.Replace(canonical, `"version":`, `"version":0`, 1),
			strings.Replace(canonical, `"version":`, `"version":99999999999`, 1),
			strings.Replace(canonical, `"at":"2026`, `"at":"1677`, 1),
			strings.Replace(canonical, `"at":"2026`, `"at":"2263`, 1),
			strings.Replace(canonical, `"actor":"`, `"actor":"\u0000`, 1),
		} {
			if _, err := complaint.ParseEvent([]byte(stray)); err == nil {
				t.Fatalf("accepted %s", stray)
			} else if _, ok := errors.AsType[*complaint.DecodeError](err); !ok {
				t.Fatalf("%s: %#v", stray, err)
			}
		}
	})
}

// checkCasts puts every number that no table names where an enum stands, for every
// action and in a state in which it can be done.
func checkCasts(t *testing.T) {
	all, casts := explore(), 0
	for _, a := range complaint.Actions() {
		i := slices.IndexFunc(all.order, func(s state) bool { return all.ways[s][a] != state{} })
		c := all.cases[all.order[i]]
		for n := 100; n < 256; n++ {
			cmd := good(c, a)
			if cmd.Details = cast(cmd.Details, uint8(n)); cmd.Details == nil {
				continue
			}
			casts++
			if _, err := c.Decide(cmd); codeOf(err) != complaint.CodePayload {
				t.Errorf("%v with %+v: %v", cmd, cmd.Details, err)
			}
		}
	}
	if casts != 9*156 {
		t.Errorf("%d casts", casts)
	}
}

// cast puts the number n where an enum stands; nil when the details have none.
func cast(d complaint.Details, n uint8) complaint.Details {
	switch d := d.(type) {
	case complaint.Answer:
		d.Channel = complaint.Channel(n)
		return d
	case complaint.Prevention:
		d.Cause = complaint.RootCause(n)
		return d
	case complaint.Finding:
		d.Cause = complaint.RootCause(n)
		return d
	case complaint.Ending:
		d.Reason = complaint.ConcludeReason(n)
		return d
	case complaint.Referral:
		if d.Outcome == 0 {
			d.Venue = complaint.Venue(n)
		} else {
			d.Outcome = complaint.ReferralOutcome(n)
		}
		return d
	case complaint.Classification:
		d.Category = complaint.Category(n)
		return d
	case complaint.Assessment:
		return [...]complaint.Details{
			complaint.Assessment{Heat: complaint.Heat(n)}, complaint.Assessment{Severity: complaint.Severity(n)},
			complaint.Assessment{Impact: complaint.Impact(n)}, complaint.Assessment{Urgency: complaint.Urgency(n)},
			complaint.Assessment{Reaction: complaint.Reaction(n)},
		}[n%5]
	}
	return nil
}

func isUnknown(err error) bool {
	_, ok := errors.AsType[*complaint.UnknownError](err)
	return ok
}

func TestLawI16OneOfTwoAppendsWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lived(t, 10)
		if l.live.Phase() == complaint.Merged {
			l.log = l.log[:len(l.log)-1] // nothing could follow
			l.live = *must(complaint.Replay(l.log))
		}
		var store complaint.MemoryStore
		ctx := context.Background()
		for _, e := range l.log {
			if err := store.Append(ctx, e); err != nil {
				t.Fatal(err)
			}
		}
		rivals := []complaint.Event{must(try(&l.live, firstAllowed(&l.live))), must(try(&l.live, firstAllowed(&l.live)))}
		errs := make([]error, len(rivals))
		var wait sync.WaitGroup
		for i, e := range rivals {
			wait.Go(func() { errs[i] = store.Append(ctx, e) })
		}
		wait.Wait()
		conflict, ok := errors.AsType[*complaint.ConflictError](errors.Join(errs...))
		if (errs[0] == nil) == (errs[1] == nil) || !ok || !errors.Is(conflict, complaint.CodeVersion) {
			t.Fatalf("two appends of version %d: %v, %v", rivals[0].Version(), errs[0], errs[1])
		}
		if conflict.Case != "C-1" || conflict.Version != len(l.log)+1 || conflict.Want != len(l.log)+2 {
			t.Fatalf("the loser hears %+v", conflict)
		}
		after := rapid.IntRange(-1, len(l.log)+2).Draw(t, "after")
		tail, err := store.Load(ctx, "C-1", after)
		if want := append(slices.Clone(l.log), rivals[0])[min(max(after, 0), len(l.log)+1):]; err != nil || !slices.EqualFunc(tail, want, sameEvent) {
			t.Fatalf("loaded after %d: %v, %v, want %v", after, tail, err, want)
		}
	})
}

func sameEvent(a, b complaint.Event) bool { return reflect.DeepEqual(a, b) }

// firstAllowed is something that can be done now. A merged complaint allows nothing;
// then it is Reopen, and the caller has to see to it.
func firstAllowed(c *complaint.Case) complaint.Action {
	for a := range c.Allowed().All() {
		return a
	}
	return complaint.Reopen
}

func TestLawI22MergesNeverLeadInACircle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "complaints")
		cases := map[string]*complaint.Case{}
		var ids []string
		for i := range n {
			id := fmt.Sprint("C-", i)
			ids = append(ids, id)
			c := openCase(id)
			for _, a := range []complaint.Action{complaint.Thank, complaint.Appreciate, complaint.Apologise, complaint.Promise} {
				cmd := good(c, a)
				cmd.Case = ""
				must(c.Do(cmd))
			}
			cases[id] = c
		}
		for range 12 {
			from, to := rapid.SampledFrom(ids).Draw(t, "from"), rapid.SampledFrom(ids).Draw(t, "to")
			mergeOnce(t, cases[from], cases[to])
		}
		into := func(id string) (string, bool) { return cases[id].Into() }
		carried := map[string]int{}
		for _, id := range ids {
			last, err := complaint.Resolve(id, into)
			if err != nil || cases[last].Phase() == complaint.Merged {
				t.Fatalf("%s leads to %q, %v", id, last, err)
			}
			carried[last]++
		}
		total, promises := 0, 0
		for _, id := range ids {
			if c := cases[id]; c.Phase() != complaint.Merged {
				total += carried[id]
				for _, p := range c.Promises(dawn) {
					if p.Fate == complaint.Pending {
						promises++
					}
				}
			}
		}
		if total != n || promises != n {
			t.Fatalf("%d complaints and %d promises are carried on, want %d of each", total, promises, n)
		}
	})
}

// mergeOnce merges one complaint into another, or sees that it cannot be.
func mergeOnce(t *rapid.T, source, target *complaint.Case) {
	cmd := complaint.Command{
		Action: complaint.MergeInto, Actor: "li", At: dawn, Key: "merge " + source.ID(),
		Details: complaint.Merger{Other: target.ID()},
	}
	over := source.Phase() == complaint.Merged
	already, _ := source.Into()
	into, absorb, err := complaint.Merge(source, target, cmd)
	switch {
	case over && already == target.ID(): // a retry
		if err != nil || into.Version() > source.Version() || absorb.Version() > target.Version() {
			t.Fatalf("retry: %v, %v, %v", into, absorb, err)
		}
	case over:
		if codeOf(err) != complaint.CodeKeyConflict {
			t.Fatalf("merging %v again: %v", source, err)
		}
	case source == target:
		if codeOf(err) != complaint.CodeSelfMerge {
			t.Fatalf("merging %v into itself: %v", source, err)
		}
	case target.Phase() == complaint.Merged:
		if codeOf(err) != complaint.CodeMergeTarget {
			t.Fatalf("merging %v into %v: %v", source, target, err)
		}
	case err != nil:
		t.Fatal(err)
	default:
		source.Apply(into)
		target.Apply(absorb)
	}
}

func TestLawI27PriorityNeverFalls(t *testing.T) {
	everyAssessment(func(a complaint.Assessment, times int) {
		p, why := a.Priority(times)
		for name, more := range map[string]complaint.Assessment{
			"severity": {Heat: a.Heat, Severity: a.Severity + 1, Impact: a.Impact, Urgency: a.Urgency, Safety: a.Safety},
			"heat":     {Heat: a.Heat + 1, Severity: a.Severity, Impact: a.Impact, Urgency: a.Urgency, Safety: a.Safety},
			"safety":   {Heat: a.Heat, Severity: a.Severity, Impact: a.Impact, Urgency: a.Urgency, Safety: true},
			"impact":   {Heat: a.Heat, Severity: a.Severity, Impact: min(a.Impact+1, complaint.ImpactHigh), Urgency: a.Urgency, Safety: a.Safety},
			"urgency":  {Heat: a.Heat, Severity: a.Severity, Impact: a.Impact, Urgency: min(a.Urgency+1, complaint.UrgencyHigh), Safety: a.Safety},
		} {
			if higher, _ := more.Priority(times); higher < p {
				t.Errorf("%+v: %v, with more %s %v", a, p, name, higher)
			}
		}
		if again, _ := a.Priority(times + 1); again < p {
			t.Errorf("%+v: %v at time %d, then %v", a, p, times, again)
		}
		if p < complaint.PriorityLow || p > complaint.PriorityUrgent || !slices.Equal(why, reasons(a, times)) {
			t.Errorf("%+v: %v because of %q", a, p, why)
		}
	})
}

func everyAssessment(visit func(complaint.Assessment, int)) {
	for n := range 4 * 5 * 4 * 4 * 2 {
		a := complaint.Assessment{
			Heat: complaint.Heat(n % 4), Severity: complaint.Severity(n / 4 % 5), Impact: complaint.Impact(n / 20 % 4),
			Urgency: complaint.Urgency(n / 80 % 4), Safety: n/320 == 1,
		}
		for times := range 5 {
			visit(a, times)
		}
	}
}

// reasons lists the facts that count.
func reasons(a complaint.Assessment, times int) []string {
	var why []string
	if a.Impact != 0 {
		why = append(why, "impact-"+a.Impact.String())
	}
	if a.Urgency != 0 {
		why = append(why, "urgency-"+a.Urgency.String())
	}
	if a.Severity == complaint.SeverityCritical {
		why = append(why, "critical-severity")
	}
	if a.Heat == complaint.HeatHigh {
		why = append(why, "heated")
	}
	if times >= 3 {
		why = append(why, "third-time")
	}
	if a.Safety {
		why = append(why, "safety")
	}
	return why
}
