package customer

import "slices"

// count adds the observations up, row by row.
func (r *Reading) count(e *Evidence, stated contextSet) {
	family, given := Family(0), Points{} // what the family at hand has given
	for rest := r.order; len(rest) > 0; {
		row := &r.model.rows[rest[0].row()]
		n := 1
		for n < len(rest) && rest[n].row() == rest[0].row() {
			n++
		}
		if row.family != family {
			family, given = row.family, Points{}
		}
		if sum, counted := r.sum(row, rest[:n], e, stated); counted > 0 {
			r.contribute(row, sum, counted, &given)
		}
		rest = rest[n:]
	}
}

// sum adds the weights of the observations of one row up, each event once, and lists
// those that do not count.
func (r *Reading) sum(row *row, places []place, e *Evidence, stated contextSet) (sum int64, counted int) {
	if len(places) > 1 {
		slices.SortFunc(places, func(a, b place) int {
			x, y := &e.Observations[a.index()], &e.Observations[b.index()]
			return byEvent(x, y, row.weigh(x, e.At, stated), row.weigh(y, e.At, stated))
		})
	}
	event := ""
	for _, p := range places {
		o := &e.Observations[p.index()]
		w := row.weigh(o, e.At, stated)
		if w.reason == 0 && o.Event != "" && o.Event == event {
			w.reason = IgnoredDuplicate
		}
		if w.reason != 0 {
			r.Ignored = append(r.Ignored, Ignored{Observation: *o, Reason: w.reason, Context: w.context})
			continue
		}
		event = o.Event
		sum += w.thousandths
		counted++
	}
	return sum, counted
}

// contribute gives each type and overlay of a row its points for a sum of weights.
func (r *Reading) contribute(row *row, sum int64, counted int, given *Points) {
	for i := range row.feeds {
		feed := &row.feeds[i]
		full := feed.Points * sum / Full
		points := full
		if sum > row.cap {
			points = feed.Points * row.cap / Full
		}
		score := &r.OverlayScores[feed.Overlay]
		if feed.Type != 0 {
			score = &r.Scores[feed.Type]
			points = min(points, r.model.settings.FamilyCap-given[feed.Type])
			given[feed.Type] += max(points, 0)
		}
		points = max(points, -*score)
		*score += points
		r.Contributions = append(r.Contributions, *feed)
		c := &r.Contributions[len(r.Contributions)-1]
		c.Points, c.Cut, c.Observations = points, full-points, counted
	}
}

// decide draws the conclusion from the scores.
func (r *Reading) decide(override Type) {
	settings := &r.model.settings
	for o := Overlay(1); int(o) < len(r.OverlayScores); o++ {
		if r.OverlayScores[o] >= settings.Overlays[o] {
			r.Overlays = append(r.Overlays, o)
		}
	}
	first, second, third := r.leaders()
	best, next := r.Scores[first], r.Scores[second]
	switch {
	case override != 0:
		r.Status, r.Primary = StatusOverridden, override
	case best < settings.Low.Minimum:
		r.Status = StatusUnknown
	case !settings.Low.reached(best, next):
		r.Status = StatusAmbiguous
	default:
		r.Status, r.Primary = StatusTyped, first
		r.Confidence = settings.confidence(best, next)
		if next >= settings.Low.Minimum && next*1000 >= best*settings.Secondary && next > r.Scores[third] {
			r.Secondary = second
		}
	}
}

// leaders gives the types with the three highest scores, equal ones in their order,
// and 0, whose score is 0, where there are no more with any.
func (r *Reading) leaders() (first, second, third Type) {
	for t := Hurried; t <= Assertive; t++ {
		switch score := r.Scores[t]; {
		case score > r.Scores[first]:
			first, second, third = t, first, second
		case score > r.Scores[second]:
			second, third = t, second
		case score > r.Scores[third]:
			third = t
		}
	}
	return first, second, third
}

// confidence is the highest band that scores enough for a type reach.
func (s *Settings) confidence(first, second int64) Confidence {
	switch {
	case s.High.reached(first, second):
		return ConfidenceHigh
	case s.Fair.reached(first, second):
		return ConfidenceFair
	}
	return ConfidenceLow
}
