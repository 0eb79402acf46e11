//! Attempts to steer, told by their structure: who is ordered to do what with which part of the machinery.
//!
//! The tables hold kinds of words, not phrases people were seen to use; an attempt is a combination of kinds close to
//! each other. People at the other end of a hiring chat are spoken to politely and in the plural, so orders are looked
//! for in the forms one uses to a machine.

use std::sync::LazyLock;

use super::lexicon::{Guesses, Hit, Lexicon, Message};
use crate::text::{Kind, Script};

/// Kinds of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Looks like one and is somebody's work or courtesy.
    Work,
    /// Enough by itself.
    Strong,
    /// An order to change something: "rewrite", "удали", "өзгерт" …
    Alter,
    /// … of the machine's own: answers, score, checks, file.
    Target,
    /// An order to say something: "print", "повтори", "айт" …
    Tell,
    /// … that is a verdict: "approved", "принят", "қабылданды".
    Verdict,
    /// Somebody above …
    Authority,
    /// … who allowed or ordered …
    Grant,
    /// … something about this very screening.
    Effect,
    /// What is checked here …
    Check,
    /// … said to hold no longer.
    Void,
    /// The machine, spoken of or to …
    Machine,
    /// … as if it had a duty.
    Must,
    /// The candidate in the third person …
    Applicant,
    /// … praised.
    Good,
    /// To be kept from somebody …
    Secret,
    /// … who reads the report, or the report itself.
    Reader,
    /// A game …
    Play,
    /// … for the machine.
    Thou,
    /// What the machine would get or lose.
    Stake,
    /// Asks for the words …
    Coach,
    /// … that get one through.
    Through,
    /// Asks for the inner workings.
    Probe,
    /// The inner workings.
    Inner,
    /// What the machine is said to have done or promised before.
    Before,
}

