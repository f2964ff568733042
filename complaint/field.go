package complaint

import (
	"iter"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// A Field is one thing that the [Details] of an action hold: what a form asks for and
// a history shows. [Rule] lists those of an action, [Event.Fields] those that were
// filled in.
type Field struct {
	// Name in JSON and in [Refusal].Field, "decide_by".
	Name string
	// Kind of what it holds.
	Kind FieldKind
	// Needed is true when the action is always refused without it. Others may be
	// needed too, one of several or one beside another; what is, the Needs of the
	// Rule say.
	Needed bool
}

// A Choice is a value of an enum: it has a name that is stored and a label that
// people read.
type Choice interface {
	// String is the machine name.
	String() string
	// Label is the name for people, in the language of the tag.
	Label(language.Tag) string
}

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others. The Name alone
// is enough for it, so that the Field of a Refusal finds its label too; a name that
// is none of this package's comes back as it is.
func (f Field) Label(tag language.Tag) string {
	if row := rowOf(f.Name); row != nil {
		return enum.Pick(tag, row.english, row.hans, row.hant)
	}
	return f.Name
}

// Choices lists what there is to choose from, in order, nil for other kinds.
func (f Field) Choices() []Choice {
	if row := rowOf(f.Name); row != nil && row.choices != nil {
		return row.choices()
	}
	return nil
}

// Fields goes through what the details of e say, in the order of its form: a string,
// an int, true, a [time.Time] in UTC, a [Choice] or a list of [Pledge], by the Kind of
// the Field. What was left out is passed over.
func (e Event) Fields() iter.Seq2[Field, any] {
	return func(yield func(Field, any) bool) {
		d := e.Details()
		if d == nil {
			return
		}
		for _, f := range rules[e.action].form.fields {
			if v := member(reflect.ValueOf(d), f.Name); !v.IsZero() && !yield(f, reflect.Indirect(v).Interface()) {
				return
			}
		}
	}
}

// member is the field of a struct with a name in JSON.
func member(v reflect.Value, name string) reflect.Value {
	for i := range v.NumField() {
		if tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); tag == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// fieldsOf reads a list of names, "reason! text": a mark behind what is needed.
func fieldsOf(names string) (list []Field) {
	for name := range strings.FieldsSeq(names) {
		name, needed := strings.CutSuffix(name, "!")
		list = append(list, Field{Name: name, Kind: rowOf(name).kind, Needed: needed})
	}
	return list
}

// A fieldRow is what a name means, in all details alike.
type fieldRow struct {
	name                string
	kind                FieldKind
	choices             func() []Choice
	english, hans, hant string
}

func rowOf(name string) *fieldRow {
	if i := slices.IndexFunc(fieldRows, func(r *fieldRow) bool { return r.name == name }); i >= 0 {
		return fieldRows[i]
	}
	return nil
}

var fieldRows = []*fieldRow{
	{"missed", KindWords, nil, "Which expectation was not met", "未满足的期望", "未獲滿足的期望"},
	{"customer", KindName, nil, "Customer", "客户", "客戶"},
	{"handler", KindName, nil, "Handler", "处理人", "承辦人"},
	{"rework", KindNumber, nil, "Rework limit", "重新处理次数上限", "重新處理次數上限"},
	{"text", KindWords, nil, "In words", "说明", "說明"},
	{"due", KindInstant, nil, "Due", "承诺期限", "承諾期限"},
	{"feasible", KindFlag, nil, "We have checked that it can be done", "已确认能够做到", "已確認能夠做到"},
	{"by", KindName, nil, "Whose word it is", "反馈人", "回覆人"},
	{"channel", KindChoice, choices(channels), "Channel", "渠道", "管道"},
	{"cause", KindChoice, choices(rootCauses), "Root cause", "根本原因", "根本原因"},
	{"none_needed", KindFlag, nil, "No measure is needed (say why)", "无需采取措施（请说明理由）", "無須採取措施（請說明理由）"},
	{"reason", KindChoice, choices(concludeReasons), "Reason", "理由", "理由"},
	{"approver", KindName, nil, "Who approves", "审批人", "核准人"},
	{"other", KindName, nil, "The other complaint", "另一件投诉", "另一件投訴"},
	{"promises", KindPledges, nil, "Promises that came over", "转来的承诺", "移轉而來的承諾"},
	{"body", KindName, nil, "Outside body", "外部机构", "外部機構"},
	{"venue", KindChoice, choices(venues), "Kind of body", "机构类型", "機構類型"},
	{"outcome", KindChoice, choices(referralOutcomes), "Outcome", "处理结果", "處理結果"},
	{"to", KindName, nil, "Who takes over", "接手人", "接手人"},
	{"needs", KindWords, nil, "What the customer needs", "客户需要什么", "客戶需要什麼"},
	{"done", KindWords, nil, "What was done so far", "已经做了什么", "已經做了什麼"},
	{"next", KindWords, nil, "What comes next", "接下来做什么", "接下來做什麼"},
	{"told", KindFlag, nil, "The customer was told who takes over", "已告知客户由谁接手", "已告知客戶由誰接手"},
	{"place", KindWords, nil, "Place", "地点", "地點"},
	{"time", KindInstant, nil, "Date and time", "日期和时间", "日期與時間"},
	{"heat", KindChoice, choices(heats), "How heated the talk is", "沟通气氛", "溝通氣氛"},
	{"severity", KindChoice, choices(severities), "Severity", "严重程度", "嚴重程度"},
	{"impact", KindChoice, choices(impacts), "Impact", "影响范围", "影響範圍"},
	{"urgency", KindChoice, choices(urgencies), "Urgency", "紧急程度", "緊急程度"},
	{"safety", KindFlag, nil, "Somebody's safety is at risk", "涉及人身安全", "涉及人身安全"},
	{"reaction", KindChoice, choices(reactions), "What the customer did", "客户的反应", "客戶的反應"},
	{"decide_by", KindInstant, nil, "To be decided by", "决定期限", "決定期限"},
	{"category", KindChoice, choices(categories), "What it is about", "投诉类别", "投訴類別"},

	// Of commands: names for a Refusal, not asked for by any form.
	{"case", 0, nil, "Complaint", "投诉编号", "投訴編號"},
	{"action", 0, nil, "Action", "操作", "操作"},
	{"actor", 0, nil, "Who does it", "操作人", "操作人員"},
	{"at", 0, nil, "Time", "时间", "時間"},
	{"occurred", 0, nil, "When it happened", "发生时间", "發生時間"},
	{"key", 0, nil, "Key of the request", "请求标识", "請求識別碼"},
	{"expect", 0, nil, "Expected version", "预期版本", "預期版本"},
	{"version", 0, nil, "Version", "版本", "版本"},
	{"details", 0, nil, "Details", "详情", "詳情"},
}

// choices lists the values of an enum.
func choices[E interface {
	~uint8
	Choice
}](table enum.Table[E]) func() []Choice {
	return func() (list []Choice) {
		for _, e := range table.All() {
			list = append(list, e)
		}
		return list
	}
}
