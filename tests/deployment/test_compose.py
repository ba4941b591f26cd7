"""docker-compose.yml: no secret in it, a health check for whatever keeps running, each role its own password alone."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tienbo.settings import Settings

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"
REQUIRED = re.compile(r"^\$\{(\w+):\?[^}]+\}$")
SECRETS = {"POSTGRES_PASSWORD", "TIENBO_OWNER_PASSWORD", "TIENBO_APP_PASSWORD", "TIENBO_WORKER_PASSWORD"}
ROLE_OF = {"migrate": "OWNER", "register": "WORKER", "api": "APP", "worker": "WORKER"}

SERVICES: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
LASTING = [name for name, service in SERVICES.items() if "restart" in service]


def test_what_keeps_running_is_known() -> None:
    assert LASTING == ["postgres", "api", "worker", "web"]


@pytest.mark.parametrize("name", LASTING)
def test_what_keeps_running_has_a_health_check(name: str) -> None:
    check = SERVICES[name]["healthcheck"]
    assert check["test"][0] == "CMD"
    assert {"interval", "timeout", "retries", "start_period"} <= set(check)


@pytest.mark.parametrize("name", SERVICES)
def test_no_secret_is_written_down_and_none_has_a_default(name: str) -> None:
    for variable, value in SERVICES[name].get("environment", {}).items():
        if value is not None and ("PASSWORD" in variable or "SECRET" in variable):
            assert REQUIRED.match(str(value)), variable
        assert not re.search(r"://[^/@]*:[^/@]*@", str(value)), f"{variable} holds a password"


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_knows_the_password_of_its_own_role_alone(name: str) -> None:
    given = "\n".join(map(str, SERVICES[name].get("environment", {}).values()))
    known = {secret for secret in SECRETS if f"${{{secret}:" in given}
    expected = SECRETS if name == "postgres" else {f"TIENBO_{ROLE_OF[name]}_PASSWORD"} if name in ROLE_OF else set()
    assert known == expected


@pytest.mark.parametrize("name", SERVICES)
def test_root_file_systems_are_read_only(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["security_opt"] == ["no-new-privileges:true"]
    if name != "postgres":
        assert service["cap_drop"] == ["ALL"]


def test_every_setting_is_given_or_passed_on() -> None:
    """None is forgotten here when the service learns a new one."""
    elsewhere = {"TIENBO_SPA_DIR", "TIENBO_LOG_JSON"}  # nginx serves the pages; a container's log is JSON
    expected = {f"TIENBO_{name.upper()}" for name in Settings.model_fields} - elsewhere
    assert {name for name in SERVICES["api"]["environment"] if name.startswith("TIENBO_")} == expected


def test_the_database_is_out_of_reach_from_outside() -> None:
    assert "ports" not in SERVICES["postgres"]
    assert "database" not in SERVICES["web"]["networks"]


def compose(*arguments: str, variables: Path) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = ["docker", "compose", "--file", COMPOSE, "--env-file", variables, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_docker_compose_accepts_it_with_its_variables_and_refuses_without(tmp_path: Path) -> None:
    if shutil.which("docker") is None or subprocess.run(["docker", "compose", "version"], check=False).returncode:
        pytest.skip("no docker client with the compose plugin here")
    asked = set(re.findall(r"\$\{(\w+):\?", COMPOSE.read_text(encoding="utf-8")))
    variables = tmp_path / "variables"
    variables.write_text("".join(f"{name}=https://made-up\n" for name in asked), encoding="utf-8")
    accepted = compose("config", "--quiet", variables=variables)
    assert accepted.returncode == 0, accepted.stderr
    variables.write_text("", encoding="utf-8")
    refused = compose("config", "--quiet", variables=variables)
    assert refused.returncode != 0
