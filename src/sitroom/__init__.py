"""An open situation room: reports in, a brief out in which every figure opens on its sentence."""

__version__ = "0.1.0"
