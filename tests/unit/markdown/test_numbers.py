"""Numbers in groups, and foreign words with signs of their own, are read from left to right.

What is shown is worked out by another program's bidirectional algorithm (python-bidi, which is the
`unicode-bidi` crate), never by ours.
"""

from __future__ import annotations

import html
import re
import time

import pytest
from bidi import get_display
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.markdown.text.bidi import levels_of
from sitegen.markdown.text.isolates import isolated, without_isolates
from sitegen.markdown.text.scripts import is_rtl, script_of
from tests.unit.markdown.site import html_of

# Many times what any of them takes, so that a busy machine is no reason to fail.
SECONDS = 5
SIGNS = re.compile("[\u2066-\u2069\u202a-\u202e\u200e\u200f\u061c]")
STARTS = {"bdi": "\u2066", "bdo": "\u2066\u202d", "span": "\u2066", "p": "", "a": "", "strong": ""}
ENDS = {"bdi": "\u2069", "bdo": "\u202c\u2069", "span": "\u2069", "p": "", "a": "", "strong": ""}

# A text, and what a reader has to see of it, left to right.
GROUPS = [
    # Telephones.
    ("he", "התקשרו +972 2 123 4567 היום", "+972 2 123 4567"),
    ("he", "התקשרו +972-2-123-4567 היום", "+972-2-123-4567"),
    ("he", "טלפון: 02-123-4567.", "02-123-4567"),
    ("he", "טלפון 02 123 4567 או 050 765 4321", "02 123 4567"),
    ("he", "טלפון 02 123 4567 או 050 765 4321", "050 765 4321"),
    ("he", "משרד: (02) 123-4567, קומה 3", "(02) 123-4567"),
    ("he", "משרד (02-123-4567) בעיר", "02-123-4567"),
    ("he", "ב-02-123-4567", "02-123-4567"),
    ("he", "מספר 1-700-500-600 חינם", "1-700-500-600"),
    ("he", "מספר 1 700 500 600 חינם", "1 700 500 600"),
    ("he", "חייגו *1234 עכשיו", "*1234"),
    ("he", "חו״ל +972-(0)2-123-4567 בלבד", "+972-(0)2-123-4567"),
    ("he", "עם מקף 02־123־4567 עברי", "02־123־4567"),
    ("he", "+972 2 123 4567", "+972 2 123 4567"),
    ("he", "חייגו +970 (2) 298-1234 בלבד", "+970 (2) 298-1234"),
    ("ar", "هاتف +1 (202) 555-0147 هنا", "+1 (202) 555-0147"),
    ("he", "חייגו +44 (0)20 7946 0018 בלבד", "+44 (0)20 7946 0018"),
    ("ar", "اتصلوا على 02-123-4567 اليوم", "02-123-4567"),
    ("ar", "اتصلوا على +970 2 123 4567 اليوم", "+970 2 123 4567"),
    ("ar", "الرقم 1-700-500-600 مجاني", "1-700-500-600"),
    ("ar", "و02-123-4567", "02-123-4567"),
    ("ar", "هاتف (02) 123-4567 هنا", "(02) 123-4567"),
    ("ar", "هاتف *1234 هنا", "*1234"),
    ("ar", "هاتف #31 هنا", "#31"),
    ("ar", "الهاتف ٠٢-١٢٣-٤٥٦٧ هنا", "٠٢-١٢٣-٤٥٦٧"),
    ("ar", "الهاتف ٠٢ ١٢٣ ٤٥٦٧ هنا", "٠٢ ١٢٣ ٤٥٦٧"),
    ("ar", "الهاتف +٩٧٠ ٢ ١٢٣ ٤٥٦٧ هنا", "+٩٧٠ ٢ ١٢٣ ٤٥٦٧"),
    ("ar", "الهاتف ۰۲-۱۲۳-۴۵۶۷ هنا", "۰۲-۱۲۳-۴۵۶۷"),
    ("he", "טלפון 03 / 123 4567 בלבד", "03 / 123 4567"),
    ("ar", "هاتف 02 / 1234567 هنا", "02 / 1234567"),
    ("he", "היה קר, ב-−5°C, וירד שלג", "−5°C"),
    ("he", "נייד 050-123 45 67 בלבד", "050-123 45 67"),
    ("ar", "جوال 059-123 45 67 فقط", "059-123 45 67"),
    ("he", "טלפון 02-623 12 34 בלבד", "02-623 12 34"),
    ("he", "היה קר, ב־-5°C, וירד שלג", "-5°C"),
    ("ar", "كان الجو باردا بـ-5°C هنا", "-5°C"),
    ("en", "Ring דנה +972 2 123 4567 today", "+972 2 123 4567"),
    ("en", "Ring +972 2 123 4567 today", "+972 2 123 4567"),
    ("en", "Ring سلمى 02-123-4567 today", "02-123-4567"),
    ("en", "(02) 123 4567", "(02) 123 4567"),
    # Groups parted by spaced hyphens, signs right behind a mark, dots and strokes within.
    ("he", "טלפון 02 - 123 - 4567 כאן", "02 - 123 - 4567"),
    ("ar", "رقم 02 - 123 - 4567 هنا", "02 - 123 - 4567"),
    ("ar", "رقم ٠٢ - ١٢٣ - ٤٥٦٧ هنا", "٠٢ - ١٢٣ - ٤٥٦٧"),
    ("he", "טלפון 02 - 1234567 כאן", "02 - 1234567"),
    ("he", "טלפון 02- 123- 4567 כאן", "02- 123- 4567"),
    ("he", "טלפון 02 - 123 - 45 - 67 כאן", "02 - 123 - 45 - 67"),
    ("he", "קוד 12 - 34 - 56 כאן", "12 - 34 - 56"),
    ("he", "טל.*1234 עכשיו", "*1234"),
    ("ar", "اطلبوا:#123# الآن", "#123#"),
    ("he", "המעלות:-5 בבוקר", "-5"),
    ("he", "טל.1:+972 2 123 4567 כאן", "+972 2 123 4567"),
    ("he", "קומה 5 +972 2 123 4567 כאן", "+972 2 123 4567"),
    ("he", "טלפון +972 2.123.4567 כאן", "+972 2.123.4567"),
    ("he", "טלפון 02.123 4567 כאן", "02.123 4567"),
    ("he", "נייד +972-50 123 4567 כאן", "+972-50 123 4567"),
    ("he", "נייד (050) 123-45 67 כאן", "(050) 123-45 67"),
    ("he", "נייד 00972-50-123 4567 כאן", "00972-50-123 4567"),
    ("he", "נייד 00972 50 123 0456 כאן", "00972 50 123 0456"),
    ("he", "נייד +44 7700 900 012 כאן", "+44 7700 900 012"),
    ("he", "נייד 02 123 4567/050 765 4321 כאן", "02 123 4567/050 765 4321"),
    ("ar", "هاتف 0501234567/052 765 4321 هنا", "0501234567/052 765 4321"),
    ("ar", "هاتف +970 2 123 4567/+970 2 765 4321/8 هنا", "+970 2 123 4567/+970 2 765 4321/8"),
    ("he", "נייד 050\u2011123 45 67 כאן", "050\u2011123 45 67"),
    ("he", "טלפון 02-123-4567 / 8 כאן", "02-123-4567 / 8"),
    ("he", "טלפון 02 123 4567 / 050 765 4321", "02 123 4567"),
    ("he", "טלפון 02 123 4567 / 050 765 4321", "050 765 4321"),
    ("he", "טלפון 02 123 45 67/8 כאן", "02 123 45 67/8"),
    ("he", "קיבלנו 1\u2009500\u2009000 שקל", "1\u2009500\u2009000"),
    ("ar", "بين 10\u2009000-20\u2009000 شخص", "10\u2009000-20\u2009000"),
    ("he", "התג \u200f#PeaceNow כאן", "#PeaceNow"),
    ("he", "היה \u200f-5°C בבוקר", "-5°C"),
    ("en", "Ring דנה +972 2 123 4567 בבית today", "+972 2 123 4567"),
    # Dates.
    ("he", "ביום 2024-07-12 נפגשנו", "2024-07-12"),
    ("he", "ביום 12/7/2024 נפגשנו", "12/7/2024"),
    ("he", "ביום 12.7.2024 נפגשנו", "12.7.2024"),
    ("he", "נוצר 2024-07-12 10:00 בערך", "2024-07-12 10:00"),
    ("ar", "في 2024-07-12 التقينا", "2024-07-12"),
    ("ar", "في 12-7-2024 التقينا", "12-7-2024"),
    ("ar", "في ٢٠٢٤-٠٧-١٢ التقينا", "٢٠٢٤-٠٧-١٢"),
    ("ar", "في ١٢/٧/٢٠٢٤ التقينا", "١٢/٧/٢٠٢٤"),
    ("en", "On יום 2024-07-12 we met", "2024-07-12"),
    # Ranges and times.
    ("he", "פתוח 10:00–16:00 בכל יום", "10:00–16:00"),
    ("he", "פתוח 10:00-16:00 בכל יום", "10:00-16:00"),
    ("he", "פתוח 10:00 – 16:00 בכל יום", "10:00 – 16:00"),
    ("he", "השנים 1948–1967 היו", "1948–1967"),
    ("he", "בין 12.7.2024 – 14.7.2024 נפגשנו", "12.7.2024 – 14.7.2024"),
    ("he", "כ-10%-20% מהם", "10%-20%"),
    ("he", "מחיר $10–20 לאדם", "$10–20"),
    ("ar", "مفتوح 10:00–16:00 كل يوم", "10:00–16:00"),
    ("ar", "مفتوح 10:00-16:00 كل يوم", "10:00-16:00"),
    ("ar", "مفتوح ١٠:٠٠–١٦:٠٠ كل يوم", "١٠:٠٠–١٦:٠٠"),
    ("ar", "بين 15-21 سنة", "15-21"),
    # Codes.
    ("he", "קוד 12-AB-34 כאן", "12-AB-34"),
    ("he", "קוד AB-12-34 כאן", "AB-12-34"),
    ("he", "ספר ISBN 978-965-12-3 יצא", "ISBN 978-965-12-3"),
    ("he", "חשבון IL62 0108 0000 0009 9999 999 שלנו", "IL62 0108 0000 0009 9999 999"),
    ("he", "כרטיס 4580 1234 5678 9012 שלי", "4580 1234 5678 9012"),
    ("ar", "رمز 12-AB-34 هنا", "12-AB-34"),
    ("ar", "كتاب ISBN 978-965-12-3 صدر", "ISBN 978-965-12-3"),
    ("ar", "حساب PS92 0108 0000 0009 9999 999 لنا", "PS92 0108 0000 0009 9999 999"),
    # Percentages, signs, sums, sizes.
    ("he", "רק 50% מהם", "50%"),
    ("he", "גיל 60+ בלבד", "60+"),
    ("he", "היה -5 מעלות", "-5"),
    ("he", "כי 2+3=5 תמיד", "2+3=5"),
    ("he", "כי 2 × 3 = 6 תמיד", "2 × 3 = 6"),
    ("he", "לוח של 850 × 2000 כאן", "850 × 2000"),
    ("he", "קוד 12_34 כאן", "12_34"),
    # With their units.
    ("he", "לוח של 850 × 2000 mm כאן", "850 × 2000 mm"),
    ("ar", "على بعد 10 km هنا", "10 km"),
    ("he", "נסענו 90 km/h בדרך", "90 km/h"),
    ("he", "היה קר, -5°C בבוקר", "-5°C"),
    ("he", "ביום א׳ 10:00 AM – 4:00 PM בגן", "10:00 AM – 4:00 PM"),
    ("ar", "يوم الأحد 10:00 am هنا", "10:00 am"),
    ("he", "ב-9 a.m. בגן", "9 a.m."),
    ("he", "סכום 1,000,000.50 בלבד", "1,000,000.50"),
    ("ar", "فقط 50% منهم", "50%"),
    ("ar", "كان -5 درجات", "-5"),
    ("ar", "لوحة 850×2000 هنا", "850×2000"),
    ("ar", "أكثر من 6,000+ شخص", "6,000+"),
    ("he", "רק +50% מהם", "+50%"),
    ("he", "כי 2 + 2 = 4 תמיד", "2 + 2 = 4"),
    ("he", "כי (2+3)×4=20 תמיד", "(2+3)×4=20"),
    ("ar", "لأن 4×(2+3)=20 دائما", "4×(2+3)=20"),
    ("ar", "لأن 5 - 3 = 2 دائما", "5 - 3 = 2"),
    ("he", "גובה <5 וגם ≥10 כאן", "≥10"),
    # Foreign words with their own signs.
    ("he", "למדנו C++ ביחד", "C++"),
    ("he", "למדנו C#, ואז עוד", "C#"),
    ("he", "קיבלה A+.", "A+"),
    ("he", "עם .NET בלבד", ".NET"),
    ("he", ".NET בלבד", ".NET"),
    ("he", "התג #PeaceNow כאן", "#PeaceNow"),
    ("he", "אצל @peace_now תמיד", "@peace_now"),
    ("he", "ב-U.S. נפגשנו", "U.S."),
    ("he", "חברת Salt Inc., ואז", "Salt Inc."),
    ("he", "כי x² + y² = z² תמיד", "x² + y² = z²"),
    ("he", "אתר https://example.org/a/ שלנו", "https://example.org/a/"),
    ("he", "ממוצע x\u0304 כאן", "x\u0304"),
    ("he", "מחיר USD 50€ כאן", "USD 50€"),
    ("he", "טלפון 02-123-4567 ext 12 כאן", "02-123-4567 ext 12"),
    ("he", "(+972 2 123 4567 ext. 12) כאן", "+972 2 123 4567 ext. 12"),
    ("ar", "تعلمنا C++ معا", "C++"),
    ("ar", "تعلمنا F#، معا", "F#"),
    ("ar", "نستعمل .NET هنا", ".NET"),
    ("ar", "وسم #PeaceNow هنا", "#PeaceNow"),
    ("ar", "كان الجو -5°C صباحا", "-5°C"),
    ("ar", "زاد +50% هنا", "+50%"),
    ("ar", "هاتف 02-123-4567 ext 12 هنا", "02-123-4567 ext 12"),
    # What is dialled for a service; an area's nought without a space.
    ("he", "חייגו *120# עכשיו", "*120#"),
    ("he", "חייגו #120*5#.", "#120*5#"),
    ("ar", "اطلبوا #123# الآن", "#123#"),
    ("ar", "اطلبوا *١٢٠# الآن", "*١٢٠#"),
    ("ar", "اطلبوا *١٢٣٤ الآن", "*١٢٣٤"),
    ("he", "חייגו +972(0)2-123-4567 היום", "+972(0)2-123-4567"),
    # Fractions, thousands as in Switzerland, angles, inches, a letter for ×, an English day.
    ("he", "נדרשו 1½ כוסות", "1½"),
    ("ar", "بين 3½–4½ ساعات", "3½–4½"),
    ("he", "סכום של 1’000’000 בלבד", "1’000’000"),
    ("ar", "مبلغ 1’000’000 فقط", "1’000’000"),
    ("ar", "زاوية 2°30′15″ هنا", "2°30′15″"),
    ("he", "במקום 31°46′6″N בערך", "31°46′6″N"),
    ("ar", "في الموقع 31.7683° N, 35.2137° E هنا", "31.7683° N, 35.2137° E"),
    ("he", "גובה 5’10” בערך", "5’10”"),
    ("ar", "الطول 5’10“ هنا", "5’10“"),
    ("he", "תמונה של 10 x 15 cm כאן", "10 x 15 cm"),
    ("ar", "صورة 10 x 15 هنا", "10 x 15"),
    ("he", "ביום 12 July 2024 נפגשנו", "12 July 2024"),
    # Arabic's own digits with Latin letters, and in a line of Latin letters.
    ("ar", "وباء COVID-١٩ هنا", "COVID-١٩"),
    ("ar", "رمز AB-١٢-٣٤ هنا", "AB-١٢-٣٤"),
    ("ar", "رمز ١٢-AB-٣٤ هنا", "١٢-AB-٣٤"),
    ("ar", "ورقة A٤ هنا", "A٤"),
    ("ar", "عام FY٢٠٢٣-٢٤ هنا", "٢٠٢٣-٢٤"),
    ("ar", "على بعد ١٠ km هنا", "١٠ km"),
    ("ar", "على بعد ١٠-٢٠ km هنا", "١٠-٢٠ km"),
    ("ar", "كان الجو -٥°C صباحا", "-٥°C"),
    ("ar", "الساعة ٤:٠٠ PM هنا", "٤:٠٠ PM"),
    ("ar", "WhatsApp: +٩٧٢-٥٤-١٢٣-٤٥٦٧", "+٩٧٢-٥٤-١٢٣-٤٥٦٧"),
    ("en", "Ring ٠٢-١٢٣-٤٥٦٧ today", "٠٢-١٢٣-٤٥٦٧"),
    # Behind an attached particle.
    ("he", "ב-#PeaceNow ואז", "#PeaceNow"),
    ("he", "ב־@peace_now ואז", "@peace_now"),
    ("he", "ב-.NET ואז", ".NET"),
    ("ar", "وـ+972 2 123 4567 معا", "+972 2 123 4567"),
    ("ar", "بـ+50% معا", "+50%"),
    ("ar", "بـ*1234 معا", "*1234"),
    ("ar", "الـ.NET معا", ".NET"),
    ("ar", "بـ#PeaceNow معا", "#PeaceNow"),
    ("ar", "بـ\u22125°C معا", "\u22125°C"),
]

