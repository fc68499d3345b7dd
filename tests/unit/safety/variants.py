"""How people's names are written: spellings of four invented people, by script, and of others.

Written by hand from what passports, newspapers and people themselves do with such names; nothing
here was made by the code that is judged with it. One spelling stands between two bars.
"""

from __future__ import annotations

from typing import NamedTuple


class Person(NamedTuple):
    """An invented person: the name as the staff write it, and as others may."""

    name: str
    latin: str
    hebrew: str
    arabic: str
    folded: str
    others: str


def spellings(line: str) -> tuple[str, ...]:
    """Give the spellings of a line."""
    return tuple(part.strip() for part in line.replace("\n", " ").split("|") if part.strip())


NADIA = Person(
    name="Nadia Darwish",
    latin="""
    Nadia Darwish | Nadya Darwish | Nadiya Darwish | Nadja Darwish | Nadia Darweesh
    | Nadia Derwish | Nadia Darwiche | Nadia Darwich | Nadia Darouich | Nadia Derwisch
    | Nadia Darvish | Nadiah Darwish | Nadieh Darwish | Darwish Nadia | Darwish, Nadia
    | DARWISH, Nadya | Nadia al-Darwish | Nadia El Darwish | Nadia Ad-Darwish
    | Nadia eldarwish | Nadia-Darwish | nadia_darwish | #NadiaDarwish | #NadyaDarwish
    | @nadiadarwish | nadia.darwish@example.org | N. Darwish | N. Darweesh | Darwish, N.
    | Ms Darwish | Mrs. Darwish | Dr. Darwish | Madame Darwiche | Frau Derwisch
    | Nadia’s friend Nadia Darwish’s house | Nadia Darwishs | Nadia "Nunu" Darwish
    | Nadia (Um Ali) Darwish | Nadia S. Darwish
    | https://example.org/people/nadia-darwish/ | photo-nadia_darwish-2024.jpg
    | Naadia Darwish
    """,
    hebrew="""
    נדיה דרוויש | נאדיה דרוויש | נאדיא דרוויש | נדיה דרויש | נאדיה דרויש | נדיה דארויש
    | נאדיה דרוויש, מחיפה | דרוויש נדיה | דרוויש, נדיה | ונדיה דרוויש | לנדיה דרוויש
    | שנדיה דרוויש | מנדיה דרוויש | כשנדיה דרוויש | ולנאדיה דרוויש | הנדיה דרוויש
    | נדיה אל-דרוויש | נדיה א-דרוויש | נ' דרוויש | נ. דרוויש | גב' דרוויש | גברת דרוויש
    | ד"ר דרוויש | #נדיהדרוויש | #נדיה_דרוויש | נדיה־דרוויש | נדיה "נונו" דרוויש
    """,
    arabic="""
    نادية درويش | ناديا درويش | نادیة درویش | ناديه درويش | نادية الدرويش | ونادية درويش
    | لنادية درويش | بنادية درويش | ولنادية الدرويش | فنادية درويش | كنادية درويش
    | درويش نادية | درويش، نادية | السيدة درويش | السيدة نادية درويش | الآنسة درويش
    | الدكتورة درويش | د. درويش | ن. درويش | #نادية_درويش | #ناديةدرويش
    | نادية «نونو» درويش | نادية س. درويش | ناديا الدرويش
    """,
    folded="""
    NADIA DARWISH | nadia darwish | Nádia Dárwîsh | Ｎａｄｉａ Ｄａｒｗｉｓｈ
    | Na\u200bdia Dar\u00adwish | 𝐍𝐚𝐝𝐢𝐚 𝐃𝐚𝐫𝐰𝐢𝐬𝐡 | Nadіa Dаrwish | Νadia Darwish
    | Nadia\u00a0Darwish | Nadia\u2028Darwish | נָדִיָּה דַּרְוִויש | נדיה\u200f דרוויש
    | נָאדְיָה דַרְווִישׁ | نَادِيَة دَرْوِيش | نـاديـة درويـش | ناديَة دَرويش
    | \u202bنادية درويش\u202c | Nadia‐Darwish | Nadia ‏Darwish‎ | Ⓝⓐⓓⓘⓐ Ⓓⓐⓡⓦⓘⓢⓗ
    """,
    others="""
    Nadia Comanova | Mahmoud Darwish | and dress | Nadia said that Mahmoud Darwish wrote
    | Nadine Darby | נדיה כהן | הדרך נודעת | نادي الدراويش الجديد | محمود درويش
    | Nader Darwin | a Darwish poem | The address and needs | Nadia, Amal and Rim
    """,
)

