"""EML through the standard library: subject and body as the report, attachments as further ones."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from sitroom.evidence import heads, html, plain, vocabulary
from sitroom.evidence.blocks import clean, compose
from sitroom.evidence.types import Attachment, Block, Content, Raw
from sitroom.model import Known, Passage, PassageKind
from sitroom.model.errors import Damaged, Encrypted

PARSER = "mail/1"

_IGNORED = frozenset(["application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"])
_IGNORED |= frozenset(["text/calendar", "text/vcard", "application/ms-tnef", "message/delivery-status"])
_STUB = 80  # a plain part this short beside HTML only says "see the HTML"
_MOST_PARTS = 200


def read(raw: Raw) -> Content:
    """Read a mail. Attachments come as `Content.attachments`; signatures and calendars are left out."""
    message = message_from_bytes(raw.data, policy=policy.default)
    if not message.keys():
        raise Damaged("has no mail headers", "export the mail again as .eml")
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise Encrypted("an encrypted mail", "decrypt it in the mail program and save it again")
    subject = clean(_header(message, "subject").replace("\n", " "))
    text, passages, body = _text(message, subject)
    head = heads.read(body, titles=False)
    publisher, author = _sender(message)
    parts = _attached(message)
    left = len(parts) > _MOST_PARTS
    return Content(
        text=text,
        passages=passages,
        parser=PARSER,
        title=Known(subject or None, "mail header Subject" if subject else "not stated"),
        publisher=publisher if publisher.value else head.known("publisher"),
        author=author,
        published=_date(message, head),
        language=Known(_header(message, "content-language") or None, "mail header Content-Language"),
        notes=(f"only the first {_MOST_PARTS} of its {len(parts)} attachments were read",) if left else (),
        attachments=tuple(attachment for part in parts[:_MOST_PARTS] if (attachment := _attachment(part))),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "").strip()
    except Exception:  # the header registry raises many things on headers made to break it
        return ""


def _text(message: EmailMessage, subject: str) -> tuple[str, tuple[Passage, ...], str]:
    """Return the text, its passages, and the body alone; a plain body keeps its lines as they are."""
    said, is_html = _body(message)
    if is_html:
        blocks = html.blocks_of(said)
        text, passages = compose([Block(subject, PassageKind.HEADING), *blocks])
        return text, passages, compose(blocks)[0]
    body = said.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd").strip("\n")
    before = f"{subject}\n\n" if subject else ""
    passages = tuple(
        replace(p, number=p.number + bool(subject), start=p.start + len(before), end=p.end + len(before))
        for p in plain.passages(body, heads.read(body, titles=False))
    )
    first = (Passage(1, 0, len(subject), PassageKind.HEADING),) if subject else ()
    return before + body, first + passages, body


def _body(message: EmailMessage) -> tuple[str, bool]:
    """Return the body, plain before HTML, and whether it is HTML."""
    plain_part = message.get_body(("plain",))
    html_part = message.get_body(("html",))
    said = _content(plain_part)
    if html_part is not None and len(said.strip()) < _STUB:
        rich = _content(html_part)
        if len(rich) > 2 * len(said):
            return rich, True
    return said, False


def _content(part: object) -> str:
    if not isinstance(part, EmailMessage):
        return ""
    try:
        said = part.get_content()
    except (LookupError, UnicodeError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        said = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return said if isinstance(said, str) else ""


def _attached(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that are attachments anyone would read."""
    parts = message.iter_attachments() if message.is_multipart() else ()
    return [part for part in parts if part.get_content_type() not in _IGNORED]


def _attachment(part: EmailMessage) -> Attachment | None:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        data = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        return Attachment(name=_name(part, "message.eml"), data=data, media_type=kind)
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload:
        return None
    return Attachment(name=_name(part, kind), data=payload, charset=part.get_content_charset())


def _name(part: EmailMessage, otherwise: str) -> str:
    try:
        name = part.get_filename()
    except Exception:  # as with headers
        name = None
    return clean(str(name or otherwise)).replace("\n", " ").replace("/", "_")[:120] or otherwise


def _sender(message: EmailMessage) -> tuple[Known, Known]:
    """Return publisher and author by the sender.

    A press office or a newsletter is a publisher. A person may be a private one, and is not recorded by name.
    """
    organisation = clean(_header(message, "organization")).replace("\n", " ")
    name, address = parseaddr(_header(message, "from"))
    local = address.partition("@")[0].lower()
    words = set(local.replace("-", ".").replace("_", ".").split("."))
    if organisation:
        return Known(organisation[:200], "mail header Organization"), Known()
    if name and (words & vocabulary.role_addresses() or heads.is_body(name)):
        return Known(clean(name)[:200], "mail header From"), Known()
    return Known(), Known(None, "mail header From names a person, who may be a private one")


def _date(message: EmailMessage, head: heads.Head) -> Known:
    try:
        moment = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return head.known("published")
    return Known(moment.isoformat(), "mail header Date")