# What the algorithm does right by itself, as a reader sees it.
LEFT_ALONE = [
    ("he", "בשנת 2022 15 איש", "15 2022"),
    ("he", "בשנים 2021, 2022 ו-2023", "2022 ,2021"),
    ("he", "השנים 2021 2022 2023 היו", "2023 2022 2021"),
    ("he", "מחיר 50 ₪ לאדם", "₪ 50"),
    ("he", "מחיר ₪50 לאדם", "₪50"),
    ("he", "ב-5 ביולי", "5-ב"),
    ("he", "טלפון 02-123-4567 15 שעות", "15 02-123-4567"),
    ("he", "השנים 2020 - 2021 - 2022 היו", "2022 - 2021 - 2020"),
    ("he", "בגיל 10 - 20 בלבד", "20 - 10"),
    ("he", "מחיר 1\u00a0500 שקל", "1\u00a0500"),
    ("ar", "الثمن $50 هنا", "50$"),
    ("ar", "النسبة ٥٠٪ هنا", "٪٥٠"),
    ("ar", "كان -٥ درجات", "٥-"),
    ("ar", "لوحة ٨٥٠ × ٢٠٠٠ هنا", "٢٠٠٠ × ٨٥٠"),
    ("ar", "بيت رقم #١٢ هنا", "١٢#"),
    ("ar", "شركة Example ٢٠٢٤ هنا", "٢٠٢٤ Example"),
    ("he", "סעיף 3(2) כאן", ")2(3"),
    ("he", "קנו 50 USD היום", "USD 50"),
    ("ar", "لأن ٢+٣=٥ دائما", "٥=٣+٢"),
]

