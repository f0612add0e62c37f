"""Finds and reads the content: rules, law, profiles, settings; says what is wrong with it.

Knows files, YAML, TOML and JSON Schema; nothing of documents or of what a rule means.
"""

from pipeline.content.files import content_hash, files_in, root, shown
from pipeline.content.front_matter import FrontMatter, load_front_matter
from pipeline.content.located import Located
from pipeline.content.names import field
from pipeline.content.schema import load_json_schema, schema_names, validate
from pipeline.content.strict import load_all, load_yaml
from pipeline.content.toml import load_toml

__all__ = [
    "FrontMatter",
    "Located",
    "content_hash",
    "field",
    "files_in",
    "load_all",
    "load_front_matter",
    "load_json_schema",
    "load_toml",
    "load_yaml",
    "root",
    "schema_names",
    "shown",
    "validate",
]
