"""Under which names the application answers."""

import pytest
from starlette.testclient import TestClient

from onrecord.demonstration import open_folder
from onrecord.store import open_archive
from onrecord.usecases import add
from onrecord.web import LOCAL_NAMES, make_app

CASES = {"localhost:8631": 200, "127.0.0.1": 200, "rebound.example": 400}


@pytest.mark.parametrize(("name", "status"), CASES.items(), ids=CASES)
def test_names(name: str, status: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """On this machine alone, a stranger's name that leads here gets nothing."""
    place = tmp_path_factory.mktemp("hosts")
    with open_archive(place) as archive, open_folder() as folder:
        add(archive, [str(folder / "meridian-wire.txt")], watch=lambda _: None)
    with TestClient(make_app(place, LOCAL_NAMES)) as client:
        assert client.get("/", headers={"host": name}).status_code == status
