"""The laptop as the operating system tells it."""

from datetime import date
from pathlib import Path

import psutil

from desktop_app.casework.laptop import Condition


def look_at(folder: Path, today: date) -> Condition:
    """Room where `folder` stands, and the battery. A machine that tells nothing of a battery has none."""
    battery = psutil.sensors_battery()
    power = None if battery is None or battery.power_plugged else int(battery.percent)
    return Condition(psutil.disk_usage(str(folder)).free, power, today)
