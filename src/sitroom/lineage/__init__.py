"""Which reports and spans repeat which.

::

    fingerprints(text)      winnowed six-word shingles: hash, start, end
    find_copies(new, index) pairs of reports that share text, the earlier as origin, with the shared spans
"""

from sitroom.lineage.copies import find_copies
from sitroom.lineage.index import Index, MemoryIndex, Text
from sitroom.lineage.shingles import Fingerprint, fingerprints
from sitroom.lineage.stored import StoredIndex

__all__ = [
    "Fingerprint",
    "Index",
    "MemoryIndex",
    "StoredIndex",
    "Text",
    "find_copies",
    "fingerprints",
]