# Words with the signs that are theirs, in sentences.
SIGNED = [
    "C++",
    "C#",
    "A+",
    ".NET",
    ".NET/C#",
    "ASP.NET",
    "#PeaceNow",
    "@allmep_org",
    "2025@allmep.org",
    "https://allmep.org/he/",
    "allmep.org/",
    "~/site",
    "/etc/hosts",
    ".htaccess",
    "-f",
    "f()",
    "U.S.",
    "e.g.",
    "E = mc²",
    "CO₂",
    "+50%",
    "~50%",
    "-5 °C",
    "20–25 °C",
    "-5–+3°C",
    "2 + 2 = 4",
    "5 - 3 = 2",
    "02-123-4567 ext 12",
    "+972 2 123 4567 ext. 12",
]
SENTENCES = [
    ("he", "יש {} כאן בכל יום מחדש"),
    ("he", "{} כאן בכל יום ובכל שעה"),
    ("he", "בכל יום ובכל שעה יש {}."),
    ("he", "({}) כאן בכל יום ובכל שעה"),
    ("ar", "لدينا {} هنا في كل يوم"),
    ("ar", "{} هنا في كل يوم وساعة"),
    ("ar", "في كل يوم وساعة لدينا {}."),
    ("ar", "({}) هنا في كل يوم وساعة"),
    ("ar", "أولا، {}، ثم في كل يوم"),
]


