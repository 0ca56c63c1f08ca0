"""Why a store is refused, said to the person who can do something about it. Never a traceback."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

_SET_ASIDE = (
    "Arrêtez le tableau de bord, mettez ce fichier de côté avec ses voisins «\u00a0-wal\u00a0» et "
    "«\u00a0-shm\u00a0» s’ils existent, puis remettez une sauvegarde à sa place."
)


class StoreRefused(Exception):
    """The store cannot be used: ``message`` says why, ``remedy`` what to do, both in French."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class StoreExists(StoreRefused):
    """Something already bears the name of the store to create."""


@dataclass(frozen=True)
class Refusal:
    """One reason to refuse a store; called with what it is about, it makes the exception to raise.

    Its texts hold ``{name}`` of a store or a file, ``{base}`` (« La base de données « name » ») or ``{the_base}``,
    ``{detail}``, ``{technical}`` (« (Détail technique : detail.) »), ``{beside}`` for the name of a second file.
    """

    message: str
    remedy: str
    kind: type[StoreRefused] = StoreRefused

    def __call__(self, name: object = "", detail: object = "", beside: object = "") -> StoreRefused:
        """The exception that says it of this store."""
        words = {
            "name": name,
            "base": f"La base de données «\u00a0{name}\u00a0»",
            "the_base": f"la base de données «\u00a0{name}\u00a0»",
            "detail": detail,
            "technical": f"(Détail technique\u202f: {detail}.)",
            "beside": beside,
        }
        return self.kind(self.message.format_map(words), self.remedy.format_map(words))


