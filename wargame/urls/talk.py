"""The addresses of the talk after play: what was starred for it, and what comes of it."""

from django.urls import URLPattern, URLResolver, path

from ..views import improvements, objectives, stars, talks

TALK: list[URLPattern | URLResolver] = [
    path("talk/", talks.talk, name="talk"),
    path("talk/lessons/keep/", talks.keep, name="lesson-keep"),
    path("talk/lessons/<int:number>/strike/", talks.strike, name="lesson-strike"),
    path("talk/defenders/name/", talks.name_defender, name="defender-name"),
    path("objectives/", objectives.objectives, name="objectives"),
    path("objectives/<int:number>/rate/", objectives.rate, name="objective-rate"),
    path("improvements/", improvements.plan, name="improvements"),
    path("improvements/agree/", improvements.agree, name="action-agree"),
    path("improvements/<int:number>/say/", improvements.say, name="action-say"),
    path("improvements/<int:number>/renew/", improvements.renew, name="action-link-renew"),
    path("improvements/<int:number>/link/<str:secret>/", improvements.link, name="action-link"),
    path("starred/", stars.starred, name="starred"),
    path("starred/star/", stars.star, name="star"),
    path("starred/take-off/", stars.take_off, name="star-take-off"),
]