def seen(text: str, lang: str) -> str:
    """What a reader sees of a paragraph, from left to right."""
    shown = get_display(text, base_dir="R" if is_rtl(script_of(lang)) else "L")
    return SIGNS.sub("", shown)


def as_text(written: str) -> str:
    """A paragraph of HTML with isolates for the elements that isolate."""

    def sign(match: re.Match[str]) -> str:
        closing, name, attributes = match.groups()
        if closing:
            return ENDS[name]
        return "\u2067" if 'dir="rtl"' in attributes else STARTS[name]

    inner = written.removeprefix("<p>").removesuffix("</p>")
    return html.unescape(re.sub(r"<(/?)(\w+)([^>]*)>", sign, inner))


@pytest.mark.parametrize(("lang", "text", "group"), GROUPS)
def test_a_group_is_read_from_left_to_right(lang: str, text: str, group: str) -> None:
    assert group in seen(isolated(text, lang), lang)


@pytest.mark.parametrize(("lang", "text", "group"), GROUPS)
def test_a_group_in_a_body_is_read_from_left_to_right(lang: str, text: str, group: str) -> None:
    assert group in seen(as_text(html_of(text, lang)), lang)


@pytest.mark.parametrize(("lang", "text", "shown"), LEFT_ALONE)
def test_what_is_right_by_itself_is_left_alone(lang: str, text: str, shown: str) -> None:
    assert isolated(text, lang) == text
    assert shown in seen(text, lang)


