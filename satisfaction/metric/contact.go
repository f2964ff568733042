package metric

import "strconv"

// Contacts counts cases by how many contacts the customer needed and whether they
// are solved. Each case is in exactly one of the four counts. It is a plain value,
// compared with ==; the zero value has counted nothing and is what Merge leaves a
// sum unchanged with.
type Contacts struct {
	SolvedFirst int64 // solved, and the customer had to come once
	SolvedLater int64 // solved, after the customer came more than once
	OpenOnce    int64 // not solved, the customer came once
	OpenAgain   int64 // not solved, the customer came more than once
}

// Add counts one case with so many contacts about the same matter, the first
// included. Fewer than 1 is an [*InputError].
func (c *Contacts) Add(contacts int, solved bool) error {
	switch {
	case contacts < 1:
		return &InputError{"Contacts", "contacts", strconv.Itoa(contacts), "1 or more"}
	case solved && contacts == 1:
		return c.Merge(Contacts{SolvedFirst: 1})
	case solved:
		return c.Merge(Contacts{SolvedLater: 1})
	case contacts == 1:
		return c.Merge(Contacts{OpenOnce: 1})
	}
	return c.Merge(Contacts{OpenAgain: 1})
}

// Merge counts what other has counted, in any order and grouping to the same
// result. It fails with an [*InputError] when a count is below 0 or beyond
// 2^53 - 1; then c stays as it was.
func (c *Contacts) Merge(other Contacts) error { return c.counts().merge(other.counts()) }

// N is the number of cases.
func (c Contacts) N() int64 { return c.counts().sum() }

// FirstContact is how many of all cases were solved at the first contact. A case
// that is still open counts against it.
func (c Contacts) FirstContact() Proportion { return Proportion{Hit: c.SolvedFirst, N: c.N()} }

// FirstContactOfSolved is how many of the solved cases were solved at the first
// contact. It is the kinder of the two definitions in use: cases that never get
// solved do not show in it.
func (c Contacts) FirstContactOfSolved() Proportion {
	return Proportion{Hit: c.SolvedFirst, N: c.SolvedFirst + c.SolvedLater}
}

// Repeat is how many of all cases made the customer come again about the same
// matter, solved or not: the repeat rate.
func (c Contacts) Repeat() Proportion {
	return Proportion{Hit: c.SolvedLater + c.OpenAgain, N: c.N()}
}

func (c *Contacts) counts() counts {
	return counts{"Contacts", []count{
		{"solvedFirst", &c.SolvedFirst},
		{"solvedLater", &c.SolvedLater},
		{"openOnce", &c.OpenOnce},
		{"openAgain", &c.OpenAgain},
	}}
}

// String gives "solvedFirst=92 solvedLater=5 openOnce=2 openAgain=1". It is
// what is stored as text.
func (c Contacts) String() string { return c.counts().text() }

// MarshalText gives what String gives; a count out of range is an [*InputError].
func (c Contacts) MarshalText() ([]byte, error) { return c.counts().marshalText() }

// UnmarshalText reads exactly what MarshalText gives; otherwise it returns an
// [*InputError] and c stays as it was.
func (c *Contacts) UnmarshalText(text []byte) error {
	var v Contacts
	if err := v.counts().unmarshalText(text); err != nil {
		return err
	}
	*c = v
	return nil
}

// MarshalJSON gives an object of the four counts under the names of String; a
// count out of range is an [*InputError].
func (c Contacts) MarshalJSON() ([]byte, error) { return c.counts().marshalJSON() }

// UnmarshalJSON reads an object of these four counts in any order, and nothing
// else; otherwise it returns an [*InputError] and c stays as it was.
func (c *Contacts) UnmarshalJSON(data []byte) error {
	var v Contacts
	if err := v.counts().unmarshalJSON(data); err != nil {
		return err
	}
	*c = v
	return nil
}
