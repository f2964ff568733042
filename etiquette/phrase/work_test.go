package phrase

// Steps searches text as Append does, and counts how often the filter was asked
// and how many steps the automaton took.
func (m *Matcher) Steps(text string) (asked, steps int) {
	s := m.scan(text)
	for s.at < len(text) {
		if s.node == root {
			asked++
			if s.at = m.seek(text, s.at, len(text)); s.at == len(text) {
				break
			}
		}
		steps++
		s.step()
	}
	return asked, steps
}
