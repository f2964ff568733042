package complaint_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
)

// A form with every field of an action filled in or left out, in every combination, is
// accepted or refused by the package alone: the fields are right when those that are
// marked as needed are in every form that was accepted, all others are missing in one
// of them, and the fields of another action spoil it.
func TestLawFieldsAreTheDetails(t *testing.T) {
	for _, rule := range complaint.Rules() {
		c := ready(rule.Action)
		accepted := map[string]int{} // how many accepted forms hold the field
		forms := 0
		for set := range 1 << len(rule.Fields) {
			form := map[string]any{}
			for i, f := range rule.Fields {
				if set>>i&1 != 0 {
					form[f.Name] = sample(c, f)
				}
			}
			if !accepts(t, c, rule.Action, form) {
				continue
			}
			forms++
			for name := range form {
				accepted[name]++
			}
			for name := range others(rule) {
				spoilt := maps.Clone(form)
				spoilt[name] = sample(c, complaint.Field{Name: name, Kind: kinds()[name]})
				if accepts(t, c, rule.Action, spoilt) {
					t.Errorf("%v takes %q, which is none of its fields", rule.Action, name)
				}
			}
		}
		if forms == 0 {
			t.Errorf("%v: no form is accepted", rule.Action)
		}
		for _, f := range rule.Fields {
			if n := accepted[f.Name]; n == 0 || f.Needed != (n == forms) {
				t.Errorf("%v: %q is in %d of %d accepted forms, needed: %v", rule.Action, f.Name, n, forms, f.Needed)
			}
		}
	}
	rapid.Check(t, fieldsComeBack)
}

// fieldsComeBack: Event.Fields says what the JSON of the details does.
func fieldsComeBack(t *rapid.T) {
	for _, e := range lived(t, 12).log {
		stored := map[string]any{}
		if d := e.Details(); d != nil {
			if err := json.Unmarshal(must(json.Marshal(d)), &stored); err != nil {
				t.Fatal(err)
			}
		}
		said := map[string]any{}
		rule, _ := e.Action().Rule()
		for f, v := range e.Fields() {
			if !slices.Contains(rule.Fields, f) || !holds(f.Kind, v) {
				t.Fatalf("%v: %+v is %T", e, f, v)
			}
			var plain any
			if err := json.Unmarshal(must(json.Marshal(v)), &plain); err != nil {
				t.Fatal(err)
			}
			said[f.Name] = plain
		}
		if diff := cmp.Diff(stored, said); diff != "" {
			t.Fatalf("%v: -stored +said\n%s", e, diff)
		}
	}
}

// An event typed into the form of its action gives its details, on whatever clocks its
// instants are typed.
func TestLawFormsAreReadAsTheyAreFilled(t *testing.T) {
	zone := time.FixedZone("", -(9*3600 + 30*60))
	rapid.Check(t, func(t *rapid.T) {
		for _, e := range lived(t, 12).log {
			form := map[string]string{}
			for f, v := range e.Fields() {
				if f.Kind != complaint.KindPledges {
					form[f.Name] = typed(v, zone)
				}
			}
			got, err := e.Action().Fill(func(name string) string { return form[name] }, zone)
			want := e.Details()
			if m, ok := want.(complaint.Merger); ok {
				want = complaint.Merger{Other: m.Other} // nobody types promises
			}
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Fatalf("%v: %v, -details +read\n%s", e, err, diff)
			}
		}
	})
}

// typed is what a person types for a value, to the second.
func typed(v any, zone *time.Location) string {
	switch v := v.(type) {
	case time.Time:
		if v.Nanosecond() == 0 {
			return v.In(zone).Format("2006-01-02T15:04:05")
		}
		return v.Format(time.RFC3339Nano)
	case complaint.Choice:
		return v.String()
	}
	return fmt.Sprint(v)
}

