"""django-survey-and-report as its own documentation sets it up, with the settings that Django and gunicorn advise for production."""
