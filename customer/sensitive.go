package customer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Traits of a person that must not decide how they are served, as ids might name
// them. Laws on equal treatment list them (among others the EU Charter of
// Fundamental Rights, article 21; GDPR, article 9; PIPL, article 28). What a
// customer stated about language, hearing, speech or health is a [Context].

// sensitiveWords are refused where they stand as words of an id, or where its words
// put together make them: "skin-colour", "skinColour", "a.g.e".
var sensitiveWords = setOf(`
	age ages aged ageing aging agegroup ageband agerange older oldperson elder elders elderly senior seniors young
	younger youth youngster child children kid kids teen teens teenager minors birth birthday birthdate birthyear dob
	born yearsold boomer boomers millennial millennials genz pensioner pensioners retiree retirees sex sexes male males
	female females man men woman women boy boys girl girls lady ladies gentleman gentlemen wife husband lgbt lgbtq gay
	lesbian bisexual trans queer accent accents accented dialect dialects brogue mothertongue nativelanguage
	nativespeaker nativetongue firstlanguage religion religions creed church mosque temple halal kosher christian
	christians muslim muslims islam islamic jew jews jewish buddhist buddhists hindu hindus catholic protestant atheist
	sikh origin origins race races racial ethnicity nation nationality nationalities citizen citizenship homeland
	hometown foreigner foreigners immigrant immigrants immigration migrant migrants refugee refugees passport native
	natives skin skincolor skincolour skintone complexion asian asians african arab arabs hispanic latino chinese
	american russian indian japanese korean tribe caste ancestry descent birthplace hukou health healthy illness sick
	sickness disease diseases diagnosis medical medication disability disabilities disabled handicap handicapped impaired
	impairment wheelchair blind deaf deafness stutter stutters stammer stammers lisp autism autistic adhd depression
	dementia alzheimer pregnant pregnancy hiv cancer mental hearing hearingaid eyesight obese obesity overweight
	appearance attractive ugly genes genetic dna biometric biometrics marital married unmarried divorced widow widowed
	widower parents politics political partymember unionmember socialclass caste income wealth wealthy criminal
	conviction convictions veteran adults bodyweight socialstatus poverty foreignborn oldage facialfeatures`)

// sensitiveStems are refused anywhere in an id, for nothing harmless has them.
var sensitiveStems = strings.Fields(`
	religio ethnic gender pregnan disabilit disabled dateofbirth birthdate mothertongue sexual transsex homosex
	年龄 年齡 年纪 年紀 岁数 歲數 高龄 高齡 老人 老年 年长 年長 中年 青年 年轻 年輕 儿童 兒童 小孩 未成年 生日 出生 生肖 属相 屬相
	性别 性別 男性 女性 男人 女人 男士 女士 男客 女客 先生 小姐 妇女 婦女 性取向 同性恋 同性戀 性向 变性 變性
	口音 方言 乡音 鄉音 母语 母語 普通话水平 腔调 腔調
	宗教 信仰 教徒 佛教 道教 基督 天主教 伊斯兰 伊斯蘭 穆斯林 清真 犹太 猶太
	民族 种族 種族 族裔 族群 籍贯 籍貫 国籍 國籍 出身 血统 血統 肤色 膚色 户籍 戶籍 户口 戶口 原住民 少数民族 外国人 外國人 外地人 本地人 移民 难民 難民 祖籍 老家 乡下 鄉下
	健康 疾病 病史 病情 病人 患病 生病 残疾 殘疾 残障 殘障 身障 盲人 聋 聾 哑 啞 口吃 结巴 結巴 听力 聽力 视力 視力 怀孕 懷孕 孕妇 孕婦 精神病 抑郁 憂鬱 抑鬱 自闭 自閉
	相貌 长相 長相 外貌 容貌 身高 体重 體重 身材 衣着 衣著 穿着 穿著 基因 指纹 指紋 人脸 人臉
	婚姻 已婚 未婚 离婚 離婚 单身 單身 丧偶 喪偶 政治 党员 黨員 党派 黨派 收入 贫困 貧困 穷人 窮人 富人 学历 學歷 文化程度 犯罪 前科`)

// sensitive gives the part of an id that names a trait of the person, or "".
// Letters count without case, width and the marks between the words.
func sensitive(id string) string {
	words := wordsOf(norm.NFKC.String(id))
	joined := strings.Join(words, "")
	for _, stem := range sensitiveStems {
		if strings.Contains(joined, stem) {
			return stem
		}
	}
	for from := range words {
		for to := from + 1; to <= len(words); to++ {
			if run := strings.Join(words[from:to], ""); sensitiveWords[run] {
				return run
			}
		}
	}
	return ""
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// wordsOf takes an id apart at everything that is no letter, and before each
// capital that follows a small letter; in lower case.
func wordsOf(id string) []string {
	var spaced strings.Builder
	last := ' '
	for _, r := range id {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			spaced.WriteByte(' ')
		}
		spaced.WriteRune(unicode.ToLower(r))
		last = r
	}
	return strings.FieldsFunc(spaced.String(), func(r rune) bool { return !unicode.IsLetter(r) })
}
