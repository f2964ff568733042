package etiquette

// Language is the language of a message, by its BCP 47 tag. The built-in packs know
// three; other packs may bring others, which a [Setting] must then name.
type Language string

const (
	// Hans is Chinese in simplified characters.
	Hans Language = "zh-Hans"
	// Hant is Chinese in traditional characters.
	Hant Language = "zh-Hant"
	// English is English.
	English Language = "en"
)
