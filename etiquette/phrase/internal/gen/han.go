package main

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// chosen settles the characters for which Unihan names more than one simplified
// form, or only one that nobody writes. A character that is a simplified form
// in some words and not in others (乾 in 乾坤, 著 in 著名, 瞭 in 瞭望) is merged
// with the form it has in the words of everyday service, in all words: phrases
// are folded with the same table, so that nothing is lost by it, only told
// apart no more.
const chosen = "乾干 噹当 夥伙 復复 徵征 戠只 戰战 摺折 瀋沈 灠漤 灡㳕 瞭了 線线 緻致 繡绣 臤臤 著着 藉借 蘋苹 蘭兰 " +
	"裡里 覆复 註注 詠咏 誌志 謲𬢳 譸诪 譾谫 買买 賬账 贓赃 蹤踪 輓挽 鉤钩 錶表 鍾钟 鏇旋 鐫镌 鑽钻 開开 閤合 闆板 " +
	"闢辟 靦腼 韆千 韻韵 願愿 颱台 餘余 餚肴 餱糇 鱄𫚋 鱨鲿 鱷鳄 鶂𬷼 鷿䴙 鸒𱉰 麯曲 齣出 " +
	"餵喂"

// added are forms that Taiwan and Hong Kong write, whose simplified form Unihan
// does not name because the standard of the mainland counts them as variants.
const added = "裏里 爲为 啓启 羣群 綫线 峯峰 麪面 説说 産产 衆众 鷄鸡 眞真 敎教 妳你 佈布 牀床 擡抬 祕秘 癡痴 託托 週周 佔占 " +
	"唸念 彆别 葯药 祇只 衹只 砲炮 菸烟 讚赞 遊游 鉅巨 兇凶 卹恤 喫吃 嚐尝 慾欲 昇升 汎泛 盃杯 閒闲 煖暖 畧略 蹟迹 " +
	"勳勋 鑑鉴 鑒鉴 僱雇 徬彷 諮咨 甯宁 嬾懒 箇个 綵彩 銹锈 鏽锈 疎疏 絃弦 谿溪 蹧糟 鬦斗 吿告 衞卫 僞伪 " +
	"淸清 靑青 脫脱 稅税 悅悦 閱阅 銳锐 槪概 旣既 鄕乡 緖绪 曁暨 " +
	"侷局 剷铲 厠厕 嚥咽 墻墙 奬奖 嫺娴 彷仿 彿佛 捱挨 樑梁 歎叹 氾泛 汙污 洩泄 淨净 淩凌 湧涌 溼湿 滙汇 燻熏 甦苏 痠酸 癒愈 稜棱 竪竖 " +
	"籐藤 糉粽 糰团 脣唇 臥卧 舘馆 蓆席 証证 謡谣 譭毁 燬毁 踰逾 醃腌 釦扣 鉢钵 鍼针 鎭镇 闇暗 陞升 頽颓 駡骂 鬨哄 録录 緑绿 査查 殻壳 " +
	"嶽岳 巖岩 暱昵 粧妆 薰熏 袴裤 舖铺 鍊链 隣邻 鹼碱 憇憩 徃往 拏拿 攷考 欵款 菓果 覩睹 趂趁 飜翻"

// most is the last character that is merged: the planes beyond hold forms that
// nobody types to a customer and would double the table.
const most = 0xFFFF

// simplify reads variants.txt and gives for each character the one it is merged with,
// following chains to their end.
func simplify(data []byte) (map[rune]rune, error) {
	variants := map[rune][]rune{}
	for line := range strings.Lines(string(data)) {
		for field := range strings.FieldsSeq(line) {
			if all := []rune(field); line[0] != '#' {
				variants[all[0]] = all[1:]
			}
		}
	}
	if len(variants) < fewest {
		return nil, fmt.Errorf("%d characters have a simplified form, want %d at least: is this variants.txt?", len(variants), fewest)
	}
	fixed := pairs(chosen)
	han := map[rune]rune{}
	for _, from := range slices.Sorted(maps.Keys(variants)) {
		to, ok := fixed[from]
		switch others := without(variants[from], from); {
		case ok:
			han[from] = to
		case len(others) == 1:
			han[from] = others[0]
		case len(others) > 1:
			return nil, fmt.Errorf("%c has several simplified forms, %c: choose one", from, others)
		}
	}
	maps.Copy(han, pairs(added))
	for from := range han {
		if err := follow(han, from); err != nil {
			return nil, err
		}
	}
	maps.DeleteFunc(han, func(from, to rune) bool { return from == to || from > most || to > most })
	return han, nil
}

// follow replaces the target of from by the end of its chain.
func follow(han map[rune]rune, from rune) error {
	to := han[from]
	for range 4 {
		next, ok := han[to]
		if !ok || next == to {
			han[from] = to
			return nil
		}
		to = next
	}
	return fmt.Errorf("the simplified form of %c leads in a circle", from)
}

// fewest is the least number of characters with a simplified form that is believed.
const fewest = 5000

// reduce gives what kSimplifiedVariant says in a file of the Unicode Han database, each
// character with its simplified forms behind it, by their numbers.
func reduce(data []byte) ([]byte, error) {
	variants, err := parse(data)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString(variantsHeader)
	for i, from := range slices.Sorted(maps.Keys(variants)) {
		fmt.Fprintf(&b, "%s%c%s", divider(i), from, string(variants[from]))
	}
	b.WriteString("\n")
	return b.Bytes(), nil
}

func divider(i int) string {
	if i%20 == 0 {
		return "\n"
	}
	return " "
}

const variantsHeader = `# Chinese characters, each with its simplified forms behind it: the field kSimplifiedVariant of
# the Unicode Han database, as internal/gen reduced it. Copyright (c) 1991-2022 Unicode, Inc., all
# rights reserved; used under the Unicode License v3, https://www.unicode.org/license.txt.`

// parse gives what kSimplifiedVariant says, per character.
func parse(data []byte) (map[rune][]rune, error) {
	variants := map[rune][]rune{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 3 || fields[1] != "kSimplifiedVariant" {
			continue
		}
		from, err := number(fields[0])
		if err != nil {
			return nil, err
		}
		for field := range strings.FieldsSeq(fields[2]) {
			to, err := number(field)
			if err != nil {
				return nil, err
			}
			variants[from] = append(variants[from], to)
		}
	}
	if len(variants) < fewest {
		return nil, fmt.Errorf("%d characters have a simplified form, want %d at least: is this Unihan_Variants.txt?", len(variants), fewest)
	}
	return variants, lines.Err()
}

// number reads "U+4E7E".
func number(s string) (rune, error) {
	n, err := strconv.ParseInt(strings.TrimPrefix(s, "U+"), 16, 32)
	return rune(n), err
}

// pairs reads "乾干 著着".
func pairs(s string) map[rune]rune {
	m := map[rune]rune{}
	for field := range strings.FieldsSeq(s) {
		two := []rune(field)
		m[two[0]] = two[1]
	}
	return m
}

func without(all []rune, r rune) []rune {
	return slices.DeleteFunc(slices.Clone(all), func(x rune) bool { return x == r })
}
