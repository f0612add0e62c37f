"""Whether words speak of secrecy, whom they bind, what they cover: patterns on normalised text."""

from __future__ import annotations

import re

from pipeline.nlp.secrecy.plain_words import FORBIDDEN, PLAIN

SECRECY = (
    "[保守]密(?!的(?:内容|信息|部分|资料|事项|数据|东西|章节|段落|地方|技术|文件)[^。；,，]{0,4}[的，,。；]|资料|信息|文件|材料|协议|内容|载体|物品|文档|数据|室|等级|级别"
    "|审查|审核|审批|办公|保证金|销毁|承诺书|费|补偿|津贴|人员|员|培训|教育|台账|柜)"
)
"""Secrecy itself, not a noun made of it: returning 保密资料 is no duty of secrecy."""
_TOLD = "公开(?!招|诋毁|指责|贬低|评论|道歉|发[行售]|销售|上市|采购|挂牌|拍卖|市场|竞价|交易)"
"""Made known, not done in public."""
_LEAK = (
    f"{_TOLD}|泄露|泄漏|泄密|透露|透漏|外泄|外传|外露|披露|扩散|公之于众|告知第三|告诉第三|传播"
    "|技术[^。；]{0,12}转让|使第三[^。；,，]{0,4}(?:知悉|知晓|获知|得知|知道)"
    "|转给第三|交给第三|提供给第三|宣扬|第三者获知|往外|外说|外讲|外扬|外流|[讲说漏传]出去|[拿带]出去(?:说|讲|用|给)|示于|朋友圈|(?:资料|信息|数据|图纸|文件|内容|配方)[^。；,，]{0,8}(?:提供|转交|交|转让?|出示|展示)(?:给|予|与)(?:他人|别人|外人|任何|其他|第三)|告诉(?:别人|他人|外人)"
)
_ATTRIBUTE = "(?!的(?![，,。；的]|义务|责任|要求|约定|规定|限制|承诺|[甲乙丙丁双各]方|$))"
"""Not “不能公开的数据”: words that say which data, and forbid nothing."""
_ON = "(?:[^。；,，]|[,，](?!(?:[甲乙丙丁戊双各]方?|任何|如|若|因|违|否则|造成|给)))"
"""A character of the same thought: no comma behind which somebody or something else is spoken of."""

_MOUTH = "守口(?!岸)|松口(?!气)|[闭封]口(?=到|的?(?:对象|事项|期|时间|义务|责任|内容|范围)|不[说谈提讲])"
"""Secrecy as a closed mouth; not a closed vessel or a sealed opening."""
SECRECY_ITSELF = re.compile(
    f"{SECRECY}|{_MOUTH}|守[^。；,，]{{0,10}}[秘机]密|秘密还?是?要守|(?:应予|予以|严加|严格)保守"
)
"""Secrecy named as a duty rather than as a thing."""
TOPIC = re.compile(
    f"{PLAIN}|{_MOUTH}|信息保护(?:义务|责任)|[讲说]给外人|[往对]外[讲说传扬]|[保守]密|秘密|机密|宣扬|解禁|第三者获知|泄露|泄漏|泄密|透露|透漏|外泄|外传|专有技术|转给第三|交给第三"
    f"|不披露|不公开|严格的信任|(?:应予|予以|严加)保守|不许说|不能说出去|{FORBIDDEN}[^。；]{{0,50}}(?:披露|{_TOLD}|扩散|告诉|传播|提供给第三|往外)"
)
"""The sentence is about secrecy."""

_GIVING = "(?:提供|展示|出示|转交|交付|发送|赠送|拿|送|传|交)"
_OUTSIDER = "(?:第三[方人者家]|外人|旁人)"
_GIVEN_OUT = (
    "(?:数据|资料|信息|图纸|程序|代码|配方|方子|诀窍|参数|文档|病历|样稿|样品)[^。；]{0,80}"
    f"{FORBIDDEN}{_ON}{{0,40}}(?:{_GIVING}?给(?:任何)?{_OUTSIDER}(?=[,，。；、或]|$)"
    f"|向(?:任何)?{_OUTSIDER}(?:\\([^)]{{0,30}}\\))?(?:{_GIVING}、?){{1,3}}(?=[,，。；]|$))"
)
"""What is known is not to be handed to anybody outside."""

