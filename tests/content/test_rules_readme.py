from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline import check
from pipeline.check.house import house_for
from pipeline.content import load_json_schema, load_toml, load_yaml, root, validate
from pipeline.law import load

if TYPE_CHECKING:
    from pathlib import Path

README = (root() / "rules" / "README.md").read_text(encoding="utf-8")


def block(language: str, folder: Path, name: str) -> Path:
    found = re.search(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert found
    path = folder / name
    path.write_text(found[1], encoding="utf-8")
    return path


def test_the_rule_shown_to_lawyers_is_valid_and_its_citations_resolve(tmp_path: Path) -> None:
    path = block("yaml", tmp_path, "handover.yaml")
    rule = load_yaml(path)
    assert validate(rule, "rule", path) == ()
    catalogue = load()
    assert [catalogue.basis(item["law"], item["article"], item.get("part", "")).law for item in rule["basis"]]


def test_the_settings_shown_to_lawyers_are_valid(tmp_path: Path) -> None:
    path = block("toml", tmp_path, "cxy.toml")
    assert validate(load_toml(path), "house", path) == ()


def test_the_waivers_shown_to_lawyers_are_valid_and_name_rules_that_exist(tmp_path: Path) -> None:
    for language, name in (("toml", "cxy.toml"), ("yaml", "waivers.yaml")):
        (found,) = re.findall(rf"^```{language}\n([^`]*waivers[^`]*)^```$", README, re.MULTILINE)
        (tmp_path / name).write_text(found, encoding="utf-8")
    house = house_for(tmp_path / "协议.docx")
    assert len(house.waivers) == 2
    check.load(house=house)


def test_every_key_of_a_waiver_is_explained() -> None:
    explained = set(re.findall(r"^\| `([a-z_]+)` \|", README, re.MULTILINE))
    assert set(load_json_schema("waivers")["properties"]["waivers"]["items"]["properties"]) <= explained


def test_every_key_of_a_rule_is_explained() -> None:
    explained = set(re.findall(r"^\| `([a-z_]+)` \|", README, re.MULTILINE))
    assert set(load_json_schema("rule")["properties"]) <= explained
