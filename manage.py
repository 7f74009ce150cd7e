#!/usr/bin/env python
"""Every command of wargame; `--data DIR` chooses the data folder for any of them."""

import os
import sys


def main(arguments: list[str]) -> int:
    """Run one command; what is wrong with the database is said in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wargame.settings")
    arguments = take_data_folder(arguments)
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from wargame.embedded import EmbeddedError

    try:
        execute_from_command_line(arguments)
    except KeyboardInterrupt:
        return 130
    except EmbeddedError as error:
        return say(str(error))
    except OperationalError as error:
        reason = str(error).splitlines()[0].removeprefix("connection failed: ").rstrip(".")
        return say(f"The database cannot be reached: {reason}.")
    return 0


def take_data_folder(arguments: list[str]) -> list[str]:
    """Settings are read before any command sees its options, so this one is taken out first."""
    rest: list[str] = []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--data":
            os.environ["WARGAME_DATA"] = next(remaining, "") or sys.exit("--data names no folder.")
        elif argument.startswith("--data="):
            os.environ["WARGAME_DATA"] = argument.partition("=")[2]
        else:
            rest.append(argument)
    return rest


def say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
