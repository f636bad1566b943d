"""Countries, places, actors, units and codebooks: data with source and validity.

Every table is read on first use and kept; importing this package reads nothing.
"""

from sitroom.reference.actors import Actors, actors
from sitroom.reference.basemap import BaseMap, base_map
from sitroom.reference.codebook import codebook, codebooks
from sitroom.reference.currencies import Currencies, currencies
from sitroom.reference.gazetteer import Gazetteer, Membership, gazetteer
from sitroom.reference.languages import LocalNames, languages, local_names
from sitroom.reference.names import fold as fold_name
from sitroom.reference.names import key as name_key
from sitroom.reference.words import abbreviations

__all__ = [
    "Actors",
    "BaseMap",
    "Currencies",
    "Gazetteer",
    "LocalNames",
    "Membership",
    "abbreviations",
    "actors",
    "base_map",
    "codebook",
    "codebooks",
    "currencies",
    "fold_name",
    "gazetteer",
    "languages",
    "local_names",
    "name_key",
]
