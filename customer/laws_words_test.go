package customer_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer"
)

// labels are words that put a label on a person. They are kept here, apart from the
// texts that are checked against them.
var labels = map[language.Tag][]string{
	language.English: {
		"hurried", "impatient", "hesitant", "indecisive", "assertive", "aggressive", "arrogant", "pushy", "bossy", "deliberate",
		"slow customer", "slow person", "stubborn", "difficult customer", "difficult person", "demanding", "picky", "fussy", "nitpick",
		"anxious", "nervous", "timid", "weak", "emotional", "hysterical", "irrational", "unreasonable", "rude", "angry", "upset",
		"complainer", "troublemaker", "personality", "bad character", "temper", "type of customer", "kind of person", "such people",
		"stupid", "ignorant", "old ", "elderly", "foreigner", "native speaker", "disabled", "handicap", "deaf", "mute", "blind", "impaired",
		"vip", "important customer", "ordinary customer", "he ", "she ", "his ", "her ",
	},
	language.SimplifiedChinese: {
		"急性", "慢性", "急躁", "性急", "犹豫", "优柔寡断", "强势", "霸道", "蛮横", "固执", "难缠", "难搞", "挑剔", "较真", "啰嗦", "焦虑", "胆小", "软弱",
		"情绪化", "激动", "暴躁", "愤怒", "无理", "刁", "脾气", "性格", "这类人", "这种人", "类型的客户", "型客户", "素质", "愚", "无知",
		"老人", "老年", "外国人", "老外", "残疾", "残障", "聋", "哑", "盲", "大客户", "贵宾", "普通客户", "他们", "她",
	},
	language.TraditionalChinese: {
		"急性", "慢性", "急躁", "性急", "猶豫", "優柔寡斷", "強勢", "霸道", "蠻橫", "固執", "難纏", "難搞", "挑剔", "較真", "囉嗦", "囉唆", "焦慮", "膽小", "軟弱",
		"情緒化", "激動", "暴躁", "憤怒", "無理", "刁", "奧客", "脾氣", "性格", "這類人", "這種人", "類型的客戶", "型客戶", "素質", "愚", "無知",
		"老人", "老年", "外國人", "老外", "殘疾", "殘障", "身障", "聾", "啞", "盲", "大客戶", "貴賓", "普通客戶", "他們", "她",
	},
}

// Every row, name and explanation is read in three languages.
func TestLawNoAdviceLabelsAPerson(t *testing.T) {
	for tag, words := range labels {
		said := saying(tag)
		for _, s := range readings() {
			s.Wishes, s.Contexts = customer.Wishes(), customer.Contexts()
			s.Tier, s.Channel = customer.TierKey, customer.ChannelSocial
			said = append(said, compose(t, s).Explain(tag))
		}
		for _, text := range said {
			lower := " " + strings.ToLower(text) + " "
			for _, word := range words {
				if tag == language.English {
					word = " " + word
				}
				if i := strings.Index(lower, word); i >= 0 {
					t.Errorf("%v: %q labels a person: %.80q", tag, word, lower[max(0, i-20):])
				}
			}
		}
	}
}

// saying is all that the strategy says in a language, apart from whole plans.
func saying(tag language.Tag) []string {
	var said []string
	for _, a := range customer.BuiltIn() {
		said = append(said, a.Text.In(tag), a.Source.Label(tag))
	}
	said = append(said, labelled(customer.Types(), tag)...)
	said = append(said, labelled(customer.Overlays(), tag)...)
	said = append(said, labelled(customer.Statuses(), tag)...)
	said = append(said, labelled(customer.Contexts(), tag)...)
	said = append(said, labelled(customer.Wishes(), tag)...)
	said = append(said, labelled(customer.Tiers(), tag)...)
	said = append(said, labelled(customer.Layers(), tag)...)
	said = append(said, labelled(customer.Slots(), tag)...)
	said = append(said, labelled(customer.Standings(), tag)...)
	said = append(said, labelled(customer.Channels(), tag)...)
	said = append(said, labelled(customer.Offices(), tag)...)
	for _, c := range customer.Contacts() {
		said = append(said, c.Label(tag), c.Means(tag))
	}
	for _, s := range customer.Steps() {
		said = append(said, s.Label(tag), s.Means(tag))
	}
	return said
}

func labelled[E interface{ Label(language.Tag) string }](all []E, tag language.Tag) []string {
	list := make([]string, len(all))
	for i, e := range all {
		list[i] = e.Label(tag)
	}
	return list
}
