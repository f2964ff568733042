package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Method names the formula of an [Interval] or of a test beside it. The zero value
// means "not set".
type Method uint8

const (
	// Wald is the estimate plus and minus z standard errors. It is what most tools
	// print; near the ends of the scale and for few answers it is too narrow.
	Wald Method = iota + 1
	// AdjustedWald is Wald after a few added answers, spread so that they favour
	// nobody (Agresti and Coull, The American Statistician 52, 1998; for the net
	// promoter score Rocks, The American Statistician 70, 2016).
	AdjustedWald
	// Wilson is the score interval of a proportion (Wilson, JASA 22, 1927).
	Wilson
	// Newcombe is the difference of two proportions from their Wilson intervals
	// (Newcombe, Statistics in Medicine 17, 1998).
	Newcombe
	// Feldt is the interval of coefficient alpha from the F distribution (Feldt,
	// Woodruff and Salih, Applied Psychological Measurement 11, 1987).
	Feldt
	// PairedT is Student's t for the differences within pairs (Student, Biometrika 6,
	// 1908).
	PairedT
	// Welch is the difference of two independent means with unequal variances (Welch,
	// Biometrika 34, 1947).
	Welch
	// SignedRank counts every way in which the signs of the ranked differences could
	// have fallen (Wilcoxon, Biometrics Bulletin 1, 1945).
	SignedRank
	// SignedRankNormal is its normal approximation, for many pairs.
	SignedRankNormal
	// Pearson is the correlation of two columns, with an interval by Fisher's
	// transformation (Fisher, Metron 1, 1921).
	Pearson
	// Spearman is the correlation of ranks, with an interval by the same transformation
	// and a larger variance (Bonett and Wright, Psychometrika 65, 2000).
	Spearman
)

var methods = enum.Table[Method]{Type: "Method", Unknown: unknown, Rows: []enum.Row{
	{Name: "wald", English: "Wald", Hans: "沃尔德法", Hant: "Wald 法"},
	{Name: "adjusted-wald", English: "Adjusted Wald", Hans: "校正沃尔德法", Hant: "校正 Wald 法"},
	{Name: "wilson", English: "Wilson score", Hans: "威尔逊得分法", Hant: "Wilson 分數法"},
	{Name: "newcombe", English: "Newcombe hybrid score", Hans: "纽科姆混合得分法", Hant: "Newcombe 混合分數法"},
	{Name: "feldt", English: "Feldt", Hans: "费尔特法", Hant: "Feldt 法"},
	{Name: "paired-t", English: "Paired t", Hans: "配对 t 检验", Hant: "成對 t 檢定"},
	{Name: "welch", English: "Welch t", Hans: "韦尔奇 t 检验", Hant: "Welch t 檢定"},
	{Name: "signed-rank", English: "Wilcoxon signed-rank, exact", Hans: "威尔科克森符号秩检验（精确）", Hant: "Wilcoxon 符號等級檢定（精確）"},
	{Name: "signed-rank-normal", English: "Wilcoxon signed-rank, normal approximation", Hans: "威尔科克森符号秩检验（正态近似）", Hant: "Wilcoxon 符號等級檢定（常態近似）"},
	{Name: "pearson", English: "Pearson correlation", Hans: "皮尔逊相关", Hant: "Pearson 相關"},
	{Name: "spearman", English: "Spearman rank correlation", Hans: "斯皮尔曼等级相关", Hant: "Spearman 等級相關"},
}}

// Methods lists them in their order, in a slice the caller owns.
func Methods() []Method { return methods.All() }

// ParseMethod gives the Method whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseMethod(s string) (Method, error) { return methods.Parse(s) }

// String gives the stable machine name, "wilson". It is what is stored. A
// number that names nothing prints as "Method(0)".
func (m Method) String() string { return methods.String(m) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (m Method) Label(tag language.Tag) string { return methods.Label(m, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (m Method) MarshalText() ([]byte, error) { return methods.MarshalText(m) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and m stays as it was.
func (m *Method) UnmarshalText(text []byte) error { return methods.UnmarshalText(m, text) }

// Value stores the machine name in a database column, and NULL when m is not set.
func (m Method) Value() (driver.Value, error) { return methods.Value(m) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (m *Method) Scan(src any) error { return methods.Scan(m, src) }