misnamed = Refusal(
    "CTG_DATABASE_URL vaut «\u00a0{name}\u00a0», qui ne désigne pas un fichier de base de données.",
    "Écrivez par exemple sqlite:////chemin/vers/ctg.db, ou retirez cette variable.",
)
misnamed_database = Refusal(
    "CTG_DATABASE_URL désigne un serveur PostgreSQL ({name}), mais aucune base de données de ce serveur.",
    "Ajoutez le nom de la base à la fin, par exemple postgresql+psycopg://compte@serveur/ctg.",
)
other_database = Refusal(
    "CTG_DATABASE_URL désigne une base d’un type qui n’est pas pris en charge\u202f: {name}.",
    "Seules les bases SQLite et PostgreSQL le sont. Écrivez par exemple sqlite:////chemin/vers/ctg.db ou "
    "postgresql+psycopg://compte@serveur/ctg.",
)
missing = Refusal(
    "{base} n’existe pas.",
    "Créez-la avec python -m ctg_core init, ou vérifiez CTG_DATABASE_URL.",
)
missing_folder = Refusal(
    "Le dossier «\u00a0{name}\u00a0», qui devrait contenir la base de données, n’existe pas.",
    "Créez ce dossier, ou corrigez CTG_DATABASE_URL.",
)
already_there = Refusal(
    "«\u00a0{name}\u00a0» existe déjà.",
    "Rien n’a été créé ni modifié.",
    StoreExists,
)
unwritable_folder = Refusal(
    "Le dossier «\u00a0{name}\u00a0» n’accepte pas de nouveau fichier\u202f: la base n’a pas été créée.",
    "Donnez à votre compte le droit d’écrire dans ce dossier, ou choisissez-en un autre par CTG_DATABASE_URL.",
)
not_a_file = Refusal(
    "«\u00a0{name}\u00a0» n’est pas un fichier.",
    "Corrigez CTG_DATABASE_URL pour désigner le fichier de la base.",
)
unreadable = Refusal(
    "{base} ne peut pas être lue.",
    "Donnez à votre compte le droit de lire ce fichier et d’entrer dans son dossier.",
)
empty = Refusal(
    "Le fichier «\u00a0{name}\u00a0» est vide (0 octet)\u202f: ce n’est pas une base de données.",
    "S’il n’a jamais rien contenu, supprimez-le puis lancez python -m ctg_core init. Sinon, remettez une sauvegarde à "
    "sa place.",
)
not_sqlite = Refusal(
    "Le fichier «\u00a0{name}\u00a0» n’est pas une base SQLite.",
    "Corrigez CTG_DATABASE_URL, ou remettez une sauvegarde à la place de ce fichier.",
)
foreign = Refusal(
    "La base SQLite «\u00a0{name}\u00a0» appartient à un autre logiciel.",
    "Corrigez CTG_DATABASE_URL pour désigner la base du tableau de bord. Ce fichier n’a pas été modifié.",
)
network_share = Refusal(
    "«\u00a0{name}\u00a0» se trouve sur un partage réseau ({detail}), où SQLite peut perdre ou abîmer des données.",
    "Placez la base sur un disque de cette machine, et sauvegardez-la vers le partage.",
)
newer = Refusal(
    "{base} a été écrite par une version plus récente du tableau de bord (schéma {detail}).",
    "Mettez le tableau de bord à jour. La base n’a pas été modifiée.",
)
unfinished = Refusal(
    "{base} n’indique pas sa version\u202f: elle est incomplète.",
    _SET_ASIDE,
)
damaged = Refusal(
    "{base} est abîmée. {technical}",
    _SET_ASIDE,
)
unsound_copy = Refusal(
    "{base} n’est pas intacte\u202f: {detail}.",
    "Elle n’a pas été copiée. Une sauvegarde plus ancienne l’est peut-être.",
)
no_such_copy = Refusal(
    "La sauvegarde «\u00a0{name}\u00a0» n’existe pas.",
    "Vérifiez son nom. Aucune base n’a été touchée.",
)
unreachable_copy = Refusal(
    "La sauvegarde «\u00a0{name}\u00a0» n’a pas pu être rapportée sur cette machine.",
    "Vérifiez l’accès au partage réseau et la place libre ici. Aucune base n’a été touchée.",
)
kept_by_a_server = Refusal(
    "La base «\u00a0{name}\u00a0» est tenue par un serveur PostgreSQL.",
    "Sauvegardez-la et remettez-la avec les outils de ce serveur (pg_dump, pg_restore).",
)
stray_journal = Refusal(
    "{base} n’existe pas, mais «\u00a0{beside}\u00a0», qui accompagnait une base de ce nom, est encore là\u202f: "
    "SQLite en mêlerait les modifications à une nouvelle base.",
    "Remettez la base à sa place si vous l’avez déplacée\u202f; sinon, mettez ce fichier de côté.",
)
mismatched_journal = Refusal(
    "{base} et son voisin «\u00a0{beside}\u00a0» ne vont pas ensemble. Cela arrive quand une sauvegarde a été copiée "
    "à côté d’un ancien fichier. {technical}",
    "Arrêtez le tableau de bord et mettez «\u00a0{beside}\u00a0» de côté\u202f; si la base reste refusée, remettez "
    "une sauvegarde à sa place.",
)
pending_journal = Refusal(
    "{base} est en lecture seule, et ses dernières modifications sont encore dans «\u00a0{beside}\u00a0», qui ne peut "
    "pas être relu ainsi.",
    "Ouvrez-la une fois avec un compte qui a le droit d’écrire dans son dossier.",
)
older_and_read_only = Refusal(
    "{base} vient d’une version antérieure du tableau de bord, et elle est en lecture seule\u202f: elle ne peut pas "
    "être mise à niveau.",
    "Ouvrez-la une fois avec un compte qui a le droit d’écrire dans son dossier.",
)
upgrade_failed = Refusal(
    "La mise à niveau de {the_base} a échoué. La base est restée comme elle était. {technical}",
    "Reprenez la version précédente du tableau de bord et signalez cette erreur.",
)
read_only = Refusal(
    "{base} est en lecture seule\u202f: rien n’a été enregistré.",
    "Donnez à votre compte le droit d’y écrire.",
)
gone = Refusal(
    "Le fichier «\u00a0{name}\u00a0» a été supprimé, déplacé ou remplacé pendant que le tableau de bord l’utilisait. "
    "Rien n’a été enregistré.",
    "Remettez ce fichier à sa place, puis relancez le tableau de bord.",
)
full = Refusal(
    "Il n’y a plus de place sur le disque pour {the_base}\u202f: rien n’a été enregistré.",
    "Libérez de la place, puis recommencez.",
)
busy = Refusal(
    "{base} est occupée par une autre opération\u202f: rien n’a été enregistré.",
    "Recommencez dans un instant.",
)
disk_fault = Refusal(
    "Le disque ne répond pas correctement pour {the_base}\u202f: rien n’a été enregistré.",
    "Vérifiez le disque et la place libre, puis relancez le tableau de bord.",
)


_BY_SQLITE_NAME = {
    "SQLITE_FULL": full,
    "SQLITE_BUSY": busy,
    "SQLITE_LOCKED": busy,
    "SQLITE_READONLY": read_only,
    "SQLITE_IOERR": disk_fault,
    "SQLITE_CANTOPEN": disk_fault,
}


def from_database(error: BaseException, name: str) -> StoreRefused | None:
    """The StoreRefused to raise for an error of SQLite, ``None`` when our own request is at fault."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code: str = getattr(cause, "sqlite_errorname", "")
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(name, str(cause))
    primary = "_".join(code.split("_")[:2])
    refusal = _BY_SQLITE_NAME.get(primary)
    return refusal(name) if refusal else None


def said_of(path: Path, refusal: StoreRefused, near: Path) -> StoreRefused:
    """The same refusal with ``path`` in place of ``near``, its local copy."""
    said = (text.replace(str(near), str(path)) for text in (refusal.message, refusal.remedy))
    return type(refusal)(*said)
