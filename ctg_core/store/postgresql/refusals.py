"""Why a database of a PostgreSQL server is refused, said to the person who can do something about it.

Never a password: names are given without it, and it is removed from the server's messages.
"""

import re
from collections.abc import Callable

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from ctg_core.store import refusals
from ctg_core.store.refusals import Refusal, StoreExists, StoreRefused

without_driver = Refusal(
    "CTG_DATABASE_URL désigne une base PostgreSQL, et le paquet «\u00a0psycopg\u00a0», qui permet d’y accéder, n’est "
    "pas installé.",
    "Installez-le dans l’environnement du tableau de bord\u202f: python -m pip install -r requirements-postgresql.txt.",
)
unreachable = Refusal(
    "Le serveur de {the_base} ne répond pas. {technical}",
    "Vérifiez qu’il est démarré, que le réseau y mène et que CTG_DATABASE_URL donne la bonne adresse.",
)
lost = Refusal(
    "La connexion à {the_base} a été coupée\u202f: rien n’a été enregistré.",
    "Recommencez dans un instant. Si cela dure, vérifiez que le serveur est démarré.",
)
unknown_outcome = Refusal(
    "La connexion à {the_base} a été coupée au moment d’enregistrer, et le serveur ne répond plus\u202f: on ne sait "
    "pas si la modification a été enregistrée.",
    "Quand le serveur répondra, regardez si elle y est avant de la refaire.",
)
bad_credentials = Refusal(
    "Le serveur refuse le compte ou le mot de passe donnés pour {the_base}.",
    "Corrigez-les dans CTG_DATABASE_URL, ou dans le fichier de mots de passe de PostgreSQL. Dans un mot de passe, les "
    "signes «\u00a0:\u00a0», «\u00a0/\u00a0», «\u00a0@\u00a0» et «\u00a0%\u00a0» s’y écrivent avec le codage des "
    "adresses (%40 pour @).",
)
not_admitted = Refusal(
    "Le serveur n’admet pas ce compte sur {the_base} depuis cette machine. {technical}",
    "Demandez à qui tient le serveur de l’y admettre (fichier pg_hba.conf, droit CONNECT).",
)
missing = Refusal(
    "{base} n’existe pas sur ce serveur.",
    "Demandez à qui tient le serveur de la créer (CREATE DATABASE, en UTF8), ou corrigez CTG_DATABASE_URL.",
)
empty = Refusal(
    "{base} ne contient encore rien.",
    "Mettez-y les conventions fournies avec python -m ctg_core init, ou vérifiez CTG_DATABASE_URL.",
)
foreign = Refusal(
    "{base} contient les tables d’un autre logiciel.",
    "Donnez au tableau de bord une base à lui, et désignez-la par CTG_DATABASE_URL. Rien n’a été modifié.",
)
already_there = Refusal(
    "{base} contient déjà celle d’un tableau de bord.",
    "Rien n’a été créé ni modifié.",
    StoreExists,
)
unfinished = Refusal(
    "{base} n’indique pas sa version\u202f: elle est incomplète.",
    "Remettez une sauvegarde dans une base vide, et désignez-la par CTG_DATABASE_URL.",
)
too_old = Refusal(
    "{base} est tenue par PostgreSQL {detail}, trop ancien.",
    "Il faut PostgreSQL 13 ou plus récent.",
)
narrow = Refusal(
    "{base} est en {detail}, qui ne peut pas contenir tous les caractères.",
    "Il faut une base en UTF8\u202f: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
)
without_schema = Refusal(
    "Dans {the_base}, ce compte n’a le droit d’entrer dans aucun schéma.",
    "Demandez à qui tient le serveur le droit USAGE sur le schéma du tableau de bord, et CREATE pour y mettre ses "
    "tables.",
)
without_right = Refusal(
    "Ce compte n’a pas tous les droits qu’il faut sur {the_base}\u202f: rien n’a été enregistré. {technical}",
    "Demandez à qui tient le serveur de donner au compte les tables du tableau de bord, et le droit CREATE sur leur "
    "schéma.",
)
older_and_read_only = Refusal(
    "{base} vient d’une version antérieure du tableau de bord, et ce compte ne peut que la lire\u202f: elle ne peut "
    "pas être mise à niveau.",
    "Ouvrez-la une fois avec le compte à qui appartiennent ses tables.",
)
gone = Refusal(
    "{base} n’a plus les tables du tableau de bord\u202f: elle a été vidée ou remplacée pendant qu’il l’utilisait. "
    "Rien n’a été enregistré.",
    "Remettez une sauvegarde, puis relancez le tableau de bord.",
)
server_fault = Refusal(
    "Le serveur de {the_base} est en difficulté\u202f: rien n’a été enregistré. {technical}",
    "Recommencez dans un instant. Si cela dure, prévenez qui tient le serveur.",
)
misconfigured = Refusal(
    "CTG_DATABASE_URL donne à «\u00a0{name}\u00a0» une option que PostgreSQL ne connaît pas. {technical}",
    "Retirez cette option, ou corrigez-la.",
)

