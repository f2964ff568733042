package etiquette

func findDates(dst []span, text string) []span      { return dst }
func findShortDates(dst []span, text string) []span { return dst }
func findCards(dst []span, text string) []span      { return dst }
func findIdentities(dst []span, text string) []span { return dst }
func findColdReply(dst []span, text string) []span  { return dst }
func findEmoji(dst []span, text string) []span      { return dst }
func findPhones(dst []span, text string) []span     { return dst }
func findNumbers(dst []span, text string) []span    { return dst }
