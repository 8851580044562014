"""Where a worksheet's answers may go and how long the private ones are kept, read from its definition."""

from forms_server.storage.submissions import Destination
from schema.worksheets import load_versions


def destination(worksheet: str, version: int) -> Destination:
    """git for what has its place in the records; staff for what is all private; the rest waits for a reviewer."""
    sheet = load_versions()[worksheet, version]
    if sheet.destination != "database":
        return Destination.git
    private = all(question.keep == "private" for question in sheet.questions())
    return Destination.staff if private else Destination.promote


def private_months(at_most: int, worksheet: str, version: int) -> int:
    """As the worksheet promises to those who fill it in, or `at_most`."""
    return min(at_most, load_versions()[worksheet, version].keep_months)
