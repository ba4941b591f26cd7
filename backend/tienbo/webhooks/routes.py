from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from tienbo.access.dependencies import ClientManager
from tienbo.access.sealing import SecretBox
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.inputs import RowId
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import problem_responses
from tienbo.webhooks import queries, service
from tienbo.webhooks.schemas import (
    DeliveryRead,
    DeliveryState,
    WebhookChange,
    WebhookCreate,
    WebhookMade,
    WebhookRead,
)

router = APIRouter(prefix="/webhooks", tags=["events"], responses=problem_responses(401, 403, 404, 422))


def allowed_hosts(request: Request) -> tuple[str, ...]:
    """Hosts that the operator has named."""
    hosts: tuple[str, ...] = request.app.state.settings.webhook_hosts
    return hosts


def secret_box(request: Request) -> SecretBox:
    return SecretBox(request.app.state.settings.secret.get_secret_value(), service.PURPOSE)


Hosts = Annotated[tuple[str, ...], Depends(allowed_hosts)]
Box = Annotated[SecretBox, Depends(secret_box)]


@router.get("", operation_id="listWebhooks")
def list_webhooks(
    session: SessionDep, actor: ClientManager, cursor: CursorParam = None, limit: Limit = 100
) -> Page[WebhookRead]:
    """Receivers of the events of the caller's units, the newest first."""
    return queries.list_webhooks(session, actor, cursor, limit)


@router.post("", operation_id="createWebhook", status_code=201, responses=problem_responses(409))
def create_webhook(
    response: Response, session: SessionDep, actor: ClientManager, hosts: Hosts, box: Box, body: WebhookCreate
) -> WebhookMade:
    """Tell a receiver what happens from now on; the secret that signs it is shown here and never again."""
    response.headers["Cache-Control"] = "no-store"
    return service.create(session, actor, body, hosts, box)


@router.get("/{webhook_id}", operation_id="getWebhook")
def get_webhook(response: Response, session: SessionDep, actor: ClientManager, webhook_id: RowId) -> WebhookRead:
    """One receiver."""
    webhook = queries.get_webhook(session, actor, webhook_id)
    response.headers["ETag"] = etag(webhook.version)
    return queries.read_webhooks(session, actor, [webhook])[0]


@router.patch("/{webhook_id}", operation_id="changeWebhook", responses=problem_responses(409, 412, 428))
def change_webhook(
    response: Response,
    session: SessionDep,
    actor: ClientManager,
    hosts: Hosts,
    webhook_id: RowId,
    version: MatchedVersion,
    body: WebhookChange,
) -> WebhookRead:
    """Another name, address or kinds; stop it, or start it again where it stopped."""
    read = service.change(session, actor, webhook_id, version, body, hosts)
    response.headers["ETag"] = etag(read.version)
    return read


@router.post("/{webhook_id}/rotate-secret", operation_id="rotateWebhookSecret")
def rotate_webhook_secret(
    response: Response, session: SessionDep, actor: ClientManager, box: Box, webhook_id: RowId
) -> WebhookMade:
    """A new secret, shown here and never again; for a day messages carry a signature by each."""
    response.headers["Cache-Control"] = "no-store"
    return service.rotate_secret(session, actor, webhook_id, box)


@router.post("/{webhook_id}/ping", operation_id="pingWebhook", status_code=202, responses=problem_responses(409))
def ping_webhook(session: SessionDep, actor: ClientManager, webhook_id: RowId) -> DeliveryRead:
    """Send a test message; what came of it stands among the deliveries."""
    return service.ping(session, actor, webhook_id)


@router.get("/{webhook_id}/deliveries", operation_id="listWebhookDeliveries")
def list_webhook_deliveries(
    session: SessionDep,
    actor: ClientManager,
    webhook_id: RowId,
    state: Annotated[DeliveryState | None, Query()] = None,
    cursor: CursorParam = None,
    limit: Limit = 100,
) -> Page[DeliveryRead]:
    """What was sent, how often, and what was answered, the newest first."""
    return queries.list_deliveries(session, actor, webhook_id, state, cursor, limit)


@router.post(
    "/{webhook_id}/deliveries/{delivery_id}/replay",
    operation_id="replayWebhookDelivery",
    status_code=202,
    responses=problem_responses(409),
)
def replay_webhook_delivery(
    session: SessionDep, actor: ClientManager, webhook_id: RowId, delivery_id: RowId
) -> DeliveryRead:
    """Send a message once more, under the same id."""
    return service.replay(session, actor, webhook_id, delivery_id)