YOUSEF = Person(
    name="Yousef Khoury",
    latin="""
    Yousef Khoury | Yusuf Khoury | Youssef Khoury | Yousif Khoury | Yusef Khuri
    | Yussuf Khouri | Yosef Khoury | Joseph Khoury | Josef Khouri | Yousef Khouri
    | Yousef Koury | Yousef Koury | Yousef Churi | Yousef Chouri | Yousef Khory
    | Youcef Khoury | Youssef el-Khoury | Yusuf al-Khuri | Youssef El Khouri
    | Khoury Yousef | Khoury, Yousef | KHOURI, Youssef | Y. Khoury | Khoury, Y.
    | Mr. Khoury | Mr Khouri | Dr Khuri | Prof. Khoury | #YousefKhoury | #YoussefKhouri
    | yousef-khoury | @yusufkhuri | Yousef M. Khoury | Yousef Khoury's | Yousef Khourys
    | Yousef bin Khoury | Yousef ‘Abu Elias’ Khoury
    """,
    hebrew="""
    יוסף ח'ורי | יוסף חורי | יוסף ח׳ורי | יוסוף ח'ורי | יוסף כורי | יוסף אל-ח'ורי
    | יוסף אלח'ורי | ח'ורי יוסף | ח'ורי, יוסף | ויוסף ח'ורי | ליוסף ח'ורי | מיוסף חורי
    | שיוסף ח'ורי | וליוסף חורי | מר ח'ורי | מר חורי | ד"ר ח'ורי | פרופ' ח'ורי
    | י' ח'ורי | י. חורי | #יוסף_חורי | יוסף־חורי
    """,
    arabic="""
    يوسف خوري | يوسف الخوري | يوسف خورى | يوسف الخورى | ويوسف خوري | ليوسف الخوري
    | بيوسف خوري | فيوسف خوري | وليوسف الخوري | خوري يوسف | الخوري، يوسف | السيد خوري
    | السيد الخوري | د. خوري | الدكتور الخوري | الأستاذ خوري | #يوسف_خوري | #يوسفخوري
    | ي. خوري | یوسف خوری
    """,
    folded="""
    YOUSEF KHOURY | Yoúsef Khoûry | Ｙｏｕｓｅｆ Ｋｈｏｕｒｙ | You\u200bsef\u200b Khoury
    | Yоusef Khоury | Yousef\tKhoury | יוֹסֵף ח'וּרִי | יוסף\u200f ח'ורי
    | يُوسُف خُورِيّ | يوسـف خـوري | يوسُف الخوريّ
    """,
    others="""
    Yousef Kamal | Ramzi Khoury | Joseph Cohen-Smith and others | You use a key
    | יוסף כהן | יוסף חזר לכאן | حوار يوسف | يوسف إدريس | a chorus of use | Yosef Karni
    """,
)

SHIRA = Person(
    name="שירה לויצקי",
    latin="""
    Shira Levitzki | Shira Levitzky | Shira Levitsky | Shira Levitski | Shirah Levitzki
    | Schira Lewitzki | Chira Levitzki | Sheera Levitzky | Shira Lewitzky
    | Levitzki Shira | Levitsky, Shira | S. Levitzki | Ms. Levitzki | #ShiraLevitzki
    | shira-levitsky | @shiralevitzki | Shira Levitzki’s | Shira Leyvitzki
    """,
    hebrew="""
    שירה לויצקי | שירה לוויצקי | שירה לביצקי | שירא לויצקי | לויצקי שירה | לויצקי, שירה
    | ושירה לויצקי | לשירה לויצקי | משירה לויצקי | ששירה לויצקי | כששירה לוויצקי
    | ש' לויצקי | גב' לויצקי | הגברת לויצקי | #שירה_לויצקי | #שירהלויצקי | שירה־לויצקי
    | שירה "שוש" לויצקי
    """,
    arabic="""
    شيرا ليفيتسكي | شيرا ليفيتزكي | شيره ليفيتسكي | شيرا لفيتسكي | وشيرا ليفيتسكي
    | لشيرا ليفيتسكي | ليفيتسكي شيرا | السيدة ليفيتسكي | #شيرا_ليفيتسكي | شيرا ليڤيتسكي
    """,
    folded="""
    שִׁירָה לֵוִיצְקִי | שירה\u200f לויצקי | שי\u200bרה לויצ\u00adקי | שירה\u00a0לויצקי
    | שִׁירָה לויצקי | שירה  לויצקי
    """,
    others="""
    שירה לוי | שירת הלוויין | שירה וציור | Shira Levi | Shirley Levin | شعر وليس
    | שיר הלויים
    """,
)

MOHAMMED = Person(
    name="محمد أبو حسان",
    latin="""
    Mohammed Abu Hassan | Muhammad Abu Hassan | Mohamed Abu Hasan | Mohammad Abou Hassan
    | Mohamad Abu-Hassan | Muhammed Abu Hassan | Mouhamed Abou Hassane
    | Mahomed Abu Hassan | Abu Hassan Mohammed | Abu Hassan, Mohammed | M. Abu Hassan
    | Mr Abu Hassan | #MohammedAbuHassan | mohammed-abu-hassan | Mohammed Hassan
    | Mohamed Abuhassan
    """,
    hebrew="""
    מוחמד אבו חסאן | מוחמד אבו חסן | מחמד אבו חסאן | מוחמד אבו-חסאן | מוחמד אבו חסּאן
    | ומוחמד אבו חסאן | למוחמד אבו חסן | אבו חסאן מוחמד | מר אבו חסאן | מ' אבו חסאן
    | #מוחמד_אבו_חסאן | מוחמד חסאן
    """,
    arabic="""
    محمد أبو حسان | محمد ابو حسان | محمد أبو حسّان | ومحمد أبو حسان | لمحمد أبو حسان
    | أبو حسان محمد | أبو حسان، محمد | السيد أبو حسان | م. أبو حسان | #محمد_أبو_حسان
    | محمد حسان | محمد أبوحسان
    """,
    folded="""
    مُحَمَّد أَبُو حَسَّان | محمـد أبـو حسـان | محمد\u200f أبو\u200f حسان
    | محمّد أبو حسان | مح\u200cمد أبو حسان
    """,
    others="""
    Mohammed Darwish | Ali Abu Hassan | محمد علي | حسان أبو زيد | המד חסון | אבו חסן
    | Mohammed and Ahmed | أبو محمد
    """,
)

PEOPLE = (NADIA, YOUSEF, SHIRA, MOHAMMED)
