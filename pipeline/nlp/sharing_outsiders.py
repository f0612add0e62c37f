"""What outsiders take before the parties share, and commissions that are only booked to somebody."""

from __future__ import annotations

import re

_FIGURE = (
    "(?:[0-9.]+%(?:[-—~至到][0-9.]+%)?|[百千万]分之[一二三四五六七八九十零点0-9]+"
    "|[一二两三四五六七八九]成(?![果本员功立品为]))"
)
_OUTSIDER = (
    "(?:苹果(?:公司|系统|商店|应用商店|官方|端|渠道|平台)?|谷歌(?:公司|商店|应用商店|官方)?|[Aa]pple|[Gg]oogle(?:[Pp]lay)?|[Aa]pp[Ss]tore"
    "|(?:安卓|[Aa]ndroid|[Ii][Oo][Ss])(?:渠道|系统|端|应用市场|应用商店|平台|商店)?|应用(?:商店|市场)|支付宝|微信(?:支付|平台|官方)?"
    "|(?:第三方)?支付(?:机构|通道|渠道|平台|公司)|第三方(?:平台|渠道|机构|公司|服务商|销售平台)|(?:抖音|淘宝|天猫|京东|快手|美团|小红书|视频号|微店)(?:平台|官方)?"
    "|(?:收单|发卡|开户|托管)?银行|(?:电信)?运营商|税务(?:机关|部门)|票务平台|院线|版权局)"
)
_TAKES = (
    "(?:将|会|要|须|需|应|先|再|一般|另|按|统一|自动|平台|直接|从[^。；，0-9%]{1,12}?中|按[^。；，0-9%]{1,8}?的)*"
    "(?:抽取|抽成|抽佣|抽走|抽|收取|扣取|扣除|扣留|扣走|扣|代扣|提取|提走|分走|拿走|留取|分成(?:比例)?|收)"
)
_FEE = "(?:手续|渠道|通道|平台|技术服务|支付|服务|结算|交易|佣|税)?(?:费用?|佣金|税费|税款|税金|分成|抽成)"
TAKEN = re.compile(
    f"{_OUTSIDER}{_TAKES}(?:了|其)?[^。；，,0-9%一二三四五六七八九成归]{{0,10}}?{_FIGURE}(?:的?{_FEE})?"
    f"|(?<![与和及跟同、]){_OUTSIDER}(?![与和及跟同、])[^。；，,0-9%]{{0,6}}?(?:费率|抽成率|抽成比例|分成比例|手续费|渠道费|通道费|佣金)[^。；，,0-9%甲乙丙丁]{{0,6}}{_FIGURE}"
    f"|[(（]1[-－−–](?:[^()（）甲乙丙丁0-9]{{0,8}}(?:费|税|抽|渠道|通道)[^()（）甲乙丙丁0-9]{{0,6}}){_FIGURE}[)）]"
    f"|(?:收取|扣取|扣除|扣|支付|承担)[^。；，,0-9%归]{{0,8}}{_FIGURE}的?(?:手续费|通道费|提现费|税费|支付费|渠道费)"
    f"|(?:手续|通道|提现|支付通道)费(?:率)?(?:为|是|按|:)?[^。；，,0-9%甲乙丙丁]{{0,6}}{_FIGURE}"
)
"""What a shop, a bank or a channel keeps of each order: “苹果公司抽取30%”, “微信支付扣取0.6%的手续费”."""
_BOOKED = re.compile(
    "佣金(?:即|仍|均|全部|全额|都|则|应|将){0,2}(?:归(?!属[:：])|属于?)(?:属于?)?[^。；，,、0-9%]{1,10}(?=[。；，,;]|$)"
)
_LEAD = re.compile(
    "报备|首报|登记|带看|公盘|客户(?!服务)[^。；]{0,24}(?:签|成交|失效|保护)|房源|租赁合同|买卖合同|跳单|撮合|居间|首次推荐"
)
"""Whose client it was, and who brought it."""
_SHARED = re.compile("分成|分配|分享|均分|平分|分润|对半|各得|各占|其余|剩余|比例")


def without_outsiders(text: str) -> str:
    """``text`` without what somebody outside the agreement takes off; its figures are no shares."""
    return TAKEN.sub("", text)


def only_booked(text: str) -> bool:
    """Whether a commission goes whole to the one who brought the client: a reward, nothing is shared."""
    return bool(_BOOKED.search(text) and _LEAD.search(text)) and not _SHARED.search(text)
