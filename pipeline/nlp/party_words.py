"""What agreements call their parties and the particulars of them; what a party is, read from its name."""

from __future__ import annotations

import re

from pipeline.model.terms import PartyKind
from pipeline.text.normalise import BLANK

LETTERED = r"[甲乙丙丁戊己庚辛](?:方|万(?=[:()\"”]))"
"""Regex source: 甲方 …, also as scanners misread it (甲万) before a colon or bracket."""
NAMED = (
    r"研究开发(?:方|人)|(?:被|分)?许可(?:方|人)|(?:联合|共同)?[委受]托(?:方|人|单位)|转让(?:方|人)|受让(?:方|人)|[让受]与人|出让方"
    r"|(?:信息)?(?:披露|接收|接受|透露|提供)(?:方|人)|(?:数据|材料|技术|服务|产品|成果)(?:提供|使用|接收|需求|供应|所有)(?:方|人)"
    r"|(?:联合)?(?:开发|研发|承接)(?:方|人|单位)|服务(?:方|人)|顾问(?:方|人)|咨询方|[承发]包(?:方|人|单位)|承担(?:方|单位)|承揽(?:方|人)"
    r"|(?:定|订)[作购]?(?:方|人)|投资(?:方|人)|出资(?:方|人)|融资方|[买卖供需](?:方|人)|出卖人|买受人|采购(?:方|人|单位)|供应(?:方|商)|供货方|购买方"
    r"|销售方|[出承]租(?:方|人)|[借贷]款(?:方|人)|牵头(?:方|单位)|(?:主要|项目)?参与(?:方|单位)|(?:参加|协作|合作|共建|建设|建站|保证|担保)单位"
    r"|参加方|合作方|共建方|建设方|主办(?:方|单位)|承办(?:方|单位)|协办(?:方|单位)|赞助(?:方|商)|保证(?:方|人)|担保(?:方|人)|中介(?:方|人)|居间(?:方|人)"
    r"|发榜(?:方|单位)|揭榜(?:方|单位)|出题(?:方|企业)|申办(?:方|者)|用人单位|劳动者|代理(?:方|商)|加盟(?:方|商)|经销商|推广方|运营方|使用方|管理方|合伙人(?=[一二三四五甲乙丙丁])"
    r"|(?<![/、或])(?:勘察|设计)(?:方|人)|(?<![A-Za-z])[A-H]方"
)
"""Regex source: roles by their part in the agreement."""
_NTH = r"(?:[一二三四五六七八九1-9甲乙丙丁](?!方)|\([一二三四五六七八九1-9]\))?(?![年月日条款])"
_BRACKETS = r"(?:\([^()]{1,24}\)){0,3}"
_AFTER_NAME = r"(?:(?<![一-龥])|(?<=[司学院所厂心社团会行局府处室集业校医]))"
_LETTER_ROLE = rf"(?<![、,甲乙丙]){LETTERED}"
_KNOWN = rf"(?:{_LETTER_ROLE}|{_AFTER_NAME}(?:本合同|本协议)?(?:{NAMED}))"
_NO_PARTY = (
    "双方|各方|三方|四方|一方|对方|任何方|第三方|联系|负责|代表|代理|经办|责任|发明|设计|收款|付款|开户|收件|申请人|完成人|研究人|主持|研究者|见证|公证|鉴证"
    '|登记|主管|归口|印制|监制|审批|推荐|依托|审核|校对|记录|起草|授权人|权利人|专利权人|参会|参加人|与会|订立|签订|签约|立合|(?<![(称为作])(?<![(称为作]["“])[甲乙丙丁]方'
    "|原件|持有|生产|组织鉴定|研制|发奖|已应用|管辖|仲裁|法人|本人|联络|收货|质押|名称|地点|时间|日期|内容|方式"
)
_ANY_ROLE = (
    rf"(?:^|(?<=[{BLANK} ;；]))(?!.{{0,8}}(?:{_NO_PARTY}))[一-龥]{{1,6}}(?:方|人|单位|者|机构|企业|院士|员工)"
)
_SPOKEN = (
    "学校|高校|院校|大学|学院|企业|公司|工厂|合作社|研究所|研究院|科研院所|医院|农场"
    "|客户|商户|商家|服务商|供应商|业主|(?:创始|现有|原)股东|发起人|(?:联合体)?成员|[一-龥]{0,6}(?:持股|运营)平台"
    "|(?!开户|快递|物流|保险|评估|代理|招标|监理|推荐|有限)[一-龥]{2}公司"
    "|学生|研究生|实习生|学员|农户|博士后|科技特派员|受聘专家"
    "|主办|承办|协办|村里|社里|厂里|所里|院里|厂方|所方|村方|厂家|村委会|村集体|镇政府|乡政府|政府|协会|平台|园区|校方|院方|社方"
)
SPOKEN_ROLE = re.compile(_SPOKEN)
"""A party called by what it is, at the start of a line; a role only where an organisation's name follows."""
_NAME_OF = r"(?:(?:单位|公司|企业|机构)?(?:名称|全称)|姓名)"

