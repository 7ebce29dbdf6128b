"""Furnish the practice laptops before anyone sits down: vaults, dossiers, and everything already at the office."""

from desktop_app.casework.sync_overview import note_run
from desktop_app.desk import lockbox, set_desk
from desktop_app.practice.home import COLLEAGUES, PASSPHRASE, Home
from desktop_app.practice.office import sign_in
from desktop_app.practice.seeding import seed
from desktop_app.sync.line import USER


def furnish(home: Home) -> None:
    """Make a vault per colleague; the first one has worked for years, the other begins today."""
    for place, (user, name) in enumerate(COLLEAGUES.items()):
        installation = home.installation(user)
        box = lockbox(installation)
        entry = box.create(user_name=name, passphrase=PASSPHRASE, practice=True)
        vault = box.unlock(entry.id, PASSPHRASE)
        try:
            with vault.work() as work:
                team = installation.office.team if installation.office else ""
                work.set_local(USER, {"id": user, "name": name, "team": team})
            if place == 0:
                desk = set_desk(installation, entry, vault, sign_in)
                seed(desk.workplace)
                note_run(desk.workplace, desk.synchroniser.run(lambda _done, _total: True))
        finally:
            vault.close()
