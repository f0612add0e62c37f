"""What names income and shares nothing: denied, a price, taken from a wrongdoer, passed on to staff."""

from __future__ import annotations

import re

from pipeline.nlp import sharing_words as words
from pipeline.nlp.sharing_borne import is_borne
from pipeline.nlp.sharing_outsiders import only_booked
from pipeline.text.ratios import find_ratios, find_splits

NEGATED = re.compile(
    "(?:不|未|无)(?:就|对|涉及|作出|构成|包括)[^。；]{0,24}(?:收益|利益|利润|分配|分成)"
    "|不(?:再|得)?参[与加][^。；，]{0,20}(?:分成|分配|分红|分享|分润)|(?:不|无权)(?:再|得|能)?(?:享有|分享|分得|参与|要求|主张|就)[^。；，]{0,20}"
    "(?:收益|收入|利润|分成|分红|提成)|不(?:[作予]|进行|实行|开展)(?:收益|利润|利益)?(?:分配|分成|分享|分红|提成)|不[须需必用](?:再)?(?:分享|分配|分给|分钱|分成)|提成率不|不属于[^。；，]{0,8}(?:收益|收入|报酬)|(?:^|[:，])(?:不适用|不涉及)"
    "|(?:不存在|不产生|不发生|不形成|不具有|不设[置立定]?|没有|(?<!如)无(?![论条偿法形需须故权])|不以|未约定|(?:互不|不得?)主张|不因此(?:而)?(?:取得|享有|产生))"
    "[^。；，%成0-9]{0,16}(?:分成|分享|分配|分红|分润|提成)|不[得应能可][^。；，]{0,12}(?:理解|解释|视|认定|推定)[^。；，]{0,20}(?:分成|分享|分配|分红)"
    "|(?:收益|利润|收入|所得)[^。；，]{0,10}与[^。；，]{1,8}(?:无关|无涉|不相干)"
    "|不(?:再|另)?(?:按照?|依照?|就|从)[^。；，]{0,16}(?:计提|提取|收取|支付|计算|抽取)(?:任何|其他)?[^。；，]{0,4}(?:提成|分成|分红|分润|红利|许可费|使用费)(?![^。；，]{0,6}部分)"
    "|不(?:再|另行?|予|额外|单独)?(?:收取|计提|提取|抽取|支付|给付|收|付|提|抽|分享|分取|分得|分)(?:任何|其他|销售|利润|收入)?(?:的)?(?:销售|利润)?(?:提成|分成|分红|分润|红利)(?![^。；，]{0,6}部分)"
    "|不得(?:从|在|就|向)?[^。；，%]{0,10}(?:分取|提取|分配|分享|获取|取得)[^。；，]{0,4}(?:红利|收益|利润|盈余|利益)"
    "|不(?:再|得)?(?:分享|分取|分得|分走|参享)[^。；，]{0,8}(?:收益|利润|收入|所得)"
    "|(?:所得|收入|销售额?|利润|收益)(?:款项?)?(?:均|都|一概|一律)?(?:不|免予?)(?:再|予)?抽成(?=[。；，]|$)"
    "|(?:[无毋][须需庸]|不[须需必用]|不负有?|[没无]有?义务|免[予于除]?)[^。；，0-9%同意]{0,14}?(?:付|缴|交|提取|收取)"
    "[^。；，0-9%]{0,10}?(?:提成|抽成|分成|分红|分润|红利)(?![^。；，]{0,6}(?:部分|之外|以外|外|比例|方式|方案))"
)
"""The sentence says that nothing is divided or agreed."""
WITH_OTHERS = re.compile(
    "(?:收益|利益|利润)的?(?:分配|分成|分享)(?:办法|方案|方式|比例)?，?由(?:(?!双方|各方|三方)[^。；，]){0,10}"
    "(?:资助|投资|捐赠|赞助|第三)[方人者][与同和跟][^。；，]{1,8}另行?(?:签|订|立)"
)
"""“其收益分配办法，由资助方与乙方另签合同规定”: what somebody outside agrees on with one of the parties."""
PRICE = re.compile(
    "(?:价款|总价|价格|售价|转让费|许可费|使用费|服务费|报酬|对价|合同额|金额)(?:(?!收入|所得|收益|利润|提成|归|分[配成享])[^。；]){0,40}?"
    "(?:(?:元|[￥¥$][^，。；]{1,16})[^。；，]{0,16}[，,]其中|组成|构成|分配到各|(?<![件项种])(?:中|包含|包括)(?=[^。；，]{1,12}?[0-9一二三四五六七八九]))"
)
"""A price and what it is made of."""
LICENCE = re.compile(
    "(?:优先|请求|要求|需要)[^。；]{0,24}许可[^。；]{0,12}许可费(?:用)?[^。；，]{0,6}(?:另议|另行|协商|商定)"
)
"""What one party pays another for using its rights."""
WRONGFUL = re.compile(
    "(?:超出|超越)(?:约定|许可|授权)?的?[^。；，]{0,8}(?:区域|地域|范围|期限)[^。；，]{0,12}(?:的|者)，[^。；]{0,16}停止|违反|违约|另起炉灶|私[自下卖售]|背着|绕[开过]|撇开|飞单|同业竞争|少分的|每[晚迟][^。；，]{1,10}[少扣][分拿得]|提成的[一二两三四五六七八九十]倍|弄虚作假|侵占|骗取|追回|追缴|收缴|上缴国库|擅自|侵权|非法|不当得利|泄露|泄漏|没收|追缴|赔偿|未经[^。；]{0,16}(?:同意|许可|授权)"
)
"""Income taken from a wrongdoer is no sharing of benefits."""
SLOGAN = re.compile(
    "(?:利益|收益|利润|成果)共享[、，]?(?:优势互补|风险共[担当]|合作共赢|互利共赢|共同发展|共谋发展)"
    "|(?:优势互补|互利互惠|互惠互利|[合互][作利]共赢|平等互利)[、，](?:利益|收益|成果)共享|(?:利益|收益)(?:共享|分享|均沾)[^。；，]{0,12}的?(?:原则|宗旨|精神|理念)"
)
"""A principle of the preamble that gives nobody anything."""
SECRET = re.compile(
    "(?:均|都|皆|同)?(?:为|属于?|是|列为|作为|视为)[^。；，]{0,8}(?:秘密|保密|机密|密级)|不得(?:泄露|泄漏|外传|披露)"
)
"""What must be kept secret, a share among it."""
OVERDUE = re.compile(
    "(?:提成|分成|许可|使用)[费款金]?(?:或者?|和|及|、)?[^。；，]{0,12}(?:欠付|拖欠|逾期|未付|迟延|累计满|(?:超过|满)[0-9一二三四五六七八九十两]+(?:个月|[日天期]))"
    "|(?:欠付|拖欠|逾期(?:支付|缴纳|未付)?|未(?:按期|按时|如期|足额|及时)?(?:支付|缴纳|付清)|迟延支付)[^。；，]{0,12}(?:提成|分成|许可费|使用费|红利)"
    "|(?:继续|照常|依旧|照样)(?:按照?[^。；，]{0,8})?(?:计付|支付|计提|缴纳|结算|付)[^。；，]{0,6}(?:提成|分成|许可费|使用费)"
    "|(?:提成|分成|许可)[费款金]?[^。；，]{0,4}(?:照付|照常|继续)"
    "|(?:提成|分成|收益|收入|利润|许可费)[费款金]?的?[^。；，]{0,8}(?:资料|账册|账簿|凭证|单据|账目)[^。；，]{0,8}(?:保存|保管|留存|备查)"
    "|(?:收益|利益|利润|收入)(?:的)?(?:分配|分享)(?:的)?(?:事项|方案|争议)?(?:属于?|列入|纳入|提交|报|须经|应经|由)[^。；，]{0,12}(?:审议|审批|审定|表决|讨论|议事|职权)"
    "|试用[^。；，]{0,10}(?:收益|收入)"
)
"""Royalties unpaid or still payable at the end, records and votes: the division is told elsewhere."""
FEATURE = re.compile(
    "(?:提成|分成|分红|佣金|分账|收益)(?:的)?(?:设置|配置|功能|模块|页面|查询)(?!如下|为|成|是|:)"
    "|(?:提成|分成|分润|分账|佣金|收益分配)[^。；，甲乙丙]{0,10}(?:由[^。；，甲乙丙]{1,8}(?:维护|录入|配置|设定|设置)(?!方)"
    "|可?(?:自定义|参数化)|可配置|可设置|[录导][入出])|(?:提成|分成|分润|分账|佣金)[^。；]{0,16}(?:系统|软件)?可配置(?:的)?(?:字段|参数)"
)
"""A function of a programme: “佣金提成设置”, “分成比例由结算员维护”."""
ELSEWHERE = re.compile(
    "(?:本(?:合同|协议)|此处|在此)[^。；，]{0,6}(?:不作|不予|未作|不做|暂不|不另)(?:任何|具体)?(?:约定|规定|安排|涉及)[。；]?$"
    "|不(?:在|由)本(?:合同|协议|备忘录)(?:中|内|里)?(?:予以|作出?)?(?:约定|规定|安排)"
    "|(?:另行?|届时|再行?)(?:签|订立|商签|缔结)[^。；，%0-9]{0,16}[,，][^。；，%0-9]{0,8}(?:明确|约定|规定|确定|载明|列明|写明)"
    "(?:(?!按|依|(?<!出资)(?<!持股)比例)[^。；%0-9])*(?:收益|利益|利润|收入|分成|分享|分配)(?:(?!按|依|(?<!出资)(?<!持股)比例)[^。；%0-9])*[。；]?$"
    "|(?:决定|达成|确定|同意)(?:正式|进一步|具体)?(?:合作|交易)的?[,，][^。；%0-9]{0,30}另行?(?:签约|签订|订立|签署)"
    "|(?:如|若|倘若?)[^。；，]{0,4}(?:将来|日后|今后|未来|后续)[^。；，]{0,6}(?:成交|交易|合作|投资|签约|合意|购买)[^。；]{0,40}"
    "以[^。；，]{0,10}(?:正式|届时|另行|将来)[^。；，]{0,10}(?:合同|协议|文本)为准"
)
"""What another agreement will say if there is ever one: this one agrees nothing."""
BROKER = re.compile(
    "(?:促成(?:的)?(?:交易|成交|转让|许可|签约|受让|合同)|居间|撮合|中介)[^。；]{0,60}(?:佣金|中介费|居间费|服务费|报酬)(?![^。；]{0,80}(?:留存|其余|剩余|余下|剩下"
    "|[0-9.]+%?[:比/][0-9.]+%?|[一二三四五六七八九]{2}(?:开|分(?![之钟]))|均分|平分|对半|各(?:得|占|享|分|拿)?(?:有)?(?:一半|百分之五十|50%)"
    "|[甲乙][^。；，]{0,6}(?:%|成)[、，和与及,][^。；，]{0,2}[乙丙甲][^。；，]{0,6}(?:%|成)))"
)
"""What somebody gets for having brought others together, unless those who brought them share it."""
PROGRAMME = re.compile(
    "(?:(?:系统|软件|平台|模块|后台|程序)(?:应能?|应当|须|需|可以?|能够?)*(?:支持|提供|实现|(?:按[^。；，]{0,16})?自动|按[^。；，]{0,16}(?:计算|生成|拆分))"
    "|(?:^|[。；，])功能:)[^。；]{0,30}(?:分成|提成|分润|分账|佣金|收入|收益)"
)
"""What a programme does with shares, unless parties are given figures there."""
BESIDE = re.compile(
    "(?:提成|分成|收益|分润)[^。；，]{0,6}(?:均|都|一律|全部|同)?(?:为|属于?|是|列为|视为|列入)[^。；，]{0,8}(?:秘密|保密|机密)"
    "|作为[^。；，]{0,8}(?:担保|保证金|押金|抵押|质押)|(?:销售|业务|营业|市场|推销|促销|导购)(?:人员|员|经理)[^。；]{0,24}(?:提成|(?:提取?|抽|得|拿)[^。；，]{0,6}(?:[元块%]|成(?![果本员])))"
    "|(?:分成|提成|分润|分红|分配|分享)[^。；，]{0,24}，[^。；，]{0,4}与(?:[甲乙丙丁]方|本合同|本协议|对方|[^。；，]{2,12}(?:大学|学院|学校|公司|研究[所院]|医院))(?:均|一概)?(?:无关|无涉|不相干)"
    "|[与和](?:其|各|当地|下游|下级|第三方)?(?:经销商|代理商|分销商|加盟商|供应商|批发商|零售商|电商平台)(?:之间)?的?[^。；，]{0,8}(?:分成|提成|分润|分配)[^。；，]{0,6}[按依由]"
    "|曾经?按[^。；，]{0,12}(?:分成|分配|分享|分红)|(?:分成|分配|分享|分红)[^。；]{0,10}不再(?:沿用|适用|执行)"
    "|(?:售价|价格|单价|租金)(?:为|按|不高于)[^。；，]{0,10}(?:市场|原|标|成本|挂牌)价格?的(?![^。；]*(?:利润|收益|收入))"
    "|(?:存款|专户|账户)的?利息|(?:退货|退换|退款|退票|退订)的?[，,]?[^。；]{0,20}(?:退钱|退款|退还|退回|退给)"
    "|(?:样[件品机]|试件|设备|仪器|物[品料资]|材料|废[料旧品]|货物|余料|残[料次值]|边角料|留置|抵押|质押|遗留|逾期|剩余财产)"
    "[^。]{0,40}(?:处置|变卖|拍卖|折价|卖掉|卖了?)(?:的?(?:所得|收入|价款|款项?|钱)|后[^。；，]{0,4}所得)[^。；0-9%]{0,10}(?:归|冲抵|抵|用于|上交|上缴|留|得|分|占|拿)"
    "|^(?:(?![0-9]%|成(?!员)|[0-9]:[0-9])[^。；])*(?:分之[二三]|半数)(?:以上)?[^。；，]{0,8}(?:同意|通过)(?![^。；]*(?:[0-9]%|成(?!员)|分[配成享红]))"
)
"""Security, commissions of one's own staff, prices, interest, votes, what concerns others, and the past."""
REWARD = re.compile(
    "(?:奖励|激励|奖酬|报酬)(?!后|之后|以后)[^。；，,]{0,24}(?:完成人|发明人|科研人员|研发人员|团队|人员|个人|导师|教师|教职工|职工|员工|贡献)"
    "|从中(?:提取|提|拿出|划出|计提)[^。；，]{0,16}(?:奖励|激励|奖给)[^。；，]{0,12}(?:成员|骨干|人员|学生|师生|教师|团队|发明人|完成人)"
    "|从其[^。；]{0,8}(?:收益|所得|收入|红利|分红)中|(?:取得|所得|分得|获得)的?(?:税后)?(?:红利|收益|收入|利润|分红|份额)[^。；]{0,8}"
    "(?:提取|捐出|捐赠|拿出|留出|划出|计提)[^。；，]{0,12}(?:作为|用于|设立|用作)(?![^。；，]{0,6}[甲乙丙])[^。；，]{0,10}(?:奖|基金|经费|补贴|活动|公益|慈善|助学|津贴)|(?:稿酬|稿费|版税|返点|返佣|押金|保险金|补偿款|奖金)[^。；，]{0,8}(?:归|由|属|作为|退)"
)
"""What one party passes on to its own people, or small money that comes beside the work."""


