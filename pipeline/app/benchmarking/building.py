"""Sources in the readable notation become Word files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.content import shown
from pipeline.errors import InputError
from pipeline.word.plain import docx

README = "README.md"


def sources(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The sources that ``paths`` name; a folder stands for every ``.md`` in it but its README.

    Raises InputError for a path that is not there, is no source, or is a folder without any.
    """
    return tuple(dict.fromkeys(source for path in paths for source in _sources(path)))


def _sources(path: Path) -> Iterator[Path]:
    if path.is_dir():
        found = sorted(item for item in path.glob("*.md") if item.name != README)
        if not found:
            raise InputError(f"{path} 里没有协议的源文件（.md），请给出源文件或者它们所在的文件夹。")
        yield from found
    elif not path.is_file():
        raise InputError(f"找不到 {path}，请检查文件名和所在文件夹。")
    elif path.suffix != ".md":
        raise InputError(f"{path} 不是协议的源文件（.md），请检查文件名。")
    else:
        yield path


def build(source: Path) -> bytes:
    """The Word file that the file ``source`` describes; same source, same bytes.

    ContentError names every line that is wrong, InputError says why the file cannot be read.
    """
    try:
        text = source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{source} 不是 UTF-8 编码的文本，请另存为 UTF-8。") from None
    except OSError as error:
        raise InputError(f"无法读取 {source}（{error.strerror}），请检查文件的权限。") from error
    return docx(text, name=shown(source))
