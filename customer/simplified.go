package customer

// simplified gives the simplified form of the traditional characters that phrases of
// service are written with, so that each stands in the tables once. It is no converter:
// it knows what the tables need and what stands close to it, and takes characters alone.
var simplified = func() map[rune]rune {
	const pairs = "來来個个們们傢家傳传價价儘尽優优兒儿內内兩两冊册別别則则剛刚動动務务區区協协員员問问單单嗎吗堅坚報报妳你媽妈學学實实對对導导師师幫帮幾几廢废廣广" +
		"彎弯後后從从態态慮虑戶户換换擔担據据數数時时書书會会條条樣样機机檢检歡欢氣气決决沒没況况準准滾滚無无爛烂猶犹甚什產产當当發发盡尽監监確确祕秘禮礼" +
		"種种節节簡简糾纠約约級级細细組组結结給给經经維维網网緊紧緩缓總总繞绕聽听臺台與与萬万著着處处號号裏里裡里複复覆复見见規规親亲訂订計计討讨記记訴诉" +
		"診诊評评話话該该詳详認认語语說说談谈請请論论諾诺講讲謝谢證证識识譜谱議议讓让負负貨货責责買买費费資资賞赏賠赔賣卖質质趕赶車车較较辦办迴回這这週周" +
		"運运過过適适遲迟選选還还鄰邻釋释錄录錢钱錯错鐘钟鐵铁鑑鉴鑒鉴鑽钻長长間间闆板關关陣阵隊队際际險险離离電电靜静項项須须領领頭头題题額额類类顧顾颱台" +
		"飛飞養养馬马騙骗驗验驟骤體体髮发鬚须麵面麼么點点"
	all := map[rune]rune{}
	runes := []rune(pairs)
	for i := 0; i < len(runes); i += 2 {
		all[runes[i]] = runes[i+1]
	}
	return all
}()
