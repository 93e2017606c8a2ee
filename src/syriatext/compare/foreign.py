"""Small words of other languages than English: by which a statement is turned round, or a sentence goes on.

The first are in normal form, which spells *toujours* as English words in *-our*: without a u.
"""

from __future__ import annotations

from .vocabulary import phrases, vocabulary

DENIALS = vocabulary(
    """
    nicht kein keine keinen keiner keinem keines nie niemals nichts niemand ohne pas jamais rien aucun aucune personne
    plus sans no nunca jamas nada nadie ningun ninguna sin non mai niente nessun nessuno nessuna senza nao nenhum
    nenhuma ninguem sem niet geen nooit niets niemand zonder inte aldrig ingen utan ikke ikkje aldri uden uten intet
    nigdy ne nikdy neni nem soha nu niciodata bez degil yok ei не нет нельзя никогда никто ничего ні не немає ніколи
    никога няма без لا لم لن ليس ليست لما ما دون بدون ولا ولم ولن وليس وليست فلا فلم فلن نه نيست نہيں לא אין ללא δεν μην
    όχι नहीं
    """
)
"""Words of other languages that turn a statement round."""

AFFIRMATIONS = vocabulary(
    "ja oui si sim var vardi evet есть был была было были да є був була було так يوجد نعم יש כן είναι ναι"
)
"""Words of other languages that say no more than that something is so, or is there."""

FOREIGN_OPPOSITES = phrases(
    """
    ohne mit, nie immer, niemals immer, vor nach, mehr weniger, erste letzte, ersten letzten, gegen fur,
    sans avec, jamais toujors, avant apres, plus moins, premier dernier, premiere derniere, contre pour,
    sin con, nunca siempre, antes despues, mas menos, primer ultimo, primera ultima,
    senza con, mai sempre, prima dopo, piu meno, primo ultimo, prima ultima,
    sem com, nunca sempre, antes depois, mais menos, primeiro ultimo, primeira ultima,
    zonder met, nooit altijd, voor na, meer minder, eerste laatste, utan med, aldrig alltid, uden med, aldrig altid,
    uten med, aldri alltid, fore efter, mer mindre, bez z, nigdy zawsze, przed po, wiecej mniej,
    once sonra, az cok, ilk son, hicbir her, oldu olmadi, oldu olmedi,
    без с, никогда всегда, до после, больше меньше, более менее, первый последний, первая последняя,
    без з, ніколи завжди, до після, більше менше, перший останній, перша остання,
    قبل بعد, اقل اكثر, اول اخر, مع بدون, كمتر بيشتر, לפני אחרי, יותר פחות, עם ללא, עם בלי
    """
)
"""Pairs of small words of other languages that say the opposite."""

BEFORE_ORDINALS = vocabulary(
    """
    am im vom zum zur beim der die das dem den des ab bis seit nach vor jeder jede jedes ihr ihre ihren ihrem ihrer
    sein seine seinen seinem seiner
    """
)
"""German words, as written, before a number with a full stop that is an ordinal there: *im 19. Jahrhundert*."""

BEHIND_ORDINALS = vocabulary(
    """
    januar jänner februar feber märz april mai juni juli august september oktober november dezember
    jan jän feb mär mrz apr jun jul aug sep sept okt nov dez
    """
)
"""German months, as written, which stand behind an ordinal: *5. Oktober*."""

BEHIND_NUMBERS = vocabulary("der die das ein eine er sie es wir ich ihr man dann danach dabei doch aber und in im")
"""German words, as written, with a capital that begin a sentence behind a number, and are no nouns."""
