"""Statements that go out with every form: put into the database's own words once, and then only filled in.

SQLAlchemy remembers what it has compiled too, but the care that it takes each time costs more than the database itself.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Row: TypeAlias = Any
"""What was found: its columns are attributes."""
Change: TypeAlias = Callable[[Any], Any] | None


class Statement:
    """One statement, for either database."""

    def __init__(self, make: Callable[[Any], Any], fills: Iterable[str] = ()) -> None:
        """`make` is given the database's own `insert`, which knows what to do when the row is there already.

        `fills` are the columns that an insert gives a value.
        """
        self._make = make
        self._fills = tuple(fills)
        self._prepared: WeakKeyDictionary[Dialect, _Prepared] = WeakKeyDictionary()

    def run(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Send it; returns how many rows it touched."""
        with self._for(connection).sent(connection, values) as cursor:
            touched: int = cursor.rowcount
            return touched

    def first(self, connection: Connection, values: Mapping[str, Any]) -> Row | None:
        """Send it, and give the first row that it finds."""
        prepared = self._for(connection)
        with prepared.sent(connection, values) as cursor:
            found = cursor.fetchone()
        return prepared.row(found) if found else None

    def _for(self, connection: Connection) -> "_Prepared":
        prepared = self._prepared.get(connection.dialect)
        if prepared is None:
            own = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            prepared = self._prepared[connection.dialect] = _Prepared(self._make(own), self._fills, connection.dialect)
        return prepared


class _Prepared:
    """A statement in the words of one database."""

    def __init__(self, statement: Any, fills: tuple[str, ...], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=fills or None)
        self._text = str(compiled)
        self._errors: type[Exception] = dialect.loaded_dbapi.Error
        binds = compiled.binds
        self._fixed = dict.fromkeys(fills) | {name: bind.value for name, bind in binds.items() if not bind.required}
        names = compiled.positiontup or list(binds)
        self._places = [(name, _to_database(binds[name].type, dialect)) for name in names]
        self._by_place = bool(compiled.positional)
        found = list(getattr(statement, "exported_columns", ()))
        self._changes: list[Change] = [_from_database(column.type, dialect) for column in found]
        self._row = _shape([column.name for column in found])

    @contextmanager
    def sent(self, connection: Connection, values: Mapping[str, Any]) -> Iterator[Any]:
        """The driver's cursor after it was sent. Raises DBAPIError, as SQLAlchemy does."""
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self._text, self._filled(values))
            yield cursor
        except self._errors as error:
            raise DBAPIError(self._text, None, error, hide_parameters=True) from error
        finally:
            cursor.close()

    def _filled(self, values: Mapping[str, Any]) -> Any:
        """The values as the driver wants them."""
        given = {**self._fixed, **values}
        if self._by_place:
            return tuple(change(given[name]) if change else given[name] for name, change in self._places)
        return {name: change(given[name]) if change else given[name] for name, change in self._places}

    def row(self, found: Any) -> Row:
        """What the driver found, as Python has it."""
        return self._row._make(
            change(value) if change else value for change, value in zip(self._changes, found, strict=True)
        )


def _shape(names: list[str]) -> Any:
    return namedtuple("Found", names)


def _to_database(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _from_database(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
