"""zone: time zones from the package tzdata, whatever the operating system has."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest

from syrnews_site.zones import is_zone, zone


def test_zone_has_the_clocks_of_the_place() -> None:
    winter, summer = datetime.datetime(2021, 1, 1), datetime.datetime(2021, 7, 1)  # noqa: DTZ001 - wall clocks
    assert zone("Asia/Damascus").utcoffset(winter) == datetime.timedelta(hours=2)
    assert zone("Asia/Damascus").utcoffset(summer) == datetime.timedelta(hours=3)
    assert zone("Asia/Damascus").key == "Asia/Damascus"
    assert zone("Asia/Damascus") is zone("Asia/Damascus")


@pytest.mark.parametrize(
    "name", ["", "Asia", "asia/damascus", "Asia/Damascus/", "../zones", "/etc/localtime", "zone.tab", "tzdata.zi", "ش"]
)
def test_name_that_the_package_does_not_list_is_no_zone(name: str) -> None:
    assert not is_zone(name)
    with pytest.raises(KeyError):
        zone(name)


def test_importing_the_program_leaves_the_zones_of_the_process_alone() -> None:
    program = "import zoneinfo; before = zoneinfo.TZPATH; import syrnews_site.cli.main, syrnews_site.build.build; "
    program += "assert zoneinfo.TZPATH == before"
    subprocess.run([sys.executable, "-c", program], check=True)