@pytest.mark.parametrize("word", SIGNED)
@pytest.mark.parametrize(("lang", "sentence"), SENTENCES)
def test_signs_at_the_edge_of_a_word_are_its_own(lang: str, sentence: str, word: str) -> None:
    text = sentence.format(word)
    assert word in seen(isolated(text, lang), lang)
    escaped = re.sub("[#_~]", r"\\\g<0>", text)
    assert word in seen(as_text(html_of(escaped, lang)), lang)


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        ("he", "ב-.NET", ".NET-ב"),
        ("he", "ב-+50%", "+50%-ב"),
        ("ar", "و@allmep", "@allmepو"),
        ("ar", "و+50%", "+50%و"),
        ("he", "חברת Acme Inc. כאן בעיר", "ריעב ןאכ Acme Inc. תרבח"),
        ("he", "זה Hub!", "!Hub הז"),
        ("he", "זה Hub.", ".Hub הז"),
        ("he", "אתר Hub/מרכז", "זכרמ/Hub רתא"),
        ("he", "10 - 20 איש", "שיא 20 - 10"),
        ("en", "In 2024, שלום 7, 02-123-4567", "In 2024, םולש 7, 02-123-4567"),
    ],
)
def test_signs_of_the_sentence_stay_with_it(lang: str, text: str, shown: str) -> None:
    assert seen(isolated(text, lang), lang) == shown
    assert seen(as_text(html_of(text, lang)), lang) == shown