DUTY = re.compile(
    f"{PLAIN}|"
    "[保守]密(?:义务|责任|之责)|(?:守口|[闭封]口|信息保护)的?(?:义务|责任)|自觉保守[^。；，,]{0,16}[秘机]密"
    "|(?:不得|不许|不准|不能|不可)[^。；]{0,40}松口(?!气)|[保守]密的?(?:约定|规定|条款)[^。；,，]{0,20}(?:有效|约束|拘束|继续|适用|仍)|(?:应予|予以|严加)保守|维持[^。；，,]{0,10}秘密(?:状态|性)|终身[保守]密|秘密[^。；]{0,20}保守[至到满]|不(?:泄露|泄漏|透露|外泄|外传|披露)[^。；]{0,30}的?(?:义务|责任)|守口如瓶|严格的信任"
    "|(?:予以|严格|应当?|须|必须|负责|承担|负有|继续|均|进行|严守|保守|仍要)"
    f"[^。；，,]{{0,16}}(?:{SECRECY}|(?:保守|严守)[^。；，,]{{0,10}}[秘机]密)"
    f"|{FORBIDDEN}{_ON}{{0,80}}(?:{_LEAK}){_ATTRIBUTE}|不[把将][^。；,，]{{0,30}}(?:{_LEAK})|不(?:向|对)[^。；]{{0,30}}(?:泄露|泄漏|透露|披露|公开){_ATTRIBUTE}"
    f"|{_GIVEN_OUT}"
)
"""The sentence binds somebody to secrecy."""
SAME_DUTY = re.compile(
    "^(?:(?:[双各三]方|[甲乙丙丁]方)的?(?=上述|前述|该[项等]|此项))?(?:本条|本款|上述|前述|前[款项条]|上项|该(?:项|条)?(?:义务|责任|要求|规定|等)|本(?:义务|责任|承诺)|此项|此责|以上|这(?:个|项|条)(?:要求|规矩|约定|义务)|这话|上款)"
    "|均按此|仍负此责"
)
"""A sentence about the duty that the sentence before it laid down."""
OWN_DUTY = re.compile(
    "(?:[双各]方|[甲乙丙丁]方|任何一方)?(?:仍|仍然|依然|继续)(?:应当?|须|需|要)?(?:遵守|受|负|承担|履行)|本条|本款|本章|本节|上述|前述|前款|此责|(?:该项?|此项|这[个条])(?:条|义务|责任|要求|约定|规定|规矩|等)|方的?义务|永久|长期|没有年限|不限"
)
"""Words that mean the duty of secrecy without naming it."""

DITTO = (
    "(?:[亦也](?:同|然)|同此|(?:[亦也仍]应?|[亦也]须|依然|仍然|同样|照样)(?:是)?(?:如此|这样|一样)"
    "|[也仍还](?:是)?(?:不许|不准|不行|不得|不能))(?=[。；,，]|$)"
)
"""What was said for the time of the cooperation holds after it too."""
THE_SAME = re.compile(DITTO)

