"""A plain admin for support: accounts and what exists, to look at; play is changed by its acts."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from wargame.models import Exercise, Facilitator, Scenario, ScenarioVersion

admin.site.register(Facilitator, UserAdmin)


class ReadOnly(admin.ModelAdmin):
    """Rows to look at: a change made here would leave no trace in the journal."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Exercise)
class ExerciseAdmin(ReadOnly):
    list_display = ["code", "title", "state", "director", "made_at"]
    exclude = ["board_key"]


admin.site.register([Scenario, ScenarioVersion], ReadOnly)
