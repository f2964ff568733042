package customer

import (
	"encoding/json"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
	"github.com/servicequality/servicequality/internal/strict"
)

// modelJSON is how a model is stored. Fields that are 0 are left out.
type modelJSON struct {
	Signals  []signalJSON `json:"signals"`
	Settings settingsJSON `json:"settings"`
}

type signalJSON struct {
	ID          string           `json:"id"`
	Family      Family           `json:"family"`
	Points      map[string]int64 `json:"points,omitempty"`
	Overlays    map[string]int64 `json:"overlays,omitempty"`
	Cap         int64            `json:"cap,omitempty"`
	HalfLife    string           `json:"half_life,omitempty"`
	Expiry      string           `json:"expiry,omitempty"`
	Spoken      bool             `json:"spoken,omitempty"`
	ExplainedBy []Context        `json:"explained_by,omitempty"`
	Text        Text             `json:"text"`
}

type settingsJSON struct {
	FamilyCap int64            `json:"family_cap"`
	Low       bandJSON         `json:"low"`
	Fair      bandJSON         `json:"fair"`
	High      bandJSON         `json:"high"`
	Secondary int64            `json:"secondary"`
	Overlays  map[string]int64 `json:"overlays"`
	HalfLife  string           `json:"half_life"`
	Expiry    string           `json:"expiry"`
}

type bandJSON struct {
	Minimum int64 `json:"minimum"`
	Lead    int64 `json:"lead"`
}

// MarshalJSON stores the model, its settings in full. The zero Model is refused.
func (m *Model) MarshalJSON() ([]byte, error) {
	if len(m.signals) == 0 {
		return nil, &FieldError{Of: "model", Got: "the zero Model", Want: "one that NewModel gave"}
	}
	s := m.settings
	stored := modelJSON{Settings: settingsJSON{
		s.FamilyCap, bandJSON(s.Low), bandJSON(s.Fair), bandJSON(s.High), s.Secondary,
		byName[Overlay](s.Overlays[:]), lapse.Format(s.HalfLife), lapse.Format(s.Expiry),
	}}
	for i := range m.signals {
		stored.Signals = append(stored.Signals, m.signals[i].stored())
	}
	return json.Marshal(stored)
}

func (s *Signal) stored() signalJSON {
	optional := func(d time.Duration) string {
		if d == 0 {
			return ""
		}
		return lapse.Format(d)
	}
	return signalJSON{
		s.ID, s.Family, byName[Type](s.Points[:]), byName[Overlay](s.Overlays[:]), s.Cap, optional(s.HalfLife), optional(s.Expiry),
		s.Spoken, s.ExplainedBy, s.Text,
	}
}

// byName gives the numbers that are not 0 by the name of their type or overlay.
func byName[E interface {
	~uint8
	String() string
}](numbers []int64) map[string]int64 {
	named := map[string]int64{}
	for i, n := range numbers {
		if n != 0 {
			named[E(i).String()] = n
		}
	}
	return named
}

// UnmarshalJSON reads a model into one that has not been built yet, and reports
// every fault, each as a [*FieldError] with its path. Settings that are left out
// have their defaults.
func (m *Model) UnmarshalJSON(data []byte) error {
	if m.signals != nil {
		return &FieldError{Of: "model", Got: "a model with signals", Want: "the zero Model to read into"}
	}
	f := findings{of: "model"}
	var signals []Signal
	var settings Settings
	strict.Read(data, f.add, strict.Object(strict.Fields{
		"signals":  strict.List(&signals, readSignal),
		"settings": readSettings(&settings),
	}))
	if err := f.err(); err != nil {
		return err
	}
	built, err := NewModel(signals, settings)
	if err != nil {
		return err
	}
	*m = *built
	return nil
}

func readSignal(s *Signal) strict.Reader {
	return strict.Object(strict.Fields{
		"id":           strict.Text(&s.ID),
		"family":       spelt(&s.Family),
		"points":       readNumbers(s.Points[:], names(Types())),
		"overlays":     readNumbers(s.Overlays[:], names(Overlays())),
		"cap":          strict.Whole(&s.Cap),
		"half_life":    strict.Length(&s.HalfLife),
		"expiry":       strict.Length(&s.Expiry),
		"spoken":       strict.Flag(&s.Spoken),
		"explained_by": strict.List(&s.ExplainedBy, func(c *Context) strict.Reader { return spelt(c) }),
		"text":         readText(&s.Text),
	})
}

func readSettings(s *Settings) strict.Reader {
	band := func(b *Band) strict.Reader {
		return strict.Object(strict.Fields{"minimum": strict.Whole(&b.Minimum), "lead": strict.Whole(&b.Lead)})
	}
	return strict.Object(strict.Fields{
		"family_cap": strict.Whole(&s.FamilyCap),
		"low":        band(&s.Low),
		"fair":       band(&s.Fair),
		"high":       band(&s.High),
		"secondary":  strict.Whole(&s.Secondary),
		"overlays":   readNumbers(s.Overlays[:], names(Overlays())),
		"half_life":  strict.Length(&s.HalfLife),
		"expiry":     strict.Length(&s.Expiry),
	})
}

// readNumbers reads numbers by name into their places; names[i] belongs to place i+1.
func readNumbers(into []int64, names []string) strict.Reader {
	members := strict.Fields{}
	for i, name := range names {
		members[name] = strict.Whole(&into[i+1])
	}
	return strict.Object(members)
}
