"""Why a store is refused, said to the person who can do something about it. Never a traceback."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

_INIT = "python -m ctg_core init"
_SET_ASIDE = (
    "Arrêtez le tableau de bord, mettez ce fichier de côté avec ses voisins «\u00a0-wal\u00a0» et "
    "«\u00a0-shm\u00a0» s’ils existent, puis remettez une sauvegarde à sa place."
)


def _base(name: object) -> str:
    return f"La base de données «\u00a0{name}\u00a0»"


def _detail(technical: str) -> str:
    return f"(Détail technique\u202f: {technical}.)"


class StoreRefused(Exception):
    """The store cannot be used: ``message`` says why, ``remedy`` what to do, both in French."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class StoreExists(StoreRefused):
    """Something already bears the name of the store to create."""


def misnamed(url: str) -> StoreRefused:
    return StoreRefused(
        f"CTG_DATABASE_URL vaut «\u00a0{url}\u00a0», qui ne désigne pas un fichier de base de données.",
        "Écrivez par exemple sqlite:////chemin/vers/ctg.db, ou retirez cette variable.",
    )


def misnamed_database(url: str) -> StoreRefused:
    return StoreRefused(
        f"CTG_DATABASE_URL désigne un serveur PostgreSQL ({url}), mais aucune base de données de ce serveur.",
        "Ajoutez le nom de la base à la fin, par exemple postgresql+psycopg://compte@serveur/ctg.",
    )


def other_database(url: str) -> StoreRefused:
    return StoreRefused(
        f"CTG_DATABASE_URL désigne une base d’un type qui n’est pas pris en charge\u202f: {url}.",
        "Seules les bases SQLite et PostgreSQL le sont. Écrivez par exemple sqlite:////chemin/vers/ctg.db ou "
        "postgresql+psycopg://compte@serveur/ctg.",
    )


def missing(path: Path) -> StoreRefused:
    return StoreRefused(
        f"{_base(path)} n’existe pas.",
        f"Créez-la avec {_INIT}, ou vérifiez CTG_DATABASE_URL.",
    )


def missing_folder(path: Path) -> StoreRefused:
    return StoreRefused(
        f"Le dossier «\u00a0{path.parent}\u00a0», qui devrait contenir la base de données, n’existe pas.",
        "Créez ce dossier, ou corrigez CTG_DATABASE_URL.",
    )


def already_there(path: Path | str) -> StoreExists:
    return StoreExists(f"«\u00a0{path}\u00a0» existe déjà.", "Rien n’a été créé ni modifié.")


def unwritable_folder(path: Path) -> StoreRefused:
    return StoreRefused(
        f"Le dossier «\u00a0{path.parent}\u00a0» n’accepte pas de nouveau fichier\u202f: la base n’a pas été créée.",
        "Donnez à votre compte le droit d’écrire dans ce dossier, ou choisissez-en un autre par CTG_DATABASE_URL.",
    )


def not_a_file(path: Path) -> StoreRefused:
    return StoreRefused(
        f"«\u00a0{path}\u00a0» n’est pas un fichier.",
        "Corrigez CTG_DATABASE_URL pour désigner le fichier de la base.",
    )


def unreadable(path: Path) -> StoreRefused:
    return StoreRefused(
        f"{_base(path)} ne peut pas être lue.",
        "Donnez à votre compte le droit de lire ce fichier et d’entrer dans son dossier.",
    )


def empty(path: Path) -> StoreRefused:
    return StoreRefused(
        f"Le fichier «\u00a0{path}\u00a0» est vide (0 octet)\u202f: ce n’est pas une base de données.",
        f"S’il n’a jamais rien contenu, supprimez-le puis lancez {_INIT}. Sinon, remettez une sauvegarde à sa place.",
    )


def not_sqlite(path: Path) -> StoreRefused:
    return StoreRefused(
        f"Le fichier «\u00a0{path}\u00a0» n’est pas une base SQLite.",
        "Corrigez CTG_DATABASE_URL, ou remettez une sauvegarde à la place de ce fichier.",
    )


def foreign(path: Path) -> StoreRefused:
    return StoreRefused(
        f"La base SQLite «\u00a0{path}\u00a0» appartient à un autre logiciel.",
        "Corrigez CTG_DATABASE_URL pour désigner la base du tableau de bord. Ce fichier n’a pas été modifié.",
    )


def network_share(path: Path, kind: str) -> StoreRefused:
    return StoreRefused(
        f"«\u00a0{path}\u00a0» se trouve sur un partage réseau ({kind}), où SQLite peut perdre ou abîmer des données.",
        "Placez la base sur un disque de cette machine, et sauvegardez-la vers le partage.",
    )


def newer(path: Path | str, version: str) -> StoreRefused:
    return StoreRefused(
        f"{_base(path)} a été écrite par une version plus récente du tableau de bord (schéma {version}).",
        "Mettez le tableau de bord à jour. La base n’a pas été modifiée.",
    )


def unfinished(path: Path) -> StoreRefused:
    return StoreRefused(
        f"{_base(path)} n’indique pas sa version\u202f: elle est incomplète.",
        _SET_ASIDE,
    )


