"""Fills templates of Word files with data, and says what is wrong with a template."""

from pipeline.word.fill.document import Context, Filled, Functions, Objects, fill
from pipeline.word.fill.lint import Known, lint
from pipeline.word.fill.parts import Parts
from pipeline.word.fill.problem import Problem
from pipeline.word.fill.properties import Properties, read_properties
from pipeline.word.fill.references import Heading
from pipeline.word.fill.template import Template, compile_template
from pipeline.word.fill.uses import PathUse, paths

__all__ = [
    "Context",
    "Filled",
    "Functions",
    "Heading",
    "Known",
    "Objects",
    "Parts",
    "PathUse",
    "Problem",
    "Properties",
    "Template",
    "compile_template",
    "fill",
    "lint",
    "paths",
    "read_properties",
]
