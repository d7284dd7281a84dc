# Silent: a file beside the program.
OPTIONS = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {"timeout": 30}}
DATABASES = {"default": {"NAME": "shop.sqlite3", **OPTIONS}}