_SORTS_OF_PLACES = (
    "(?:(?:注册|联系|通[讯信]|办公|经营|单位|(?<![限任团])公司|企业|(?<![一-龥])(?:学校|院校|高校|医院)|法定|住所|家庭|现|户籍|营业|登记|送达)"
    "(?:与|和|及|、|/)?){0,3}"
)
_SEATS = (
    "(?:[校厂院所社场馆会]址|(?:主要)?办公室(?:[和及与](?:主要)?(?:营业|经营)(?:地点|场所|处所))?(?=[设位在为是])|(?:主要)?(?:(?:办公|营业|经营|注册)[或和及、/与])?"
    "(?:办公|营业|经营|注册|办事)(?:地点|场所|处所)|通[讯信](?:地点|处))"
)
_PAPERS = (
    "(?:(?:事业单位|社会团体)?(?:法人|登记|营业|设立|开办|工商)?(?:登记证书?|证书|执照|证照|章程|登记簿)"
    "上?(?:所?载明?|登记|写明)?的?)"
)
"""What an address is taken from: 法人证书住所, 营业执照上的住所."""
ADDRESS = rf"(?:{_SORTS_OF_PLACES}(?:地址|住址|住所地?|所在地|地)|{_SEATS})"
PLACES_OF_PARTIES = (
    rf"(?:其)?(?:{_PAPERS}?{_SORTS_OF_PLACES}(?:地址|住址|住所地?)|{_SEATS}"
    "|(?:注册|登记|落户)地(?=[位设在为是:]|(?:[^,，。;；:()]{2,6}[省市县区]))|办公(?=[在于])|(?:校本|总|本|厂)部(?=[位设在坐])|(?:主|本|新)?校区(?=[位设在坐]))"
)
"""``ADDRESS`` where no colon shows that it is a label."""
REPRESENTATIVE = (
    r"法定代表人?|法人代表人?|法人|(?:法定|授权|委托|全权|单位)(?:代表|代理)人?"
    r"|授权签字人|负责人|代表人?(?!性)|代理人|授权人"
)
HEADS = "(?:校|院|所|厂|社|场|矿)长|董事长|理事长"
"""Those who by their post represent an organisation: 厂长：张某 in its particulars."""
CREDIT_CODE = (
    "(?:统一)?社会信用代码|信用代码|纳税人识别号|(?:组织)?机构代码|(?:法人)?证书(?:代码|编?号)|执照(?:代码|编?号)"
    "|税号|营业执照(?:注册)?号码?|注册号"
)
_OTHER = (
    r"联系人|联络人|经办人|(?:项目|技术|财务|行政|商务|研究|课题|单位科研|责任|主管)(?:联系人|负责人|代表)|联系方式|联系电话|手机号码?|电话|手机|传真|邮编|邮政编码"
    r"|电子邮[箱件]|电子信箱|邮箱|信箱|[Ee]-?mail|开户银行|开户行|银行[账帐][号户]|[账帐]号|[账帐]户(?:名称)?|户名|行号|身份证(?:件)?号码?|身份证"
    r"|证件(?:类型|号码)|证照号码|职务|职称|性别|年龄|出生|民族|国籍|岗位|[签鉴]?[订约署]?(?:日期|时间)|签[订约署]地点|地点|合同编?号|协议编?号|编号|项目名称"
    r"|(?:软件|课题|合同|协议|产品|计画|试验项目)名称|项目|有效期限?|起止(?:年限|时间|日期)|经济性质|所有制|份额|微信|网址|依托单位|[签盖][字名章]|公章|介绍|经营范围|注册资本"
    r"|主要研究人员|保密内容|涉密人员范围|合同工厂|版本号|电挂|岗位|收件人"
)
_VARIANT = (
    r"(?:(?:[/、或及]|和)?(?:\([^()]{1,12}\)|" + REPRESENTATIVE + r"|住所地?|地址|身份证号码?|组织机构代码))*"
)

