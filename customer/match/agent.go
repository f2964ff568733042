package match

import (
	"log/slog"
	"math"
	"slices"
)

// MaxCapacity is the most places of an agent.
const MaxCapacity = 10_000

// Agent is somebody who serves, as things stand now. The zero value of each field
// but the ID is somebody who cannot serve anyone at the moment.
type Agent struct {
	// ID names the agent, no two alike. Where all else is equal, the smaller ID
	// serves; IDs compare byte by byte.
	ID string
	// OnDuty says that the agent takes contacts now.
	OnDuty bool
	// Capacity is the most contacts at a time, from 0 to [MaxCapacity].
	Capacity int
	// Held counts the contacts that the agent has now, 0 or more. It may be above
	// Capacity, as when that was lowered; then there is no free place.
	Held int
	// Languages that the agent serves in, as the policy lists them.
	Languages []string
	// Skills and their levels, each name once.
	Skills []Skill
}

// LogValue gives the ID and the numbers.
func (a Agent) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", a.ID), slog.Bool("on_duty", a.OnDuty), slog.Int("capacity", a.Capacity), slog.Int("held", a.Held))
}

// free counts the places that the agent has for more contacts.
func (a *Agent) free() int {
	if !a.OnDuty {
		return 0
	}
	return max(0, a.Capacity-a.Held)
}

// clone gives a copy that shares no memory.
func (a Agent) clone() Agent {
	a.Languages, a.Skills = slices.Clone(a.Languages), slices.Clone(a.Skills)
	return a
}

// check finds the faults of the agent.
func (a *Agent) check(f *findings, at path, language, skill map[string]int) {
	f.name(at.under("id"), a.ID)
	f.within(at.under("capacity"), a.Capacity, MaxCapacity)
	f.within(at.under("held"), a.Held, math.MaxInt)
	if languages := at.under("languages"); f.length(languages, len(a.Languages)) {
		f.names(languages, a.Languages)
		for i, l := range a.Languages {
			f.known(languages.item(i), l, language, "a language of the policy")
		}
	}
	f.skills(at.under("skills"), a.Skills, skill)
}
