package metric

// easyBoxes is how many of the highest ratings count as easy, by the number of
// points of a scale from 1.
var easyBoxes = [11]int{
	5: 2, // 4, 5
	7: 3, // 5, 6, 7
}

// Easy is how many answers to "the company made it easy for me" agree: 5 to 7 on
// the scale from 1 to 7, 4 and 5 on that from 1 to 5. It is the customer effort
// score as a share; [Answers.Mean] is the score as a mean, and the two are not to
// be compared (Dixon, Freeman and Toman, Harvard Business Review, July 2010, first
// asked for effort, on 5 points).
//
// High means easy. Where high means much effort, count the mirror image: the
// lowest plus the highest rating of the scale, less the rating. Another scale is
// an [*InputError]; [Answers.Top] lets the caller say what counts.
func (a Answers) Easy() (Proportion, error) {
	k := easyBoxes[a.max]
	if a.min != 1 || k == 0 {
		return Proportion{}, &InputError{"customer effort score", "scale", a.scale(), "1 to 5 or 1 to 7"}
	}
	return a.Top(k)
}