// holds reports whether v is of the type that a kind promises.
func holds(k complaint.FieldKind, v any) (ok bool) {
	switch k {
	case complaint.KindName, complaint.KindWords:
		_, ok = v.(string)
	case complaint.KindNumber:
		_, ok = v.(int)
	case complaint.KindFlag:
		ok = v == true
	case complaint.KindInstant:
		var at time.Time
		at, ok = v.(time.Time)
		ok = ok && at.Location() == time.UTC
	case complaint.KindChoice:
		_, ok = v.(complaint.Choice)
	case complaint.KindPledges:
		_, ok = v.([]complaint.Pledge)
	}
	return ok
}

// ready is a case to which a can be done.
func ready(a complaint.Action) *complaint.Case {
	atlas := explore()
	for _, s := range atlas.order {
		if _, ok := atlas.ways[s][a]; ok {
			return atlas.cases[s]
		}
	}
	return nil
}

// sample is something that can stand in a field.
func sample(c *complaint.Case, f complaint.Field) any {
	switch f.Kind {
	case complaint.KindName:
		if f.Name == "body" {
			return openBody(c)
		}
		return partner
	case complaint.KindNumber:
		return 1
	case complaint.KindFlag:
		return true
	case complaint.KindInstant:
		return good(c, complaint.Promise).At.Add(time.Hour)
	case complaint.KindChoice:
		return f.Choices()[0].String()
	case complaint.KindPledges:
		return []complaint.Pledge{{Case: partner, Version: 1, Made: dawn, Due: day}}
	}
	return "words"
}

// accepts reports whether c takes a with details of that form. The halves of a merge are
// as good as accepted when all that is missing is the other complaint.
func accepts(t *testing.T, c *complaint.Case, a complaint.Action, form map[string]any) bool {
	t.Helper()
	wire := map[string]any{"case": "C-1", "action": a, "actor": "somebody else", "at": good(c, a).At, "details": form}
	if len(form) == 0 {
		delete(wire, "details")
	}
	var cmd complaint.Command
	if err := json.Unmarshal(must(json.Marshal(wire)), &cmd); err != nil {
		return false
	}
	_, err := c.Decide(cmd)
	return err == nil || codeOf(err) == complaint.CodeMergeTarget
}

// kinds of all fields by their names, which mean the same everywhere.
func kinds() map[string]complaint.FieldKind {
	m := map[string]complaint.FieldKind{}
	for _, rule := range complaint.Rules() {
		for _, f := range rule.Fields {
			m[f.Name] = f.Kind
		}
	}
	return m
}

// others are the fields that other actions have and this one has not.
func others(rule complaint.Rule) map[string]complaint.FieldKind {
	m := kinds()
	for _, f := range rule.Fields {
		delete(m, f.Name)
	}
	return m
}

// The fields as they were proof read: kind, labels and choices.
func TestFieldsAreWhatWasProofRead(t *testing.T) {
	var b strings.Builder
	names := slices.Sorted(maps.Keys(kinds()))
	for _, name := range append(names, "case", "action", "actor", "at", "occurred", "key", "expect", "version", "details") {
		f := complaint.Field{Name: name, Kind: kinds()[name]}
		fmt.Fprintf(&b, "%s %v", name, f.Kind)
		for _, tag := range []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese} {
			fmt.Fprintf(&b, " | %s", f.Label(tag))
		}
		fmt.Fprintf(&b, " | %v\n", f.Choices())
	}
	want, err := os.ReadFile("testdata/fields.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("testdata/fields.txt: -want +got\n%s", diff)
	}
	if got := (complaint.Field{Name: "no such thing"}).Label(language.English); got != "no such thing" {
		t.Errorf("an unknown name has the label %q", got)
	}
	if got := (complaint.Field{Name: "no such thing"}).Choices(); got != nil {
		t.Errorf("an unknown name has the choices %v", got)
	}
}

