"""Which kinds of row cannot be without a row of another, found from the models, so that a new kind
is never forgotten."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models

Model = type[models.Model]


def paths_to(root: Model, without: Iterable[Model] = ()) -> dict[Model, str]:
    """{model: the path from its rows to the root}, of all that need it in whatever way."""
    every = apps.get_app_config("wargame").get_models(include_auto_created=True)
    left = {model for model in every if model is not root} - set(without)
    paths: dict[Model, str] = {root: ""}
    while found := {model: path for model in left if (path := _path(model, paths))}:
        paths |= found
        left -= set(found)
    del paths[root]
    return paths


def _path(model: Model, paths: dict[Model, str]) -> str:
    """Through the first key that every row has; straight to the root where there is one."""
    keys: list[Any] = [
        field
        for field in model._meta.concrete_fields
        if field.remote_field and not field.null and field.related_model in paths
    ]
    keys.sort(key=lambda field: paths[field.related_model] != "")
    if not keys:
        return ""
    onward = paths[keys[0].related_model]
    return f"{keys[0].name}__{onward}" if onward else str(keys[0].name)
