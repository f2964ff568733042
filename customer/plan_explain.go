package customer

import (
	"strings"

	"golang.org/x/text/language"
)

// What stands between the parts of an explanation.
var (
	colon = Text{": ", "：", "："}
	open  = Text{" (", "（", "（"}
	shut  = Text{")", "）", "）"}

	gaveWay = Text{"Gave way", "因冲突未纳入的建议", "因衝突未納入的建議"}
	because = Text{"because this goes first", "因以下建议优先", "因以下建議優先"}
)

// Text gives the plan for the one who serves, slot by slot, a line per advice:
//
//	Opening
//	  Do: Give the answer or the solution first, then the reason.
//	  Avoid: ...
func (p Plan) Text(tag language.Tag) string {
	return p.write(tag, func(*strings.Builder, Advice) {})
}

// Explain gives the plan with the reason of each advice, the layer it comes from, and
// then each advice that gave way and to what. It is about the contact and never
// about the person.
func (p Plan) Explain(tag language.Tag) string {
	because := func(b *strings.Builder, a Advice) {
		b.WriteString(open.In(tag) + a.Source.Label(tag) + shut.In(tag))
	}
	return p.write(tag, because) + p.explainDrops(tag)
}

// write writes the advice by slots, each followed by what its reason writes.
func (p Plan) write(tag language.Tag, reason func(*strings.Builder, Advice)) string {
	var b strings.Builder
	for slot, list := range p.Slots() {
		b.WriteString(slot.Label(tag) + "\n")
		for _, a := range list {
			b.WriteString("  " + a.Direction.Label(tag) + colon.In(tag) + a.Text.In(tag))
			reason(&b, a)
			b.WriteString("\n")
		}
	}
	return b.String()
}

func (p Plan) explainDrops(tag language.Tag) string {
	if len(p.dropped) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(gaveWay.In(tag) + "\n")
	for _, d := range p.dropped {
		a := d.Advice
		b.WriteString("  " + a.Slot.Label(tag) + colon.In(tag) + a.Text.In(tag) + open.In(tag) + a.Source.Label(tag) + shut.In(tag) + "\n")
		b.WriteString("    " + a.Standing.Label(tag) + open.In(tag) + because.In(tag) + shut.In(tag) + colon.In(tag) + p.textOf(d.By).In(tag) + "\n")
	}
	return b.String()
}

// textOf is the text of the advice with the id.
func (p Plan) textOf(id string) Text {
	for _, a := range p.kept {
		if a.ID == id {
			return a.Text
		}
	}
	return Text{}
}
