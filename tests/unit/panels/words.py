"""One story's words in three languages."""

from __future__ import annotations

from sitegen.panels.values import Block, PanelText

ENGLISH = PanelText(
    lang="en",
    title="A door that opens both ways",
    quote="I teach children to ask the question first.",
    name="Noor",
    role="Teacher",
    place="Haifa",
    award="winner",
    summary="A teacher in two languages.",
    blocks=(
        Block(text="What drives you?", heading=True),
        Block(text="Every morning two languages come through the same school door."),
    ),
    photo_alt="Noor stands at a school door",
    exhibition="Storytellers",
    venue="Geneva, June 2022",
)
HEBREW = PanelText(
    lang="he",
    title="דלת שנפתחת לשני הצדדים",
    quote="אני מלמדת ילדים לשאול קודם את השאלה.",
    name="נור",
    role="מורה",
    place="חיפה",
    award="winner",
    summary="מורה בשתי שפות.",
    blocks=(
        Block(text="מה מניע אותך?", heading=True),
        Block(text="בכל בוקר נכנסות שתי שפות באותה דלת של בית הספר."),
    ),
    photo_alt="נור עומדת בדלת בית הספר",
    exhibition="מספרי הסיפורים",
    venue="ז׳נבה, יוני 2022",
)
ARABIC = PanelText(
    lang="ar",
    title="بابٌ يُفتح من الجهتين",
    quote="أعلّم الأطفال أن يطرحوا السؤال أولاً.",
    name="نور",
    role="معلّمة",
    place="حيفا",
    award="winner",
    summary="معلّمة بلغتين.",
    blocks=(
        Block(text="ما الذي يحرّكك؟", heading=True),
        Block(text="كلّ صباح تدخل لغتان من باب المدرسة نفسه."),
    ),
    photo_alt="نور تقف عند باب المدرسة",
    exhibition="رواة القصص",
    venue="جنيف، حزيران 2022",
)
