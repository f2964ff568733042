package satisfaction

import (
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Where a class begins is for the caller to say: the sources name the classes and
// not their borders. Each border belongs to the class above it.

// LevelBorders says from which score on a service reaches each [ServiceLevel]. The
// score is any exact number that grows with the service, such as a mean or a gap.
type LevelBorders struct {
	Basic  Exact `json:"basic"`  // below it the service leaves complaints
	Added  Exact `json:"added"`  // above Basic
	Beyond Exact `json:"beyond"` // above Added
}

// Classify gives the level that a score reaches; ok is false for a score below
// Basic, which reaches none. The error joins a [*Fault] for each border that is not
// above the one before.
func (b LevelBorders) Classify(score Exact) (level ServiceLevel, ok bool, err error) {
	n, err := climb(score, b.Basic, b.Added, b.Beyond)
	return ServiceLevel(n), n > 0, err
}

// StandardBorders says from which score on a service reaches each of the
// [ServiceStandard]s after the basic one, which has no lower border.
type StandardBorders struct {
	Expected Exact `json:"expected"` // the lowest border
	Quality  Exact `json:"quality"`  // above Expected
	Surprise Exact `json:"surprise"` // above Quality
	Super    Exact `json:"super"`    // above Surprise
}

// Classify gives the standard that a score reaches. The error joins a [*Fault] for
// each border that is not above the one before.
func (b StandardBorders) Classify(score Exact) (ServiceStandard, error) {
	n, err := climb(score, b.Expected, b.Quality, b.Surprise, b.Super)
	if err != nil {
		return 0, err
	}
	return ServiceStandard(n + 1), nil
}

// climb counts the borders that a score reaches.
func climb(score Exact, borders ...Exact) (reached int, err error) {
	var wrong faults
	for i, border := range borders {
		if i > 0 {
			wrong.unless(border.Cmp(borders[i-1]) > 0, fmt.Sprintf("border %d", i+1), border, "more than "+borders[i-1].String())
		}
		if score.Cmp(border) >= 0 {
			reached = i + 1
		}
	}
	if wrong != nil {
		return 0, errors.Join(wrong...)
	}
	return reached, nil
}

// StyleBorders says from which score on each side of a service is strong.
type StyleBorders struct {
	Procedure Exact `json:"procedure"` // prompt, orderly, even
	Person    Exact `json:"person"`    // warm, attentive
}

// Classify gives the style of a service from the scores of its two sides.
func (b StyleBorders) Classify(procedure, person Exact) ServiceStyle {
	style := ColdStyle
	if procedure.Cmp(b.Procedure) >= 0 {
		style += FactoryStyle - ColdStyle
	}
	if person.Cmp(b.Person) >= 0 {
		style += FriendlyStyle - ColdStyle
	}
	return style
}

// Earns says what a level brings, for people: no complaints, satisfaction, loyalty.
// It is empty for a level that is not set.
func (l ServiceLevel) Earns(tag language.Tag) string {
	switch l {
	case BasicService:
		return enum.Pick(tag, "no complaints", "无怨言", "沒有怨言")
	case AddedValue:
		return enum.Pick(tag, "satisfaction", "满意度", "滿意度")
	case BeyondExpectation:
		return enum.Pick(tag, "loyalty", "忠诚度", "忠誠度")
	}
	return ""
}

// Toward says whom one would treat so, for people: a stranger, a friend, family, a
// benefactor, one's beloved. It is empty for a standard that is not set.
func (s ServiceStandard) Toward(tag language.Tag) string {
	switch s {
	case BasicStandard:
		return enum.Pick(tag, "a stranger", "陌生人", "陌生人")
	case ExpectedStandard:
		return enum.Pick(tag, "a friend", "朋友", "朋友")
	case QualityStandard:
		return enum.Pick(tag, "family", "家人", "家人")
	case SurpriseStandard:
		return enum.Pick(tag, "a benefactor", "恩人", "恩人")
	case SuperStandard:
		return enum.Pick(tag, "one's beloved", "爱人", "愛人")
	}
	return ""
}
