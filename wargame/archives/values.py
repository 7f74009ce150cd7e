"""One value of a row in an archive, and back: what comes from a file is believed in nothing."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.duration import duration_string

from .belongings import Column

WRITTEN_AS: tuple[tuple[type[Any], type | tuple[type, ...]], ...] = (
    (models.BooleanField, bool),
    (models.IntegerField, int),
    (models.JSONField, (dict, list, str, int, float, bool)),
    (ArrayField, list),
)


def written(value: Any) -> Any:
    """As it stands in JSON, always in the same way."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_string(value)
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, dict):
        return {key: written(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [written(one) for one in value]
    return value


def read(field: Column, value: Any) -> Any:
    """Raises ValueError for what the column cannot hold."""
    kinds = next((kinds for of, kinds in WRITTEN_AS if isinstance(field, of)), str)
    is_figure = isinstance(value, bool) and kinds in (int, str, list)
    if not isinstance(value, kinds) or is_figure:
        raise ValueError
    try:
        found = field.to_python(value)
        field.run_validators(found)
    except ValidationError as error:
        raise ValueError from error
    if isinstance(field, ArrayField):
        return [read(field.base_field, one) for one in found]
    if not _is_a_choice(field, found) or (isinstance(found, datetime) and found.tzinfo is None):
        raise ValueError
    return found


def _is_a_choice(field: Column, value: Any) -> bool:
    """True also where every value is one."""
    choices = _choices(field)
    return not choices or value in choices or value in field.empty_values


@cache
def _choices(field: Column) -> frozenset[Any]:
    """Asked for once a column: each label would be translated again for every value."""
    return frozenset(key for key, _label in field.flatchoices)
