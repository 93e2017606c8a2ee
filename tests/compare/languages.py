"""Short reports in other languages: one, an edit of it, and one of another event."""

ARABIC = """\
قال مسؤول في البلدية إن فيضانا جرف يوم الثلاثاء جسرا صغيرا قرب قرية الرهبة، وإن الطريق إلى المدينة بقي مغلقا حتى المساء.

وأضاف أن ثلاث عائلات نقلت إلى مدرسة القرية، وأن أحدا لم يصب بأذى. وتعمل فرق الإنقاذ منذ الفجر على رفع الحجارة والطين.

وذكر سكان أن منسوب النهر ارتفع مترين خلال ليلة واحدة بعد أمطار غزيرة لم تشهدها المنطقة منذ عشر سنوات.

وقررت المحافظة إرسال جسر مؤقت من الحديد، على أن يفتح الطريق من جديد يوم الجمعة المقبل.
"""
ARABIC_EDIT = (
    ARABIC.replace("يوم الثلاثاء", "الثلاثاء")
    .replace("ثلاث عائلات", "أربع عائلات")
    .replace("جسرا صغيرا", "جسرا")
    .replace("وذكر سكان", "وقال سكان")
)
ARABIC_OTHER = """\
افتتح متحف الفنون أمس معرضا للصور القديمة يضم أكثر من مئتي لوحة جمعها مصور من دمشق على مدى خمسين عاما.

وقالت مديرة المتحف إن الدخول مجاني للطلاب في أيام الأسبوع، وإن بعض الصور يعرض للمرة الأولى أمام الجمهور.

ويستمر المعرض حتى نهاية الصيف، وترافقه محاضرات عن تاريخ التصوير وورشات للأطفال.
"""

RUSSIAN = """\
Паводок во вторник снёс небольшой мост у деревни Рахба, и дорога в город оставалась закрытой до вечера, сообщил \
представитель районной администрации.

По его словам, три семьи разместили в сельской школе, никто не пострадал. С рассвета спасатели убирают камни и грязь.

Жители рассказали, что за одну ночь вода в реке поднялась на два метра после ливня, какого здесь не видели десять лет.

Область решила прислать временный железный мост; движение обещают открыть в следующую пятницу.
"""
RUSSIAN_EDIT = (
    RUSSIAN.replace("небольшой мост", "мост").replace("три семьи", "четыре семьи").replace("С рассвета", "С утра")
)
RUSSIAN_OTHER = """\
Городской музей открыл вчера выставку старых фотографий: больше двухсот снимков собирал пятьдесят лет один мастер.

Директор музея сказала, что студентов по будням пускают бесплатно, а часть снимков публика увидит впервые.

Выставка продлится до конца лета; для детей устроят занятия, для взрослых лекции об истории фотографии.
"""

TURKISH = """\
Belediyeden bir yetkili, salı günü çıkan selin Rahba köyü yakınındaki küçük köprüyü yıktığını ve kente giden yolun \
akşama kadar kapalı kaldığını söyledi.

Üç ailenin köy okuluna yerleştirildiğini, yaralanan olmadığını belirtti. Kurtarma ekipleri şafaktan beri taş ve çamur \
temizliyor.

Köylüler, on yıldır görülmeyen bir yağmurdan sonra ırmağın bir gecede iki metre yükseldiğini anlattı.

Valilik geçici bir demir köprü göndermeye karar verdi; yolun gelecek cuma yeniden açılması bekleniyor.
"""
TURKISH_EDIT = (
    TURKISH.replace("küçük köprüyü", "köprüyü").replace("Üç ailenin", "Dört ailenin").replace("anlattı", "söyledi")
)
TURKISH_OTHER = """\
Kent müzesi dün eski fotoğraflardan oluşan bir sergi açtı. İki yüzden çok resmi bir usta elli yılda toplamış.

Müze müdürü, öğrencilerin hafta içi ücretsiz girebileceğini, bazı resimlerin ilk kez gösterildiğini açıkladı.

Sergi yaz sonuna dek sürecek; çocuklar için atölyeler, yetişkinler için konuşmalar düzenlenecek.
"""

CHINESE = """\
镇政府一名官员说，星期二的洪水冲垮了拉赫巴村附近的一座小桥，通往县城的公路直到晚上仍然封闭。

他说，三户人家被安置在村里的学校，没有人受伤。救援队从清晨开始清理石块和泥土。

村民们说，下了一场十年未见的大雨之后，河水一夜之间上涨了两米。

省里决定运来一座临时铁桥，预计下个星期五恢复通车。
"""
CHINESE_EDIT = CHINESE.replace("一座小桥", "一座桥").replace("三户人家", "四户人家").replace("从清晨", "自清晨")
CHINESE_OTHER = """\
市博物馆昨天举办老照片展览，展出两百多张照片，都是一位摄影师五十年来收集的。

馆长介绍，学生平日可以免费参观，有些照片是第一次公开展出。

展览将持续到夏天结束，还会为孩子们安排手工课，为大人安排摄影史讲座。
"""

REPORTS = {
    "Arabic": (ARABIC, ARABIC_EDIT, ARABIC_OTHER),
    "Russian": (RUSSIAN, RUSSIAN_EDIT, RUSSIAN_OTHER),
    "Turkish": (TURKISH, TURKISH_EDIT, TURKISH_OTHER),
    "Chinese": (CHINESE, CHINESE_EDIT, CHINESE_OTHER),
}
