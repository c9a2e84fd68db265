"""The settings of proxies in front of `pingpong serve`."""

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
    upstream http_service {{ server 127.0.0.1:{http}; keepalive 8; }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://http_service;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
        }}
        location /ws {{
            proxy_pass http://127.0.0.1:{ws}/;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
        }}
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
    option http-server-close
    use_backend ws if {{ hdr(Upgrade) -i websocket }}
    default_backend http

frontend closed
    bind 127.0.0.1:{closing_port}
    option httpclose
    default_backend http

backend ws
    server one 127.0.0.1:{ws}

backend http
    server one 127.0.0.1:{http}
"""


def write(session, name, text, **values):
    path = session.folder / name
    path.write_text(text.format(folder=session.folder, **values), encoding="utf-8")
    return path

