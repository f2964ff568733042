package customer

import "github.com/servicequality/servicequality/internal/strict"

// ParseAdvice reads a JSON array of advice, as json.Marshal writes it. It refuses, with
// every fault at once, each a [*FieldError]: unknown, repeated and unreadable fields,
// and rows that [NewHandbook] would refuse whatever stands beside them.
//
//	[{"id": "house.umbrella", "layer": "channel", "for": "face-to-face", "direction": "do", "slot": "closing",
//	  "standing": "stays", "text": {"en": "Lend an umbrella.", "zh-Hans": "下雨时借伞。", "zh-Hant": "下雨時借傘。"}}]
func ParseAdvice(data []byte) ([]Advice, error) {
	f := findings{of: "advice"}
	var rows []Advice
	strict.Read(data, f.add, strict.List(&rows, readAdvice))
	if len(f.errs) == 0 { // what cannot be read is one fault, not two
		for i, a := range rows {
			a.check(&f, strict.Item("", i))
		}
	}
	if err := f.err(); err != nil {
		return nil, err
	}
	return rows, nil
}

// readAdvice reads an advice; whether it is sound is for check to say.
func readAdvice(into *Advice) strict.Reader {
	return strict.Object(strict.Fields{
		"id":        strict.Text(&into.ID),
		"layer":     spelt(&into.Layer),
		"for":       strict.Text(&into.For),
		"direction": spelt(&into.Direction),
		"slot":      spelt(&into.Slot),
		"stance":    strict.Text(&into.Stance),
		"standing":  spelt(&into.Standing),
		"text":      readText(&into.Text),
	})
}

// readText reads what is said in three languages.
func readText(into *Text) strict.Reader {
	return strict.Object(strict.Fields{"en": strict.Text(&into.English), "zh-Hans": strict.Text(&into.Hans), "zh-Hant": strict.Text(&into.Hant)})
}