def damaged(path: Path | str, detail: str) -> StoreRefused:
    return StoreRefused(f"{_base(path)} est abîmée. {_detail(detail)}", _SET_ASIDE)


def unsound_copy(path: Path, faults: str) -> StoreRefused:
    return StoreRefused(
        f"{_base(path)} n’est pas intacte\u202f: {faults}.",
        "Elle n’a pas été copiée. Une sauvegarde plus ancienne l’est peut-être.",
    )


def no_such_copy(path: Path) -> StoreRefused:
    return StoreRefused(
        f"La sauvegarde «\u00a0{path}\u00a0» n’existe pas.", "Vérifiez son nom. Aucune base n’a été touchée."
    )


def unreachable_copy(path: Path) -> StoreRefused:
    return StoreRefused(
        f"La sauvegarde «\u00a0{path}\u00a0» n’a pas pu être rapportée sur cette machine.",
        "Vérifiez l’accès au partage réseau et la place libre ici. Aucune base n’a été touchée.",
    )


def said_of(path: Path, refusal: StoreRefused, near: Path) -> StoreRefused:
    """The same refusal, of the file that ``near`` was brought from."""
    said = (text.replace(str(near), str(path)) for text in (refusal.message, refusal.remedy))
    return type(refusal)(*said)


def kept_by_a_server(display: str) -> StoreRefused:
    return StoreRefused(
        f"La base «\u00a0{display}\u00a0» est tenue par un serveur PostgreSQL.",
        "Sauvegardez-la et remettez-la avec les outils de ce serveur (pg_dump, pg_restore).",
    )


def stray_journal(path: Path, companion: Path) -> StoreRefused:
    return StoreRefused(
        f"{_base(path)} n’existe pas, mais «\u00a0{companion.name}\u00a0», qui accompagnait "
        "une base de ce nom, est encore là\u202f: SQLite en mêlerait les modifications à une nouvelle base.",
        "Remettez la base à sa place si vous l’avez déplacée\u202f; sinon, mettez ce fichier de côté.",
    )


def mismatched_journal(path: Path, companion: Path, detail: str) -> StoreRefused:
    return StoreRefused(
        f"{_base(path)} et son voisin «\u00a0{companion.name}\u00a0» ne vont pas ensemble. "
        f"Cela arrive quand une sauvegarde a été copiée à côté d’un ancien fichier. {_detail(detail)}",
        f"Arrêtez le tableau de bord et mettez «\u00a0{companion.name}\u00a0» de côté\u202f; "
        "si la base reste refusée, remettez une sauvegarde à sa place.",
    )


def pending_journal(path: Path, companion: Path) -> StoreRefused:
    return StoreRefused(
        f"{_base(path)} est en lecture seule, et ses dernières modifications sont encore "
        f"dans «\u00a0{companion.name}\u00a0», qui ne peut pas être relu ainsi.",
        "Ouvrez-la une fois avec un compte qui a le droit d’écrire dans son dossier.",
    )


def older_and_read_only(path: Path) -> StoreRefused:
    return StoreRefused(
        f"{_base(path)} vient d’une version antérieure du tableau de bord, "
        "et elle est en lecture seule\u202f: elle ne peut pas être mise à niveau.",
        "Ouvrez-la une fois avec un compte qui a le droit d’écrire dans son dossier.",
    )


def upgrade_failed(path: Path | str, cause: str) -> StoreRefused:
    return StoreRefused(
        f"La mise à niveau de la base de données «\u00a0{path}\u00a0» a échoué. "
        f"La base est restée comme elle était. {_detail(cause)}",
        "Reprenez la version précédente du tableau de bord et signalez cette erreur.",
    )


def read_only(name: str) -> StoreRefused:
    return StoreRefused(
        f"{_base(name)} est en lecture seule\u202f: rien n’a été enregistré.",
        "Donnez à votre compte le droit d’y écrire.",
    )


def gone(path: Path) -> StoreRefused:
    return StoreRefused(
        f"Le fichier «\u00a0{path}\u00a0» a été supprimé, déplacé ou remplacé pendant que le tableau de bord "
        "l’utilisait. Rien n’a été enregistré.",
        "Remettez ce fichier à sa place, puis relancez le tableau de bord.",
    )


def full(name: str) -> StoreRefused:
    return StoreRefused(
        f"Il n’y a plus de place sur le disque pour la base de données «\u00a0{name}\u00a0»\u202f: rien n’a "
        "été enregistré.",
        "Libérez de la place, puis recommencez.",
    )


def busy(name: str) -> StoreRefused:
    return StoreRefused(
        f"{_base(name)} est occupée par une autre opération\u202f: rien n’a été enregistré.",
        "Recommencez dans un instant.",
    )


def disk_fault(name: str) -> StoreRefused:
    return StoreRefused(
        f"Le disque ne répond pas correctement pour la base de données «\u00a0{name}\u00a0»\u202f: rien n’a "
        "été enregistré.",
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
    """The refusal behind an error of SQLite, or ``None`` when the fault is in what was asked of it."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code: str = getattr(cause, "sqlite_errorname", "")
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(name, str(cause))
    primary = "_".join(code.split("_")[:2])
    refusal = _BY_SQLITE_NAME.get(primary)
    return refusal(name) if refusal else None
