"""How large what is read may be."""

MIB = 2**20
MAX_FILE = 256 * MIB
"""Bytes of one file, in a folder or in an archive."""
MAX_MEMBERS = 200_000
"""Files in one archive."""
MAX_RATIO = 500
"""A member of an archive that grows by more than this, and above ``SMALL``, is a bomb."""
SMALL = 16 * MIB


def too_large(size: int) -> str:
    """The sentence for a file of ``size`` bytes; empty when it is not too large."""
    if size <= MAX_FILE:
        return ""
    return f"文件有 {size // MIB:,} MB，超过 {MAX_FILE // MIB} MB 的上限，没有读取。"
