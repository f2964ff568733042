package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
)

// Field is one field of the form of an action.
type Field struct {
	Name, Kind string
	Value      string
	Options    []Option
}

// Option is one value of a field.
type Option struct{ Value, Label string }

// fields are all fields that the details of a complaint have, by their stored names:
// what people call them, how they are typed in, and what there is to choose from.
var fields = map[string]struct {
	words
	kind string
	list func(Tongue) []Option
}{
	"approver":    {words{"Who approves", "批准人", "核准人"}, "text", nil},
	"body":        {words{"Outside body", "外部机构", "外部機構"}, "text", nil},
	"by":          {words{"Whose word it is", "答复人", "回覆人"}, "text", nil},
	"category":    {words{"What it is about", "投诉类别", "投訴類別"}, "select", list(complaint.Categories)},
	"cause":       {words{"Root cause", "根本原因", "根本原因"}, "select", list(complaint.RootCauses)},
	"channel":     {words{"Channel", "渠道", "管道"}, "select", list(complaint.Channels)},
	"customer":    {words{"Customer", "客户", "客戶"}, "text", nil},
	"decide_by":   {words{"To be decided by", "决定期限", "決定期限"}, "datetime-local", nil},
	"done":        {words{"What was done", "已做事项", "已處理事項"}, "textarea", nil},
	"due":         {words{"Due", "兑现期限", "兌現期限"}, "datetime-local", nil},
	"feasible":    {words{"We have checked that this can be done", "已确认可以做到", "已確認可以做到"}, "checkbox", nil},
	"handler":     {words{"Handler", "负责人", "負責人"}, "text", nil},
	"heat":        {words{"Heat of the talk", "激动程度", "激動程度"}, "select", list(complaint.Heats)},
	"impact":      {words{"Impact", "影响", "影響"}, "select", list(complaint.Impacts)},
	"missed":      {words{"Which expectation was not met", "哪项期望没有得到满足", "哪項期望未獲滿足"}, "textarea", nil},
	"needs":       {words{"What the customer needs", "客户需要什么", "客戶需要什麼"}, "textarea", nil},
	"next":        {words{"What comes next", "下一步", "下一步"}, "textarea", nil},
	"none_needed": {words{"No measure is needed (say why)", "无需采取措施（请说明理由）", "不需採取措施（請說明理由）"}, "checkbox", nil},
	"other":       {words{"The other complaint", "另一件投诉", "另一件投訴"}, "text", nil},
	"outcome":     {words{"Outcome", "结果", "結果"}, "select", list(complaint.ReferralOutcomes)},
	"place":       {words{"Place", "地点", "地點"}, "text", nil},
	"reaction":    {words{"What the customer did", "客户的反应", "客戶的反應"}, "select", list(complaint.Reactions)},
	"reason":      {words{"Reason", "理由", "理由"}, "select", list(complaint.ConcludeReasons)},
	"rework":      {words{"Rework limit", "返工上限", "重新處理上限"}, "text", nil},
	"safety":      {words{"Somebody's safety is at risk", "涉及人身安全", "涉及人身安全"}, "checkbox", nil},
	"severity":    {words{"Severity", "严重程度", "嚴重程度"}, "select", list(complaint.Severities)},
	"text":        {words{"In words", "说明", "說明"}, "textarea", nil},
	"time":        {words{"Time", "时间", "時間"}, "datetime-local", nil},
	"to":          {words{"Who takes over", "接手人", "接手人"}, "text", nil},
	"told":        {words{"The customer was told who takes over", "已告知客户由谁接手", "已告知客戶由誰接手"}, "checkbox", nil},
	"urgency":     {words{"Urgency", "紧急程度", "緊急程度"}, "select", list(complaint.Urgencies)},
	"venue":       {words{"Kind of body", "机构类型", "機構類型"}, "select", list(complaint.Venues)},
}

