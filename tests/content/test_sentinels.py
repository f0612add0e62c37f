"""Every field that is put into a template comes out of the document."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from markupsafe import Markup

from pipeline import word
from pipeline.app.building import Plan, plan
from pipeline.app.linting import EXAMPLES, example_file
from pipeline.app.templating import Templates, load_templates
from pipeline.generate.catalogue import load_catalogue
from pipeline.generate.load import load_project
from pipeline.generate.package import Job, job_context
from pipeline.generate.record import Record
from pipeline.word.fill import Parts, Properties, Template, fill, paths
from pipeline.word.objects import native_objects

DOCUMENTS = [item.id for item in load_catalogue()]
LITERAL = re.compile(r'[!=]=\s*"([^"]*)"|"([^"]*)"\s*[!=]=')
PRINTED = re.compile(r"\{\{-?\s*([\w.]+)\s*-?\}\}")
"""A tag that prints a field; others are only asked for in conditions."""
DRAWN = re.compile(r"\b(?:gantt|risk_matrix|chart\.\w+)\(\s*([\w.]+)\s*\)")
"""What objects draw comes out as they see fit; they have tests of their own."""
UNMET = frozenset(
    {
        "agreed.use_field",  # a party may use results in a field of its own
        "agreed.use_term",
        "agreed.use_way",
        "agreed.user",
        "ending.left.figures",  # nothing of the funds is left
        "ending.left.words",
        "intellectual_properties[].granted_on",  # in the branch for a result that is not granted yet
        "deal.court",  # the transfer goes to arbitration
        "item.next_note",  # in the branch for a risk that is still open
        "item.publicity.earliest_steps",  # in the branch for a publicity that has not ended
        "requirement.resources[].name",  # in the branch without a match of needs and means
        "requirement.resources[].purpose",
        "requirement.resources[].quantity",
        "transfer_contract.secrecy_penalty",  # damages are owed instead of a penalty
    }
)
"""Fields of cases that none of the examples holds; each has its own test where it is derived."""


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()


@pytest.fixture(scope="module")
def plans(templates: Templates) -> tuple[Plan, ...]:
    return tuple(plan(load_project(example_file(name)), templates) for name in EXAMPLES)


class Marker:
    """Gives each plain text a mark of its own; texts that templates compare with stay as they are."""

    def __init__(self, compared: frozenset[str]) -> None:
        self.compared = compared
        self.count = 0

    def marked(self, value: Any) -> Any:  # noqa: ANN401 - any printed value
        if isinstance(value, Record):
            return Record({name: self.marked(value[name]) for name in value})
        if isinstance(value, tuple):
            return tuple(self.marked(item) for item in value)
        if type(value) is not str or value in self.compared:
            return value
        self.count += 1
        return f"{value}⟦{self.count}⟧"


def source_of(template: Template) -> str:
    return "\n".join(story.source for story in template.stories)


def at(value: Any, path: str) -> Iterator[Any]:  # noqa: ANN401 - any printed value
    """The values at ``path``; none below what is not stated."""
    head, _, rest = path.partition(".")
    key, levels = head.partition("[")[0], head.count("[]")
    found = [value[key]] if isinstance(value, Record | Mapping) and key in value else []
    found = [getattr(value, key)] if not found and isinstance(value, str) and hasattr(value, key) else found
    for _ in range(levels):
        found = [entry for item in found if isinstance(item, tuple) for entry in item]
    for item in found:
        yield from at(item, rest) if rest else (item,)


def undrawn(parts: Parts) -> Mapping[str, Callable[..., Markup]]:
    return {name: lambda _: Markup("<w:p/>") for name in native_objects(parts)}


def printed(job: Job, context: Mapping[str, Any], template: Template) -> str:
    data = fill(template, context, properties=Properties(), objects=undrawn).data
    return "\n".join(f"{block.label}{block.text}" for block in word.read(data, name=job.file).blocks)


def leaves(values: Iterator[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield from (line.strip() for line in str(value).split("\n"))


@pytest.mark.parametrize("identifier", DOCUMENTS)
def test_every_field_that_is_put_in_comes_out(
    identifier: str, plans: tuple[Plan, ...], templates: Templates
) -> None:
    """Each field that a template names is printed in at least one document of the examples.

    A field may stand under a condition that does not hold in the others.
    """
    document = next(item for item in templates.catalogue if item.id == identifier)
    template = templates.template(document)
    source = source_of(template)
    compared = frozenset(found for pair in LITERAL.findall(source) for found in pair if found)
    drawn = tuple(DRAWN.findall(source))
    shown = {tag.rpartition(".")[2] for tag in PRINTED.findall(source)}
    used = {use.path for use in paths(template) if not use.path.startswith(drawn)}
    wanted = {path for path in used if path.endswith("[]") or path.rpartition(".")[2] in shown}
    stated: set[str] = set()
    complete: set[str] = set()
    for made in plans:
        for job in (job for job in made.jobs if job.document.id == identifier):
            context = Marker(compared).marked(Record(job_context(job, made.context)))
            text = printed(job, {name: context[name] for name in context}, template)
            for path in wanted:
                values = set(leaves(at(context, path)))
                stated |= {path} if values else set()
                complete |= {path} if any(value in text for value in values) else set()
    lost = {path for path in stated - complete if not any(other.startswith(f"{path}.") for other in complete)}
    assert sorted(lost - UNMET) == []
    assert complete
