"""Reads mails with Python's own parser, by the files named on standard input, and says what it found: one JSON object a line."""
import email, email.policy, email.utils, json, sys
from email.header import decode_header, make_header


def name_of(raw):
    """The name before an address, by the older reader: the newer one puts a space between two encoded words of a name."""
    phrase = email.message_from_bytes(raw)["From"].rpartition("<")[0].strip()
    if phrase.startswith('"'):
        return email.utils.unquote(phrase)
    return str(make_header(decode_header(phrase)))


def defects(part):
    found = [str(defect) for defect in part.defects]
    for value in part.values():
        found += [str(defect) for defect in getattr(value, "defects", [])]
    return found


for line in sys.stdin:
    with open(line.strip(), "rb") as file:
        raw = file.read()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [part for part in mail.walk() if not part.is_multipart()]
    lines = raw.split(b"\r\n")
    print(json.dumps({
        "headers": [[name, str(value)] for name, value in mail.items()],
        "fromName": name_of(raw),
        "fromAddress": mail["From"].addresses[0].addr_spec if mail["From"] and mail["From"].addresses else None,
        "to": [address.addr_spec for address in mail["To"].addresses] if mail["To"] else [],
        "type": mail.get_content_type(),
        "parts": [[part.get_content_type(), part.get_content_charset(), part.get_content()] for part in parts],
        "defects": defects(mail) + [defect for part in parts for defect in defects(part)],
        "longestLine": max(len(one) for one in lines),
        "bare": any(b"\r" in one or b"\n" in one for one in lines),
        "ascii": all(byte < 128 for byte in raw),
        "date": str(mail["Date"].datetime) if mail["Date"] else None,
    }), flush=True)
