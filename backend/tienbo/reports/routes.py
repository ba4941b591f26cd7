"""Files that people take away, mounted before the features: `/documents/export` is no id of a document."""

from fastapi import APIRouter

from tienbo.reports import bodies_to_mend, dashboard_routes, edition_routes, form_routes, list_routes, matrix_routes

router = APIRouter()
for part in (bodies_to_mend, dashboard_routes, edition_routes, form_routes, list_routes, matrix_routes):
    router.include_router(part.router)
