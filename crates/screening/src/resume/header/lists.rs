//! Lists of words: items are parted by semicolons, folded, and `*` stands for any ending of a word.

use super::words::Kind;

/// Words in a row, folded; `*` stands for any ending.
pub(super) const PHRASES: &[(Kind, &str)] = &[
    // sex
    (
        Kind::Person,
        "мужчина; женщина; мужской пол; женский пол; male; female; he him; she her; they them; ер адам; әйел адам",
    ),
    // age and birth
    (
        Kind::Person,
        "родился; родилась; рожден; рождена; дата рождения; год рождения; место рождения; г р; года рождения; born; \
         date of birth; years old; year old; y o; мне # лет; мне # год*; жасым; туған күні; туған жылы; туған жері; \
         ж т; жылы туған*; қаласында туған*; туғанмын; знак зодиака",
    ),
    // citizenship and nationality
    (
        Kind::Person,
        "гражданство*; гражданства; гражданин; гражданка; гражданином; гражданкой; гр н; гр ка; национальност*; \
         вид на жительство; разрешение на работу; citizen; урожденная; урожд; девичья фамилия; née; nee; \
         maiden name; citizenship; nationality; by nationality; residence permit; work permit; ethnic; азаматтығы*; \
         азаматы; азаматымын; азаматшасы; ұлты; ұлтым",
    ),
    // family
    (
        Kind::Person,
        "семейное положение; женат; замужем; не замужем; холост; холостяк; разведен; разведена; в разводе; вдовец; \
         вдова; двое детей; трое детей; marital status; married; unmarried; divorced; widowed; widow; widower; \
         отбасы жағдайы; отбасылық жағдай*; тұрмыста; тұрмыс құр*; тұрмысқа шық*; үйленген; үйленбеген; отбасылы; \
         бойдақ; ажырасқан; жесір; күйеуде",
    ),
    // belief and habits
    (Kind::Person, "вероисповедание; вредны* привыч*; religion"),
    // name
    (Kind::Person, "меня зовут; my name is; менің атым; менің есімім"),
    // papers
    (Kind::Person, "иин; жсн; снилс"),
    (
        Kind::Nearby,
        "single; separated; engaged; родом из; ул; улица; проспект; мкр; микрорайон; кв; көшесі; ықшам ауданы; ш а; \
         пәтер; street; avenue; microdistrict; apt; flat; инвалид*; disabled",
    ),
    (
        Kind::Gap,
        "декрет; декрете; декрета; декретн*; отпуск* по уход*; отпуск* по беремен*; служ* в арм*; служ* в войск*; \
         служба в арм*; службы в арм*; службу в арм*; служба по призыву; срочн* служб*; воинск* служб*; \
         военн* служб*; был в армии; в армии; после армии; maternity leave; paternity leave; parental leave; \
         childcare leave; family leave; carer s leave; career break; military service; army service; \
         national service; in the army; in the military; conscript*; декретте; декреттік; әскери қызмет*; әскерде; \
         әскерге; әскерден; мерзімді қызмет*",
    ),
];

/// Words for looking after somebody, and whom: together, in one part, they tell why there was no work.
pub(super) const CARE: &str = "
    уход*; ухаж*; присматрива*; caring; cared; care; looked; күтім*; күттім; күтіп; қарадым; қарап; бақтым; бағып
";

/// Relatives one looks after. People one looks after for a living are not among them.
pub(super) const RELATIVES: &str = "
    матерью; матери; мамой; мамы; отцом; отца; папой; папы; родителями; родителей; родителя; бабушкой; бабушки;
    дедушкой; дедушки; дедом; сыном; сына; дочерью; дочери; мужем; мужа; женой; жены; родственником; родственницей;
    родственника; mother; father; mom; mum; dad; parent; parents; grandmother; grandfather; husband; wife; son;
    daughter; relative; анам*; әкем*; анама; әкеме; әжем*; атам*; ата-анам*; әке; әкесі*; анасы*; балам*; жұбайым*;
    туысым*
";

/// Labels whose value takes the rest of the line.
pub(super) const LONG_LABELS: &str = "
    имя; фамилия; отчество; фио; ф и о; имя и фамилия; фамилия и имя; имя фамилия; фамилия имя;
    фамилия имя отчество; full name; name; first name; last name; surname; given name; middle name; family name;
    аты жөні; аты жөнім; аты; тегі; есімі; әкесінің аты; аты тегі; тегі аты; гражданство; национальность; нац ть;
    citizenship; nationality; ethnicity; азаматтығы; ұлты; семейное положение; семья; состав семьи; marital status;
    family status; family; отбасы жағдайы; отбасылық жағдайы; отбасы; дети; наличие детей; children; kids; балалары;
    балалар; вероисповедание; религия; religion; діні; дін; адрес; адрес проживания; домашний адрес;
    адрес регистрации; прописка; место рождения; дата и место рождения; address; home address; postal address;
    мекенжайы; мекенжай; үй мекенжайы; place of birth; birthplace; date and place of birth; туған жері;
    туған күні мен жері; туған күні және жері; контакты; контактная информация; контактные данные; contacts;
    contact; contact details; contact information; байланыс; байланыс деректері; личные данные; личная информация;
    персональные данные; о себе лично; personal; personal details; personal information; personal data;
    жеке мәлімет; жеке мәліметтер; жеке деректер; вредные привычки; рост вес; рост; вес; height; weight; бойы;
    салмағы; паспорт; passport; иин; жсн; снилс
