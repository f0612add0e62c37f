"""What a form asks about secrecy, and how the answer was left: patterns on normalised text."""

from __future__ import annotations

import re

OPEN_CHOICE = re.compile(
    "(?<!选)择一|任选|选择其一|请选择|选择一[种项]|二选一|选填|请勾选|删除不适用|不适用者|第▁种|[□☐]"
    "|▁(?!个?[年月日天周])[^▁。；，]{2,20}[年月][^▁。；，]{0,8}▁(?!个?[年月日天周])[^▁。；，]{2,20}[年月]"
)
"""Alternatives among which nobody has chosen."""
NOT_TAKEN = re.compile(
    "^([^□☐☑■√]{0,40}(?:年|个月|永久|长期|期内|期间|期间内|为?止)[^□☐☑■√。；，]{0,6})(?:☐[^□☐☑■√。；，(]{1,24})+"
)
"""The options behind the one that was ticked: “三年☐五年☐长期”."""
TICK = re.compile("[√✓✔☑■☒]")
"""The mark of the choice that was made."""
CHOOSE = re.compile("[(〔\\[](?:请)?(?:勾选|打[√勾]|选择|任选|择一|单选|选填)[^()〔〕\\[\\]]{0,8}[)〕\\]]")
"""What a form asks for beside a choice: （请勾选）."""
DEFAULTED = re.compile("未(?:填写?|约定|选择|注明)[^。；]{0,6}(?:视为|按|以|为)")
"""“未填写的，视为两年”: what counts when the blank stays one."""
NOTHING_AGREED = re.compile(r"[:：为]?\s*(?:无|/|\\|-|—|不适用|不约定|没有)\s*[。；]?\s*$")
PROMPT = re.compile(
    r"^[:：为 ]?[(（【\[]?(?:请(?:填|输|选|写|在)|[单点]击|此处(?:填|输|写)|待填|待补|填写"
    r"|由[^。；]{0,10}填写?[。；)）]?$)"
)
"""Behind “保密期限”: what a form asks whoever fills it in to write."""
WITH_OTHERS = re.compile(
    r"(?:[、，]|及其?|和|与|以及)[^。；:：【\[]{1,24}(?:为|是)?[:：]?(?:[【\[〔](?![^】\]〕]*[0-9一二三四五六七八九十]个?[年月])[^】\]〕]{1,20}[】\]〕]|▁)[。；]?$"
)
"""Behind “保密期限”: other matters, with one open field for all of them: “、违约责任：【待补充】”."""
_GAP = r"(?:[『「“《〈\"'][ ]?[』」”》〉\"']|[/／\\—⬜O？?]{1,3}|某|\(几\)|N\([^()]{1,6}\))"
NO_FIGURE = re.compile(
    f"(?:[后起满为续]{_GAP}?|[的在]{_GAP})(?<![今明])(?:周?年|个月)(?:之内|以内|内|期满|后|时间|为?止|(?=[，,。；]|$))"
)
"""Where the figure was printed as a gap or a pair of brackets: “终止后 年内”, “为期『』年”."""
DUTY_BLANK = re.compile(
    "[保守]密的?(?:义务|责任)[^。；]{0,24}?(?:至|到)▁[^。；，,▁]{0,4}(?:为?止|终止|届满|失效|(?=[。；，,]|$))"
    "|(?:[保守]密|保守[^。；，,]{0,12}秘密)[^。；]{0,20}(?:期限?|期间|时间|为期|存续|持续)[^。；，,]{0,6}不得?[少短低]于▁"
)
"""The day on which the duty ends was left to be filled in: “保密义务自签订之日起至____止”."""
STROKE = re.compile(r"[^。；,，0-9]{0,14}[后满为:：起][ ]?(?:[/／\\—-]{1,2}[ ]?)?(?:年|个月)(?=[。；,，)]|$)")
"""A stroke where the figure of a form would stand: 合作结束后 / 年."""
LEFT_EMPTY = re.compile("[保守]密[^。；,，]{0,8}[:：]▁?$")
LABEL = re.compile("^[^。；,，:：]{1,14}[:：]")
"""The next label of a form, as against what is written behind the one above."""
PERIOD_BLANK = re.compile(
    "▁(?:的)?(?:期限|期间|时间|年限|年|个?月)?(?:之)?内[^。；]{0,30}(?:保密|秘密)"
    "|保密[^。；,，]{0,16}▁(?:的)?(?:期限|年|个?月|时间)"
    "|[保守]密[^。；,，]{0,20}(?:义务|责任)[^。；,，]{0,12}▁(?:的?(?:期限|期间|时间))?(?:之|以)?内[^。；,，]{0,10}(?:有效|存续|履行|遵守|承担|约束)"
)
"""The time for which secrecy is promised was left to be filled in."""
MONTHS_FIELD = re.compile("保密(?:的)?(?:期限|期间|期|时间)[(（](?:个?月)[)）][:：]?([0-9]{1,3})")
"""A form's field that prints the unit before the number: 保密期限（月）：36."""
YEARS_FIELD = re.compile("保密(?:的)?(?:期限|期间|期|时间)[(（]年[)）][:：]?([0-9]{1,2})")
PERIOD_FIELD = re.compile("(?:[保守]密|期限|期间|时间)(?:期限|期间|期|时间|年限)?[:：]?$")
NOT_AGREED = re.compile(r"[/\\／]|无|不适用|无特别(?:要求|约定)|不约定")
"""The answer in a form that means: nothing is agreed."""
