"""Servers that behave badly, on a port of this machine."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from socket import socket
from socketserver import BaseRequestHandler

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.serving import serving


@contextmanager
def raw_server(answer: bytes, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Reads a request and answers with exactly these bytes, then hangs up. Gives the port."""

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            try:
                line: socket = context.wrap_socket(self.request, server_side=True) if context else self.request
                line.settimeout(10)
                line.recv(65536)
                line.sendall(answer)
                line.close()
            except OSError:
                return  # the client hung up first: that is what is tested

    with serving(Handler) as port:
        yield port


def http(status: str, body: bytes, *headers: str, length: int | None = None) -> bytes:
    """A whole HTTP/1.1 answer."""
    size = len(body) if length is None else length
    head = [f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers, "", ""]
    return "\r\n".join(head).encode() + body


class Authority:
    """A certificate authority that no system knows."""

    def __init__(self, folder: Path) -> None:
        self.pem = folder / "server.pem"
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Onbekende uitgever")])
        now = datetime.now(UTC)
        self._root = self._sign(self._name, self._key, (now - timedelta(days=1), now + timedelta(days=1)), None)

    def server_context(self, *, name: str = "127.0.0.1", ended: bool = False) -> ssl.SSLContext:
        """TLS with a certificate for `name`, signed by this authority."""
        key = ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        days = (now - timedelta(days=9), now - timedelta(days=2)) if ended else (now, now + timedelta(days=1))
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kantoor")])
        certificate = self._sign(subject, key, days, name)
        self.pem.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.pem)
        return context

    def root(self) -> str:
        """Its own certificate, as PEM."""
        return self._root.public_bytes(serialization.Encoding.PEM).decode()

    def client_context(self) -> ssl.SSLContext:
        """A trust store that knows this authority and nobody else."""
        return ssl.create_default_context(cadata=self.root())

    def _sign(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        days: tuple[datetime, datetime],
        host: str | None,
    ) -> x509.Certificate:
        start = days[0] - timedelta(minutes=5)
        builder = x509.CertificateBuilder(
            self._name, subject, key.public_key(), x509.random_serial_number(), start, days[1]
        )
        builder = builder.add_extension(x509.BasicConstraints(ca=host is None, path_length=None), critical=True)
        if host:
            name = x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
            builder = builder.add_extension(x509.SubjectAlternativeName([name]), critical=False)
        return builder.sign(self._key, hashes.SHA256())