def test_foreign_words_that_stand_by_themselves_need_no_isolates() -> None:
    for text in ("ארגון ALLMEP פועל", "ב-B8 of Hope, Geneva (היום)", "מ-Hub ל-Lab"):
        assert isolated(text, "he") == text
    assert isolated("See (שלום) and", "en") == "See (שלום) and"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("טלפון 02 123 4567 12/7/2024 כאן", "02 123 4567"),
        ("טלפון 02 123 4567 - 24 שעות", "02 123 4567"),
        ("טלפון 02 123 4567 02 765 4321 כאן", "02 123 4567"),
        ("טלפון 02 123 4567 02 765 4321 כאן", "02 765 4321"),
        ("נייד 050 1234567 050 7654321 כאן", "050 7654321"),
        ("נייד 050 123 4567 / 051 - 299 - 1121", "051 - 299 - 1121"),
        ("נייד 050 123 4567 12/07", "050 123 4567"),
        ("טלפון 02-123-4567 - 24 שעות", "02-123-4567"),
        ("טלפון 02 - 123 - 4567 - 24 שעות", "02 - 123 - 4567"),
        ("טלפון 02 123 4567 - 8:00 עד", "02 123 4567"),
        ("ביום 12-07-2024 / 5 בערב", "12-07-2024"),
        ("ביום 2024-07-12 #5 כאן", "2024-07-12"),
    ],
)
def test_a_number_ends_where_another_begins(text: str, kept: str) -> None:
    assert f'<bdi dir="ltr">{kept}</bdi>' in html_of(text, "he") or isolated(text, "he") == text


