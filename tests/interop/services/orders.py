"""A service of orders, as JSON over WebSocket (websockets) and over HTTP (aiohttp), for a bearer token.

Usage: orders.py [CERTIFICATE KEY]   over TLS, if it gets a certificate

Prints the ports of both when it listens.
"""

import asyncio
import http
import json
import ssl
import sys

import websockets
from aiohttp import web

TOKEN = "bench-token"


def answer(text):
    order = json.loads(text)
    return json.dumps({"symbol": order["symbol"], "price": 101.5})


def is_authorized(headers):
    return headers.get("Authorization") == f"Bearer {TOKEN}"


async def refuse_strangers(path, headers):
    if path == "/orders" and not is_authorized(headers):
        return http.HTTPStatus.UNAUTHORIZED, [], b"no valid token"
    return None


async def log_in(socket):
    login = json.loads(await socket.recv())
    assert socket.subprotocol == "orders.v1"
    if login != {"login": TOKEN}:
        await socket.close(4001, "no valid token")
        return
    await socket.send('{"welcome": true}')


async def handle_socket(socket, path):
    logs_in = path == "/login"
    if logs_in:
        await log_in(socket)
    left = 50 if path == "/restless" else None
    async for message in socket:
        if logs_in:
            await socket.send('{"news": "nobody asked"}')
        await socket.send(answer(message))
        if left is not None:
            left -= 1
            if left == 0:
                await socket.close(1001, "enough")
                return


async def handle_order(request):
    return web.Response(text=answer(await request.text()), content_type="application/json")


async def handle_details(request):
    details = json.loads(answer(await request.text())) | {"details": "x" * 500}
    return web.json_response(details)


@web.middleware
async def require_token(request, handler):
    if not is_authorized(request.headers):
        raise web.HTTPUnauthorized(text="no valid token")
    return await handler(request)


def make_context(certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def main(*files):
    context = make_context(*files) if files else None
    sockets = await websockets.serve(handle_socket, "127.0.0.1", 0, ssl=context, process_request=refuse_strangers,
                                     subprotocols=["orders.v1"])
    app = web.Application(middlewares=[require_token])
    app.add_routes([web.post("/orders", handle_order), web.post("/details", handle_details)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
    await site.start()
    print(sockets.sockets[0].getsockname()[1], runner.addresses[0][1], flush=True)
    await asyncio.Future()


asyncio.run(main(*sys.argv[1:]))
