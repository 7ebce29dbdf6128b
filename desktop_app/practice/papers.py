"""What a PDF says about itself."""

import re


def standards(pdf: bytes) -> list[str]:
    """The standards its XMP metadata declares: "PDF/A-2a", "PDF/UA-1"."""
    found = []
    part, level = (re.search(rb"<pdfaid:%s>(\w+)<" % name, pdf) for name in (b"part", b"conformance"))
    if part and level:
        found.append(f"PDF/A-{part[1].decode()}{level[1].decode().lower()}")
    accessible = re.search(rb"<pdfuaid:part>(\d)<", pdf)
    if accessible:
        found.append(f"PDF/UA-{accessible[1].decode()}")
    return found