_UNTIL_WHEN = (
    "(?:[保守]密|守口|[闭封]口|不公开|不外[传泄露]|信息保护)(?:义务|责任)?(?:持续|延续|管)?(?:多久|多长时间|几年"
    "|[到至](?:何时|何日|什么时候|几时|哪[天日年]|哪一[天日年]))"
)
ASKED = re.compile(f"{_UNTIL_WHEN}[?？:：]?$")
"""A form asks how long secrecy lasts: 不公开到什么时候."""
STILL_BOUND = re.compile(
    "(?:同样|仍然?|继续|也|亦)(?:都|均)?(?:要|须|应当?|需|请)?(?:一样(?=[,，])|遵守|受(?:其|此|上述|前[款述])?约束|照[办此做])"
    "(?=[,，。；]|$|本[条章节款]|上述|前[述款]|[这此]一?[条章节款])"
    f"|{DITTO}"
    "|(?:[，,]|[年月]之?[内里间])(?:本[章条款节]|上述|前[款述]|[该此]项)[^。；，,]{0,12}(?:有效|适用|失效|约束|拘束|遵守|存续|延续|持续|履行)"
)
"""What was laid down before goes on: “甲方同样要遵守”, “解散的，本章继续适用”."""
DUTY_ITSELF = re.compile(
    "^(?:[双各三]方)?(?:此项|该项?|上述|前述|本[条款项])[^。；，,]{0,4}(?:义务|责任|要求|承诺)(?!书)"
)
"""The duty laid down before is what the sentence speaks of."""
PERIOD_WORD = re.compile(
    f"{_UNTIL_WHEN}|(?:(?:[保守]密(?:的)?|[机秘]密的?(?:保护)?)(?:期限|期间|期(?![限间])|时间|年限|有效期|截止)"
    "|(?:[保守]密|(?:本条|[前上本][项款述条])[^。；，,]{0,4})(?:义务|责任)的?(?:期限|期间|存续(?:期间?|时间)|有效期|期(?![限间])))(?!届满|期满|结束|到期|已?过)"
)
OWN_FORCE = re.compile(
    "^(?:本|该)(?:协议|合同)(?:书)?(?:自|从|有效期|的有效期|期限|经)(?![^。；]{0,40}[终结解]|[^。；]{0,40}满后)"
)
"""“本协议自签订之日起五年有效”: how long the agreement is in force."""
RECENT, PLANNED = (
    re.compile("(?:近|最近|过去|此前|以往|未来|今后)$"),
    re.compile("(?:的|来的)?(?:发展|经营|战略|滚动)?(?:规划|计划|财务|报表|预算|经营数据)"),
)
"""Before and behind a length of time: it belongs to a thing."""
OTHER_PERIOD = re.compile(
    "竞业|竞争|诉讼|提起|标识|商标|名义|同类(?:项目|产品|研究|业务|课题)|库存|售[完罄]|挖角|招揽|招聘|聘用|雇佣|雇用|录用|返还|归还|退还|交还|销毁|通知|书面答复|回复|违约金|保修|质保"
    "|质量保证|维护期|售后|诉讼时效|主张权利|追究|起诉|索赔|查阅|保存|保管|留存|登记|报废|审计|检查|备查|付款"
    "|支付|公证|备案|赔付|送达|免费|优先(?:权|购买|合作)|续签|(?<!继)续约|注明|署名|开展合作|从事|经营(?!类|信息|秘密|资料|数据|情报)|投资(?![方人者])|持有(?!保密|[^。；，,]{0,14}(?:股权|股份))"
    "|服务期(?!限?(?:之?内?(?:以?及|和|与|加)|届?满|结束|终止))|最低服务|使用本|宣传|送审|推迟|发放|补助|津贴|押金"
)
"""The duration in this part of a sentence is about something else."""
PERSONNEL = re.compile("离职|离岗|退休|调离|劳动关系|解聘|辞职|离开|毕业|离校|离所|离院|返校|调出|回原单位")
"""The time runs from when a person leaves."""
PERSONAL_END = re.compile(
    "(?:挂职|实习|见习|实践|进修|驻场|驻厂|驻点|派驻|借调|任职|交流|访学|培训|聘)(?:期限?|期间|任务|工作)?(?:期满|届满|结束|完成|终止)[^。；,，]{0,10}$"
)
"""Words before a duration that let it run from the end of somebody's stay."""
ANSWER = re.compile(
    "有效|约束(?:力|[甲乙丙丁双各三]方|接收方|接受方)|适用|存在|消灭|拘束力|不(?:失效|终止|解除|取消)|延续|[还都仍]管|守着|守住|[保守]密|承担|遵守|继续|持续|履行|届满|为止|期限|期间|存续|存活|(?:止|解除|解密|取消|失效)[。；]?$"
)
"""What a sentence in a confidentiality clause says when its duration is the secrecy period."""
LASTS = re.compile(
    "有效|约束|及于|适用|保守[至到]|存在|延续|[还都仍]管|承担|遵守|继续|持续|存续|履行|(?:止|解除|终了|消灭|结束|期满|届满|[末底])[。；]?$"
)
"""A duty goes on, or has its end."""
KEPT_FOR = re.compile("(?:严守|守秘|守口|封口|捂)(?:之|住|满|足)?$")
"""Right before a length of time: the secret is kept so long."""
BINDS_STILL = re.compile(
    "^(?:[^。；,，]{0,10}(?:[都均仍也还]|继续|同样)[^。；,，]{0,4})?"
    "(?:有效|具?有?[约拘]束力|不(?:失效|终止|解除|消灭|取消)|受(?:其|此|上述|前述)?约束|遵守|管用|作数|算数|不变|照旧|照办)"
)
"""Behind “…以后三年里，”: what was said before goes on."""
RELEASE = re.compile(
    "(?:年|个月)[,，]?(?:方[可得]|才[可能]|始[可得]|即可)[^。；]{0,10}(?:公开|披露|发表|使用|外传)|后[^。；]{0,12}(?:可|可以|均可|有权)(?!以?申请|提出)[^。；]{0,6}(?:自由)?(?:公开(?!合作)|披露|发表|使用)|后?(?:才|方可?)(?:告)?解(?:除|禁)"
)
"""From then on the secret may be told."""
RELEASED = re.compile(
    "[，,](?:上述|前述|该项?|此项?|本条|本章|前款|保密|守密)[^。；，,]{0,10}(?:限制|义务|要求|责任|约定|保密|规定)"
    "[^。；，,]{0,4}(?:解除|终止|失效|消灭|届满)"
)
"""Behind a length of time: the duty ends then."""

