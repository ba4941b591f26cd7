"""Mailing a link where the installation has a mail server; without one the administrator hands it over."""

import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import structlog

from tienbo.access.links import MadeLink
from tienbo.access.models import LinkKind
from tienbo.clock import VIETNAM
from tienbo.settings import Settings

log = structlog.get_logger()

_SECONDS = 15
_SUBJECT = {
    LinkKind.invitation: "Tiến bộ: mời bạn đặt mật khẩu",
    LinkKind.password_reset: "Tiến bộ: đặt lại mật khẩu",
}


def can_send(settings: Settings) -> bool:
    return settings.smtp_url is not None


def compose(settings: Settings, to: str, name: str, link: MadeLink) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.mail_from, to, _SUBJECT[link.kind]
    until = link.expires_at.astimezone(VIETNAM)
    message.set_content(
        f"Kính gửi {name},\n\n"
        f"Hãy mở liên kết sau để đặt mật khẩu. Liên kết dùng được một lần, đến {until:%H:%M ngày %d/%m/%Y}:\n\n"
        f"{link.url(settings.issuer)}\n\n"
        "Nếu bạn không chờ thư này, hãy báo cho quản trị của đơn vị.\n\n"
        "Open this link once to set your password. If you did not expect it, tell your unit's administrator.\n"
    )
    return message


def send(settings: Settings, message: EmailMessage) -> None:
    """Send after the answer has gone out; the administrator has the link anyway, so a failure is only logged."""
    if settings.smtp_url is None:
        return
    try:
        with _connect(settings.smtp_url.get_secret_value()) as server:
            server.send_message(message)
    except (OSError, smtplib.SMTPException):
        log.exception("mail-failed")


def send_all(settings: Settings, messages: Sequence[EmailMessage]) -> list[bool]:
    """Send over one connection, and say of each whether the server took it; a failure is logged, not raised."""
    if settings.smtp_url is None or not messages:
        return [False] * len(messages)
    taken: list[bool] = []
    try:
        with _connect(settings.smtp_url.get_secret_value()) as server:
            taken.extend(_is_taken(server, message) for message in messages)
    except (OSError, smtplib.SMTPException):
        log.exception("mail-failed")
    return taken + [False] * (len(messages) - len(taken))


def _is_taken(server: smtplib.SMTP, message: EmailMessage) -> bool:
    try:
        server.send_message(message)
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException:
        log.exception("mail-failed")
        return False
    return True


def _connect(url: str) -> smtplib.SMTP:
    """A connection that is encrypted before anything is said, whatever the server would accept."""
    parts = urlsplit(url)
    host, context = parts.hostname or "localhost", ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, parts.port or 587, timeout=_SECONDS)
        server.starttls(context=context)
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server
