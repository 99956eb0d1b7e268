"""Reads the YAML files exactly: decimals stay decimals, an unknown key is an error."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

ORGANISATION = "organisation.yaml"


class LoadError(Exception):
    """The files cannot be loaded; the message names file, row and what is wrong, in Danish."""


class _Loader(yaml.SafeLoader):
    """YAML whose decimal numbers never pass through binary floating point."""


def _decimal(loader, node):
    return Decimal(loader.construct_scalar(node))


def _unique_mapping(loader, node, deep=False):
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    doubled = {key for key in keys if keys.count(key) > 1}
    if doubled:
        raise LoadError(f"linje {node.start_mark.line + 1}: nøglen {doubled.pop()} står to gange")
    return yaml.SafeLoader.construct_mapping(loader, node, deep)


_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)
_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_mapping)


def read(path: Path) -> dict:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except (yaml.YAMLError, LoadError) as error:
        raise LoadError(f"{path.name} kan ikke læses: {error}") from error
    if not isinstance(content, dict):
        raise LoadError(f"{path.name} er ikke en plan: filen skal bestå af navngivne afsnit")
    return content


class Entry:
    """One mapping of a file. `take` hands out its keys; `close` refuses those nobody took.

    `index` is its place in the list that it stands in, from 1.
    """

    def __init__(self, data: dict, where: str, index: int = 0) -> None:
        if not isinstance(data, dict):
            raise LoadError(f"{where}: her ventes nøgler og værdier, ikke {data!r}")
        self._data = dict(data)
        self.where = where
        self.index = index

    def take(self, key: str, default: Any = None) -> Any:
        value = self._data.pop(key, default)
        return default if value is None else value

    def need(self, key: str) -> Any:
        if self._data.get(key) is None:
            raise LoadError(f"{self.where}: {key} mangler")
        return self._data.pop(key)

    def texts(self, *keys: str) -> dict[str, str]:
        """The texts under these keys, "" where the file has none."""
        found = {key: self.take(key, "") for key in keys}
        for key, value in found.items():
            if not isinstance(value, str):
                raise LoadError(f"{self.where}: {key} skal være tekst i anførselstegn: {value!r}")
        return {key: value.strip() for key, value in found.items()}

    def entries(self, key: str, label: str) -> Iterator["Entry"]:
        """The list under `key`, each item as an Entry that is closed when the next is asked for."""
        for index, data in enumerate(self.take(key, []), start=1):
            entry = Entry(data, f"{self.where}, {label} {index}", index)
            yield entry
            entry.close()

    def entry(self, key: str, label: str) -> "Entry":
        return Entry(self.need(key), f"{self.where}, {label}")

    def has(self, key: str) -> bool:
        return key in self._data

    def close(self) -> None:
        if self._data:
            raise LoadError(f"{self.where}: ukendt nøgle {', '.join(map(str, self._data))}")
