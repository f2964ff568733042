package etiquette

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// rule is a Rule as a checker holds it.
type rule struct {
	*Rule
	severity                 Severity
	list, exceptions         int32
	words                    int32 // the longer words of its pack
	longer, aNotA, quotation bool  // which of the guards in code it heeds
	unless, needs            []*clue
	find                     detector
	languages, channels      mask
	texts                    []ruleText // by the number of the language
	guards                   []string   // that can drop a hit, in their order
}

// ruleText is what findings of a rule say in one language.
type ruleText struct {
	language    Language
	reason      string
	suggestions []string
	replace     string
}

// packLists are what all rules of a pack share.
type packLists struct {
	words int32
	clues map[string]*clue
}

var ruleID = regexp.MustCompile(`^[a-z0-9_]+([.-][a-z0-9_]+)*$`)

// rule compiles one rule.
func (c *compiler) rule(d *draft, lists *packLists) {
	c.checkRule(d)
	r := rule{Rule: d.Rule, severity: cmp.Or(d.over, d.Severity, c.ideas[d.Idea].Severity), words: lists.words}
	if r.severity == 0 {
		c.add(d.pack.Name, d.path, "got no severity, want one here or in the pack's ideas")
	}
	r.languages, r.channels = c.languages(d.pack, d.Languages, d.path), channelMask(d.Channels)
	c.ruleTexts(d, &r)
	c.ruleGuards(d, &r, lists)
	how := words{mode: d.Mode, gap: cmp.Or(d.Gap, d.pack.Gap), languages: r.languages, channels: r.channels}
	r.list = c.rules.newList(how.languages, how.channels)
	c.rules.lists[r.list].rule = int32(len(c.checker.rules))
	c.fill(c.rules, r.list, d.pack.Name, d.path+": phrases", d.Phrases, how)
	how.mode, how.gap = Word, d.pack.Gap
	r.exceptions = c.rules.newList(how.languages, how.channels)
	r.find = detectors[d.Detector]
	e := exceptions{d.pack.Name, d.path + ": exceptions", &c.checker.words, r.list, r.find, nil}
	e.phrases = c.fill(c.rules, r.exceptions, e.pack, e.path, d.Exceptions, how)
	if d.Detector != derived {
		c.exceptions = append(c.exceptions, e)
	}
	c.checker.rules = append(c.checker.rules, r)
}

// checkRule refuses what is wrong with a rule by itself.
func (c *compiler) checkRule(d *draft) {
	fault := func(format string, args ...any) { c.add(d.pack.Name, d.path, format, args...) }
	if !ruleID.MatchString(d.ID) {
		fault("got the id %q, want words of lower case letters, digits and underscores, joined by dots and hyphens", d.ID)
	}
	if !named(string(d.Idea)) {
		fault("got the idea %q, want lower case letters, digits and underscores", string(d.Idea))
	}
	if len(d.Phrases) == 0 && d.Detector == "" {
		fault("got neither phrases nor a detector, want one of both at least")
	}
	if _, ok := detectors[d.Detector]; d.Detector != "" && !ok {
		fault("got the detector %q, want one of %s", d.Detector, quoted(Detectors()))
	}
	if d.Detector == derived && (d.Idea != NoAlternative || len(d.Phrases) > 0) {
		fault("got the detector %q for the idea %q with %d phrases, want it for %q without", derived, string(d.Idea), len(d.Phrases), string(NoAlternative))
	}
	if d.AtLeast < 0 {
		fault("got at_least %d, want 1 or more", d.AtLeast)
	}
	if len(d.Examples) == 0 {
		fault("got no examples, want one at least")
	}
	for _, channel := range d.Channels {
		if !channels.Has(channel) {
			fault("got the channel %v, want one of the five", channel)
		}
	}
	for _, tag := range d.Tags {
		if !named(tag) {
			fault("got the tag %q, want lower case letters, digits and underscores", tag)
		}
	}
}

// ruleTexts takes the texts of a rule, or those of its idea.
func (c *compiler) ruleTexts(d *draft, r *rule) {
	r.texts = make([]ruleText, len(c.checker.languages))
	idea := c.ideas[d.Idea]
	for n, l := range c.checker.languages {
		if !r.languages.has(n) {
			continue
		}
		t := ruleText{l, cmp.Or(d.Reason[l], idea.Reason[l]), cmpOr(d.Suggestions[l], idea.Suggestions[l]), d.Replace[l]}
		if strings.TrimSpace(t.reason) == "" || len(t.suggestions) == 0 {
			c.add(d.pack.Name, d.path, "got no reason or no suggestion for %q, want both here or in the pack's ideas", string(l))
		}
		r.texts[n] = t
	}
	for l := range d.Replace {
		if !slices.Contains(cmpOr(d.Languages, d.pack.Languages), l) {
			c.add(d.pack.Name, d.path+": replace", "got the language %q, want one of the rule's", string(l))
		}
	}
}

// ruleGuards takes the guards that a rule heeds.
func (c *compiler) ruleGuards(d *draft, r *rule, lists *packLists) {
	r.longer = !slices.Contains(d.Without, guardLonger)
	r.aNotA = !slices.Contains(d.Without, guardANotA)
	r.quotation = !slices.Contains(d.Without, guardQuote)
	heeded := func(name string) bool { return !slices.Contains(d.Without, name) }
	for _, name := range builtInGuards {
		if heeded(name) {
			r.guards = append(r.guards, name)
		}
	}
	for _, name := range d.Without {
		if !slices.Contains(builtInGuards, name) && !slices.Contains(d.pack.Guards, name) {
			c.add(d.pack.Name, d.path+": without", "got %q, want one of %s", name, quoted(slices.Concat(builtInGuards, d.pack.Guards)))
		}
	}
	for _, name := range d.pack.Guards {
		if heeded(name) {
			r.unless = append(r.unless, c.clueNamed(d, lists, name)...)
		}
	}
	for _, name := range d.Unless {
		r.unless = append(r.unless, c.clueNamed(d, lists, name)...)
	}
	for _, name := range d.Needs {
		r.needs = append(r.needs, c.clueNamed(d, lists, name)...)
	}
	for _, clue := range r.unless {
		r.guards = append(r.guards, clue.name)
	}
	for _, clue := range r.needs {
		r.guards = append(r.guards, clue.needs)
	}
}

func (c *compiler) clueNamed(d *draft, lists *packLists, name string) []*clue {
	found, ok := lists.clues[name]
	if !ok {
		c.add(d.pack.Name, d.path, "got the clue %q, which the pack does not have", name)
		return nil
	}
	return []*clue{found}
}

func channelMask(channels []Channel) mask {
	if len(channels) == 0 {
		return everything
	}
	var m mask
	for _, c := range channels {
		m |= 1 << c
	}
	return m
}
