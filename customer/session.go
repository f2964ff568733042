package customer

import "time"

// Session gathers evidence as it comes in during a contact, and reads it at any
// instant. Its readings are those of [Model.Classify] of the same evidence. It keeps
// all that it knows in itself, so that to drop it is to forget; it is for one
// goroutine at a time. The zero Session is not usable; see [Model.NewSession].
type Session struct {
	model    *Model
	evidence Evidence
	reading  Reading
}

// NewSession begins a session with no evidence.
func (m *Model) NewSession() *Session { return &Session{model: m} }

// Observe adds an observation. One that the model does not know or that cannot be
// is refused with a [*FieldError] for each fault, and the session stays as it was.
// Observations may come in any order. After [Session.OptOut] they are not kept.
func (s *Session) Observe(o Observation) error {
	f := findings{of: "observation"}
	s.model.known(&f, "", &o)
	if err := f.err(); err != nil {
		return err
	}
	if !s.evidence.OptedOut {
		s.evidence.Observations = append(s.evidence.Observations, o)
	}
	return nil
}

// State adds what was stated, or refuses what is no context.
func (s *Session) State(c Context) error {
	f := findings{of: "session"}
	f.contexts([]Context{c})
	if err := f.err(); err != nil {
		return err
	}
	s.evidence.Contexts = append(s.evidence.Contexts, c)
	return nil
}

// Override sets the type that a person decided on; 0 takes that back.
func (s *Session) Override(t Type) error {
	f := findings{of: "session"}
	f.override(t)
	if err := f.err(); err != nil {
		return err
	}
	s.evidence.Override = t
	return nil
}

// OptOut forgets all observations and any override, for good: the customer does not
// want to be read.
func (s *Session) OptOut() {
	clear(s.evidence.Observations)
	s.evidence.Observations, s.evidence.Override = nil, 0
	s.evidence.OptedOut = true
	s.reading = Reading{}
}

// Result reads the evidence as at an instant, which lies before none of the
// observations; otherwise it is refused with [ErrFuture]. The slices of the reading
// are used again by the next call.
func (s *Session) Result(at time.Time) (Reading, error) {
	s.evidence.At = at
	err := s.model.ClassifyInto(&s.reading, s.evidence)
	if err != nil {
		return Reading{}, err
	}
	return s.reading, nil
}
