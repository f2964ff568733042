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

// contentPrint hashes the canonical form of a content.
func contentPrint(a Action, actor string, content Details) print {
	var buf [512]byte
	e := Event{action: a, actor: actor, details: content}
	sum := sha256.Sum256(e.appendContent(buf[:0]))
	return print(sum[:16])
}

// again answers a command whose key is known. What an event could not hold was not
// recorded with this key.
func (c *Case) again(cmd *Command, known entry) (Event, Code, string) {
	if code, _ := cmd.complete(c); code != 0 {
		return Event{}, CodeKeyConflict, "key"
	}
	content := cmd.content()
	if contentPrint(cmd.Action, cmd.Actor, content) != known.print {
		return Event{}, CodeKeyConflict, "key"
	}
	return Event{
		id: c.id, version: known.version, action: cmd.Action, at: known.at,
		actor: cmd.Actor, key: cmd.Key, details: content,
	}, 0, ""
}

// remember keeps the key of an event that has one.
func (c *Case) remember(e Event) {
	if e.key == "" {
		return
	}
	if c.keys == nil {
		c.keys = make(map[string]entry)
	}
	c.keys[e.key] = entry{print: contentPrint(e.action, e.actor, e.details), at: e.at, version: e.version}
}
