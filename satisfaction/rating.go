package satisfaction

import (
	"fmt"
	"log/slog"

	"github.com/shopspring/decimal"
)

// Rating is one answer: a number, or none. The zero value is a missing answer,
// because 0 is a rating on many scales.
type Rating struct {
	value decimal.Decimal
	given bool
}

// Rated is the answer d.
func Rated(d decimal.Decimal) Rating { return Rating{d, true} }

// RatedInt is the answer n.
func RatedInt(n int64) Rating { return Rated(decimal.New(n, 0)) }

// Value gives the number; ok is false when there is none.
func (r Rating) Value() (d decimal.Decimal, ok bool) { return r.value, r.given }

// Response is what one respondent answered, with decimals. The zero Rating is a
// missing answer.
type Response struct {
	// Expected holds the ratings of each column before Perceived, in the order of
	// [Design.Columns]; each has a place for every item of the instrument, in order.
	Expected [][]Rating
	// Perceived holds the ratings of that column.
	Perceived []Rating
	// Weights holds the points that the respondent gave to each dimension, whole
	// numbers from 0; empty when none were given. Only an instrument with OwnWeights
	// takes them.
	Weights []decimal.Decimal
}

// RatingError says that an answer is not what the instrument asks for. Nothing of
// the call in which it occurred was counted.
type RatingError struct {
	Respondent int64  // by number in the call or file, from 1
	Item       string // the item or dimension; empty when the whole response is meant
	Column     Column // 0 when no single column is meant
	Got        string // what was given
	Want       string // what would be right
}

// Error names respondent, item and column, quotes what was given and says what
// would be right.
func (e *RatingError) Error() string {
	where := fmt.Sprintf("respondent %d", e.Respondent)
	if e.Item != "" {
		where += fmt.Sprintf(", %s", quote(e.Item))
	}
	if e.Column != 0 {
		where += fmt.Sprintf(", %v", e.Column)
	}
	return fmt.Sprintf("satisfaction: %s: got %s, want %s", where, quote(e.Got), e.Want)
}

// LogValue gives the position and what would be right, and leaves out what the
// respondent wrote.
func (e *RatingError) LogValue() slog.Value {
	return slog.GroupValue(slog.Int64("respondent", e.Respondent), slog.String("item", e.Item),
		slog.String("column", e.Column.String()), slog.String("want", e.Want))
}
