package match

// MaxLevel is the highest level of a skill.
const MaxLevel = 10

// Skill is something that an agent can do, or that a request asks for, by name and
// level. The names are the host's own and stand in the [Policy].
type Skill struct {
	// Name as the policy lists it, to the letter.
	Name string
	// Level from 1 to [MaxLevel]; a higher one includes the lower ones.
	Level int
}
