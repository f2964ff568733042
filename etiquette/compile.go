package etiquette

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"
)

// maxLanguages is what fits into a mask.
const maxLanguages = 32

// compiler makes a checker of packs.
type compiler struct {
	faults
	checker    *Checker
	ideas      map[Idea]IdeaText
	drafts     []*draft // the rules of all packs in their order
	rules      *lexiconBuilder
	manners    *lexiconBuilder
	notation   *notation // of the pack at hand
	exceptions []exceptions
}

// draft is a rule with what overrides make of it.
type draft struct {
	*Rule
	pack *Pack
	path string
	off  bool
	over Severity
}

// New builds a checker of packs; without any, of the built-in ones. Their order matters only for overrides and for the
// texts of ideas, where the later pack wins. All faults of all packs are reported at
// once, joined, each a [*PackError]; then there is no checker.
//
// The examples run, with all rules switched on: a rule that does not find its own, or
// finds its counterexamples, is refused. So are rules without a reason and a
// suggestion in each of their languages, phrases that nothing can match, exceptions
// that can never cover a hit, clues and sets that do not exist, and overrides that
// find no rule. Without packs, examples and exceptions are not tried: those of the
// built-in packs were when they were released.
//
// The packs are not changed, and must not be changed while the checker is in use.
func New(packs ...Pack) (*Checker, error) {
	tried := len(packs) == 0
	if tried {
		var err error
		if packs, err = LoadPacks(BuiltIn()); err != nil {
			return nil, err
		}
	}
	c := compiler{checker: &Checker{}, ideas: map[Idea]IdeaText{}}
	c.rules, c.manners = newLexiconBuilder(&c.faults, guessTexts(packs)), newLexiconBuilder(&c.faults, 0)
	for i := range packs {
		c.register(&packs[i], packs[:i])
	}
	for i := range packs {
		c.compile(&packs[i])
	}
	c.finish()
	if len(c.all) == 0 && !tried {
		c.tryExceptions()
		c.runExamples()
	}
	if len(c.all) == 0 {
		c.switchOff()
	}
	if err := errors.Join(c.all...); err != nil {
		return nil, err
	}
	return c.checker, nil
}

// guessTexts is about how many texts the phrases of packs are cut into.
func guessTexts(packs []Pack) int {
	const each = 8 // of a phrase, in the built-in packs
	phrases := 0
	for i := range packs {
		for _, r := range packs[i].Rules {
			phrases += len(r.Phrases) + len(r.Exceptions)
		}
		for _, c := range packs[i].Clues {
			phrases += len(c.Phrases) + len(c.Exceptions)
		}
	}
	return min(each*phrases, MaxTexts)
}

// register takes what packs share: names, languages, ideas, and rules with overrides.
func (c *compiler) register(p *Pack, earlier []Pack) {
	if p.Name == "" || slices.ContainsFunc(earlier, func(e Pack) bool { return e.Name == p.Name }) {
		c.add(p.Name, "name", "got %q, want a name that no other pack has", p.Name)
	}
	c.registerLanguages(p)
	for _, idea := range slices.Sorted(maps.Keys(p.Ideas)) {
		if !named(string(idea)) {
			c.add(p.Name, "ideas", "got %q, want lower case letters, digits and underscores", idea)
		}
		c.ideas[idea] = c.ideas[idea].with(p.Ideas[idea])
	}
	for i := range p.Rules {
		c.registerRule(p, i)
	}
	for i := range p.Overrides {
		c.override(p, i)
	}
}

func (c *compiler) registerLanguages(p *Pack) {
	if len(p.Languages) == 0 {
		c.add(p.Name, "languages", "got none, want those of the messages that the rules are for")
	}
	for _, l := range p.Languages {
		if _, err := language.Parse(string(l)); err != nil {
			c.add(p.Name, "languages", `got %q, want a tag like "zh-Hans"`, string(l))
		}
		if !slices.Contains(c.checker.languages, l) {
			c.checker.languages = append(c.checker.languages, l)
		}
	}
	if n := len(c.checker.languages); n > maxLanguages {
		c.add(p.Name, "languages", "got language number %d of all packs, want at most %d", n, maxLanguages)
	}
}

