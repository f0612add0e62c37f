"""A small project that has been closed: appraised, transferred, tracked, archived; tests change one thing."""

from __future__ import annotations

from helpers.preparation import Data


def finished() -> Data:
    """The data of a project of two partners and a third party, ended on 2026-02-28; fresh each time."""
    return {
        "project": {
            "name": "示例项目",
            "stage": "收尾总结",
            "start": "2024-03-01",
            "end": "2026-02-28",
            "database": "合作项目数据库",
        },
        "parties": [
            {
                "name": "示例科技有限公司",
                "short": "示例科技",
                "kind": "企业",
                "lead": True,
                "account": "0001",
            },
            {"name": "示例大学", "short": "示例大学", "kind": "高校"},
            {"name": "示例评估中心", "short": "评估中心", "kind": "第三方机构"},
        ],
        "indicators": [
            {"name": "寿命", "unit": "次", "target": "≥1000", "actual": "1060", "met": True},
            {"name": "合格率", "unit": "%", "target": "≥95", "actual": "96", "met": True},
        ],
        "outcomes": [{"name": "涂层", "kind": "专利", "quantity": "1 项"}],
        "goals": {"stages": [{"name": "小试", "due": "2024-08-30", "goal": "完成小试"}]},
        "tasks": [
            {"name": "甲", "start": "2024-03-01", "end": "2024-08-30", "done": True},
            {"name": "乙", "start": "2024-09-01", "end": "2026-02-28", "done": True},
        ],
        "milestones": [{"name": "小试完成", "due": "2024-08-30"}],
        "resources": [{"party": "示例科技", "kind": "资金", "name": "研发资金", "due": "2024-03-15"}],
        "funding": {
            "total": "100.00",
            "budget": [
                {"subject": "材料费", "amount": "60.00"},
                {"subject": "设备费", "amount": "40.00"},
            ],
        },
        "ip": {
            "regime": "共有",
            "owners": [{"party": "示例科技", "share": "60%"}, {"party": "示例大学", "share": "40%"}],
        },
        "benefit": {"incomes": [_income()]},
        "secrecy": {"months": 24},
        "disputes": {"way": "仲裁", "commission": "示例市仲裁委员会"},
        "appraisal": _appraisal(),
        "intellectual_properties": [_patent(), _secret()],
        "transfer": {"route": "技术转让", "start": "2025-07-01", "end": "2026-06-30", "lines": 2},
        "transfer_contract": _contract(),
        "transformation_reports": [_quarter("2025年第四季度", "2025-10-01", "2025-12-31")],
        "closing": _closing(),
        "archive": _archive(),
    }


def _income() -> Data:
    return {
        "name": "转让净收入",
        "shares": [
            {"to": "示例科技", "share": "50%"},
            {"to": "示例大学", "share": "30%"},
            {"to": "科研团队", "share": "20%"},
        ],
        "settle": "逐笔",
        "within_days": 15,
    }


def _appraisal() -> Data:
    return {
        "institution": {"name": "示范评价研究院"},
        "committee": [
            {"name": "梁示例", "kind": "技术专家", "post": "主任委员", "novelty": 90, "verdict": "通过"},
            {"name": "费示例", "kind": "产业专家", "novelty": 85, "verdict": "整改后通过"},
        ],
        "conditions": [{"item": "任务完成", "met": True}],
        "concluded_on": "2026-01-15",
        "conclusion": "通过",
    }


def _patent() -> Data:
    return {
        "name": "示例涂层",
        "kind": "发明专利",
        "application_number": "202510000011.8",
        "number": "ZL202510000011.8",
        "applicant": "示例大学",
        "started_on": "2026-02-26",
        "filed_on": "2026-03-03",
        "granted_on": "2026-05-29",
        "confirmations": [{"party": "示例科技", "result": "无异议", "on": "2026-03-02"}],
    }


def _secret() -> Data:
    return {"name": "粉末配方", "kind": "技术秘密", "applicant": "示例大学", "filed_on": "2025-10-24"}


