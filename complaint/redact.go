package complaint

// Redaction is what stands where a redacted event had words.
const Redaction = "…"

// Redacted gives e without anybody's words, for a log that leaves the house: every
// text in its details is a [Redaction], and so is a place. Ids, names, codes and
// instants stay; names are for whoever exports to replace. A redacted log replays as
// the whole one does, but a retry is not recognised by it: that takes the same words.
func (e Event) Redacted() Event {
	d := redacted(e.Details())
	if at, ok := e.Occurred(); ok {
		d = late{Details: d, occurred: at}
	}
	e.details = d
	return e
}

func redacted(d Details) Details {
	switch d := d.(type) {
	case Opening:
		hide(&d.Missed)
		return d
	case Words:
		hide(&d.Text)
		return d
	case Commitment:
		hide(&d.Text)
		return d
	case Answer:
		hide(&d.Text)
		return d
	case Finding:
		hide(&d.Text)
		return d
	case Prevention:
		hide(&d.Text)
		return d
	case Ending:
		hide(&d.Text)
		return d
	case HandOver:
		hide(&d.Needs, &d.Done, &d.Next)
		return d
	case Meeting:
		hide(&d.Place)
		return d
	}
	return d // has no words
}

// hide redacts the texts that say something.
func hide(texts ...*string) {
	for _, text := range texts {
		if *text != "" {
			*text = Redaction
		}
	}
}