def test_what_stands_in_isolates_is_set_as_a_paragraph_of_its_own() -> None:
    for sign in "\u2066\u2067\u2068":
        text = f"טל׳ {sign}+972 2 123 4567, 02-12\u2069 כאן"
        assert "+972 2 123 4567" in seen(isolated(text, "he"), "he")
        assert isolated(isolated(text, "he"), "he") == isolated(text, "he")


def test_a_group_is_an_element_in_a_body_and_has_isolates_elsewhere() -> None:
    text = "טל׳ +972 2 123 4567, שלום"
    assert html_of(text, "he") == '<p>טל׳ <bdi dir="ltr">+972 2 123 4567</bdi>, שלום</p>'
    assert isolated(text, "he") == "טל׳ \u2066+972 2 123 4567\u2069, שלום"


def test_arabic_digits_need_an_override_since_they_run_apart_from_right_to_left_too() -> None:
    assert html_of("رقم ٠٢-١٢٣", "ar") == '<p>رقم <bdo dir="ltr">٠٢-١٢٣</bdo></p>'
    assert isolated("رقم ٠٢-١٢٣", "ar") == "رقم \u2066\u202d٠٢-١٢٣\u202c\u2069"


@pytest.mark.parametrize(
    ("lang", "text", "group"), [each for each in GROUPS if not re.search("[A-Za-z]", each[2])]
)
def test_a_group_of_which_a_part_is_emphasised_is_read_as_one(
    lang: str, text: str, group: str
) -> None:
    for part in re.finditer("(?<![0-9٠-٩])[0-9٠-٩]{2,}(?![0-9٠-٩])", group):
        emphasised = f"{group[: part.start()]}**{part[0]}**{group[part.end() :]}"
        body = html_of(text.replace(group, emphasised), lang)
        if "<strong>" in body and 'dir="auto"' not in body:
            assert group in seen(as_text(body), lang), body


@pytest.mark.parametrize("lang", ["he", "ar"])
def test_an_element_is_around_all_parts_of_a_number(lang: str) -> None:
    word = {"he": "טלפון", "ar": "هاتف"}[lang]
    held = '<bdi dir="ltr">02-<strong>123</strong>-4567</bdi>'
    assert html_of(f"{word} 02-**123**-4567, {word}", lang) == f"<p>{word} {held}, {word}</p>"
    twice = html_of(f"{word} **02**-*123*-4567 {word} 03-*765*-4321", lang)
    assert '<bdi dir="ltr"><strong>02</strong>-<em>123</em>-4567</bdi>' in twice
    assert '<bdi dir="ltr">03-<em>765</em>-4321</bdi>' in twice


def test_what_is_no_part_of_a_number_divides_it() -> None:
    assert "<bdi" not in html_of("בשנת 2020[^1] **12** איש\n\n[^1]: מקור", "he")
    assert html_of("בשנת **2020** היו 15", "he") == "<p>בשנת <strong>2020</strong> היו 15</p>"


@pytest.mark.parametrize(
    "text",
    ["**02-123-4567**", "[02-123-4567](tel:021234567)", "| أ |\n|---|\n| هاتف 02-123-4567 |"],
)
def test_a_group_within_an_element_is_isolated_too(text: str) -> None:
    assert '<bdi dir="ltr">02-123-4567</bdi>' in html_of(
        f"هاتف {text}" if "|" not in text else text, "ar"
    )


