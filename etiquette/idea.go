package etiquette

// Idea is what is wrong with a text, whatever its words: "a child could do that", in
// any language, is [Belittle]. Packs may add ideas of their own: a lower case name of
// letters, digits and underscores, beginning with a letter.
type Idea string

// The ideas that the built-in packs look for. What is flagged and what is not is
// told, with the borderline cases, in testdata/README.md.
const (
	// Belittle says that it is so easy that a child, a grandmother, anyone could do
	// it.
	Belittle Idea = "belittle"
	// DenyPossible says that what the customer reports cannot have happened.
	DenyPossible Idea = "deny_possible"
	// BlameSupplier lays it on a supplier, maker, carrier or partner, or sends the
	// customer there.
	BlameSupplier Idea = "blame_supplier"
	// DontKnow says that one does not know, and leaves it there.
	DontKnow Idea = "dont_know"
	// CantSolve says that nothing can be done.
	CantSolve Idea = "cant_solve"
	// NotMyJob says that it belongs to another person, shift or department.
	NotMyJob Idea = "not_my_job"
	// FlatNo turns a request down.
	FlatNo Idea = "flat_no"
	// TooCasual answers like a friend: 行, "yeah", where 好的 and "certainly" belong.
	TooCasual Idea = "too_casual"
	// NoAlternative is a refusal without an alternative or a next step.
	NoAlternative Idea = "no_alternative"
	// BlameCustomer lays the fault on the customer, or lectures.
	BlameCustomer Idea = "blame_customer"
	// Impatience lets the customer feel that he takes too long or asks too often.
	Impatience Idea = "impatience"
	// Arguing contradicts, or accuses of error or untruth.
	Arguing Idea = "arguing"
	// Overpromise is a certainty that nobody has.
	Overpromise Idea = "overpromise"
	// Jargon is two or more inside terms that a customer cannot know.
	Jargon Idea = "jargon"
	// Slang is the written language of the net, and emoji where they do not belong.
	Slang Idea = "slang"
	// PersonalData is a customer's number, or a request for one, where all can read
	// it.
	PersonalData Idea = "personal_data"
	// AmbiguousDate is a date that has two readings as day and month.
	AmbiguousDate Idea = "ambiguous_date"
	// ColdReply is a bare word or two for an answer.
	ColdReply Idea = "cold_reply"
)

// refusals are the ideas that want an alternative beside them.
var refusals = [...]Idea{FlatNo, CantSolve, NotMyJob}

// IsRefusal reports whether the idea refuses something: flat_no, cant_solve or
// not_my_job. A refusal without an offer is [NoAlternative] as well.
func (i Idea) IsRefusal() bool {
	return i == refusals[0] || i == refusals[1] || i == refusals[2]
}

// named reports whether name may name an idea, a clue, a word set, a rule's tag:
// lower case letters, digits and underscores, the first a letter.
func named(name string) bool {
	for i := range len(name) {
		c := name[i]
		if !('a' <= c && c <= 'z' || i > 0 && ('0' <= c && c <= '9' || c == '_')) {
			return false
		}
	}
	return name != ""
}
