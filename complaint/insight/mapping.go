package insight

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/servicequality/servicequality/complaint"
)

// A Mapping says to which dimension of service a category of complaints belongs
// first. A category has one such dimension or none; what is not in the map is
// reported as unmapped, never guessed. Dimensions are plain names, those of another
// questionnaire as well as these.
type Mapping map[complaint.Category]string

// SERVQUAL maps the categories to the five dimensions of Parasuraman, Zeithaml and
// Berry (1988). Courtesy is a part of assurance there, so that rudeness counts
// under it. [complaint.CategoryOther] is not mapped. The caller owns the map and
// may change it.
func SERVQUAL() Mapping {
	return Mapping{
		complaint.CategoryFaultAgain:        "reliability",
		complaint.CategoryBrokenAppointment: "reliability",
		complaint.CategoryNoResult:          "responsiveness",
		complaint.CategorySlow:              "responsiveness",
		complaint.CategoryNoAnswer:          "responsiveness",
		complaint.CategorySkill:             "assurance",
		complaint.CategoryRude:              "assurance",
		complaint.CategoryNotListened:       "empathy",
		complaint.CategoryPremises:          "tangibles",
		complaint.CategoryEquipment:         "tangibles",
	}
}

// Check reports every fault at once: categories that do not exist and names that
// are blank.
func (m Mapping) Check() error {
	var faults []error
	for _, c := range slices.Sorted(maps.Keys(m)) {
		if _, err := c.MarshalText(); err != nil {
			faults = append(faults, &ValueError{Place: fmt.Sprintf("mapping[%v]", c), Err: err})
		}
		if strings.TrimSpace(m[c]) == "" {
			faults = append(faults, &ValueError{Place: fmt.Sprintf("mapping[%v]", c), Got: fmt.Sprintf("%q", m[c]), Want: "the name of a dimension"})
		}
	}
	return errors.Join(faults...)
}

// Group counts complaints by dimension, given how many there are of each category,
// as in [Tally.Categories]. What has no dimension comes back as unmapped, with its
// counts; together the two hold every complaint once. It fails when [Mapping.Check]
// does, and on a count or a sum below 0 or above [MaxCount].
func (m Mapping) Group(counts map[complaint.Category]int64) (dimensions map[string]int64, unmapped map[complaint.Category]int64, err error) {
	if err := errors.Join(m.Check(), checkCounts(counts)); err != nil {
		return nil, nil, err
	}
	dimensions, unmapped = map[string]int64{}, map[complaint.Category]int64{}
	for c, n := range counts {
		if name, ok := m[c]; ok {
			dimensions[name] += n
		} else {
			unmapped[c] += n
		}
	}
	return dimensions, unmapped, nil
}