func (c *compiler) registerRule(p *Pack, i int) {
	d := &draft{Rule: &p.Rules[i], pack: p, path: fmt.Sprintf("rules[%d] %s", i, p.Rules[i].ID)}
	for _, other := range c.drafts {
		if other.ID == d.ID {
			c.add(p.Name, d.path, "got an id that %s of pack %q has already", other.path, other.pack.Name)
		}
	}
	c.drafts = append(c.drafts, d)
}

// override applies one override to the rules registered so far.
func (c *compiler) override(p *Pack, i int) {
	o, path, found := p.Overrides[i], fmt.Sprintf("overrides[%d]", i), false
	if (o.Rule == "") == (o.Tag == "") {
		c.add(p.Name, path, "got rule %q and tag %q, want one of them", o.Rule, o.Tag)
		return
	}
	if o.On && o.Off || !o.On && !o.Off && o.Severity == 0 {
		c.add(p.Name, path, "got nothing to change or both on and off, want a severity, on or off")
	}
	for _, d := range c.drafts {
		if d.ID != o.Rule && !slices.Contains(d.Tags, o.Tag) {
			continue
		}
		found = true
		d.off = (d.off || o.Off) && !o.On
		d.over = cmp.Or(o.Severity, d.over)
	}
	if !found {
		c.add(p.Name, path, "got rule %q, tag %q, want those of a rule in this or an earlier pack", o.Rule, o.Tag)
	}
}

// with gives the texts of i, and those of later where it has any.
func (i IdeaText) with(later IdeaText) IdeaText {
	return IdeaText{
		Severity:    cmp.Or(later.Severity, i.Severity),
		Label:       merged(i.Label, later.Label),
		Reason:      merged(i.Reason, later.Reason),
		Suggestions: merged(i.Suggestions, later.Suggestions),
	}
}

func merged[V any](a, b map[Language]V) map[Language]V {
	all := map[Language]V{}
	maps.Copy(all, a)
	maps.Copy(all, b)
	return all
}

// compile takes the words of one pack into the lexicons.
func (c *compiler) compile(p *Pack) {
	c.notation = &notation{sets: p.Sets, done: map[string][]sequence{}}
	for _, name := range slices.Sorted(maps.Keys(p.Sets)) {
		if _, err := c.notation.set(name); err != nil || !named(name) {
			c.add(p.Name, "sets."+name, "got a set named or filled wrongly: %v", err)
		}
	}
	lists := c.packLists(p)
	for _, pair := range p.Quotes {
		c.quotes(p, pair)
	}
	for _, d := range c.drafts {
		if d.pack == p {
			c.rule(d, lists)
		}
	}
	c.refusal(p, lists)
	for i := range p.Courtesies {
		c.courtesy(p, i)
	}
	how := words{gap: p.Gap, languages: c.languages(p, nil, "private"), channels: everything}
	c.checker.private = append(c.checker.private, c.list(c.manners, p.Name, "private", p.Private, how))
}

func (c *compiler) quotes(p *Pack, pair string) {
	marks := []rune(pair)
	if len(marks) != 2 {
		c.add(p.Name, "quotes", "got %q, want two marks", pair)
		return
	}
	languages := c.languages(p, nil, "quotes")
	c.checker.quotes = append(c.checker.quotes, quotePair{string(marks[0]), string(marks[1]), languages})
	if wide := [2]string{widen(marks[0]), widen(marks[1])}; wide[0]+wide[1] != pair {
		c.checker.quotes = append(c.checker.quotes, quotePair{wide[0], wide[1], languages})
	}
}

