"""A process of its own that holds LibreOffice (by LibreOfficeKit) and turns files into Word files.

Run as a program, with the folder of LibreOffice's libraries and that of the profile as arguments. It reads
one JSON object a line, ``{"source": path, "target": path}``, and answers each with ``{"error": text}``, empty
when the target was written. It ends with its input, and at once when its parent is gone. No network.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

LIBRARIES = ("libmergedlo.so", "libsofficeapp.so")
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_DIE_WITH_PARENT = 1
_MEMORY = 8 << 30
# Places in the classes of LibreOfficeKit (LibreOfficeKit.h); they only ever grow at the end.
_OFFICE_ERROR, _OFFICE_LOAD = 3, 4
_DOCUMENT_DESTROY, _DOCUMENT_SAVE = 1, 2
_Pointers = ctypes.POINTER(ctypes.c_void_p)


def library(program: Path) -> Path | None:
    """The library with LibreOfficeKit in the folder ``program``; None where there is none."""
    return next((program / name for name in LIBRARIES if (program / name).is_file()), None)


def main(arguments: list[str]) -> None:
    """Answer orders until the input ends."""
    program, profile = map(Path, arguments)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _alone()
    convert = _started(program, profile)
    for line in sys.stdin.buffer:
        order = json.loads(line)
        error = convert(Path(order["source"]), Path(order["target"]))
        _answer(answers, error)
    os._exit(0)


def _answer(answers: BinaryIO, error: str) -> None:
    answers.write(json.dumps({"error": error}).encode() + b"\n")
    answers.flush()


def _alone() -> None:
    """Die with the parent, stay within limits, and have no network where the system allows it."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    parent = os.getppid()
    libc = ctypes.CDLL(None, use_errno=True)
    with contextlib.suppress(AttributeError):
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    with contextlib.suppress(AttributeError, OSError):
        _leave_network(libc)


def _leave_network(libc: ctypes.CDLL) -> None:
    user, group = os.getuid(), os.getgid()
    if libc.unshare(_NEW_NETWORK) == 0 or libc.unshare(_NEW_USER | _NEW_NETWORK) != 0:
        return
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


def _started(program: Path, profile: Path) -> Callable[[Path, Path], str]:
    found = library(program)
    if found is None:
        return lambda _source, _target: "no LibreOfficeKit"
    os.environ["SAL_USE_VCLPLUGIN"] = "svp"
    hook = ctypes.CDLL(str(found), mode=ctypes.RTLD_GLOBAL).libreofficekit_hook_2
    hook.restype, hook.argtypes = _Pointers, [ctypes.c_char_p, ctypes.c_char_p]
    office = hook(str(program).encode(), profile.as_uri().encode())
    return lambda source, target: _converted(office, source, target) if office else "cannot start"


def _converted(office: ctypes._Pointer[ctypes.c_void_p], source: Path, target: Path) -> str:
    methods = ctypes.cast(office[0], _Pointers)
    load = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)(
        methods[_OFFICE_LOAD]
    )
    document = load(ctypes.cast(office, ctypes.c_void_p), source.as_uri().encode(), b"")
    if not document:
        tell = ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_void_p)(methods[_OFFICE_ERROR])
        return (tell(ctypes.cast(office, ctypes.c_void_p)) or b"cannot be loaded").decode("utf-8", "replace")
    own = ctypes.cast(ctypes.cast(document, _Pointers)[0], _Pointers)
    save = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p)(
        own[_DOCUMENT_SAVE]
    )
    saved = save(document, target.as_uri().encode(), b"docx", b"")
    ctypes.CFUNCTYPE(None, ctypes.c_void_p)(own[_DOCUMENT_DESTROY])(document)
    return "" if saved and target.is_file() else "cannot be saved"


if __name__ == "__main__":
    main(sys.argv[1:])
