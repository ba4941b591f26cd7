"""The routes of the catalogue: indicators, and what is asked of them."""

from fastapi import APIRouter

from tienbo.indicators import indicator_routes, public_routes, target_routes

router = APIRouter()
router.include_router(indicator_routes.router)
router.include_router(public_routes.router)
router.include_router(target_routes.router)