func TestEachActionHasARule(t *testing.T) {
	for i, rule := range complaint.Rules() {
		if got, ok := rule.Action.Rule(); !ok || got.Action != rule.Action || rule.Action != complaint.Actions()[i] {
			t.Errorf("the rule of %v is %v, %v", rule.Action, got, ok)
		}
	}
	for _, a := range []complaint.Action{0, 99} {
		if rule, ok := a.Rule(); ok || rule.Action != 0 {
			t.Errorf("%v has the rule %v", a, rule)
		}
	}
}

func TestRefusalInThreeLanguages(t *testing.T) {
	_, early := openCase("C-1").Decide(complaint.Command{Action: complaint.Prevent, Actor: "li", At: day})
	_, vague := after(toPromised[:4]...).Decide(complaint.Command{
		Action: complaint.Promise, Actor: "li", At: day, Details: complaint.Commitment{Due: day.Add(1), Text: "today"},
	})
	_, late := after(toPromised[:4]...).Decide(complaint.Command{
		Action: complaint.Promise, Actor: "li", At: day, Details: complaint.Commitment{Due: day, Text: "today", Feasible: true},
	})
	_, other := after(toPromised[:4]...).Decide(complaint.Command{Action: complaint.Promise, Actor: "li", At: day, Details: complaint.Words{Text: "today"}})
	merged := openCase("C-1")
	merged.Apply(must(try(merged, complaint.MergeInto)))
	_, over := merged.Decide(good(merged, complaint.Note))
	for i, tag := range []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese} {
		for _, row := range []struct {
			err  error
			want string
		}{
			{early, [...]string{
				"“Prevent recurrence” was refused. It is not the turn of this action. Possible now: Say thank you; Record a withdrawal; Merge into another complaint.",
				"“防止问题再次发生”未能执行：不符合步骤顺序。现在可以：表示感谢、记录客户撤回投诉、并入另一投诉。",
				"「防止問題再次發生」未能執行：不符合步驟順序。現在可以：表示感謝、記錄客戶撤回投訴、併入另一投訴。",
			}[i]},
			{vague, [...]string{
				"“Promise to act promptly” was refused. The details are missing or wrong: We have checked that it can be done. Possible now: Promise to act promptly; Record a withdrawal; Merge into another complaint.",
				"“承诺立即处理”未能执行：缺少详情或详情有误：已确认能够做到。现在可以：承诺立即处理、记录客户撤回投诉、并入另一投诉。",
				"「承諾立即處理」未能執行：缺少詳情或詳情有誤：已確認能夠做到。現在可以：承諾立即處理、記錄客戶撤回投訴、併入另一投訴。",
			}[i]},
			{late, [...]string{
				"“Promise to act promptly” was refused. The time stated does not lie ahead. Possible now: Promise to act promptly; Record a withdrawal; Merge into another complaint.",
				"“承诺立即处理”未能执行：所定时间不在将来。现在可以：承诺立即处理、记录客户撤回投诉、并入另一投诉。",
				"「承諾立即處理」未能執行：所定時間並非未來時間。現在可以：承諾立即處理、記錄客戶撤回投訴、併入另一投訴。",
			}[i]},
			{other, [...]string{
				"“Promise to act promptly” was refused. The details are missing or wrong. Possible now: Promise to act promptly; Record a withdrawal; Merge into another complaint.",
				"“承诺立即处理”未能执行：缺少详情或详情有误。现在可以：承诺立即处理、记录客户撤回投诉、并入另一投诉。",
				"「承諾立即處理」未能執行：缺少詳情或詳情有誤。現在可以：承諾立即處理、記錄客戶撤回投訴、併入另一投訴。",
			}[i]},
			{over, [...]string{
				"“Add a note” was refused. The case has ended.", "“添加备注”未能执行：投诉已终结。", "「新增備註」未能執行：投訴已終結。",
			}[i]},
		} {
			if got := row.err.(*complaint.Refusal).Text(tag); got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		}
	}
}