def _contract() -> Data:
    return {
        "transferors": ["示例科技", "示例大学"],
        "transferee": {"name": "示范叶片有限公司"},
        "rights": ["示例涂层", "粉末配方"],
        "fee": {
            "way": "入门费加提成",
            "total": "1000.00",
            "payments": [{"name": "第一期", "amount": "600.00"}, {"name": "第二期", "amount": "400.00"}],
            "royalty": "2%",
            "royalty_base": "净销售额",
            "royalty_settle": "每年",
            "payee": "示例科技",
        },
    }


def _quarter(period: str, since: str, until: str) -> Data:
    return {
        "period": period,
        "since": since,
        "until": until,
        "lines": [
            {"name": "一号线", "running": True, "capacity": "300", "output": "240", "unit": "片"},
            {"name": "二号线", "running": False},
        ],
        "sales": {"amount": "20000.00"},
        "satisfaction": {"surveyed": 8, "satisfied": 7},
    }


def quarter(period: str, since: str, until: str, amount: str) -> Data:
    """A further quarter with its sales."""
    return _quarter(period, since, until) | {"sales": {"amount": amount}}


def _closing() -> Data:
    return {
        "reason": "目标全部完成",
        "closed_on": "2026-02-28",
        "prepared_on": "2026-04-13",
        "goals": {
            "stages": [{"name": "小试", "result": "完成", "done_on": "2024-09-02"}],
            "outcomes": [{"name": "涂层", "actual": "1 项", "done": True}],
        },
        "spending": [{"subject": "材料费", "spent": "59.00"}, {"subject": "设备费", "spent": "40.00"}],
        "benefits": {"incomes": [{"income": "转让净收入", "net": "100.01", "on": "2026-03-20"}]},
    }


def _archive() -> Data:
    return {
        "compiled_on": "2026-04-10",
        "files": [
            {"category": "协议", "name": "协议", "copies": 2, "permanent": True},
            {"category": "报告", "name": "报告", "copies": 1},
            {"category": "数据", "name": "数据"},
            {"category": "知识产权证书", "name": "证书", "copies": 1},
        ],
    }


def company() -> Data:
    """What a project needs to found a company instead of transferring its results."""
    return {
        "company": {"name": "示范新材料有限公司", "capital": "2200.00", "established_on": "2025-06-24"},
        "shareholders": [
            {"name": "示例科技", "share": "60%", "contributions": [_cash("880.00"), _rights("440.00")]},
            {"name": "示例大学", "share": "20%", "contributions": [_rights("440.00")]},
            {"name": "持股平台", "share": "20%", "contributions": [_rights("440.00")]},
        ],
        "technology": [{"name": "涂层", "value": "1320.00"}],
        "governance": {"seats": [{"by": "示例科技", "number": 3}, {"by": "示例大学", "number": 2}]},
        "funding": [
            {"name": "A 轮", "share": "10%", "amount": "1000.00"},
            {"name": "B 轮", "share": "1/3"},
        ],
    }


def _cash(amount: str) -> Data:
    return {"form": "货币", "amount": amount, "due": "2025-07-31"}


def _rights(amount: str) -> Data:
    return {"form": "知识产权", "amount": amount, "due": "2030-06-24"}


def ended_by_consent(data: Data) -> Data:
    """``data`` with an agreement that ends the cooperation on 2025-12-31."""
    data["closing"] = {"reason": "一致同意终止", "closed_on": "2025-12-31", "prepared_on": "2026-01-30"}
    data["termination"] = {
        "signed_on": "2025-12-19",
        "effective_on": "2025-12-31",
        "funds": {
            "received": "100.00",
            "spent": "90.00",
            "payments": [
                {"item": "结余退还", "payer": "示例大学", "payee": "示例科技", "amount": "10.00"},
            ],
        },
        "assets": [{"name": "试验机", "party": "示例大学", "disposal": "返还", "to": "新企业"}],
        "documents": [{"name": "记录", "giver": "示例大学", "taker": "示例科技", "due": "2026-01-15"}],
    }
    return data
