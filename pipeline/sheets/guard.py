"""Files that are no workbook, or one that must not be opened."""

from __future__ import annotations

import io
import zipfile
import zlib

from pipeline.errors import InputError

LARGEST = 200 * 1024 * 1024
"""Bytes of all parts together, unpacked."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_BINARY = "xl/workbook.bin"


def refuse_other_files(data: bytes, *, name: str) -> None:
    """Raise InputError, one sentence what to do, unless ``data`` is an .xlsx that can safely be opened."""
    if not data:
        raise InputError(f"{name} 是空文件，请检查。")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise InputError(f"{name} 设有打开密码，请在 Excel 中取消密码后再导入。")
        raise InputError(f"{name} 是旧的 .xls 格式，请在 Excel 或者 WPS 中另存为 .xlsx 后再导入。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _refuse(packed, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"{name} 不是 Excel 工作簿，或者已经损坏；请用 cxy import --template 写出的表格填写。"
        ) from error


def _refuse(packed: zipfile.ZipFile, name: str) -> None:
    names = packed.namelist()
    if _BINARY in names:
        raise InputError(f"{name} 是 .xlsb 格式，请在 Excel 中另存为 .xlsx 后再导入。")
    if _WORKBOOK not in names:
        raise InputError(f"{name} 不是 Excel 工作簿；请用 cxy import --template 写出的表格填写。")
    if sum(info.file_size for info in packed.infolist()) > LARGEST:
        raise InputError(f"{name} 展开后超过 200 MB，不是填写的表格；请删去图片和多余的工作表。")
    for part in names:
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(part):
            raise InputError(f"{name} 含有外部定义，为安全起见没有打开；请在 Excel 中另存后再导入。")
