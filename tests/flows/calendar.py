# The first instant of every local date, as Python's zoneinfo has it.
#
# python3 calendar.py FIRST LAST <zones, one a line. Prints the edition of its tables, then a line a zone: its name and
# the dates from FIRST to LAST with the second since 1970 in which they begin, those alone that do not follow the one
# before by a date and 24 hours, `-` for one that was skipped; `-` for a zone that is not known here. Beginnings are told by going from local to UTC
# and looked at by going back, which is not how Perennial finds them.
import sys
from datetime import date, datetime, timedelta
from zoneinfo import TZPATH, ZoneInfo

DAY = 86_400


def edition():
    for folder in TZPATH:
        try:
            with open(f"{folder}/tzdata.zi", encoding="ascii") as table:
                return table.readline().split()[-1]
        except OSError:
            continue
    try:
        from tzdata import IANA_VERSION

        return IANA_VERSION
    except ImportError:
        return "unknown"


def date_at(second, zone):
    return datetime.fromtimestamp(second, zone).date()


def beginning(day, zone):
    """The first second whose local date is `day`; None where the zone skipped it."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    second = int(midnight.timestamp())
    if date_at(second, zone) == day and date_at(second - 1, zone) < day:
        return second
    early, late = second - 2 * DAY, second + 2 * DAY
    while late - early > 1:
        middle = (early + late) // 2
        if date_at(middle, zone) >= day:
            late = middle
        else:
            early = middle
    return late if date_at(late, zone) == day else None


def told(name, first, last):
    try:
        zone = ZoneInfo(name)
    except Exception:
        return "-"
    words, expected = [], None
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        second = beginning(day, zone)
        if second is None:
            words.append(f"{day}@-")
            expected = None
            continue
        if (day, second) != expected:
            words.append(f"{day}@{second}")
        expected = (day + timedelta(days=1), second + DAY)
    return " ".join(words)


first, last = (date.fromisoformat(word) for word in sys.argv[1:3])
print(edition())
for line in sys.stdin:
    name = line.strip()
    print(name, told(name, first, last))
