package etiquette

import (
	"cmp"
	"fmt"
)

// manner is CourtesyWords as a checker holds them.
type manner struct {
	*CourtesyWords
	pack *Pack
	path string
	list int32
}

// courtesy compiles the words of one courtesy.
func (c *compiler) courtesy(p *Pack, i int) {
	from, path := &p.Courtesies[i], fmt.Sprintf("courtesies[%d] %s", i, p.Courtesies[i].Courtesy)
	if !courtesies.Has(from.Courtesy) {
		c.add(p.Name, path, "got no courtesy")
	}
	if from.Daytime != 0 && (from.Courtesy != Greeting || !daytimes.Has(from.Daytime)) {
		c.add(p.Name, path, "got the daytime %v, want one of the three, and only for greetings", from.Daytime)
	}
	if len(from.Phrases) == 0 || len(from.Examples) == 0 {
		c.add(p.Name, path, "got no phrases or no examples, want both")
	}
	how := words{mode: from.Mode, gap: cmp.Or(from.Gap, p.Gap), languages: c.languages(p, from.Languages, path), channels: everything}
	to := manner{CourtesyWords: from, pack: p, path: path, list: c.manners.newList(how.languages, everything)}
	c.fill(c.manners, to.list, p.Name, path+": phrases", from.Phrases, how)
	how = words{gap: p.Gap, languages: how.languages, channels: everything}
	except := c.manners.newList(how.languages, everything)
	e := exceptions{p.Name, path + ": exceptions", &c.checker.courtesyWords, to.list, nil, nil}
	e.phrases = c.fill(c.manners, except, e.pack, e.path, from.Exceptions, how)
	c.exceptions = append(c.exceptions, e)
	c.manners.lists[to.list].except = except
	c.checker.manners = append(c.checker.manners, to)
}
