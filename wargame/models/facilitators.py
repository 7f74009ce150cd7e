"""Who signs in: the people with an account, and the links that let them in once."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


class Facilitator(AbstractUser):
    """An account. Players have none; a facilitator directs exercises."""

    display_name = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.display_name or self.username


class SignInLinkQuerySet(models.QuerySet["SignInLink"]):
    """Links that sign in once, used and unused."""

    def usable(self) -> "SignInLinkQuerySet":
        return self.filter(used_at=None, expires_at__gt=timezone.now())


class SignInLink(models.Model):
    """A link that signs one facilitator in, once. Only the token's SHA-256 is kept."""

    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = SignInLinkQuerySet.as_manager()