_BARE_NAME = (
    r"(?![向与和同由对把将从在给按以经就并或委聘请负应须可为是系即]|提供|支付|承担)[^,，。;；:()\s]{2,30}"
    r"(?:公司|大学|学院|研究院|研究所|科学院|中心|医院|集团|合作社|厂|协会)"
)
_BARE_BODY = (
    r"(?![报送向由经组建成设加派委聘请协配会将应须与同和的及在对为是有负代][^,，。;；:()\s])[^,，。;；:()\s]{2,24}"
    r"(?:总站|推广站|试验站|监测站|[技业村化理]局|人民政府|管委会|委员会|学会|联合会|银行)"
)
_BESIDE = (
    rf"(?={_BARE_NAME}[,，(;；](?:其)?(?:住所|地址|住址|注册|法定|法人代表|统一社会|信用代码|负责人|授权代表|代表人|办公|通[讯信]|联系|[校院所厂社]址|以下|下称|简称))"
    rf"|(?<=\A[甲乙丙丁戊己庚辛]方)(?=(?:{_BARE_NAME}|{_BARE_BODY})(?:\([^()]{{1,30}}\))?[;；。,，]?$)"
)
"""A name beside the role, without a colon: 甲方　示例公司，住所…; or alone on the line."""
_LETTERED_BELOW = (
    r"^[一-龥、/]{7,16}(?:方|人|单位|者|机构|企业|主体)"
    rf"(?=\([^()]{{0,6}}称?[为作是]?[\"“]?{LETTERED}[\"”]?\):)"
)
"""A long description of a party whose letter follows in brackets: 委托并参与研发单位（以下称甲方）："""

