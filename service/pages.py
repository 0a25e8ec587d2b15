"""Serves the built web client: the public site, the widget, the counsellors' console and the content studio."""

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from foundation.settings import Settings

# Hashed file names may be kept for a year; pages and the loader are asked for anew.
FOREVER = "public, max-age=31536000, immutable"
FRESH = "no-cache"
PAGES = {
    "/": "index.html",
    "/yrker": "index.html",
    "/yrker/{occupation_id}": "index.html",
    "/interesser": "index.html",
    "/widget": "widget.html",
    "/konsoll": "console.html",
    "/studio": "studio.html",
    "/studio/{rest:path}": "studio.html",
}


class _Assets(StaticFiles):
    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = FOREVER
        return response


def install(app: FastAPI, settings: Settings) -> None:
    """Add the pages to `app`."""
    dist: Path = settings.web_dist

    def page(name: str) -> FileResponse:
        path = dist / name
        if not path.is_file():
            raise HTTPException(404)
        return FileResponse(path, headers={"cache-control": FRESH})

    for route, name in PAGES.items():

        async def show(request: Request, name: str = name) -> Response:
            occupation = request.path_params.get("occupation_id")
            response = page(name)
            if occupation is not None and occupation not in request.app.state.library.content.occupations:
                response.status_code = 404
            return response

        app.add_api_route(route, show, methods=["GET", "HEAD"], include_in_schema=False)

    @app.get("/widget.js", include_in_schema=False)
    async def loader() -> Response:
        return page("widget.js")

    @app.get("/favicon.svg", include_in_schema=False)
    async def icon() -> Response:
        return page("favicon.svg")

    @app.get("/robots.txt", include_in_schema=False)
    async def robots() -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /konsoll\nDisallow: /studio\nDisallow: /api/\n")

    app.mount("/assets", _Assets(directory=dist / "assets", check_dir=False), name="assets")


def policy(path: str, settings: Settings) -> str:
    """Return the content security policy of a page: nothing from other hosts; only the widget may be framed."""
    origins = settings.widget_origins if path == "/widget" else "'self'"
    return (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
        f"frame-ancestors {origins}"
    )