def test_a_number_within_foreign_words_follows_their_direction() -> None:
    html = html_of("Ring דנה +972 2 123 4567 בבית today", "en")
    assert '<bdi dir="ltr">+972 2 123 4567</bdi>' in html


WORDS = st.sampled_from(
    [
        "שלום",
        "سلام",
        "hello",
        "12",
        "2024",
        "٠٢",
        "+972",
        "02",
        "4567",
        "50%",
        "$5",
        "(02)",
        "-5",
        "C#",
        ".NET",
    ]
)
SIGNED_WORDS = st.sampled_from(["C++", "F#", ".NET", "@peace", "#Now", "$5M", "U.S.", "5G", "+50K"])
HEBREW_WORDS = st.sampled_from(["שלום", "דנה", "ב", "(", "”", "צה״ל"])


@given(
    HEBREW_WORDS, SIGNED_WORDS, st.sampled_from([" ", ", ", ". ", ") ", "! ", "? "]), HEBREW_WORDS
)
def test_signs_stay_with_their_word_wherever_it_stands(
    before: str, word: str, mark: str, after: str
) -> None:
    text = f"א {before} {word}{mark}{after} ת"
    assert word in seen(isolated(text, "he"), "he")
    assert seen(isolated(text, "he"), "he") == seen(as_text(html_of(text, "he")), "he")


GLUE = st.sampled_from(
    [" ", "-", "–", " – ", "/", ".", ",", ", ", ":", "=", " × ", "+", "", "(", ")"]
)
TEXTS = st.lists(st.tuples(WORDS, GLUE), max_size=8).map(
    lambda parts: "".join(word + glue for word, glue in parts)
) | st.text(alphabet="אב بت ab 0123٠١+-*#%$()[].,:/–=\u2066\u2069\u200f\u202d\u202c", max_size=24)


@given(TEXTS, st.sampled_from(["en", "he", "ar"]))
@example("02-12", "ar")
def test_nothing_but_isolates_is_added_and_nothing_twice(text: str, lang: str) -> None:
    once = isolated(text, lang)
    assert without_isolates(once) == without_isolates(text)
    assert isolated(once, lang) == once


LONG = [
    "א1-",
    "(0) ",
    "1 ext ",
    "a. ",
    ".a/ ",
    "5 - 3 ",
    "−5–",
    "2–",
    "2×",
    "2 × 3 ",
    "1,",
    "(02) ",
    "+1 (",
    "50% - ",
    "2020 ",
    "10 AM ",
    "*1",
    "(1+",
    "(1+2)×",
    "a٠-",
    "1°2′",
    "1½",
    "1'",
    "1 x ",
    "٠-",
    "a-٠",
    "٠ km ",
    "02- ",
    "+972 2 123 4567/8 ",
    "02-123-4567#1 ",
    "123/02 ",
    "123/02/",
    "א:+1 ",
    "1\u2009500 ",
    "\u20671-2\u2069",
    "\u20671-2",
]


@pytest.mark.parametrize("count", [2_500, pytest.param(10_000, marks=pytest.mark.soak)])
@pytest.mark.parametrize("piece", LONG)
def test_long_rows_of_numbers_take_no_time(piece: str, count: int) -> None:
    before = time.process_time()
    html_of(f"א {piece * count} א", "he")
    isolated(f"א {piece * count} km", "he")
    assert time.process_time() - before < 1 + SECONDS * count / 10_000


@given(TEXTS.filter(lambda text: not SIGNS.search(text)), st.booleans())
@example("א" + "(" * 63 + "a) 1)", True)
@example("א" + "(" * 64 + "a) 1)", True)
def test_our_levels_are_those_of_another_program(text: str, from_right: bool) -> None:
    """Shown in the order of our levels (UAX #9, L2), a text is what the other one shows."""
    levels = levels_of(text, is_rtl=from_right)
    places = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        for run in re.finditer("1+", "".join("01"[levels[place] >= level] for place in places)):
            places[run.start() : run.end()] = reversed(places[run.start() : run.end()])
    shown = get_display(text, base_dir="R" if from_right else "L")
    assert "".join(text[place] for place in places) == shown
