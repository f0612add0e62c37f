"""The only code that touches .docx: bytes in, `Document` out."""
