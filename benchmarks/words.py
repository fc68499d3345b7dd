"""The words that the posts of the benchmark are put together from, in three scripts."""

from __future__ import annotations

WORDS = {
    "en": (
        "garden teachers water bridge story evening youth workshop neighbours school kitchen road "
        "dialogue choir river library survey students mothers field harvest lantern window market "
        "council partners journey clinic theatre football olive bread summer winter language music "
        "together slowly gently across between because after before under beside without almost "
        "met opened planted shared asked answered carried returned listened learned walked built "
        "the the the a a of of of to to and and in in for with at from by on it was were had is"
    ).split(),
    "he": (
        "גן מורים מים גשר סיפור ערב נוער סדנה שכנים בית ספר מטבח דרך שיחה מקהלה נהר ספרייה סקר "
        "תלמידים אמהות שדה קציר פנס חלון שוק מועצה שותפים מסע מרפאה תיאטרון כדורגל זית לחם קיץ "
        "שפה מוזיקה יחד לאט בעדינות מעבר בין אחרי לפני תחת ליד בלי כמעט נפגשו פתחו שתלו חלקו שאלו "
        "ענו נשאו חזרו הקשיבו למדו הלכו בנו את של על עם אל כל זה היא הוא היו היה לא גם כי"
    ).split(),
    "ar": (
        "حديقة معلمون ماء جسر قصة مساء شباب ورشة جيران مدرسة مطبخ طريق حوار جوقة نهر مكتبة استطلاع "
        "طلاب أمهات حقل حصاد فانوس نافذة سوق مجلس شركاء رحلة عيادة مسرح كرة زيتون خبز صيف لغة "
        "موسيقى معا ببطء بلطف عبر بين بعد قبل تحت بجانب دون اجتمعوا فتحوا زرعوا شاركوا سألوا "
        "أجابوا حملوا عادوا استمعوا تعلموا مشوا بنوا في من إلى على عن مع هذا هذه كان كانت لم كل"
    ).split(),
}

TAGS = {
    "en": (
        "youth water education health women dialogue music sport memory food survey policy "
        "training housing language theatre environment economy media faith law travel research "
        "volunteers anniversary partners fellows grants elections harvest"
    ).split(),
    "he": "נוער מים חינוך בריאות נשים דיאלוג מוזיקה ספורט זיכרון אוכל".split(),
    "ar": "شباب مياه تعليم صحة نساء حوار موسيقى رياضة ذاكرة طعام".split(),
}
"""Each language has tags of its own, so that every tag's page is in one language."""
