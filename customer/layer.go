package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Layer is where an advice comes from, and thereby which one stays when two
// contradict each other: the order of the constants is the precedence, the first
// stands above all others. The zero value means "not set".
type Layer uint8

const (
	// LayerLaw is what law, safety and privacy ask for, and the facts that nobody goes
	// without: price, safety, guarantee, and whatever the customer asked.
	LayerLaw Layer = iota + 1
	// LayerBaseline is the courtesy that is the same for everybody.
	LayerBaseline
	// LayerEmotional is for strong feelings in this contact.
	LayerEmotional
	// LayerStated is what the customer or the booking stated: customs, needs of
	// access, wishes.
	LayerStated
	// LayerPrimary is how the customer likes to be served, as far as it shows.
	LayerPrimary
	// LayerOverlay is what else shows in this contact, besides strong feelings.
	LayerOverlay
	// LayerSecondary is a second way in which the customer may like to be served.
	LayerSecondary
	// LayerTier is the resources that a tier adds.
	LayerTier
	// LayerChannel is the form that a channel asks for.
	LayerChannel
)

var layers = enum.Table[Layer]{Type: "Layer", Unknown: unknown, Rows: []enum.Row{
	{Name: "law", English: "Law, safety and privacy", Hans: "法律、安全与隐私", Hant: "法律、安全與隱私"},
	{Name: "baseline", English: "The same courtesy for everyone", Hans: "对每位客户一样的礼遇", Hant: "對每位客戶一致的禮遇"},
	{Name: "emotional", English: "Strong feelings in this contact", Hans: "本次沟通中的强烈情绪", Hant: "本次溝通中的強烈情緒"},
	{Name: "stated", English: "What the customer stated", Hans: "客户说明的需求", Hant: "客戶表明的需求"},
	{Name: "primary", English: "How the customer likes to be served", Hans: "客户希望的服务方式", Hant: "客戶希望的服務方式"},
	{Name: "overlay", English: "What else shows in this contact", Hans: "本次沟通的其他情况", Hant: "本次溝通的其他情況"},
	{Name: "secondary", English: "How the customer may like to be served, too", Hans: "客户可能也希望的服务方式", Hant: "客戶可能也希望的服務方式"},
	{Name: "tier", English: "Additional resources", Hans: "额外的服务资源", Hant: "額外的服務資源"},
	{Name: "channel", English: "Form of the channel", Hans: "沟通渠道的规范", Hant: "溝通管道的規範"},
}}

// Layers lists them in their order, in a slice the caller owns.
func Layers() []Layer { return layers.All() }

// ParseLayer gives the Layer whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseLayer(s string) (Layer, error) { return layers.Parse(s) }

// String gives the stable machine name, "law". It is what is stored. A number
// that names nothing prints as "Layer(0)".
func (l Layer) String() string { return layers.String(l) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (l Layer) Label(tag language.Tag) string { return layers.Label(l, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (l Layer) MarshalText() ([]byte, error) { return layers.MarshalText(l) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and l stays as it was.
func (l *Layer) UnmarshalText(text []byte) error { return layers.UnmarshalText(l, text) }

// Value stores the machine name in a database column, and NULL when l is not set.
func (l Layer) Value() (driver.Value, error) { return layers.Value(l) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (l *Layer) Scan(src any) error { return layers.Scan(l, src) }