# By SQLSTATE, then by its class: https://www.postgresql.org/docs/current/errcodes-appendix.html
_BY_CODE: dict[str, Refusal] = {
    "25006": refusals.read_only,
    "25P03": lost,
    "3D000": missing,
    "3F000": gone,
    "42P01": gone,
    "42501": without_right,
    "53100": refusals.full,
    "55P03": refusals.busy,
    "57014": refusals.busy,
    "57P01": lost,
    "57P02": lost,
    "57P03": unreachable,
    "57P04": lost,
    "08": lost,
    "28": bad_credentials,
    "40": refusals.busy,
    "53": server_fault,
    "58": server_fault,
    "XX": server_fault,
}
# A refused connection has no SQLSTATE: its message is recognised, in English or in French.
_BY_WORDS: tuple[tuple[str, Refusal], ...] = (
    (r"pg_hba\.conf|permission denied for database|droit refusé pour la base", not_admitted),
    (
        r"password|mot de passe|role .* does not exist|le rôle .* n.existe pas|authentication|authentification",
        bad_credentials,
    ),
    (r"database .* does not exist|la base de données .* n.existe pas", missing),
    (r"too many|remaining connection slots|trop de|emplacements de connexions", server_fault),
    (r"invalid (connection option|.* value)|invalid integer value", misconfigured),
)


def refuser(url: URL) -> Callable[[BaseException, str], StoreRefused | None]:
    """A function (error, name) -> the StoreRefused to raise, None when our own request is at fault."""

    def refusal_of(error: BaseException, name: str) -> StoreRefused | None:
        cause = error.orig if isinstance(error, DBAPIError) else error
        said = _said(cause, url)
        code: str | None = getattr(cause, "sqlstate", None)
        if code:
            refusal = _BY_CODE.get(code) or _BY_CODE.get(code[:2])
            return refusal(name, said) if refusal else None
        if not isinstance(error, DBAPIError):
            return None
        if error.connection_invalidated:
            return lost(name)
        return _unconnected(error, name, said)

    return refusal_of


def _unconnected(error: DBAPIError, name: str, said: str) -> StoreRefused | None:
    for words, refusal in _BY_WORDS:
        if re.search(words, said, re.IGNORECASE):
            return refusal(name, said)
    return unreachable(name, said) if type(error).__name__ == "OperationalError" else None


def _said(cause: BaseException | None, url: URL) -> str:
    """The first line of the driver's message, each password replaced by « … »."""
    line = (str(cause).strip().splitlines() or [""])[0].rstrip(".")
    for secret in filter(None, [url.password, *_several(url.query.get("password"))]):
        line = line.replace(str(secret), "…")
    return line


def _several(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()
