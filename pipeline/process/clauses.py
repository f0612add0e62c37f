"""The clauses that arithmetic rests on: number and heading as the catalogue of law prints them."""

PLAN_SCHEDULE = "5.1.2 合作方案制定 · 时间计划"
PLAN_REVIEW = "5.1.2 合作方案制定 · 方案评审"
BENEFIT = "5.1.3 合作协议签署 · 利益分配条款"
SECRECY = "5.1.3 合作协议签署 · 保密条款"
MEETINGS = "5.2.2 过程管控 · 定期例会"
SCHEDULE_CHANGE = "5.2.2 过程管控 · 进度调整"
RESOURCES = "5.2.2 过程管控 · 资源管控"
RESEARCH_DATA = "5.2.2 过程管控 · 研发数据管理"
MILESTONE_REVIEW = "5.2.2 过程管控 · 阶段性成果评审"
COMMUNICATION = "5.2.3 沟通与协调 · 沟通机制"
DISPUTES = "5.2.3 沟通与协调 · 问题协调"
APPRAISAL = "5.3.1 成果鉴定与确权 · 成果鉴定"
IP_FILING = "5.3.1 成果鉴定与确权 · 知识产权确权"
TRANSFORMATION = "5.3.2 成果转化实施 · 转化过程管控"
ARCHIVING = "5.3.3 合作收尾与总结 · 总结归档"
RISK = "6.2 风险评估与应对"
EVALUATION_BODY = "7.1 评价周期与主体"
EVALUATION_METHOD = "7.2 评价指标与方法"
IMPROVEMENT = "7.3 改进与推广"
PATENT_LICENCE = "《专利法实施细则》第十五条第二款"

STANDARD = (
    PLAN_SCHEDULE,
    PLAN_REVIEW,
    BENEFIT,
    SECRECY,
    MEETINGS,
    SCHEDULE_CHANGE,
    RESOURCES,
    RESEARCH_DATA,
    MILESTONE_REVIEW,
    COMMUNICATION,
    DISPUTES,
    APPRAISAL,
    IP_FILING,
    TRANSFORMATION,
    ARCHIVING,
    RISK,
    EVALUATION_BODY,
    EVALUATION_METHOD,
    IMPROVEMENT,
)
"""Every clause of the standard that is named above."""