// list makes options of the values of an enum, with none of them first.
func list[E interface {
	String() string
	Label(language.Tag) string
}](all func() []E) func(Tongue) []Option {
	return func(t Tongue) []Option {
		options := []Option{{}}
		for _, e := range all() {
			options = append(options, Option{e.String(), e.Label(t.Tag)})
		}
		return options
	}
}

func options(t Tongue, name string) []Option {
	if fields[name].list == nil {
		return nil
	}
	return fields[name].list(t)
}

// Field is the name of a field for people.
func (t Tongue) Field(name string) string {
	if f, ok := fields[name]; ok {
		return t.in(f.words)
	}
	return name
}

// fieldsOf are the fields of the form for an action, or else for its details.
var fieldsOf = map[string]string{
	"Opening": "missed customer", "Words": "text", "Commitment": "due text feasible", "Answer": "by channel text",
	"Finding": "cause text", "Prevention": "cause text none_needed", "Ending": "reason approver text",
	"refer": "body venue", "decided": "body outcome", "HandOver": "to needs done next told",
	"change-place": "place", "change-time": "time", "merge-into": "other",
	"Assessment":     "heat severity impact urgency reaction decide_by safety",
	"Classification": "category cause",
}

// rules is the table by action.
var rules = byAction()

func byAction() map[complaint.Action]complaint.Rule {
	m := map[complaint.Action]complaint.Rule{}
	for _, r := range complaint.Rules() {
		m[r.Action] = r
	}
	return m
}

// fieldNamesOf lists the fields of the details of an action.
func fieldNamesOf(a complaint.Action) []string {
	if names, ok := fieldsOf[a.String()]; ok {
		return strings.Fields(names)
	}
	return strings.Fields(fieldsOf[rules[a].Details])
}

// command reads an action from its form, in the stored form of a command, so that the
// package checks it.
func (s *server) command(r *http.Request) (cmd complaint.Command, err error) {
	version, _ := strconv.Atoi(r.PostForm.Get("version"))
	stored := map[string]any{"action": r.PostForm.Get("action"), "actor": s.view(r, nil).Me, "at": s.now().Format(time.RFC3339Nano)}
	if id := r.PathValue("id"); id != "" {
		stored["case"] = id
	}
	action, _ := complaint.ParseAction(r.PostForm.Get("action"))
	details := map[string]any{}
	for _, name := range fieldNamesOf(action) {
		value := formText(r, name)
		switch fields[name].kind {
		case "checkbox":
			if value != "" {
				details[name] = true
			}
		case "datetime-local":
			if at, err := time.ParseInLocation("2006-01-02T15:04", value, s.zone); err == nil {
				details[name] = at
			}
		default:
			if value != "" {
				details[name] = value
			}
		}
	}
	if len(details) > 0 {
		stored["details"] = details
	}
	data, err := json.Marshal(stored)
	if err != nil {
		return cmd, err
	}
	if err := json.Unmarshal(data, &cmd); err != nil {
		if refused, ok := errors.AsType[*complaint.Refusal](err); ok {
			return cmd, refused
		}
		return cmd, bad("The form holds a value that it does not offer.", "表单中有未提供的选项。", "表單中有未提供的選項。")
	}
	cmd.Expect, cmd.Key = version, r.PostForm.Get("key")
	return cmd, nil
}

// detailsOf puts what an event says beside its action into lines.
func detailsOf(t Tongue, e complaint.Event) (lines [][2]string) {
	data, _ := json.Marshal(e.Details())
	var stored map[string]any
	if json.Unmarshal(data, &stored) != nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(stored)) {
		value := fmt.Sprint(stored[name])
		if value == "true" {
			value = "✓"
		}
		if at, err := time.Parse(time.RFC3339Nano, value); err == nil {
			value = t.Moment(at)
		}
		for _, o := range options(t, name) {
			if o.Value == value && value != "" {
				value = o.Label
			}
		}
		lines = append(lines, [2]string{t.Field(name), value})
	}
	return lines
}
