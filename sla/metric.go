package sla

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Metric names what a clock measures: from which event to which event time is
// counted. The zero value means "not set". The first seven are the metrics that
// help desks know; the last three cover a call after service, an agent's own
// promise and being ready for an announced visit.
type Metric uint8

const (
	// FirstResponse runs from the request to the first answer by a person. It
	// never starts again, not even when the case is reopened.
	FirstResponse Metric = iota + 1
	// NextResponse runs from the oldest customer message that has no answer yet to
	// the next answer.
	NextResponse
	// PeriodicUpdate runs from one message of ours to the next while the case is
	// open, solved or not.
	PeriodicUpdate
	// PausableUpdate is PeriodicUpdate that stands still while the case waits for
	// the customer.
	PausableUpdate
	// RequesterWait is the whole time that the customer waits for us.
	RequesterWait
	// AgentWork is the whole time that the case is in our hands.
	AgentWork
	// Resolution runs from the request to its solution.
	Resolution
	// FollowUp runs from the end of a service to the call or note that asks how it
	// was. Too early is a miss too.
	FollowUp
	// PromiseKeeping runs from a promise to its fulfilment, by an instant that was
	// stated.
	PromiseKeeping
	// Readiness is being in place before an announced event, such as a visit or a
	// meeting.
	Readiness
)

var metrics = enum.Table[Metric]{Type: "Metric", Unknown: unknown, Rows: []enum.Row{
	{Name: "first-response", English: "First response", Hans: "首次响应", Hant: "首次回應"},
	{Name: "next-response", English: "Next response", Hans: "后续响应", Hant: "後續回應"},
	{Name: "periodic-update", English: "Periodic update", Hans: "定期进展反馈", Hant: "定期進度回報"},
	{Name: "pausable-update", English: "Pausable update", Hans: "进展反馈（可暂停）", Hant: "進度回報（可暫停）"},
	{Name: "requester-wait", English: "Requester waiting time", Hans: "客户等待时长", Hant: "客戶等候時間"},
	{Name: "agent-work", English: "Agent work time", Hans: "客服处理时长", Hant: "客服處理時間"},
	{Name: "resolution", English: "Resolution", Hans: "解决", Hant: "解決"},
	{Name: "follow-up", English: "Follow-up", Hans: "回访", Hant: "回訪"},
	{Name: "promise", English: "Promise", Hans: "服务承诺", Hant: "服務承諾"},
	{Name: "readiness", English: "Readiness", Hans: "提前就绪", Hant: "提前就緒"},
}}

// Metrics lists them in their order, in a slice the caller owns.
func Metrics() []Metric { return metrics.All() }

// ParseMetric gives the Metric whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseMetric(s string) (Metric, error) { return metrics.Parse(s) }

// String gives the stable machine name, "first-response". It is what is stored. A
// number that names nothing prints as "Metric(0)".
func (m Metric) String() string { return metrics.String(m) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (m Metric) Label(tag language.Tag) string { return metrics.Label(m, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (m Metric) MarshalText() ([]byte, error) { return metrics.MarshalText(m) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and m stays as it was.
func (m *Metric) UnmarshalText(text []byte) error { return metrics.UnmarshalText(m, text) }

// Value stores the machine name in a database column, and NULL when m is not set.
func (m Metric) Value() (driver.Value, error) { return metrics.Value(m) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (m *Metric) Scan(src any) error { return metrics.Scan(m, src) }
