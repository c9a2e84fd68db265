// A service of orders, as JSON over WebSocket (ws) and over HTTP (node's own), for a bearer token.
//
// Usage: node orders.mjs [CERTIFICATE KEY]   over TLS, if it gets a certificate
//
// Prints the port of both, twice, when it listens.
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import {WebSocketServer} from 'ws';

const token = 'bench-token';

function answer(text) {
    const order = JSON.parse(text);
    return `{"symbol": "${order.symbol}", "price": 101.5}`;
}

const isAuthorized = (request) => request.headers.authorization === `Bearer ${token}`;

function handleOrder(request, response) {
    if (!isAuthorized(request)) {
        response.writeHead(401, {'Content-Type': 'text/plain'}).end('no valid token');
        request.resume();
        return;
    }
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part) => text += part);
    request.on('end', () => {
        const order = answer(text);
        response.writeHead(200, {'Content-Type': 'application/json'});
        response.end(request.url === '/details' ? `{"order": ${order}, "details": "${'x'.repeat(500)}"}` : order);
    });
}

const [certificate, key] = process.argv.slice(2);
const server = certificate ?
    https.createServer({cert: fs.readFileSync(certificate), key: fs.readFileSync(key)}, handleOrder) :
    http.createServer(handleOrder);
const sockets = new WebSocketServer({noServer: true});

server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {});  // a proxy resets a connection that its client has left
    if (request.url === '/orders' && !isAuthorized(request)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 14\r\n\r\nno valid token');
        return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
        let loggedIn = request.url !== '/login';
        client.on('message', (message) => {
            if (!loggedIn) {
                loggedIn = JSON.parse(message).login === token && client.protocol === 'orders.v1';
                loggedIn ? client.send('{"welcome": true}') : client.close(4001, 'no valid token');
                return;
            }
            if (request.url === '/login')
                client.send('{"news": "nobody asked"}');
            client.send(answer(message));
        });
    });
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port, server.address().port));