_STAFF = "(?:完成人|发明人|科研人员|参与人员|有功人员|团队成员|师生|教职工|职工|员工)"
INTERNAL = re.compile(
    "(?:本方|自身|自己|各自|本单位|本校|本院|本所)的?[^。；，,]{0,6}(?:所得|应得|收益|份额|收入)[^。；，,]{0,24}(?:奖励|报酬|奖酬|激励|发放)"
    f"|(?:对|给|向)[^。；，,]{{0,10}}{_STAFF}[^。；，,]{{0,8}}(?:给予|发放|支付|兑现)[^。；，,]{{0,6}}(?:奖励|报酬|奖酬|激励)"
    "|(?:一方|各方|双方|单位|学校|公司|团队|课题组|项目组)?(?:的?内部|在?[校院所厂]内)(?:各?[^。；，,甲乙丙丁]{0,4}之间)?的?(?:如何|怎样|怎么)?(?:再|进行)?(?:分配|分享|发放)"
)
"""How each one rewards its own people or divides its part among them."""


def another_matter(text: str) -> bool:
    """Whether income is spoken of that nobody shares: denied, taken from a wrongdoer, passed on to staff."""
    rewards = REWARD.search(text) and not words.REST.search(text)
    others = (WRONGFUL, LICENCE, FEATURE, BROKER, BESIDE)
    numbers = find_ratios(text) or find_splits(text)
    figured = numbers or "比例" in text
    general = not figured and (SLOGAN.search(text) or SECRET.search(text) or _only_overdue(text))
    other = (
        rewards
        or general
        or ((ELSEWHERE.search(text) or WITH_OTHERS.search(text)) and not numbers)
        or _is_price(text)
        or _is_programme(text)
        or only_booked(text)
        or is_borne(text)
        or _internal(text)
    )
    return bool(other or any(item.search(text) for item in others) or _denied(text))


def _only_overdue(text: str) -> bool:
    """Whether it tells what follows where royalties are unpaid, and gives no rate for each piece."""
    return OVERDUE.search(text) is not None and not words.UNIT_PRICE.search(text)


def _is_price(text: str) -> bool:
    """Whether its figures say what a price is made of, and nobody is named who would get them."""
    price = PRICE.search(text)
    return price is not None and not words.SHARER.search(text, price.end())


def _is_programme(text: str) -> bool:
    return PROGRAMME.search(text) is not None and not words.PARTY_FIGURE.search(text)


def _internal(text: str) -> bool:
    """Whether it says how one deals with its own part, and nothing else besides."""
    if not INTERNAL.search(text):
        return False
    rest = "，".join(part for part in re.split("[，,]", text) if not INTERNAL.search(part))
    return not (words.SPEAKS.search(rest) or find_ratios(text) or find_splits(text))


def _denied(text: str) -> bool:
    """Whether it says that nothing is divided, and nothing else besides."""
    if not NEGATED.search(text):
        return False
    rest = "，".join(part for part in text.split("，") if not NEGATED.search(part))
    return not (words.SPEAKS.search(rest) or find_ratios(rest) or find_splits(rest))
