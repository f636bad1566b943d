"""Run sitroom as ``python -m sitroom``."""

from sitroom.cli import main

if __name__ == "__main__":
    main()
