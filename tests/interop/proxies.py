"""Proxies in front of a service of WebSocket and of HTTP, which take plain connections and end TLS."""

import interop

NGINX = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    map $http_upgrade $service {{ default ws_service; "" http_service; }}
    map $http_upgrade $upgrade_or_kept {{ default upgrade; "" ""; }}
    upstream ws_service {{ server 127.0.0.1:{ws}; }}
    upstream http_service {{ server 127.0.0.1:{http}; keepalive 8; }}
    ssl_certificate {certificate.path};
    ssl_certificate_key {certificate.key};
    ssl_protocols TLSv1.2 TLSv1.3;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $upgrade_or_kept;
    server {{
        listen 127.0.0.1:{port};
        listen 127.0.0.1:{tls_port} ssl;
        location / {{ proxy_pass http://$service; }}
    }}
    server {{
        listen 127.0.0.1:{strict_port} ssl;
        ssl_client_certificate {authority.path};
        ssl_verify_client on;
        location / {{ proxy_pass http://$service; }}
    }}
}}
"""

HAPROXY = """
defaults
    mode http
    timeout connect 60s
    timeout client 600s
    timeout server 600s
    timeout tunnel 600s

frontend kept
    bind 127.0.0.1:{port}
    bind 127.0.0.1:{tls_port} ssl crt {certificate.both}
    option http-server-close
    use_backend ws if {{ hdr(Upgrade) -i websocket }}
    default_backend http

frontend closed
    bind 127.0.0.1:{closing_port}
    bind 127.0.0.1:{closing_tls_port} ssl crt {certificate.both}
    option httpclose
    default_backend http

backend ws
    server one 127.0.0.1:{ws}

backend http
    server one 127.0.0.1:{http}
"""


class Nginx:
    """nginx with its default limits. `port` takes plain connections, `tls_port` those over TLS, and
    `strict_port` those of clients with a certificate of the authority."""

    def __init__(self, session, authority, ws_port, http_port):
        interop.require_programs("nginx")
        self.port, self.tls_port, self.strict_port = (interop.free_port() for _ in range(3))
        settings = write(session, "nginx.conf", NGINX, ws=ws_port, http=http_port, authority=authority,
                         certificate=authority.issue("nginx"), **vars(self))
        session.start_listener(self.strict_port, "nginx", "-p", session.folder, "-c", settings)


class Haproxy:
    """haproxy, which keeps connections to clients but not to the service. `port` takes plain connections and
    `tls_port` those over TLS; those of `closing_port` and `closing_tls_port` it closes after each reply."""

    def __init__(self, session, authority, ws_port, http_port):
        interop.require_programs("haproxy")
        self.port, self.tls_port = interop.free_port(), interop.free_port()
        self.closing_port, self.closing_tls_port = interop.free_port(), interop.free_port()
        settings = write(session, "haproxy.cfg", HAPROXY, ws=ws_port, http=http_port,
                         certificate=authority.issue("haproxy"), **vars(self))
        session.start_listener(self.closing_tls_port, "haproxy", "-db", "-f", settings)


PROXIES = {"nginx": Nginx, "haproxy": Haproxy}


def write(session, name, text, **values):
    path = session.folder / name
    path.write_text(text.format(folder=session.folder, **values), encoding="utf-8")
    return path
