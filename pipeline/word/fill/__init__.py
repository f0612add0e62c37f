"""Fills templates of Word files with data, and says what is wrong with a template."""

from pipeline.word.fill.document import Filled, Functions, Objects, fill
from pipeline.word.fill.parts import Parts
from pipeline.word.fill.problem import Problem
from pipeline.word.fill.properties import Properties, read_properties
from pipeline.word.fill.references import Heading
from pipeline.word.fill.template import Template, compile_template

__all__ = [
    "Filled",
    "Functions",
    "Heading",
    "Objects",
    "Parts",
    "Problem",
    "Properties",
    "Template",
    "compile_template",
    "fill",
    "read_properties",
]
