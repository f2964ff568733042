package insight

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/lapse"
	"github.com/servicequality/servicequality/internal/strict"
)

// maxJSON is far more than any tally needs.
const maxJSON = 64 << 10

// stored is a Tally as JSON holds it.
type stored struct {
	Version      int                             `json:"version"`
	Open         int64                           `json:"open"`
	Ended        map[complaint.Phase]int64       `json:"ended"`
	Voiced       int64                           `json:"voiced"`
	Reopened     int64                           `json:"reopened"`
	Reopenings   int64                           `json:"reopenings"`
	Reworked     int64                           `json:"reworked"`
	Reworks      int64                           `json:"reworks"`
	Categories   map[complaint.Category]int64    `json:"categories"`
	Unclassified int64                           `json:"unclassified"`
	Causes       map[complaint.RootCause]int64   `json:"causes"`
	Unexplained  int64                           `json:"unexplained"`
	Promises     map[complaint.Fate]int64        `json:"promises"`
	Times        map[complaint.Phase]storedTimes `json:"times"`
}

type storedTimes struct {
	Min     string     `json:"min"`
	Max     string     `json:"max"`
	Seconds int64      `json:"seconds"`
	Nanos   int64      `json:"nanos"`
	Bands   []int64    `json:"bands"`
	Buckets [][2]int64 `json:"buckets"`
}

// MarshalJSON gives the canonical JSON: tallies of the same complaints give the same
// bytes. What is counted by name has only names that were counted; "seconds" and
// "nanos" together are the sum of the times; "bands" are those of [Times.Bands];
// "buckets" are index and count of those buckets of the histogram that hold any times,
// for [Times.Quantile].
//
//	{"version":1,"open":1,"ended":{"closed":2},...,"times":{"closed":{"min":"4h","max":"26h30m","seconds":109800,...}}}
func (t Tally) MarshalJSON() ([]byte, error) {
	s := stored{
		Version: version, Open: t.Open(), Ended: counted(terminals(), t.counts[ended:categories]),
		Voiced: t.Voiced(), Reopened: t.Reopened(), Reopenings: t.Reopenings(), Reworked: t.Reworked(), Reworks: t.Reworks(),
		Categories: t.Categories(), Unclassified: t.Unclassified(), Causes: t.Causes(), Unexplained: t.Unexplained(),
		Promises: t.Promises(), Times: map[complaint.Phase]storedTimes{},
	}
	for _, end := range terminals() {
		if times := t.Times(end); times.Count() > 0 {
			s.Times[end] = storedTimes{
				Min: lapse.Format(times.min), Max: lapse.Format(times.max), Seconds: times.seconds, Nanos: times.nanos,
				Bands: times.bands[:], Buckets: times.logs.stored(),
			}
		}
	}
	return json.Marshal(s)
}

// UnmarshalJSON reads what MarshalJSON gives, in any order and spacing. Unknown fields
// and names, another version, counts out of range and figures that contradict each
// other are a [*ValueError], or several, and t is as before. More than 64 KiB is
// refused unread.
func (t *Tally) UnmarshalJSON(data []byte) error {
	if len(data) > maxJSON {
		return &ValueError{Place: "json", Got: fmt.Sprintf("%d bytes", len(data)), Want: fmt.Sprintf("at most %d", maxJSON)}
	}
	var s stored
	if err := strict.Decode(data, &s); err != nil {
		return &ValueError{Place: "json", Err: err}
	}
	if s.Version != version {
		return &ValueError{Place: "version", Got: fmt.Sprint(s.Version), Want: "1"}
	}
	read, err := s.tally()
	if err != nil {
		return err
	}
	if err := read.check(); err != nil {
		return err
	}
	*t = read
	return nil
}

func (s *stored) tally() (t Tally, err error) {
	for i, n := range map[int]int64{
		open: s.Open, voiced: s.Voiced, reopened: s.Reopened, reopenings: s.Reopenings, reworked: s.Reworked, reworks: s.Reworks,
		categories: s.Unclassified, causes: s.Unexplained,
	} {
		t.counts[i] = n
	}
	for _, p := range complaint.Phases() {
		_, end := s.Ended[p]
		_, times := s.Times[p]
		if (end || times) && !p.Terminal() {
			return t, &ValueError{Place: "ended or times", Got: p.String(), Want: fmt.Sprint("one of ", terminals())}
		}
	}
	fill(t.counts[ended:], terminals(), s.Ended)
	fill(t.counts[categories+1:], complaint.Categories(), s.Categories)
	fill(t.counts[causes+1:], complaint.RootCauses(), s.Causes)
	fill(t.counts[promises:], complaint.Fates(), s.Promises)
	for i, end := range terminals() {
		if times, ok := s.Times[end]; ok {
			if err := times.read("times."+end.String(), &t.times[i]); err != nil {
				return t, err
			}
		}
	}
	return t, nil
}

func (s storedTimes) read(place string, t *Times) error {
	least, err := parse(place+".min", s.Min)
	greatest, err2 := parse(place+".max", s.Max)
	if err := errors.Join(err, err2); err != nil {
		return err
	}
	if len(s.Bands) != len(t.bands) {
		return &ValueError{Place: place + ".bands", Got: fmt.Sprintf("%d counts", len(s.Bands)), Want: fmt.Sprint(len(t.bands))}
	}
	*t = Times{min: least, max: greatest, seconds: s.Seconds, nanos: s.Nanos, bands: [len(edges) + 1]int64(s.Bands)}
	next := int64(0)
	for n, b := range s.Buckets {
		if b[0] < next || b[0] >= buckets || b[1] == 0 || !inRange(b[1]) {
			return &ValueError{
				Place: fmt.Sprintf("%s.buckets[%d]", place, n), Got: fmt.Sprint(b),
				Want: fmt.Sprintf("an index from %d to %d, and 1 to %d", next, buckets-1, MaxCount),
			}
		}
		t.logs[b[0]] = uint32(b[1])
		next = b[0] + 1
	}
	return nil
}

func (h *histogram) stored() (list [][2]int64) {
	for _, i := range h.full() {
		list = append(list, [2]int64{int64(i), int64(h[i])})
	}
	return list
}

// fill writes the counts of keys in their order.
func fill[K comparable](counts []int64, keys []K, from map[K]int64) {
	for i, key := range keys {
		counts[i] = from[key]
	}
}

// terminals lists the terminal phases in their order.
func terminals() []complaint.Phase {
	return []complaint.Phase{complaint.Closed, complaint.Withdrawn, complaint.Merged, complaint.Concluded}
}

// parse reads what [lapse.Format] gives, and refuses other spellings.
func parse(place, s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if err != nil || lapse.Format(d) != s {
		return 0, &ValueError{Place: place, Got: fmt.Sprintf("%.40q", s), Want: `a duration such as "1h30m"`}
	}
	return d, nil
}
