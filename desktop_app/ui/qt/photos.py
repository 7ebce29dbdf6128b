"""A photograph as a picture in memory: turned as the camera held it, never larger than asked. No file, no cache."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop_app.casework.errors import AttachmentUnreadable
from desktop_app.casework.paper_ports import Sheet

MOST_PIXELS = 100_000_000
"""Above this it is no photograph of a paper but something that fills the memory."""

PNG = b"\x89PNG"


def photo(content: bytes, *, width: int, text: str = "") -> Sheet:
    """At most `width` pixels wide. `text`: what a screen reader says. Raises AttachmentUnreadable."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))  # copies; a QBuffer around bytes of ours would outlive them
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"png" if content.startswith(PNG) else b"jpeg")  # else other decoders guess at it
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        raise AttachmentUnreadable
    longest = max(size.width(), size.height())
    if longest > 2 * width:  # JPEG decodes smaller for less
        reader.setScaledSize(size.scaled(QSize(2 * width, 2 * width), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    buffer.close()
    if picture.isNull():
        raise AttachmentUnreadable
    if picture.width() > width:
        picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    return Sheet(picture.width(), picture.height(), picture.bytesPerLine(), bytes(picture.constBits()), text)