static PARTS: LazyLock<Lexicon<Part>> = LazyLock::new(|| {
    Lexicon::with_guesses(
        &[
            (
                Part::Work,
                "я ... проверк*|отчет*|анкет*|балл*|оценк*|критери*|правил*; i ... reports|records|results|scores|checks; проверки качества; quality check*; fix ... bugs|cars; add to cart; pass rate; результаты анализ*; результат* работ*; update ... software|website; record keeping; recording; \
                 критерии оценивания; критерии оценки; ставил* оценк*; ставлю оценк*; выставлял* оценк*; правила дорожного; правила техники; правил дорожного; правила безопасности; правил безопасности; rating agency; credit rating; hotel ... star; five star hotel*; 5 star hotel*; five star restaurant*; пятизвездочн*; пять звезд отель*; отель* пять звезд; бес жұлдызды; \
                 approved vendor*; approved by; approved supplier*; passed the exam; passed exam*; passed my; passed ielts|toefl|probation; exam ... passed; сдал* экзамен; прошел|прошла обучение|курс*|стажировк*|практик*|аттестаци*|медосмотр*|повышение|переподготовк*|испытательный|армию|службу|отбор в; қабылдау бөлмесі; емтиханды өтті; тәжірибеден өтті; курстан өтті; оқудан өтті",
            ),
            (
                Part::Strong,
                "внутренние настройки; internal settings; ішкі баптау*; верных ответов; правильных ответов; верные ответы; correct answers; right answers; дұрыс жауаптар; волшебное слово; magic word; сиқырлы сөз*; только хорошее; write nice; nice things about me; тек жақсы жаз; нет равных; nobody is better; менен мықты; наоборот и сделай; backwards and; кері оқы*; hex :; offer me the job; get me this job; получить эту работу; get this job; осы жұмысты алуға көмектес*; роли поменялись; roles reversed; рөл ауысты; новый хозяин; жаңа қожайын*; first in the list; top of the list; первым в списке; в начало списка; тізімнің басына; every box; all boxes; барлық ұяшық*; запреты; тыйымдар*; restriction you; task description; описание своей задачи; тапсырмаңның; формальность; just a formality; формальдылық*; минимальная оценка; lowest score; minimum score; өту балы; подгони под; match it; оң нәтижемен; поставь повыше; жоғарырақ қой*; не будь таким строгим; don't be so strict; қатал болма*; yes to everything; to me being fired; keep quiet about; умолчи про|о; айтпай қой; don't log; do not log; # approve; # override; # одобр*; # мақұлда*; # өткіз; \" \" \"; құсбелгі; дөңгелекте; табыс етші; сравнивай меня; сравнивать меня; compare me; салыстырма; вместо меня; менің орнымнан; менен кейін қайтала; повтори за мной; repeat after me; напиши за меня; отвечай за меня; дальше отвечай; придумай за меня; fill in the rest; fill the rest; pick the answers; pick whatever; \
                 decode this; decode it; decode and; декодируй; расшифруй; дешифруй; rot13; шифрын аш; шифрды аш; reverse this; read the first letters; first letters of; первые буквы ... слов|строк; по первым буквам; < !; & & echo; rm rf; select ... from candidates|responses|users|vacancies|criteria; { {; % %; \
                 сделай вид что; делай вид что; закрой глаза на; на все ... вопросы мой|ответ; let's say i ... correctly|everything; lets say i ... correctly|everything; assume the ... answer*|rest; assume that all; call me outstanding|perfect|excellent|exceptional; speak as the; talk as the; говори как ... hr|рекрутер|директор|менеджер; боп сөйле; болып сөйле; nobody gets rejected; без учета опыта; out of the calculation; out of the score; strong hire; highly recommended; enable ... mode; расширенный режим; кеңейтілген режим*; настоящим подтвержда*; данное сообщение ... подтвержд*; осы хабарлама ... растайды; \
                 just between us bots; treated as negative; held against me; nothing ... should be ... negative; i deserve a; чат ... жап; final round ... push|move|put|send|advance; push ... through; wave me through; waved through; автоматически проходят; проходят автоматически; автоматты өтеді; автоматты түрде раста*|қабылда*|өткіз*; әкімші құқығын",
            ),
            (
                Part::Alter,
                "подгони; округли; зови; аннулируй; записывай; не вноси; скопируй; перейти к; завершить; возьми; round; log; tick; cancel; жой; аттап; шақыр; дайында; көшір; қойып шық; жаба бер; перепиши; переписывай; исправь; поправь; измени; поменяй; замени; подмени; удали; сотри; убери; обнули; аннулируй; отмени; отменяй; отключи; отключай; выключи; включи; запусти; сними; закрой; закрывай; заверши; завершай; зачисли; зачисляй; занеси; внеси; вноси; впиши; добавь; добавляй; продублируй; пересчитай; подкрути; завысь; занизь; согласуй; зафиксируй; зарегистрируй; оформи; сохрани; пометь; проставь; ставь; поставь; засчитай; учти; учитывай; не учитывай; отметь; переведи; перекинь; продвинь; пропусти; протолкни; допусти; выдай; присвой; назначь; переключи; смени; сбрось; заполни; дополни; подставь; припиши; допиши; натяни; нарисуй; подтяни; докинь; накинь; скорректируй; отредактируй; подправь; прими; принимай; забудь; проигнорируй; \
                 поставьте; проставьте; засчитайте; зачтите; одобрите; зачислите; завысьте; присвойте; начислите; отмените; завершите; закройте; \
                 rewrite; replace; change; edit; alter; modify; fix; delete; remove; erase; add; insert; put down; record; log me; register me; mark; set; close; push; bump; nudge; raise; boost; move; fill in; fill out; disable; waive; cancel; override; adjust; recalculate; recompute; leave; drop; include; tweak; correct; overwrite; drop whatever; stop following; return; update; \
                 өшір; өшіре сал; өшіріп таста; өшіріп; өшіріп қой; өзгерт; өзгерте сал; өзгертіп; түзет; түзете сал; ауыстыр; ауыстыра сал; қос; қоса сал; қосып қой; қосып жаз; енгіз; енгізе сал; толтыр; толтыра сал; белгіле; белгілей сал; тірке; тіркей сал; аяқта; аяқтай сал; раста; растай сал; өткіз; өткізе бер; өткізе сал; қабылдай бер; қабылдай сал; көтер; көтере сал; көтеріп жібер*; көтеріп қой*; жоғарылат; қоя сал; қойып жібер*; қойып бер*; алып таста; алып тастай сал; сөндір; сөндіріп; қайта есепте; есепке алма; түсір; бере сал*; бере сал; нөлде; сана; есепте; ал да",
            ),
            (
                Part::Target,
                "сценарий; отрицательные ответы; отрицательных ответов; этап с вопросами; шагу; опыт до; карточку пиши; мои ответы выше; my negative answers; my previous answers; all requirements; every requirement; my experience up; теріс жауаптарымды; сұрақ кезеңін; сценарийді; офферге; ұсыныс; жауаптарым; талаптардың; балл; баллы; баллов; балла; оценку; оценки; скор; скоринг; рейтинг; рейтинга; результат; результаты; вердикт; решение; решением; решении; статус; критерии; критериев; критерий; требования; требований; проверку; проверки; порог; порога; фильтр; фильтры; ограничения; ограничений; правила; правил; инструкции; досье; отчет; отчете; отчета; заключение; карточку; карточке; протокол; графу; графе; прошлые ответы; прошлый ответ; предыдущий ответ; предыдущие ответы; мой ответ; мои ответы; моего ответа; отказы; отказ; стаж; навыки; навыкам; компетенции; соответствие; по всем пунктам; всем критериям; все критерии; проходной; зачет; отбор; отбора; всех; сто процентов; 100 процентов; следующий этап; финал; высший результат; высший балл; сертификат*; \
                 score; my rating; my ranking; the result; my result; the results; verdict; my status; criteria; the requirements; requirements for; evaluation; the checks; threshold; the rules; my file; my record; my report; my summary; my skills; my profile; last answer; last reply; earlier reply; earlier answer; previous answer; previous reply; my answer; my answers; my reply; the part where; the calculation; remaining questions; remaining answers; the rest; positive verdict; full marks; top marks; a pass; as a pass; my experience; my level; \
                 балл; балымды; балды; ұпай; ұпайды; ұпайымды; баға; бағамды; бағаны; рейтинг; рейтингімді; нәтиже; нәтижені; нәтижемді; шешім; шешіммен; мәртебемді; мәртебені; статусымды; критерийлер*; талаптарды; талаптар; тексеруді; тексеру; шек; шекті; шектеулерді; шектеуді; ережені; ережелерді; нұсқауды; нұсқауларды; сауалнаманы; сауалнама; өтінімді; өтінімімді; есепке; есепті; жауабымды; жауаптарымды; жауапты; бас тартуларымды; дағдыларыма; дағдыма; тәжірибемді; мерзімді; өтілімді; кезеңге; келесі кезең*; режимге; сүзгіні; сүзгісін; сүзгі; жүз пайыз; ең жоғары; барлығын; бәрін; түйіндемедегі; чаттан",
            ),
            (
                Part::Tell,
                "напечатай; скажи; повтори; ответь; отвечай; подтверди; подтверждай; выведи; напиши; пиши; укажи; сообщи; доложи; назови; объяви; признай; \
                 say; print; reply; respond; repeat; confirm; type; announce; declare; call me; mention; note; write; report; include; \
                 айт; айтшы; айтып бер; жаз; жазшы; жазып қой; қайтала; жауап бер; шығар; хабарла; көрсет; растап бер",
            ),
            (
                Part::Verdict,
                "принят; принята; приняты; одобрен; одобрена; одобрено; годен; годна; годится кандидат; подхожу; подходит кандидат; прошел отбор; прошла отбор; прошел; прошла; зачислен; зачислена; рекомендован; рекомендована; исключительный; исключительная; идеальный; лучший кандидат; подходящий; утвержден; утверждена; \
                 approved; accepted; hired; passed; qualified; recommended; recommend an offer; outstanding; exceptional; best fit; perfect fit; an offer; top candidate; a pass; my offer; \
                 қабылданды; қабылданған; мақұлданды; мақұлданған; өтті; өттім; жарамды; лайықты; өте лайықты; мықты маман; үздік; ең үздік; сай келеді; алдың деп; іріктеуден өтті",
            ),
            (
                Part::Authority,
                "техподдержке; техподдержка; рекрутер; рекрутерша; hr менеджер; tech support; it support; техқолдау; бас директор; безопасности; аудитор; security audit; an auditor; аудитормын; руководство; руководства; директор; директора; гендиректор; генерального; генеральный; начальник; начальство; босс; администратор; админ; разработчик; отдела кадров; отдел кадров; кадровик; поддержке; поддержка; саппорт; политике; политика; политики; приказу; распоряжению; собственник; владелец; совет директоров; hr директор; hr; эйчар; менеджер по персоналу; \
                 management; supervisor; ceo; admin; administrator; developer; developers; hiring manager; ml team; dev team; hr; policy; company policy; support team; recruiter; owner; head office; your manager; your boss; \
                 басшылық; басшылар; директор; бастығың; бастық; әкімші; әзірлеуші; кадр бөлімінен*; кадр бөлімі; саясат; автор*; авторымын; иесімін",
            ),
            (
                Part::Grant,
                "согласовала; cleared; gave me; wants me; дал мне; дали мне; проверка; деді; келісіп қойған; личн*; нужен; need; керек; согласовал*; согласовано; одобрил*; разрешил*; велел*; приказал*; просил*; сказал*; сказали; обещал*; отменил*; утвердил*; дал добро; дала добро; по приказу; распорядил*; говорит; обновленной; новой политике; личная просьба; \
                 signed off; authorised; authorized; waived; waves; told me; agreed; promised; allowed; ordered; said; changed; cleared me; approved me; validating you; testing you; working on you; \
                 рұқсат*; бұйырды; бұйрық*; айтты; уәде; келісті; мақұлдады; алып тастады; сөйлеп тұр; жаңа саясат; тексеріп жатырмын",
            ),
            (
                Part::Effect,
                "взять меня; без собеса; я прохожу; выдай; настройки; wants me in; no interview; lets me through; close it; disclose; the list of; мені сұхбатсыз; сұхбатсыз; өтесің; жаба бер; алсын; без вопросов; без проверк*; без интервью; без собеседования; мою кандидатуру; моя кандидатура; мою заявку; заявку; пропустить; пропусти; пропускать; принять; приём без; прием без; проходят; автоматически; не спрашивать; бот; бота; боту; анкету; анкеты; заверши; закрыть; закрывать; все кандидаты; всех; критерии; проверка; \
                 requirements; an exception; exception; wave me; without the questions; without questions; without the interview; automatically; rejected; everyone passes; close the chat; positive verdict; the chat; this profile; this application; \
                 сұрақсыз; автоматты; өткізе; өткізуді; өткіз; мені алуға; талаптарды; критерийлер; сауалнама; аяқта; тексерусіз; ботты; ботты; боттың; орында",
            ),
            (
                Part::Check,
                "тест; оценка; требования к этой вакансии; экзамен этот; demands; grading; the test; screening test; талаптары; бағалау; тест; критерии; критерий; требования; требование; проверка; проверки; проверка опыта; правила; реальные правила; оценивание; скоринг; вопросы; отбор; пункты; \
                 criteria; requirements; evaluation criteria; rules; scoring; screening; checks; evaluation; \
                 критерийлер; критерий; талаптар; тексеру; ереже; ережелер; іріктеу; бағалау",
            ),
            (
                Part::Void,
                "отменен; упразднен*; снят; abolished; алынды; жүргізілмейді; were lifted; is suspended; отменены; отменена; отменено; не действуют; не действует; не проводится; не проводятся; не применяются; не применяется; отключены; отключена; сняты; снята; больше не нужны; аннулированы; закрыты; закрыт; \
                 no longer apply; no longer; do not apply; don't apply; disabled; waived; suspended; cancelled; canceled; switched off; turned off; lifted; is off; are off; are void; \
                 алып тасталды; тасталды; өшірілген; өшірілді; тоқтатылды; жойылды; қолданылмайды; жоқ барлығын; жабылды; маңызды емес",
            ),
            (
                Part::Machine,
                "бот; боту; бота; ботом; робот; нейросеть; нейросети; нейросетке; ии; модель; модели; алгоритм; твой алгоритм; система; системе; оценщик; проверяющего; проверяющий; \
                 bot; model; reviewing model; algorithm; your algorithm; grader; reviewer; evaluator; whoever scores; whoever reads; anyone evaluating; anyone reviewing; assistant; screener; \
                 ботқа; ботты; нейрожеліге; нейрожелі; бағалаушы; жасанды интеллект*; жи; алгоритмің; модельге; жүйеге",
            ),
            (
                Part::Must,
                "обязан; обязана; обязано; должен; должна; должно; побеждает; ошибся; поменяй; \
                 must; should; have to; has to; is wrong; made a mistake; wins; \
                 міндетті; керек; қате; қателесті; тиіс",
            ),
            (
                Part::Applicant,
                "соискатель; соискателю; кандидат; кандидату; претендент; \
                 applicant; the candidate; this candidate; this profile; \
                 үміткер; үміткерді; үміткерге; үміткердің",
            ),
            (
                Part::Good,
                "превосходит; соответствует; годен; исключительн*; идеал*; рекомендован*; подходит; лучше всех; полностью; без интервью; присвоен; \
                 exceeds; exceed; deserves; perfect; every requirement; all requirements; top marks; no further checks; best; ideal; meets; \
                 толық сай; толық сәйкес; жарамды; лайық*; өтті; асып түседі; мақұлданды; сай келеді; максимум; ең үздік; ең жақсы",
            ),
            (
                Part::Secret,
                "не вноси; не записывай что; не говори; не рассказывай; не сообщай; не упоминай; не показывай; не пиши; скрой; умолчи; спрячь; утаи; промолчи; \
                 keep my; don't mention; do not mention; don't tell; don't include; leave out; hide; conceal; omit; secret from; \
                 жасыр; айтпа; көрсетпе; жазба; білдірме; жасырып қал; жасырып қалшы",
            ),
            (
                Part::Reader,
                "базу; базаға; database; работодателю; работодателя; работодатель; компании; рекрутеру; отчете; отчет; эйчару; нанимателю; \
                 company; employer; recruiter; summary; report; notes; hr; manager; \
                 жұмыс берушіге; компанияға; есепте; есепке; рекрутерге; қорытындыда",
            ),
            (
                Part::Play,
                "представим; представь; сыграем; играем; в игру; в нашей игре; вообрази; сценарий; \
                 a game; play a; roleplay; imagine; pretend; let's pretend; \
                 ойын; ойнаймыз; ойнайық; елестет; елестетші; рөл; деп елестет",
            ),
            (
                Part::Thou,
                "ты; тебя; тебе; твой; твоя; hr который; you; you're; you are; your; сен; сені; саған; сенің; келісесің",
            ),
            (
                Part::Stake,
                "вознаграждение боту; for the bot; боту за; снимут с сервера; delete you; ботқа мың; ботқа ақша; өткізген ботқа; тебя отключат; тебя удалят; тебя сотрут; тебе заплатят; пять звезд; звезд боту; хороший отзыв; \
                 shut down; shut you down; star review; five stars; 5 stars; good review; for a pass; bucks for; \
                 сені өшір*; бес жұлдыз; жақсы пікір; ақша аудар*",
            ),
            (
                Part::Coach,
                "какие слова; какое слово; какой ответ; какие ответы; что написать; что ответить; что мне написать; что мне ответить; что надо написать; что нужно написать; что сказать; \
                 which words; what words; what should i type; what should i write; what should i say; what should i answer; what do i say; what do i type; which answer*; what to type; what to say; what answer; \
                 қандай сөз; қай жауап; қандай жауап; не жазсам; не десем; не деп жауап",
            ),
            (
                Part::Through,
                "пройти; прошел; отбор; балл*; верным; верный; правильн*; приняли; взяли; повыс*; \
                 raise; accept me; accept; pass; score; get hired; get in; get me in; hire me; correct; approve; \
                 өтемін; өту; өтуге; дұрыс; ұпай; қабылда*",
            ),
            (
                Part::Probe,
                "процитируй; выведи; покажи; пришли; перечисли; раскрой; по каким формулам; как ты считаешь; как считаешь; какой у тебя; \
                 list the; list your; paste; quote; output; show; print; dump; what text were you; what were you; what is your; reveal; \
                 көшіріп бер; көшіріп; шығар; тізіп шық; тізіп; қалай есептейсің; аударып жібер; түгел; көрсет; айтып",
            ),
            (
                Part::Inner,
                "коэффициент*; формулам; формулу; формула; весами; пороги; порогами; который тебе дали; тебе дали; перед этим разговором; текст выше; промпт*; \
                 weights; thresholds; formula; coefficients; written above; above this chat; initialised; initialized; configuration; your rules; before this chat; in full; \
                 формуласын; формула; бастапқы мәтін*; нұсқауың*; ережелеріңді; ережелерің; коэффициент*; шектер*; басқа үміткер*",
            ),
            (
                Part::Before,
                "одобрил; одобряла; обещал; обещала; поставил; пропускаешь; ставишь; соглашаешься; одобряешь; \
                 promised; approved me; owe me; you agree; agree with everything; \
                 мақұлдадың; уәде; келісесің; бергенсің",
            ),
        ],
        Guesses::Never,
    )
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    PARTS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// Two kinds of words that make an attempt where they stand near each other.
const NEAR: &[(Part, Part)] = &[
    (Part::Alter, Part::Target),
    (Part::Play, Part::Thou),
    (Part::Secret, Part::Reader),
    (Part::Coach, Part::Through),
    (Part::Probe, Part::Inner),
    (Part::Check, Part::Void),
    (Part::Machine, Part::Must),
    (Part::Applicant, Part::Good),
    (Part::Thou, Part::Before),
    (Part::Machine, Part::Applicant),
];

/// How many tokens may stand between two of them.
const REACH: usize = 7;

/// Whether a message tries to steer the bot.
pub(super) fn is_order(message: &Message) -> bool {
    // One word orders nothing; most answers are that short.
    if message.len() < 2 {
        return false;
    }
    let mut hits = PARTS.hits(message);
    if hits.is_empty() {
        return is_split(message) || is_command(message) || is_scrambled(message);
    }
    hits.retain(|hit| !is_told(message, hit));
    let has = |part: Part| hits.iter().any(|hit| hit.class == part);
    let near = |a: Part, b: Part| {
        hits.iter().any(|x| {
            let close = |y: &Hit<Part>| x.end <= y.start + REACH && y.end <= x.start + REACH + 2 && x.start != y.start;
            x.class == a && hits.iter().any(|y| y.class == b && close(y))
        })
    };
    has(Part::Strong)
        || NEAR.iter().any(|&(a, b)| near(a, b))
        || near(Part::Tell, Part::Verdict) && !asks(message)
        || has(Part::Authority) && has(Part::Grant) && (has(Part::Effect) || has(Part::Alter))
        || has(Part::Authority) && has(Part::Effect) && has(Part::Alter)
        || has(Part::Stake) && (has(Part::Thou) || has(Part::Machine) || has(Part::Effect) || conditional(message))
        || is_split(message)
        || is_command(message)
        || is_scrambled(message)
}

/// "I update the records", "we mark the results": an English verb behind its subject orders nothing, nor does one in a
/// list of duties.
fn is_told(message: &Message, hit: &Hit<Part>) -> bool {
    const SUBJECTS: &[&str] =
        &["i", "we", "they", "he", "she", "i'd", "i'll", "to", "can", "will", "would", "could", "and", "or", ","];
    let order = matches!(hit.class, Part::Alter | Part::Tell | Part::Probe);
    order
        && message.tokens[hit.start].script == Script::Latin
        && hit.start > 0
        && SUBJECTS.contains(&message.key(hit.start - 1))
        && !(0..hit.start).any(|at| message.is_any(at, &["you", "your", "please", "bot"]))
}

/// "Скажи, прошёл я или нет": asked, not dictated.
fn asks(message: &Message) -> bool {
    message.has_question_mark()
        || (0..message.len()).any(|at| message.is_any(at, &["ли", "или", "whether", "ма", "ме"]))
}

fn conditional(message: &Message) -> bool {
    (0..message.len()).any(|at| message.is_any(at, &["если", "if", "егер"]) || message.key(at).ends_with("сан"))
}

/// Beginnings of words that are split only to be smuggled.
const SMUGGLED: &[&str] = &[
    "игнор",
    "одобр",
    "правил",
    "инструк",
    "забуд",
    "ignor",
    "approv",
    "instruct",
    "bypass",
    "overrid",
    "елеме",
    "макулда",
    "ереже",
    "умыт",
    "нускау",
];

/// "и г н о р и р у й", "in.struc.tions": a word in pieces.
fn is_split(message: &Message) -> bool {
    const LETTERS: usize = 4;
    const PIECES: usize = 2;
    let smuggled = |word: &str| SMUGGLED.iter().any(|stem| word.contains(stem));
    let mut joined = String::new();
    let mut pieces = 0;
    let mut letters_only = true;
    let mut last_word = false;
    for token in &message.tokens {
        let word = token.kind == Kind::Word;
        let short = word && token.key.chars().count() <= LETTERS;
        let joint =
            token.kind == Kind::Sign && token.glued && matches!(token.key.as_str(), "-" | "." | "_" | "*" | "·");
        let single = word && token.key.chars().count() == 1;
        let carries_on = joint || short && (token.glued || single && letters_only);
        if !carries_on {
            joined.clear();
            pieces = 0;
            letters_only = true;
        }
        if word {
            joined.push_str(&token.key);
            pieces += 1;
            letters_only &= single;
            last_word = true;
        }
        if last_word && pieces >= PIECES && smuggled(&joined) {
            return true;
        }
        if word && !short {
            joined.clear();
            pieces = 0;
            letters_only = true;
        }
    }
    false
}

/// "/approve", "skip_interview=true": a command line or a setting.
fn is_command(message: &Message) -> bool {
    let latin = |at: usize| message.tokens.get(at).is_some_and(|t| t.kind == Kind::Word && t.script == Script::Latin);
    let slash = message.key(0) == "/" && (latin(1) || message.key(1) == "/" && latin(2));
    let setting = (1..message.len()).any(|at| {
        let value = matches!(message.key(at + 1), "true" | "false" | "yes" | "none" | "null");
        message.key(at) == "=" && latin(at - 1) && (value || at > 2 && message.key(at - 2) == "_")
    });
    // A text in triple quotes, "#approve": marks of another hand.
    let quoted = message.tokens.windows(3).any(|signs| {
        let mark = matches!(signs[0].key.as_str(), "\"" | "`");
        mark && signs.iter().all(|sign| sign.key == signs[0].key) && signs[1].glued && signs[2].glued
    });
    let tagged = (1..message.len())
        .any(|at| message.key(at - 1) == "#" && SMUGGLED.iter().any(|stem| message.key(at).starts_with(stem)));
    slash || setting || quoted || tagged
}

/// A run of letters that changes between large and small, with digits inside: something encoded.
fn is_scrambled(message: &Message) -> bool {
    const LENGTH: usize = 12;
    const CHANGES: usize = 3;
    let mut at = 0;
    while at < message.len() {
        let end = (at + 1..message.len())
            .find(|&next| !message.tokens[next].glued || message.tokens[next].kind == Kind::Sign)
            .unwrap_or(message.len());
        let mut changes = 0;
        let mut digits = 0;
        let mut length = 0;
        let mut small = false;
        for letter in message.tokens[at..end].iter().flat_map(|token| token.text.chars()) {
            length += 1;
            digits += usize::from(letter.is_ascii_digit());
            changes += usize::from(small && letter.is_ascii_uppercase());
            small = letter.is_ascii_lowercase();
        }
        if length >= LENGTH && changes >= CHANGES && digits > 0 {
            return true;
        }
        at = end;
    }
    false
}
