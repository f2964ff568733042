package complaint

import "crypto/sha256"

// A print stands for the content of a keyed command: action, actor, occurred-at
// and details. It is half of a SHA-256; that two contents share one is not to be
// expected.
type print [16]byte

// entry is what a complaint remembers of a keyed command: enough to recognise its
// content and to give its event again.
type entry struct {
	print   print
	at      int64
	version int32
}

// print hashes the canonical form of the content of e.
func (e *Event) print() print {
	var buf [512]byte
	sum := sha256.Sum256(e.appendContent(buf[:0]))
	return print(sum[:16])
}

// again answers a command whose key is known with the event of then. What an event
// could not hold was not recorded with this key.
func (c *Case) again(cmd *Command, known entry, e *Event) (Code, string) {
	if code, _ := cmd.complete(c); code != 0 {
		return CodeKeyConflict, "key"
	}
	*e = Event{
		id: c.id, version: known.version, action: cmd.Action, at: known.at,
		actor: cmd.Actor, key: cmd.Key, details: cmd.content(),
	}
	if e.print() != known.print {
		return CodeKeyConflict, "key"
	}
	return 0, ""
}

// remember keeps the key of an event that has one.
func (c *Case) remember(e *Event) {
	if c.keys == nil {
		c.keys = make(map[string]entry)
	}
	c.keys[e.key] = entry{print: e.print(), at: e.at, version: e.version}
}
