package phrase_test

import (
	"strings"
	"testing"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// TestScriptsOfServiceWords pins sentences of customer service in both scripts.
func TestScriptsOfServiceWords(t *testing.T) {
	for _, pair := range [][2]string{
		{"您好，很高興為您服務，請問有什麼可以幫您？", "您好，很高兴为您服务，请问有什么可以帮您？"},
		{"這個問題連三歲小孩都會，您怎麼還不懂", "这个问题连三岁小孩都会，您怎么还不懂"},
		{"那是供應商的問題，與我們無關，沒辦法解決", "那是供应商的问题，与我们无关，没办法解决"},
		{"不歸我管，您找別的部門吧，這不是我負責的", "不归我管，您找别的部门吧，这不是我负责的"},
		{"非常抱歉給您帶來不便，我們馬上為您處理", "非常抱歉给您带来不便，我们马上为您处理"},
		{"訂單編號、發票、退換貨、運費與貨到付款", "订单编号、发票、退换货、运费与货到付款"},
		{"請稍後，主管會於兩個工作天內回覆您的電話", "请稍后，主管会于两个工作天内回复您的电话"},
		{"客戶、顧客、帳戶、餘額、優惠券、點數、會員", "客户、顾客、帐户、余额、优惠券、点数、会员"},
		{"您聽我說完，別著急，請冷靜，不要罵人", "您听我说完，别着急，请冷静，不要骂人"},
		{"親愛的貴賓，祝您週末愉快，再見，謝謝惠顧", "亲爱的贵宾，祝您周末愉快，再见，谢谢惠顾"},
		{"系統維護中，網路斷線，無法登入，請檢查設定", "系统维护中，网路断线，无法登入，请检查设定"},
		{"規定就是這樣，愛買不買，隨便妳", "规定就是这样，爱买不买，随便你"},
		{"裡面、裏面、臺灣、台灣、颱風、檯面", "里面、里面、台湾、台湾、台风、台面"},
		{"乾淨、幹部、干擾、頭髮、發現、後來、皇后", "干净、干部、干扰、头发、发现、后来、皇后"},
		{"重複、恢復、答覆、麵條、面對、一隻、只有", "重复、恢复、答复、面条、面对、一只、只有"},
		{"瞭解、了解、鐘錶、表格、製造、制度、歷史、日曆", "了解、了解、钟表、表格、制造、制度、历史、日历"},
		{"讚、贊成、鬆開、松樹、衝突、沖洗、準備、批准", "赞、赞成、松开、松树、冲突、冲洗、准备、批准"},
		{"爲什麽、説明、衆人、啓動、羣組、眞的、産品、內容", "为什么、说明、众人、启动、群组、真的、产品、内容"},
	} {
		if got, want := phrase.Fold(pair[0], phrase.Form|phrase.Width), phrase.Fold(pair[1], phrase.Form|phrase.Width); got != want {
			t.Errorf("%s folds to\n%s, want\n%s", pair[0], got, want)
		}
		if got := phrase.Fold(pair[0], phrase.Script|phrase.Width); got != pair[0] {
			t.Errorf("with the script kept %s folds to %s", pair[0], got)
		}
	}
}

// TestScriptsMerged pins every character whose simplified form is a choice of
// ours, because Unihan names several, or none.
func TestScriptsMerged(t *testing.T) {
	const merged = "乾干 噹当 夥伙 復复 徵征 戰战 摺折 瀋沈 瞭了 線线 緻致 繡绣 著着 藉借 蘋苹 蘭兰 裡里 覆复 註注 詠咏 誌志 買买 賬账 " +
		"贓赃 蹤踪 輓挽 鉤钩 錶表 鍾钟 鏇旋 鐫镌 鑽钻 開开 閤合 闆板 闢辟 靦腼 韆千 韻韵 願愿 颱台 餘余 餚肴 鱷鳄 麯曲 齣出 餵喂 " +
		"裏里 爲为 啓启 羣群 綫线 峯峰 麪面 説说 産产 衆众 鷄鸡 眞真 敎教 妳你 佈布 牀床 擡抬 祕秘 癡痴 託托 週周 佔占 唸念 彆别 " +
		"祇只 衹只 砲炮 菸烟 讚赞 遊游 鉅巨 兇凶 卹恤 喫吃 嚐尝 慾欲 昇升 汎泛 盃杯 閒闲 煖暖 畧略 蹟迹 勳勋 鑑鉴 鑒鉴 僱雇 諮咨 " +
		"箇个 綵彩 銹锈 鏽锈 絃弦 谿溪 吿告 衞卫 僞伪 淸清 靑青 脫脱 稅税 悅悦 閱阅 銳锐 槪概 旣既 鄕乡 緖绪 曁暨 " +
		"侷局 剷铲 厠厕 嚥咽 墻墙 奬奖 嫺娴 彷仿 彿佛 捱挨 樑梁 歎叹 氾泛 汙污 洩泄 淨净 淩凌 湧涌 溼湿 滙汇 燻熏 甦苏 痠酸 癒愈 稜棱 竪竖 " +
		"籐藤 糉粽 糰团 脣唇 臥卧 舘馆 蓆席 証证 謡谣 譭毁 燬毁 踰逾 醃腌 釦扣 鉢钵 鍼针 鎭镇 闇暗 陞升 頽颓 駡骂 鬨哄 録录 緑绿 査查 殻壳 " +
		"嶽岳 巖岩 暱昵 粧妆 薰熏 袴裤 舖铺 鍊链 隣邻 鹼碱 憇憩 徃往 拏拿 攷考 欵款 菓果 覩睹 趂趁 飜翻"
	for _, pair := range strings.Fields(merged) {
		two := []rune(pair)
		if got, want := phrase.Fold(string(two[0]), 0), string(two[1]); got != want || phrase.Fold(want, 0) != want {
			t.Errorf("%c folds to %s, want %s", two[0], got, want)
		}
	}
}

// TestScriptsKeepApart pins characters that look like variants and are not.
func TestScriptsKeepApart(t *testing.T) {
	for _, pair := range []string{"未末", "己已", "您你", "她他", "它他", "做作", "的地", "在再", "那哪", "象像", "帐账", "士土"} {
		two := []rune(pair)
		if phrase.Fold(string(two[0]), 0) == phrase.Fold(string(two[1]), 0) {
			t.Errorf("%c and %c fold together", two[0], two[1])
		}
	}
}
