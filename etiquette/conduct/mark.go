package conduct

import (
	"fmt"
	"strings"

	"github.com/servicequality/servicequality/etiquette"
)

// Mark names something that can stand in what agents say, by its kind and its name:
//
//	courtesy/thanks        a courtesy, see [etiquette.Courtesies]
//	idea/arguing           a finding of the phrase packs, by its idea
//	lapse/greeting-time    a remark that has a place: greeting-time or private-first
//	sign/summary           an idea of the sign packs, see [Signs]
//	question/open          a question of a kind, see [QuestionKinds]
type Mark string

// lapses are those that have a place in a conversation.
var lapses = map[string]etiquette.Lapse{"greeting-time": etiquette.GreetingTime, "private-first": etiquette.PrivateFirst}

// check says what is wrong with a mark, or nil.
func (m Mark) check() error {
	kind, name, _ := strings.Cut(string(m), "/")
	var err error
	switch kind {
	case "courtesy":
		_, err = etiquette.ParseCourtesy(name)
	case "question":
		_, err = ParseQuestionKind(name)
	case "lapse":
		if _, ok := lapses[name]; !ok {
			err = fmt.Errorf("got the lapse %q, want greeting-time or private-first", name)
		}
	case "idea", "sign":
		if !named(name) {
			err = fmt.Errorf("got the name %q, want lower case letters, digits and underscores", name)
		}
	default:
		err = fmt.Errorf("got the mark %q, want courtesy/, idea/, lapse/, sign/ or question/ and a name", string(m))
	}
	return err
}

// named reports whether a name is one of an idea: lower case letters, digits and
// underscores.
func named(name string) bool {
	return name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}
