# Silent: the year and the month are of the calendar, as on the card; nothing is measured.
from datetime import datetime


def charge(card):
    month = datetime.now().month
    if datetime.now().year * 12 + month > card.year * 12 + card.month:
        raise ValueError("expired")