SETS_FREE = re.compile(
    "[，,]现(?:予以?|将其)?(?:删除|删去|取消)|建议|提议|曾提出|未予采纳|不予采纳|废止|作废|可自由使用|均可使用|可以?继续使用|有权(?:继续)?使用"
    "|不(?:再)?承担任何(?:义务|责任)|不得以[保守]密为由"
)
"""Nobody is bound: a mere proposal, a rule given up, or a freedom that outlives the agreement."""
FREED_LATER = re.compile(
    "[，,；](?:其后|此后|之后|期[限间]?(?:届?满|结束)(?:之?后)?|到期后?|届时)[^。；]{0,20}?"
    "(?:可自由使用|均可使用|有权(?:继续)?使用|不(?:再)?承担任何(?:义务|责任))[^。；]*"
)
"""“自签署起三年，其后可自由使用”: what is free when the time given has passed."""
RIGHT = re.compile(
    "(?:使用|转让|所有|收益|申请|署名|知识产|专利|著作)权(?![^。；]{0,8}条款)[^。；]{0,10}(?:继续|不因|永久|仍|不受)"
    "|(?:继续|仍|永久)[^。；,，]{0,6}(?:享有|拥有|归)|(?:违约|赔偿|侵权)责任(?!等?的?条款)[^。；]{0,8}(?:不因|不受|仍|继续)"
)
"""What outlives the agreement is a right, or the liability for a breach."""
BANS = re.compile("不[得能许准可]|禁止")
CLAUSES_NAMED = re.compile(
    "[保守]密(?:义务|责任|事项)?(?:、|和|及|与|以及|，)[^。；]{0,40}(?:条款|约定|规定|部分|内容)"
)
"""“保密、违约责任和争议解决条款”: clauses, of which secrecy is one."""
OTHER_CLAUSES = re.compile(
    "(?:争议|结算|知识产权|违约|付款|清算|竞业|质保|责任|管辖)[^。；，,]{0,6}条款[^。；，,]{0,20}(?:有效|约束|拘束|适用|存续)"
)
"""Clauses that go on are named, and not this one."""
BREACH = re.compile("违反[^。；,，]{0,16}(?:义务|责任|约定|规定|条款)")

SILENCE = re.compile(
    "(?:方[可得]|才[可能]|始[可得])[^。；，]{0,8}(?:公开|披露|发表|使用|外传|解)|[不未勿禁密外]|泄露|泄漏|透露|严守|守着|守住|还管|自|从|起|算|约束|终止|结束|期满|截止|[(（:：]|视|由|后|至|到|止|延长|缩短|具体|此|时间"
)
"""Words behind a duration that may still be about the duty of silence."""