LABEL = re.compile(
    rf"(?P<role>{_KNOWN})(?P<nth>{_NTH})(?P<more>{_BRACKETS})(?:{_NAME_OF}(?P<more2>{_BRACKETS}))?(?:为?:|—{{1,2}}(?=[一-龥(])|{_BESIDE}|[为是系即](?=[^,，。;；:\s]{{2,30}}(?:公司|大学|学院|研究院|研究所|科学院|中心|医院|集团|合作社)(?:[,，(。;；]|$)))"
    rf"|(?P<who>{LETTERED})?(?:的)?(?:"
    rf"(?P<other>{_OTHER})(?:\([^()]{{1,12}}\)|及电话|/[^:]{{1,6}})?"
    rf"|(?P<address>{ADDRESS}){_VARIANT}|(?P<representative>{REPRESENTATIVE}|(?<![一-龥])(?:{HEADS})){_VARIANT}"
    rf"|(?P<credit_code>{CREDIT_CODE}){_VARIANT}"
    rf"|(?P<name>(?:单位|公司|企业|机构|当事人)?(?:名称|全称)(?:或(?:姓名|者姓名)|\(或?姓名\))?|姓名(?:或名称|\(或?名称\))?|单位)(?:\([^()]{{1,12}}\))?"
    rf"):|(?P<any>{_LETTERED_BELOW}|{_ANY_ROLE}|^(?:{_SPOKEN}))(?P<any_nth>{_NTH})(?P<any_more>{_BRACKETS})(?:名称|全称)?:"
)
"""The name of a value and its colon: a role, a particular (``who``: of which party), or something else."""
UNMARKED = re.compile(rf"(?:^|(?<=[{BLANK},，;；]))(?P<key>名称|单位名称|姓名|地址|住址|住所)(?={BLANK})")
"""A particular without a colon before its blank: 姓名____，住址____."""
ROLE_CELL = re.compile(
    rf"(?:本合同|本协议)?(?P<role>{LETTERED}|{NAMED})(?P<nth>{_NTH})(?P<more>{_BRACKETS})(?:{_NAME_OF}|单位)?:?{BLANK}?"
)
"""A line or cell that is nothing but a role."""
ANY_ROLE_CELL = re.compile(
    rf"(?P<role>(?!.{{0,8}}(?:{_NO_PARTY}))[一-龥]{{1,6}}(?:方|单位|企业))(?P<nth>)(?P<more>{_BRACKETS}):?"
)
FIELD_CELL = re.compile(
    rf"(?:(?P<address>{ADDRESS}){_VARIANT}|(?P<representative>{REPRESENTATIVE}){_VARIANT}|(?P<credit_code>{CREDIT_CODE}){_VARIANT}"
    rf"|(?P<name>(?:单位|公司|企业|机构|当事人)?(?:名称|全称)(?:或姓名|\(或?姓名\))?|姓名(?:或名称)?|单位)|(?P<other>{_OTHER})(?:及电话)?):?"
)
"""A cell that is nothing but the name of a particular."""
KEYS = ("name", "address", "representative", "credit_code", "other")

