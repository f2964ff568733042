package chart

import (
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
)

// Gaps gives the gap chart of a report: the dimensions of its instrument in their order,
// each by its label, or by its name when it is none of the five. Dimensions that nobody
// answered are left out. Expected is the column that stands for expectation; one that
// the instrument does not ask, and a scale whose ends are no whole numbers, are an
// [*InputError]. Title, rows and scale may be changed before it is drawn.
func Gaps(r *satisfaction.Report, expected satisfaction.Column, tag language.Tag) (GapChart, error) {
	c := GapChart{Language: tag}
	scale, err := read(r, "gap chart", tag, []satisfaction.Column{expected, satisfaction.Perceived}, func(label string, means []satisfaction.Exact) {
		c.Rows = append(c.Rows, GapRow{label, means[0], means[1]})
	})
	if err != nil {
		return GapChart{}, err
	}
	c.Scale = scale
	return c, nil
}

// Zones gives the chart of the zone of tolerance of a report, as [Gaps] gives that of
// gaps; the instrument must ask what is adequate,
// desired and perceived.
func Zones(r *satisfaction.Report, tag language.Tag) (ZoneChart, error) {
	c := ZoneChart{Language: tag}
	scale, err := read(r, "zone chart", tag, []satisfaction.Column{satisfaction.Adequate, satisfaction.Desired, satisfaction.Perceived}, func(label string, means []satisfaction.Exact) {
		c.Rows = append(c.Rows, ZoneRow{label, means[0], means[1], means[2]})
	})
	if err != nil {
		return ZoneChart{}, err
	}
	c.Scale = scale
	return c, nil
}

// read hands over each dimension that has answers, with its mean in each column.
func read(r *satisfaction.Report, chart string, tag language.Tag, columns []satisfaction.Column, row func(label string, means []satisfaction.Exact)) (Scale, error) {
	design := r.Instrument().Design()
	scale := Scale{int(design.Scale.Min.Float64()), int(design.Scale.Max.Float64())}
	if !satisfaction.Whole(int64(scale.Min)).Equal(design.Scale.Min) || !satisfaction.Whole(int64(scale.Max)).Equal(design.Scale.Max) {
		return scale, &InputError{chart, "scale", fmt.Sprintf("%v to %v", design.Scale.Min, design.Scale.Max), "whole numbers at both ends"}
	}
	for _, group := range design.Dimensions {
		score, err := r.Dimension(group.Name)
		if _, none := errors.AsType[*satisfaction.UndefinedError](err); none {
			continue
		} else if err != nil {
			return scale, err
		}
		means := make([]satisfaction.Exact, len(columns))
		for i, c := range columns {
			var ok bool
			if means[i], ok = score.Mean(c); !ok {
				return scale, &InputError{chart, "column", c.String(), "one that the instrument asks"}
			}
		}
		row(label(group.Name, tag), means)
	}
	return scale, nil
}

// label is what people call a dimension.
func label(name string, tag language.Tag) string {
	if d, err := satisfaction.ParseDimension(name); err == nil {
		return d.Label(tag)
	}
	return name
}
