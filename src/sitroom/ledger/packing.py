"""Claims packed for the disk: the JSON of a claim by deflate, with the phrases every claim holds known beforehand.

A claim spells out the whole contract, nearly the same words each time; packed it takes a third. JSON kept plain by
earlier rooms is read as it is.
"""

import zlib

from sitroom.model.errors import IntegrityError

# These bytes are part of the format: whatever was packed with them needs them. A better set gets another mark.
_MARK = b"\x01"
_PHRASES = (
    b'{"about":[],"contract":1,"end":,"id":"","kind":"statement","mention":{"end":,"start":,"text":"accused of '
    b'"},"modality":"denied","publisher":"","quote":"stance":"accusation""denial""call""pledge""warning",'
    b'"target":null,"verdict":null,"via":[]}{"action":"deploy""suspend_flights""sanction""close_border""restrict_'
    b'movement""investigate""build_barrier""repatriate""fund","actor":"European Commission","contract":1,"date":"2022-'
    b'"kind":"measure","object":"","plover":{"quad":"M-CONF","root":"MOBILIZE"},"quad":"M-COOP","root":"AID"},'
    b'"quad":"V-CONF","quad":"V-COOP","speaker":null,"status":"announced""in_force""completed""proposed""ended",'
    b'"until":null,"via":[]}{"change":"up","contract":1,"counted":"applications""migrants""officers""women""children'
    b'"refugees","event":null,"high":null,"id":"","indicator":"arrivals""crossing_attempts""detections""asylum_'
    b'applications""people_stranded""people_hosted""deaths""returns""displaced""personnel""equipment""funding""listed_'
    b'persons""flights""cases""price""states""reach","kind":"figure","low":null,"modality":"estimated""planned""requested'
    b'","nature":"cumulative""stock""flow""amount""event","part_of":null,"period":{"end":"2023-01","kind":"as_of""since"'
    b'"by","start":null},"places":[{"country":"UKR","id":"UKR","name":"Ukraine","role":"from"},{"country":"BLR","id":"BLR",'
    b'"name":"Belarus","role":"from"}],"population":{"group":"women","nationality":["SYR"]},"qualifier":"over""at_least'
    b'""up_to""under""about""nearly""range""vague","quote":"The ","stage":"pledged""paid""announced","unit":"EUR""USD'
    b'""officers""applications""flights""items""attempts""detections","value":null,'
    b'{"change":null,"contract":1,"counted":"people","end":,"event":null,"high":,"id":"","indicator":null,"kind":"figure",'
    b'"low":,"mention":{"end":,"start":,"text":""},"modality":"asserted","nature":"stock","part_of":null,"period":null,'
    b'"period":{"end":"2021-11-","kind":"during","start":"2021-11-"},"places":[],"places":[{"country":"POL","id":"POL",'
    b'"name":"Poland","role":"counted"}],"population":null,"publisher":null,"qualifier":"exact","quote":"In ","reader":'
    b'"sitroom-rules/1","report":"","score":0.99,"speaker":null,"stage":null,"start":,"unit":"people","value":,"via":[]}'
)
_BITS, _MEMORY = -12, 8  # a window of 4 kB holds the phrases; a small one is quickly set up


def packed(text: str) -> bytes:
    """Return the text packed."""
    made = zlib.compressobj(9, zlib.DEFLATED, _BITS, _MEMORY, zlib.Z_DEFAULT_STRATEGY, _PHRASES)
    return _MARK + made.compress(text.encode()) + made.flush()


def unpacked(kept: bytes | str) -> str:
    """Return the text that was packed, or kept plain.

    Raises
    ------
    IntegrityError
        When the bytes are not what was packed.
    """
    if isinstance(kept, str):
        return kept
    try:
        if kept[:1] != _MARK:
            return kept.decode()
        open_ = zlib.decompressobj(_BITS, _PHRASES)
        text = open_.decompress(kept[1:]).decode()
        if not open_.eof or open_.unused_data:
            raise ValueError("cut short or too long")
    except (zlib.error, ValueError) as error:
        raise IntegrityError(f"what is kept of a claim is damaged ({error})", "run: sitroom verify") from error
    return text