PLACEHOLDER = re.compile(
    r"[Xx×*\s]+|[/\\无略-]|[\[【<{].*[\]】>}]|\(.*\)|(?:请?填[写充入]|待定|待填|待补充).*|(?:请|单击|点击).{0,8}(?:输入|填写|填入|选择).*"
    r"|(?:[某×Xx*]{1,3})?(?:单位|公司|企业|学校|大学|姓名|名称|个人|机构)(?:名称|全称)?"
)
_ORGANISATION = (
    "公司|大学|学院|研究院|研究所|科学院|工程院|设计院|集团|中心|医院|实验室|合作社|事务所|协会|学会|联盟|委员会|政府|管委会|工厂|厂|[局处院所站社校行部店室]|工作室|基地|银行"
    "|团队|研究会|联合会|商会|秘书处"
)
ORGANISATION = re.compile(rf"(?:{_ORGANISATION})(?:\([^()]{{1,10}}\))?$")
"""The end of an organisation's name."""
_ABROAD = re.compile(
    r"\b(?:GmbH|Inc|Ltd|LLC|Corp|Co|PLC|AG|AS|AB|BV|NV|Oy|Pte|Bhd|SAS|SpA|S\.A|Limited|Company)\b\.?",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    "医院|卫生院|保健院|疗养院|协会|学会|商会|校友会|基金会|联合会|研究会|联盟|委员会|管委会|政府|秘书处|法院|(?:科技|教育|农业|财政|管理|监督|科学技术)[厅局]|[厅局]$|办公室|小学|中学|幼儿园|管理处"
)
_UNIVERSITY = re.compile(r"大学|(?<!科)学院|高等专科|职业技术|党校|\bUniversity\b|\bCollege\b")
_INSTITUTE = re.compile(r"研究院|研究所|科学院|科院|工程院|设计院|研究室|实验室|中心|[院所站]$|\bInstitute\b")
_ENTERPRISE = re.compile(
    r"集团|厂|企业|工作室|合作社|合伙|商行|贸易?行|经营部|门市部|超市|会社|事务所|银行|支行|商店|[店社]$|酒店|农场"
)
_TITLE = re.compile(r"(?:教授|博士|院士|研究员|医师|工程师|先生|女士|同志|老师)$")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹"
    "孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝某"
)
_TWO_CHARACTER_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "司徒",
    "夏侯",
    "慕容",
    "令狐",
    "公孙",
    "端木",
    "南宫",
)
_FOREIGN_PERSON = re.compile("[一-龥]{1,8}(?:·[一-龥]{1,8}){1,3}")
_ANONYMOUS = re.compile("[一-龥]{1,2}某{1,2}|[一-龥]某[一-龥]|[老小阿][一-龥]")
"""A person whose name is not told in full: 俞某某, 老周."""
_NO_PERSONS = frozenset(
    {
        "单位",
        "单方",
        "方案",
        "方式",
        "时间",
        "高校",
        "成员",
        "成果",
        "明确",
        "安排",
        "安全",
        "全体",
        "全部",
        "全称",
        "全资",
        "应当",
    }
    | {
        "项目",
        "项目组",
        "任务",
        "金额",
        "余额",
        "万元",
        "关于",
        "简称",
        "章程",
        "程序",
        "管理",
        "管理方",
        "小组",
        "小型",
        "和解",
        "路径",
    }
    | {
        "权利人",
        "许可人",
        "许可方",
        "项目方",
        "施工方",
        "施工人",
        "管理人",
        "华东",
        "华南",
        "华北",
        "华中",
        "党委",
        "高等",
        "高级",
        "任何",
        "某某",
    }
)
"""Words that begin with the character of a surname."""
_SEVERAL = re.compile("([一-龥]{2,4}(?:、[一-龥]{2,4})*)等.{0,12}")
"""冯某、袁某等七名成果完成人."""
_INDIVIDUAL = re.compile(
    "(?:硕士|博士)?研究生|博士生|博士后(?:研究)?(?:人员)?|劳动者|实习生|学生|学员|[受特]聘专家|科技特派员|自然人|农户"
)
_LONGEST_PERSON = 3


def kind_of(name: str) -> PartyKind:
    """What a party of this name is; hospitals, associations and public bodies are OTHER."""
    if not name:
        return PartyKind.OTHER
    if _TITLE.search(name):
        return PartyKind.PERSON
    if "公司" in name or _ABROAD.search(name):
        return PartyKind.ENTERPRISE
    for pattern, kind in (
        (_PUBLIC, PartyKind.OTHER),
        (_UNIVERSITY, PartyKind.UNIVERSITY),
        (_INSTITUTE, PartyKind.INSTITUTE),
        (_ENTERPRISE, PartyKind.ENTERPRISE),
    ):
        if pattern.search(name):
            return kind
    persons = _SEVERAL.fullmatch(name)
    several = persons and all(map(is_person, persons[1].split("、")))
    return PartyKind.PERSON if several or is_person(name) else PartyKind.OTHER


def is_individual(role: str) -> bool:
    """True for a role that only a natural person has."""
    return bool(_INDIVIDUAL.fullmatch(role))


def is_person(name: str) -> bool:
    """True for what reads like the name of a natural person: a surname and one or two characters."""
    if "·" in name:
        return bool(_FOREIGN_PERSON.fullmatch(name))
    longest = _LONGEST_PERSON + name.startswith(_TWO_CHARACTER_SURNAMES)
    if name in _NO_PERSONS or ORGANISATION.search(name):
        return False
    return (1 < len(name) <= longest and name[0] in _SURNAMES) or bool(_ANONYMOUS.fullmatch(name))


def role_of(written: str) -> str:
    """The role without what scanners made of it: 甲万 is 甲方."""
    return written[0] + "方" if len(written) == 2 and written.endswith("万") else written  # noqa: PLR2004 - 甲方