// packLists compiles what all rules of the pack share.
func (c *compiler) packLists(p *Pack) *packLists {
	lists := &packLists{words: c.list(c.rules, p.Name, "words", p.Words, words{languages: everything, channels: everything, single: true}), clues: map[string]*clue{}}
	for _, name := range slices.Sorted(maps.Keys(p.Clues)) {
		lists.clues[name] = c.clue(p, name)
	}
	return lists
}

func (c *compiler) clue(p *Pack, name string) *clue {
	from, path := p.Clues[name], "clues."+name
	if !named(name) || slices.Contains(builtInGuards, name) {
		c.add(p.Name, path, "got a name that is no lower case word or belongs to a guard in code")
	}
	if len(from.Phrases) == 0 {
		c.add(p.Name, path, "got no phrases")
	}
	all := words{mode: from.Mode, gap: cmp.Or(from.Gap, p.Gap), languages: c.languages(p, nil, path), channels: everything}
	rest := words{gap: p.Gap, languages: all.languages, channels: everything}
	to := &clue{name: name, needs: "needs " + name, reach: cmp.Or(from.Reach, InClause)}
	to.list = c.list(c.rules, p.Name, path+".phrases", from.Phrases, all)
	to.brokenBy = c.list(c.rules, p.Name, path+".broken_by", from.BrokenBy, rest)
	except := c.rules.newList(rest.languages, rest.channels)
	e := exceptions{p.Name, path + ".exceptions", &c.checker.words, to.list, nil, nil}
	e.phrases = c.fill(c.rules, except, e.pack, e.path, from.Exceptions, rest)
	c.rules.lists[to.list].except, c.exceptions = except, append(c.exceptions, e)
	return to
}

// words says how a list of phrases is compiled.
type words struct {
	mode                Mode
	gap                 int
	languages, channels mask
	single              bool // no gaps
}

// list compiles phrases into a list of their own.
func (c *compiler) list(b *lexiconBuilder, pack, path string, phrases []string, how words) int32 {
	list := b.newList(how.languages, how.channels)
	c.fill(b, list, pack, path, phrases, how)
	return list
}

// fill compiles phrases into a list and gives the pieces of each.
func (c *compiler) fill(b *lexiconBuilder, list int32, pack, path string, phrases []string, how words) [][]sequence {
	var all [][]sequence
	gap := cmp.Or(how.gap, DefaultGap)
	if gap < 0 || gap > MaxGap {
		c.add(pack, path, "got a gap of %d characters, want 1 to %d", gap, MaxGap)
	}
	for i, text := range phrases {
		at := place{pack, fmtIndex(path, i)}
		pieces, err := c.notation.pieces(text)
		if err == nil && len(pieces) > 1 && (how.single || how.mode > Anywhere) {
			err = fmt.Errorf("got a gap in %q, want none here", text)
		}
		if err != nil {
			c.add(pack, at.path, "%v", err)
			continue
		}
		b.add(list, pieces, how.mode, gap, at)
		all = append(all, pieces)
	}
	return all
}

// languages gives the set of languages, those of the pack where none are given.
func (c *compiler) languages(p *Pack, some []Language, path string) mask {
	var m mask
	for _, l := range cmpOr(some, p.Languages) {
		if !slices.Contains(p.Languages, l) {
			c.add(p.Name, path, "got the language %q, want one of the pack's", string(l))
			continue
		}
		m |= 1 << slices.Index(c.checker.languages, l)
	}
	return m
}

// cmpOr gives the first list that holds anything.
func cmpOr[T any](some, others []T) []T {
	if len(some) > 0 {
		return some
	}
	return others
}

func fmtIndex(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

// finish builds the matchers.
func (c *compiler) finish() {
	c.checker.words, c.checker.courtesyWords = c.rules.build(), c.manners.build()
}

// switchOff takes the rules out of every language that overrides switch off. Until
// here they were on, so that the examples of other rules, which may rest on them,
// could run.
func (c *compiler) switchOff() {
	for i, d := range c.drafts {
		if d.off {
			r := &c.checker.rules[i]
			r.languages, c.checker.words.lists[r.list].languages = 0, 0
		}
	}
}
