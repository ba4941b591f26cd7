"""What other programs look up, and the keys behind it from being made to being retired."""

import os
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import KeySet
from typer.testing import CliRunner, Result

from tienbo import cli, clock
from tienbo.access.keys import GRACE, SigningKeyError, load_keys, new_key, retire_key
from tienbo.access.tokens import InvalidToken, TokenIssuer
from tienbo.commands import keys as key_commands
from tienbo.settings import Settings

PRIVATE_MEMBERS = {"d", "p", "q", "k", "dp", "dq", "qi"}


class TestKeySet:
    def test_holds_public_members_alone_and_may_be_kept(self, client: TestClient) -> None:
        answer = client.get("/.well-known/jwks.json")
        assert answer.headers["cache-control"] == "public, max-age=300"
        (key,) = answer.json()["keys"]
        assert set(key) == {"kty", "crv", "x", "y", "kid", "alg", "use"}
        assert not set(key) & PRIVATE_MEMBERS
        again = client.get("/.well-known/jwks.json", headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_another_library_verifies_our_token_with_it(self, client: TestClient) -> None:
        token = client.app.state.issuer.issue(7, uuid4(), 60)  # type: ignore[attr-defined]
        keys = KeySet.import_key_set(client.get("/.well-known/jwks.json").json())
        assert jwt.decode(token, keys, algorithms=["ES256"]).claims["sub"] == "7"


class TestAuthorizationServer:
    def test_says_how_a_program_gets_a_token(self, client: TestClient) -> None:
        found = client.get("/.well-known/oauth-authorization-server").json()
        assert found["issuer"] == "https://testserver"
        assert found["token_endpoint"] == "https://testserver/oauth/token"
        assert found["grant_types_supported"] == ["client_credentials"]
        assert "submission:enter" in found["scopes_supported"]
        assert not {"client:manage", "user:manage"} & set(found["scopes_supported"])


class TestRetirement:
    def test_the_key_that_signs_stays(self, tmp_path: Path) -> None:
        new_key(tmp_path)
        with pytest.raises(SigningKeyError, match="the key that signs"):
            retire_key(tmp_path, load_keys(tmp_path).signing.kid, clock.now(), leaked=True)

    def test_an_unknown_key(self, tmp_path: Path) -> None:
        new_key(tmp_path)
        with pytest.raises(SigningKeyError, match="no key other"):
            retire_key(tmp_path, "other", clock.now())

    def test_not_while_its_tokens_may_be_good(self, tmp_path: Path) -> None:
        new_key(tmp_path)
        old = load_keys(tmp_path).signing.kid
        new_key(tmp_path)
        with pytest.raises(SigningKeyError, match="may still be needed"):
            retire_key(tmp_path, old, clock.now() + GRACE - timedelta(seconds=5))
        assert old in load_keys(tmp_path).verifying

    def test_after_the_grace_time_its_tokens_are_refused(self, tmp_path: Path) -> None:
        new_key(tmp_path)
        ring = load_keys(tmp_path)
        token = TokenIssuer(ring, "i").issue(7, uuid4(), 600)
        new_key(tmp_path)
        retire_key(tmp_path, ring.signing.kid, clock.now() + GRACE)
        with pytest.raises(InvalidToken):
            TokenIssuer(load_keys(tmp_path), "i").verify(token)

    def test_a_leaked_key_goes_at_once(self, tmp_path: Path) -> None:
        new_key(tmp_path)
        old = load_keys(tmp_path).signing.kid
        new_key(tmp_path)
        retire_key(tmp_path, old, clock.now(), leaked=True)
        assert old not in load_keys(tmp_path).verifying


class TestCommand:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(key_commands, "get_settings", lambda: Settings(data_dir=tmp_path, _env_file=None))
        return tmp_path / "keys"

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(cli.app, ["keys", *words])

    def test_lists_and_retires(self, folder: Path) -> None:
        for _ in range(2):
            self.run("new")
        first, second = self.run("list").output.splitlines()
        assert first.endswith("verifies")
        assert second.endswith("signs")
        kid = first.split()[0]
        assert "may still be needed" in self.run("retire", kid).output
        an_hour_ago = time.time() - 3600
        for path in folder.glob("*.pem"):
            os.utime(path, (an_hour_ago, an_hour_ago))
        assert self.run("retire", kid).exit_code == 0
        assert self.run("list").output.startswith(second.split()[0])
        assert "no key -x" in self.run("retire", "-x").output
        assert self.run("retire", second.split()[0]).exit_code == 1