REFERRED = re.compile(
    "(?:另行|另外|单独|双方)[^。；]{0,8}(?:签订|签署|协商|约定|商定|议定|订立)"
    "|(?:详见|见|参照|按照?|依照?|执行|以)[^。；]{0,24}(?:附件|保密协议|有关规定|相关规定|规定|制度|办法|章程|密级|法律)"
    "|适用(?:该|上述|前述|另签的?)(?:协议|合同)|(?:依|按|根据)[^。；]{2,20}确定|视[^。；]{2,16}(?:而定|确定)"
    "|另议|另定|再议|再定|待定|面议"
    "|由[甲乙丙丁双各三][^。；]{0,8}(?:决定|确定|掌握|酌定)"
)
"""The period is said elsewhere, or still to be agreed on."""
AGREED_ELSEWHERE = re.compile(
    "(?:另行|另外|单独|再)[^。；]{0,6}(?:签订|签署|订立)[^。；]{0,4}保密(?:协议|合同)"
    "|保密(?:协议|事项|期限|条款|事宜)[^。；]{0,6}(?:另行|另外|单独|另)(?:签订|签署|订立|约定|商定)"
)
"""Secrecy is left to another agreement."""
ANOTHER_PAPER = re.compile(
    "[保守]密[^。；]{0,40}(?:按照?|依照?|依据|遵照|适用|执行|见|以)[^。；]{0,36}《[^》]{0,24}(?:协议|合同|契约|备忘录|Agreement|NDA)》"
    "|遵守(?![^。；]{0,30}[，,])[^。；]{0,36}《[^》]{0,16}[保守]密(?:协议|合同)》[^。；]{0,10}(?:义务|期限|约定|规定)"
)
"""Secrecy is what another agreement says that is already made."""
OVERRIDDEN = re.compile(
    "(?:不一致|不符|冲突|抵触|矛盾)[^。；]{0,10}以([^。；,，]{2,12}?)(?:的(?:约定|规定))?为准"
)
"""Other words go before those of this clause."""
DEFAULT = re.compile(
    "(?:未|没有|无)(?:作|另行|特别|明确)*(?:规定|约定|填写?|写明|注明|载明)(?:的|时)?[,，]?则?(?:均|一律)?(?:视为|[为按以]|推定)"
    "|除[^。；,，]{0,20}另有(?:规定|约定|说明|载明)(?:的|者|之)?[,，]?(?:以?外|[,，])"
)
"""What counts where another part of the agreement is silent."""
SPECIAL_TERMS = re.compile(
    "专用(?:条款|部分|条件)|特别(?:条款|约定)|特殊条款|补充条款|附表|附录|合同数据表|资料表"
)
"""The part of an agreement that fills in what its general terms leave to it."""

KEPT_WITHIN = re.compile(
    "(?:仅|只)(?:能|可|得|限|应)?(?:向|对|由)[^。；]{0,16}(?:知悉|知晓|需要|必要)[^。；]{0,12}(?:披露|提供|透露|知悉|接触|告知)"
    "|(?:不得|不准|不许|不能|不可|严禁|禁止)[^。；]{0,24}(?:"
    "向[^。；,，]{0,12}(?:以外|之外|外)的?(?:单位|个人|人员?|机构|任何|第三|他人)[^。；,，]{0,10}(?:提供|透露|说明|展示|转交)"
    "|使[^。；,，]{0,4}(?:第三|他人|外人|外界)[^。；,，]{0,4}(?:知悉|知晓|获知|得知|知道|获悉|了解)"
    "|(?:提供|交|转|给|透露|展示)[^。；,，]{0,4}(?:给|予|至|到)?[^。；,，]{0,12}(?:以外|之外|外)的?(?:单位|个人|人员?|机构|任何|第三|他人))"
)
"""“不得交给项目以外的人”: secrecy without its name."""

ONLY_FOR = re.compile("仅(?:适用于|限于|针对|对)")
SPECIAL = re.compile(
    "(?:^|对于|针对|属于|构成|其中|标识为|属|[:：,，；])[^。；,，]{0,10}?"
    "(核心商业秘密|核心技术|核心秘密|商业秘密|技术秘密|商务资料|国家秘密|源代码|源码|个人信息"
    "|(?:绝密|机密|秘密|核心|重要|一般|普通|内部|[一二三甲乙丙A-C])[级类](?!的?[保守]密)[^。；,，的]{0,6}"
    "|核心[^。；,，的]{0,8}|绝密[^。；,，的]{0,6}|特别[^。；,，的]{0,8})"
    "(?=[^。；,，]{0,12}?(?:的|,|，|保密|于|终止))"
    "|((?:前[一二两三0-9]?[款项条]|第?[0-9一二三四五六七八九十.]+[款项条]?)(?:所列|所述|规定的)的?(?:数据|资料|信息|秘密|内容))(?=[,，])"
    "|(?:^|[,，；:：])(?:其中|但)?((?:(?![方本该此述其各每]|任何|所有|全部|协议|合同|前款)[^。；,，:：]){2,10})的[保守]密(?:期限|期间|期)"
    "|(?:^|[,，；:：])(?:其中|但|而|除)?(?:对于?)?((?!全部|所有|一切|任何|其他|其余|保密|涉密|[双各三]方|上述|前述|前款|该|此|本|对方|未公开|每)"
    "(?:(?![方除，,]|其他|其余)[^。；:：]){2,24}?(?:信息|数据|资料|秘密|图纸|样品|材料|配方|代码|文件|情报))"
    "(?=[,，]?(?:保密(?:至|到|不)|不设(?:期限|年限)|永久|无限期))"
)
"""A period for some secrets only."""

