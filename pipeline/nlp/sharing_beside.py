"""Figures that stand among those of a sharing and divide nothing: checks, costs, prices, instalments."""

from __future__ import annotations

import re

from pipeline.nlp.sharing_borne import without_penalties
from pipeline.nlp.sharing_losses import gains_alone

_FIGURE = (
    "(?:[0-9.]+[%‰]|[百千]分之[一二三四五六七八九十百零点0-9]+"
    "|[一二两三四五六七八九]成(?![果本员功立品为效])|▁%)"
)
_ANY = "[^。；，,]"
_COST = (
    "(?:试剂|耗材|材料|水电|房屋|房租|场地|人员|人工|人力|折旧|物业|运输|物流|包装|设备|维护|运维|仓储|差旅|办公|能耗|检测|行政|服务器|带宽"
    "|风险|坏账|税费|间接|管理)[^。；，,、()提成分]{0,6}?(?:成本|费用?|支出|准备金?|金|储备)"
)
AUDIT = re.compile(
    f"(?:少报|瞒报|漏报|低报|少计|少列|少付|短付|少算|误差|差额|差异|偏差|出入|相差|不符){_ANY}{{0,20}}?"
    f"(?:超过|超出|达到?|大于|高于|多于|不足|在){_ANY}{{0,10}}?{_FIGURE}(?:以上|以内|的)?"
)
"""How wrong an account has to be before somebody pays for its checking."""
ACCRUED = re.compile(
    f"{_COST}[(（]?(?:则|均|每[年月季])?(?:按照?|以|依){_ANY}{{0,14}}?{_FIGURE}(?:计提|预提|提取|计列|计算|列支|计入|计|核定|扣除)?"
    "(?!的?[^。；，]{0,4}(?:支付|付|向|给|归|分))"
    f"|{_COST}[(（]{_FIGURE}[)）]"
)
"""A cost that is reckoned as a part of the income: 水电成本（按收入3%计提）."""
BOOKED = re.compile(
    f"{_ANY}{{0,30}}{_FIGURE}{_ANY}{{0,8}}[，,]?(?:均|都|也|一律|并|且|全部|统一|先)*(?:算[作入进]?|计[入作进]|列[入为作]|记[入作]|作为|摊入|进)"
    "(?:经营|运营|直接|项目|合作|销售|营业)?(?:成本|费用|开支)(?![^。；，]{0,4}[后外])"
)
"""A part of the income that is spent on outsiders: “团长佣金按实付款的8%给，算成本”."""
INSTALMENTS = re.compile(
    f"按照?{_FIGURE}(?:[、,，/:和及]+{_FIGURE})+(?:的?比例)?(?:分[一两二三四五六]?[次期笔个阶段]*|分别|依次|逐期)?(?:支付|付款|付清|拨付|拨款|到账|给付|结清)"
    "(?![给向予]|[^。；，]{0,4}[甲乙丙丁]方?[、和与及])"
)
"""A price that is paid in parts: “服务费90万元，按40%、40%、20%支付”."""
_PRICED = re.compile("[0-9一二三四五六七八九十百千万]元|价款|总价|合同额|经费|货款")
KEPT_BACK = re.compile(
    f"(?:中)?的?{_FIGURE}[^。；，,甲乙丙丁]{{0,6}}(?:留存|留作|滚存|再投资|留在公司|转入|用于扩)[^。；甲乙丙丁]{{0,24}}?[，,](?:其余|剩余|余下|剩下)的?(?:部分)?(?:{_FIGURE})?"
    "(?:部分)?(?:再|可|均|都|全部)?(?:向|由|给|分给|作为|用于)?(?:全体|各)?(?:股东|合伙人|投资人|成员|社员)(?:之间|进行)?(?:分配|分红|分派)"
)
"""What stays in the firm and what is left to shareholders, nobody's own share being told."""
FLOOR = re.compile(
    "(?:不(?:得|应|能|可|许|准)?(?:低于|高于|超过|少于|多于)|(?:最低|最高)(?:为|按|不))[^。；，,]{0,16}"
    f"(?:成本|进价|(?:采购|进货|购入|供货|市场|指导|原|标|同类|批发|零售|评估|备案|挂牌|公开|门市|官网)[^。；，,]{{0,4}}价格?)的?{_FIGURE}"
)
"""Below or above which nobody may sell: “售价不得低于采购成本的105%”."""
CHARGED = re.compile(
    f"{_FIGURE}[(（][^()（）]{{0,12}}(?:代扣|手续费|通道费|提现|税)[^()（）]{{0,8}}[)）]"
    f"|(?:另(?:行|外)?|先(?:行)?)按{_ANY}{{0,24}}?{_FIGURE}{_ANY}{{0,12}}?(?:渠道|通道|居间|介绍|引荐|推荐|获客|支付)费"
    f"|按{_ANY}{{0,24}}?{_FIGURE}{_ANY}{{0,12}}?(?:支付|计付|付|给|结算){_ANY}{{0,8}}?(?:渠道|通道|居间|介绍|引荐|推荐|获客)费"
    "(?=[，,]该?[^。；，]{0,8}(?:先行|先从|预先|从|计入|列入|算))"
)
"""A fee held back with a payment, or paid for an introduction before anything is divided."""
GIVEN_UP = re.compile(
    f"[，,]?(?:让渡|让出|切出){_ANY}{{0,6}}?{_FIGURE}{_ANY}{{0,16}}?(?:作为?|用于|用作|以示|充作)[^。；，,]{{0,4}}(?:奖励|激励|奖金|嘉奖)"
)
"""What one of the sharers passes on as a reward."""
PAID_FIRST = re.compile(
    "(?:付清|支付|付讫|付完|结清|缴清|收到|收讫|收取|到账)[^。；，,]{0,16}?(?:款项?|费用?|价款|报酬|对价)(?:全部|足额|到账|付清|结清)*"
    "(?:之日|之时|当日|当天|次日|时|之后|以后|后)起?(?=(?:即|便|均|都|就|全部|随即|自动|一并|才)*(?:转?归|由|属|转移))"
)
"""When a thing passes to the one who has paid for it: “自甲方付清款项之日起归甲方所有”."""
DAMAGES = re.compile(
    "(?<=[费款金入得润益])[、和与及](?:侵权|违约)?(?:损害)?赔偿(?:款|金|费|收入|所得)(?=(?:均|都|一律|也)?[按依以])"
)
"""Damages from strangers that are divided in one breath with an income."""
LEFT_OUT = re.compile(
    f"{_ANY}{{1,40}}归(?:属于?)?(?:[甲乙丙丁]方|[^。；，,]{{2,8}}方)(?:所有|享有)?[，,](?:且|并|均|也)?不(?:得|应|再)?(?:计入|列入|纳入|并入)"
    "[^。；，,]{0,8}(?:收入|收益|利润|分配|分成|分账)"
)
"""What is kept out of the income that is shared: “硬件毛利归乙方，不计入运营收入”."""
_LOOK = re.compile("[%‰]|分之|成")
_STRUCK = (AUDIT, ACCRUED, BOOKED, FLOOR, CHARGED, GIVEN_UP)


def without_figures_beside(text: str) -> str:
    """``text`` without the figures in it that divide nothing; what it says besides them stays."""
    text = without_penalties(text)
    text = gains_alone(PAID_FIRST.sub("", DAMAGES.sub("", text)))
    text = LEFT_OUT.sub("", text) if "归" in text and "入" in text else text
    if not _LOOK.search(text):
        return text
    text = KEPT_BACK.sub("分配", text)
    if _PRICED.search(text):
        text = INSTALMENTS.sub("分期支付", text)
    for pattern in _STRUCK:
        text = pattern.sub("", text)
    return text
