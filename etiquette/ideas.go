package etiquette

import "slices"

// Ideas lists the ideas that the checker can find in texts of a setting, sorted: those
// of the rules for its language and channel that are on. A setting without a language
// stands for all of them, one in a language that the checker does not know has none.
// Where an idea is not in the list, no finding of it says nothing about a text.
func (c *Checker) Ideas(in Setting) []Idea {
	s, _ := c.begin("", in)
	defer c.end(s)
	var ideas []Idea
	for i := range c.rules {
		r := &c.rules[i]
		spoken := in.Language == "" && r.languages != 0 || s.language >= 0 && r.languages.has(s.language)
		if spoken && r.channels.has(s.channel) {
			ideas = append(ideas, r.Idea)
		}
	}
	slices.Sort(ideas)
	return slices.Compact(ideas)
}
