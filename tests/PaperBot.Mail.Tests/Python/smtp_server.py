"""A real SMTP server (aiosmtpd) on loopback. It keeps each mail it takes as N.eml and its envelope as N.json, and says its port on standard output."""
import argparse, asyncio, json, os, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

options = argparse.ArgumentParser()
options.add_argument("--folder", required=True)
options.add_argument("--mode", choices=["plain", "starttls", "tls"], default="plain")
options.add_argument("--cert")
options.add_argument("--key")
options.add_argument("--user")
options.add_argument("--password")
options.add_argument("--no-plain", action="store_true")
options.add_argument("--size", type=int, default=33554432)
options.add_argument("--utf8", action="store_true")
options = options.parse_args()


class Keeper:
    count = 0
    connections = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("nobody@"):
            return "550 5.1.1 No such user here"
        if address.startswith("busy@"):
            return "451 4.7.1 Greylisted, try again later"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(rcpt_options)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if b"refuse-this-mail" in envelope.original_content:
            return "554 5.7.1 Refused as spam"
        Keeper.count += 1
        name = os.path.join(options.folder, f"{Keeper.count:04d}")
        with open(name + ".eml", "wb") as file:
            file.write(envelope.original_content)
        about = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "mailOptions": envelope.mail_options, "tls": session.ssl is not None or options.mode == "tls",
                 "user": session.auth_data, "peer": list(session.peer), "host": session.host_name}
        with open(name + ".tmp", "w") as file:
            json.dump(about, file)
        os.rename(name + ".tmp", name + ".json")
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    if isinstance(data, LoginPassword) and data.login.decode() == options.user and data.password.decode() == options.password:
        return AuthResult(success=True, auth_data=data.login.decode())
    return AuthResult(success=False, handled=False, message=f"535 5.7.8 Bad credentials for {options.user}")


async def main():
    tls = None
    if options.cert:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(options.cert, options.key)
    settings = dict(hostname="mail.test", enable_SMTPUTF8=options.utf8, data_size_limit=options.size, ident="test")
    if options.mode == "starttls":
        settings.update(tls_context=tls, require_starttls=True)
    if options.user:
        settings.update(authenticator=authenticate, auth_required=True, auth_require_tls=options.mode == "starttls")
        if options.no_plain:
            settings.update(auth_exclude_mechanism=["PLAIN"])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Keeper(), loop=loop, **settings), host="127.0.0.1", port=0, ssl=tls if options.mode == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