ROLES = "甲方|乙方|丙方|丁方|戊方|委托方|受托方|许可方|被许可方|转让方|受让方"
_NAMED = "校方|院方|所方|企业方?|公司|学校|学院|大学|医院|研究院|研究所|集团|中心"
"""Parties that the agreement calls by what they are."""
ALL_PARTIES = (
    "甲[、,，]?乙[、,，丙丁]*(?:[双各三四]方)?|双方|各方|三方|四方|任何一方|任一方|每一方|接收方|接受方"
)
BOUND = re.compile(
    f"(?:^|[,，；:：])(?:[(（][^)）]{{1,4}}[)）]|[0-9]{{1,2}}[.、])?(?:其中|但|且|由|就)?"
    f"(?:(?P<all>{ALL_PARTIES})|(?P<one>{ROLES}|{_NAMED}))"
    "(?=为|是|而言|来说|应|须|必须|仅|只|负|承担|对|不得|不可|不能|保证|承诺|同意|有义务|在|于|自|及其|终身|永久|仍|继续|均|[:：]"
    "|的?(?:[保守]密|义务|责任)|[0-9一二三四五六七八九十两▁]+(?:年|个月))"
)
"""Who is bound by what follows; one who only owns or gives the secret (甲方的图纸, 甲方提供) is not."""
NEXT_PARTY = re.compile(f"[；;,，](?=(?:而|但|且)?(?:{ROLES})(?!提供|披露|交付|的(?!保密)))")
"""Where a sentence goes on to what another party does."""
EACH = re.compile("([甲乙丙丁戊])(?=方|[、,，及和与甲乙丙丁戊]|[双两三四各]方)")
"""Each party of “甲方、乙方”, “甲乙双方”, “甲、乙、丙三方”."""
TITLED_PARTY = re.compile(f"^(?:[(（][^)）]{{1,4}}[)）]|[0-9]{{1,2}}[.、])?({ROLES})")
ANNOUNCES = re.compile(f"(?:{PERIOD_WORD.pattern}|期间|期限)[^。；]{{0,60}}[:：]$")
"""The ends of the period follow in a list."""
ITEM_LABEL = re.compile("^[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、]")
CONTINUES = re.compile(f"^(?:{ROLES})(?:的)?(?:为|是|[:：]|[0-9一二三四五六七八九十两▁]+(?:年|个月))")
"""“；乙方为…”: the value for another party of the period that the sentence before named."""

SENTENCE_END = re.compile("[。；！？!?;:：]$|^.{0,3}$")
BROKEN_OFF = re.compile(
    "(?:之|个|自|从|起|满|至|到|不得|不|未|经|及|和|与|或|或者|的|对|向|将|为|于|在|[0-9一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]|[,，、(（])$"
)
GOES_ON = re.compile("(?:之?日起?|起|之?后|以后|个?月[内之后起]|年[内之后起]|内|[)）,，、])")
"""A line broken off within a sentence, and the rest of one."""
BEFORE_FIGURE, FIGURE = (
    re.compile("[后满为]$"),
    re.compile("[0-9一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,3}(?:年|个月)?"),
)
"""A line that ends right before a length of time, and a line that holds nothing but its figure."""

MENTION = re.compile(
    "[密泄漏露披扩宣解]|公开|外[传说讲扬流]|往外|出去|示于|专有|第三|给旁人|传播|告诉|[守松闭封]口|信任|信息保护|给(?:外人|同行|别人|旁人|别家|竞争)|对外|向外|他人|转告|告知|转述|示知|带出|拷出|携出|外借|外发"
)
"""What every sentence about secrecy holds: a quick look before the others."""


def binds_beside_rights(text: str) -> bool:
    """Whether the sentence binds to secrecy apart from what it says of liability for a breach."""
    return DUTY.search(BREACH.sub("", text)) is not None


def is_other_matter(text: str) -> bool:
    """Whether the sentence speaks of returning, destroying, paying … rather than of the duty's length."""
    return bool(OTHER_PERIOD.search(text)) and not PERIOD_WORD.search(text) and not DUTY.search(text)
