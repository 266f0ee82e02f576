"""Makes the peer's tables and the survey of asking.py in them; prints the survey's id and the ids of its questions."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "survey_peer.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from survey.models import Question, Survey  # noqa: E402

from harness.asking import POINTS, QUESTIONS  # noqa: E402

call_command("migrate", verbosity=0)
survey = Survey.objects.create(
    name="How is it here?", description="Load", need_logged_user=False, display_method=Survey.ALL_IN_ONE_PAGE)
texts = {f"{key} goes well.": range(1, POINTS + 1) for key in QUESTIONS} | {"Would you recommend us?": range(11)}
questions = [
    Question.objects.create(
        text=text, order=order, required=False, survey=survey, type=Question.RADIO, choices=",".join(map(str, points)))
    for order, (text, points) in enumerate(texts.items())
]
print(survey.pk, *(question.pk for question in questions))
