"""What commands that read a locality's directory share: saying that there is none."""

import sys
from pathlib import Path


def is_missing(directory: Path | str) -> bool:
    """Whether there is no such directory. Says so, as everything in it would seem to be in order."""
    missing = not Path(directory).is_dir()
    if missing:
        print(f'There is no directory "{directory}". Give another, or set DIRECTORY.', file=sys.stderr)
    return missing