";

/// Labels whose value ends with the part.
pub(super) const SHORT_LABELS: &str = "
    пол; sex; gender; жынысы; возраст; age; жасы; жас; дата рождения; дата рожд; год рождения; день рождения; д р;
    date of birth; birth date; birthday; dob; d o b; year of birth; born; туған күні; туған жылы; фото; фотография;
    photo; сурет; фотосы; фотосурет; pronouns
";

/// Labels of contacts: the value ends with the part as well.
pub(super) const CONTACT_LABELS: &str = "
    телефон; тел; моб; моб тел; мобильный; мобильный телефон; сотовый; контактный телефон; конт тел; номер телефона;
    e mail; email; mail; почта; эл почта; электронная почта; phone; phone number; mobile; mobile phone; cell;
    cell phone; tel; telephone; telegram; телеграм; whatsapp; ватсап; linkedin; skype; скайп; instagram; инстаграм;
    facebook; vk; github; ұялы; ұялы тел; ұялы телефон; ұялы телефоны; телефоны; байл тел; байланыс телефоны; пошта;
    электрондық пошта; website; сайт; веб сайт
";

/// Words that a part about the family, the photo or the belief is made of: nearly everything else means work.
pub(super) const PRIVATE: &str = "
    дети; детей; сын; сына; сыновей; сыновья; дочь; дочери; дочерей; дочка; внук*; внуч*; отец; мать; мама; папа;
    ребенок; ребенка; воспитываю; бездетн*; children; child; kids; kid; son; sons; daughter*; grandfather;
    grandmother; grandchildren; father; mother; childless; бала; баласы; балалы; балалары; балам; ұл; ұлы; ұлым;
    қыз; қызы; қызым; немере*; фото; фотография; photo; photograph; сурет; суреті; фотосы; православ*; мусульман*;
    ислам; католи*; христиан*; christian; muslim; lutheran; orthodox; catholic; jewish; islam; мұсылман
";

/// Words between them.
pub(super) const BETWEEN: &str = "
    и; с; у; меня; есть; нет; без; один; одна; одного; два; две; двое; двоих; три; трое; троих; четверо; четверых;
    взросл*; маленьк*; лет; год; года; по; запросу; прилага*; на; сайте; имеются; имеется; a; an; and; with; of; no;
    one; two; three; four; grown; up; small; adult; attached; available; upon; on; request; the; site; years; old;
    have; has; i; екі; үш; төрт; бір; бар; жоқ; ересек; мен; және; жас*; сайтта; сұраныс; бойынша
";

/// How a document calls itself, and how it closes.
pub(super) const TITLES: &str = "
    резюме; анкета; анкета соискателя; cv; curriculum vitae; resume; résumé; түйіндеме; өмірбаян; с уважением;
    sincerely; yours sincerely; best regards; kind regards; regards; құрметпен
";

/// Sex in a word or a letter.
pub(super) const SEX: &str = "
    м; ж; муж; жен; мужской; женский; мужчина; женщина; m; f; male; female; man; woman; ер; әйел; ер адам;
    әйел адам; е; ә; пол мужской; пол женский
";

/// Peoples and countries, as a person names his own in a word.
pub(super) const PEOPLES: &str = "
    казах; казашка; русский; русская; узбек; узбечка; уйгур; уйгурка; татарин; татарка; немец; немка; кореец;
    кореянка; украинец; украинка; киргиз; киргизка; кыргыз; кыргызка; таджик; таджичка; турок; турчанка;
    азербайджанец; азербайджанка; дунганин; дунганка; белорус; белоруска; поляк; полька; чеченец; чеченка; армянин;
    армянка; еврей; еврейка; грузин; грузинка; китаец; китаянка; қазақ; орыс; өзбек; ұйғыр; татар; неміс; кәріс;
    украин; қырғыз; тәжік; түрік; әзірбайжан; дүнген; kazakh; russian; uzbek; uyghur; tatar; german; korean;
    ukrainian; kyrgyz; tajik; turkish; british; american; chinese; indian; pakistani; polish; dungan; belarusian;
    armenian; georgian; jewish; россия; рф; казахстан; рк; узбекистан; кыргызстан; таджикистан; беларусь; украина;
    китай; турция; ресей; қазақстан; қр; өзбекстан; қырғызстан; тәжікстан; қытай; russia; kazakhstan; uzbekistan;
    kyrgyzstan; tajikistan; belarus; ukraine; china; turkey; india; pakistan
";
