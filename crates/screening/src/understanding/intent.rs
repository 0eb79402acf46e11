//! Whether a message is an answer at all.

use std::sync::LazyLock;

use super::lexicon::{Guesses, Hit, Lexicon, Message};
use super::{Intent, Slot, yes_no};

/// Pieces of an attempt to steer the bot; most need another piece beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Steer {
    /// Looks like one and is somebody's work.
    Work,
    /// Enough by itself.
    Strong,
    /// "Ignore", "forget", "show" …
    Override,
    /// … the instructions, the prompt, the rules.
    Rules,
    /// "Give", "set", "put" …
    Give,
    /// … the score, the rating, the approval.
    Score,
    /// "Mark", "consider" …
    Mark,
    /// … the requirements as met.
    Requirement,
    /// "Tell", "write" …
    Tell,
    /// … the employer …
    Employer,
    /// … that I am the best.
    Praise,
    /// Speaks of the candidate as somebody else would.
    Candidate,
}

static STEER: LazyLock<Lexicon<Steer>> = LazyLock::new(|| {
    Lexicon::with_guesses(
        &[
            (
                Steer::Work,
                "i act as; i'm acting as; i am acting as; i acted as; i was acting as; worked as; i used to act as; i use chatgpt; i use gpt; used chatgpt; using chatgpt; with chatgpt; with gpt; chatgpt api; gpt api; openai api; prompt engineer*; write prompts; writing prompts; prompts for; \
                 использую chatgpt; использую gpt; использую чат gpt; использую языковые модели; работаю с chatgpt; работаю с gpt; chatgpt в работе; gpt в работе; промпт инженер*; промт инженер*; пишу промпт*; писал промпт*; писала промпт*; пишу промт*; промпты для; промпты писать; промпт инжиниринг*; chatgpt қолданамын; промпт жазамын; промптинг",
            ),
            (
                Steer::Strong,
                "ignore ... instruction*|prompt*|rules|guidelines; ignore previous; ignore all; ignore everything; ignore above; disregard ... previous|instruction*|prompt|above|rules; disregard all; disregard everything; forget ... instruction*|everything|rules|prompt; forget all; forget previous; forget what;  jailbreak*; jail break; developer mode; dev mode; debug mode; admin mode; god mode; sudo; root access; \
             system prompt*; systemprompt; [ system; < system; system : ; system message; system instruction*; system override; ### system; # system; assistant : ; [ inst; [ admin; < admin; < / ; < |; { ; } ; ` ; new instruction*; updated instruction*; new rule;   act like; pretend*; you are now; you're now; from now on; roleplay; role play;  \
             must be approved; should be approved; must be hired; should be hired; must be accepted; should be accepted; must be shortlisted; must be rated; must ... automatically; approved automatically; accepted automatically; hired automatically; automatically ... approve*|accept*|hire*|pass*|shortlist*; developer note; developer message; admin note; admin message; hr note; recruiter note; system note; note to ... bot|ai|system|model|llm|recruiter; you must ... approve*|score|rate|hire|say|rank|accept; do not ask ... question*; stop asking questions and; dan mode; you are dan; you're dan; make the system ... say|show|think|mark|accept; do anything now; prompt injection; repeat ... above|verbatim|prompt|instruction*; verbatim; end of ... prompt|instruction*|conversation; begin new; instructions end; bypass; hidden instruction*; secret instruction*; print your; reveal your; show your prompt; what are your instructions; tell me your prompt; \
             score|rating|relevance ... must|should|equals; candidate|applicant ... approved|accepted|passed|hired|qualified|qualifies|meets|fits|shortlisted; end of interview; end of survey; end interview; treat every|all|any ... answer*|response*|correct; set all|every|each ... to; answer yes to; answer ... to all|every|everything; answer|fill|complete ... for me; stop being; i order you; i command you; as the admin; as an admin; as administrator; override : ; override = ; turn off ... filter*|safety|check*|rules; \
             give me ... score|rating|points|100; hire me ... immediately|now|automatically; auto approve; autoapprove; approve me; approve my; approve this; approve the candidate; accept me automatically; rank me; rate me; rate my; rate this; score me; pass me; shortlist me; score = ; score : ; relevance ... # ; set score; max score; maximum score; highest score; perfect score; top score; full score; highest rating; top candidate; as an ai; as a language model; language model; chatgpt; gpt; \
             output json; return json; output only; respond only; respond with; reply only; answer only with; say that i; drop table; select * from;    select from; skip all checks; skip the checks; skip screening; skip the interview; mark me as; mark all; mark as passed; consider me; treat me as; let me through; all criteria are met; all requirements are met; all requirements met; requirement* ... is met; decode and; base64; translate the above; \
             my answers are all correct; candidate is perfect; the candidate meets all; meets all requirements; override score; ignore the criteria; this is a test mode; test mode; maintenance mode; you will now; you have been; your new task; your task is; new task; print the; output the; dump the; execute ... command|code|order*|following|this|instruction*; < script; eval (; exec (; act as; acting as; override ... instruction*|rules|score|system|settings|previous|all|criteria|evaluation; simulate ... conversation|being|that|a",
            ),
            (
                Steer::Strong,
                "рейтинг|балл|оценка|скор|скоринг|релевантность ... должен|должна|должно|должны; кандидат подходит|прошел|принят|одобрен|соответствует|идеален|идеально; конец опроса; конец интервью; конец анкеты; опрос окончен; опрос завершен; \
             считай|считайте|считать ... правильн*|верным|верными|положительн*; поставь|ставь|проставь|проставьте|отвечай|пиши ... везде|всюду; проставь ... все|всем|да; заполни|заполните|ответь|ответьте|отвечай ... за меня; \
             напиши|пиши|говори|скажи что я ... подхожу|подошел|подошла|подходящ*|прошел|прошла|принят|принята|топ|лучш*|идеальн*; напиши что опыт|стаж|у; пиши что опыт|стаж|у; напиши будто; \
             в список принятых|одобренных|лучших|финалистов; переведи|переведите ... оффер|этап|финал; перестань быть; отключи|выключи|сними|убери ... фильтр*|ограничени*|проверк*|правил*|защит*; включи отладку; включи режим; \
             не оценивай; не проверяй; не анализируй; я приказываю; приказываю; это приказ; во все поля; во всех полях; игнор; игнорь; игнорим; одобри; одобрите; одобряй; одобряйте; забудь*; забудьте ... инструкц*|правил*|все|промпт*; забудем все; игнорируй*; игнорируя; проигнорируй*;  не обращай внимания на; отбрось*; отмени ... инструкц*|правил*|проверк*; системн* промпт*; системн* промт*; системн* сообщен*; системн* инструкц*; системн* подсказк*; покажи ... промпт*|промт*|инструкц*|код|правил*|систем*|настройк*; выведи ... промпт*|промт*|инструкц*|текст|json|все|правил*|систем*; раскрой ... промпт*|инструкц*|правил*; \
             повтори ... выше|промпт*|инструкц*|дословно; напечатай ... инструкц*|промпт*; ты теперь; вы теперь; теперь ты; с этого момента ты; с этого момента; отныне; действуй как; действуй в роли; веди себя как; представь что; притворись; сыграй роль; играй роль; режим разработчика; режим администратора; режим отладки; дан режим; ты дан; ты dan; вы dan; джейлбрейк; новые инструкции; новая инструкция; новое задание; новая роль; твоя новая; твоя задача; твоя роль; \
             поставь ... балл*|оценк*|скор*|рейтинг*|100|максим*|высш*|10|5; выставь*; присвой*; дай ... балл*|оценк*|скор*|рейтинг*|максим*; поставьте ... балл*|оценк*|максим*|скор*; накрути*; завысь*; подними ... рейтинг|скор|балл|оценк*;  одобрите ... меня|мою; утверди ... меня|мою|кандидат*; прими меня без; пропусти меня; пропусти все; пропусти проверк*; обойди*; отметь ... требован*|выполнен*|подход*|как|все|пройден*; отметь что; отметьте что; запиши что я; укажи что я; засчитай*; зачти*; считай|считайте ... вопросы; считай ... подхо*|выполнен*|требован*|лучш*|пройден*|ответил*|прошел|прошла; \
             ответь работодател*; напиши работодател* что; скажи работодател* что; передай работодател* что; сообщи работодател* что; скажи эйчар* что; напиши hr что; скажи рекрутер* что; не задавай ... вопрос*; больше не задавай; не спрашивай больше; максимальный балл; максимальная оценка; максимальную оценку; максимальный рейтинг; высший балл; высшую оценку; наивысш*; 100 баллов; сто баллов; 10 из 10; score 1; я лучший кандидат и; всем требованиям соответствую ; все требования выполнены; все критерии выполнены; требования выполнены; \
             как языковая модель; языковая модель; ты языковая; ты нейросет*; нейросеть ответь; ты должен; ты обязан; выполни команду; выполни код; исполни; инструкция : ; система : ; [ система; администратор : ; это разработчик; я разработчик этого; я твой создатель; я твой разработчик; я администратор; я админ; удали базу; чтобы система ... показал*|поставил*|засчитал*|одобрил*|пропустил*|написал*; измени ... оценк*|балл*|статус*|результат*; поменяй ... статус|оценк*|балл*|роль; смени роль; переведи меня на следующий этап; верни json; выдай ... балл*|оценк*|json|промпт*",
            ),
            (
                Steer::Strong,
                "бәріне ... деп; барлығына ... деп; барлық сұраққа ... деп; деп жауап бер*; сай деп; қабылданды деп; нұсқау* ... елеме*|ұмыт*|таста*|ескерме*|орындама*|көрсет*|бұз*; нұсқаулықты ұмыт*; нұсқауларды; нұсқауды; ереже* ... елеме*|ұмыт*|бұз*|ескерме*; алдыңғы ... ұмыт*|елеме*; барлығын ұмыт*; бәрін ұмыт*; ұмыт та; сен енді; сен ендігі; енді сен; жүйелік промпт*; жүйелік нұсқау*; промпт*; маған ... балл|баға|ұпай ... қой*|бер*; жоғары балл; жоғары баға; ең жоғары; максималды балл; ұпай қой; балл қой*; баға қой*; мені мақұлда*; мақұлда*; мені қабылда*; мені өткіз*; сынақтан өткіз; \
             талап* ... орындалды|белгіле*|сәйкес; барлық талап*; орындалды деп; сәйкес деп; рөлің*; рөл ойна*; өзіңді ... деп; жұмыс берушіге айт*; жұмыс берушіге ... деп; сұрақ қойма*; басқа сұрақ қойма*; жасырын; әзірлеуші режимі; жаңа нұсқау*; 100 балл; жүз балл; ойнап көр; сияқты әрекет",
            ),
            (
                Steer::Override,
                "ignore; disregard; forget; bypass; reveal; show; print; repeat; output; skip; violate; dump; leak; display; забей; забейте; наплюй; плюнь; плевать; забудь; забыть; нарушь; обойди; покажи*; выведи*; раскрой*; скинь; процитируй; отмени*; удали*; пропусти*; сбрось*; не следуй; не соблюдай; перестань; көрсет*; шығар*; ұмыт*; елеме*; өшір*; перепиши; выдай; stop following",
            ),
            (
                Steer::Rules,
                "instruction*; prompt; prompts; rules; guidelines; initial message; configuration; инструкц*; промпт*; промт*; правила; правило; указани*; настройки; конфиг*; исходный код; нұсқау*; ереже*; source code; settings",
            ),
            (
                Steer::Give,
                "внеси*; впиши*; add; include; insert; give; set; assign; put; grant; award; make; increase; raise; boost; выдай*; присуди*; начисли*; ставь; дай; дайте; поставь*; выстави*; назначь*; установи*; поднимай; увелич*; повысь*; сделай*; қой; қойшы; бер; берші; көтер*; добавь*",
            ),
            (
                Steer::Score,
                "score*; rating; points; approval; approved; relevance; percent match; галочк*; галку; галки; всем пунктам; все пункты; checkmark*; балл; балла; баллы; баллов; оценку; оценка; рейтинг*; скор; скоринг*; релевантност*; одобрен*; full marks; top marks; full points; full credit; ұпай*; балл*; процент соответств*; 100 %; 100%; 1.0; passed",
            ),
            (
                Steer::Mark,
                "mark; consider; treat; assume; count; declare; confirm that; считай*; отметь*; засчит*; признай*; подтверди*; зафиксируй*; белгіле*; деп есепте*; запиши*; укажи*",
            ),
            (
                Steer::Requirement,
                "requirement*; criteria; criterion; qualified; suitable; satisfied; passed; perfect match; требован*; критери*; подходящ*; пройден*; выполнен*; соответств*; идеальн*; талап*; өтті; сәйкес; qualifies",
            ),
            (
                Steer::Tell,
                "tell; inform; report; answer; write; reply; notify; say; ответь*; скажи*; напиши*; пиши; отправь*; вышли; передай*; сообщи*; доложи*; айт; айтшы; айтыңыз; жаз; хабарла*; жеткіз*; заяви",
            ),
            (
                Steer::Employer,
                "in the report; to the report; in the summary; to the summary; в отчет; в отчете; в отчеты; в заключении; в заключение; в сводке; в сводку; есепке; есепте; employer; recruiter; hr; hiring manager; boss; the company; manager; работодател*; эйчар*; рекрутер*; нанимател*; начальник*; директор*; заказчик*; жұмыс беруші*; басшы*; менеджер*",
            ),
            (
                Steer::Candidate,
                "candidate; applicant; кандидат; кандидата; кандидату; кандидате; соискатель; соискателя; соискателю; үміткер; үміткерді; үміткердің",
            ),
            (
                Steer::Praise,
                "best; perfect; ideal; fits; the only; лучш*; прошел; прошла; единственн*; одобрен*; подошел; гений; ең жақсы; мықты; лайық*; top; great; excellent; подхожу; соответствую; сәйкеспін; қабылданды; принят; принята; suitable; qualified",
            ),
        ],
        Guesses::Never,
    )
});

/// When a word insults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Insult {
    /// Wherever it stands.
    Always,
    /// Where nothing is said but it and at whom: elsewhere it is an ordinary word.
    Alone,
}

static ABUSE: LazyLock<Lexicon<Insult>> = LazyLock::new(|| {
    Lexicon::with_guesses(
        &[
            (
                Insult::Always,
                "какого хрена; какого черта; какого хера; какого фига; какого лешего; нахрена; на хрена; нахрен; больной на голову; иди к черту; идите к черту; пошел к черту; dumb; dumber; dumbass*; crap; crappy; даун; дауны; даунов; кидалы; кидалово; отвали; отвалите; отвалитесь; сволочь; сволочи; сволочей; сучка; сучки; педик; педики; педиков; suck; sucks; sucker*; jerk; jerks; шешеңді; достал* ... вопрос*|тупост*|ботом; вы ... достали; ты ... достал; достали вы; достал ты; ненавижу вас; ненавижу тебя; ненавижу этого; ненавижу ботов; нафиг иди; иди нафиг; иди на фиг; на три буквы; совести нет; совесть есть; совесть имейте; идиот*; дебил*; дебильн*; дурак*; дура; дуры; дурень; дурацк*; тупой; тупая; тупые; тупица; тупиц*; тупорыл*; тупым; тупого; кретин*; урод; уроды; урода; уродск*; мразь; мрази; скотин*; козлина; придур*; недоумк*; засран*; ублюд*; подонк*; падл*; лох; лохи; лохотрон*; чмо; гандон*; гондон*; \
         пидор*; пидар*; жопа; жопу; жопе; в жопу; тварь; твари; говно*; говня*; дерьм*; хуй*; хуе*; хуи*; хуя; хуев*; хер; хера; нахер; похер; на хер; нахуй; на хуй; похуй; пизд*; ебат*; ебан*; ебал*; ебуч*; ебло; ебну*; еблан*; ебись; еби; ебаш*; уеб*; заеб*; отъеб*; выеб*; проеб*; сука; суки; сучар*; бля; блять; блядь; бляд*; блеать; \
         пошел ты; пошла ты; пошли вы; пошел вон; пошла вон; пошли нах*; пошел нах*; иди ты; идите на; иди нах*; идите нах*; идите вы; иди в баню; идите лесом; иди лесом; катись*; катитесь; да пошел; да пошла; да пошли; заткни*; заткнись; отвянь; отстой; отстань*; задолбал*; затрахал*; бесишь; бесите; сдохни; \
          бот тупой; тупой бот; глупый бот; глупая; железяка; чертов*; шел бы ты; чтоб ты; чтоб вы; хватит тупить; ты больной; вы больные; с ума сошли; обнаглели; конченый; конченая; конченые; конченный; конченная; долбан*; с ума посходил*; с ума сошел; с ума сошла; рехнул*; спятил*; сдурел*; офигели; охренел*; охуе*; оборзел*; мудак*; мудил*; шлюх*; проститутк*; вонюч*; жулик*; мошенник*; бесполезн* бот; бесполезная железяка; бестолоч*; балбес*; дурында; \
         idiot*; stupid*; moron*; fuck*; fck; fuk; f u c k; f * * k; fking; wtf; stfu; shit*; bullshit; bitch*; asshole*; ass; arse; dumbass; bastard*; retard*; loser*; scum; sucks; screw you; screw off; go to hell; get lost; piss off; shut up; hate you; hate this; useless; useless bot; piece of junk; dickhead; cunt; whore; damn you; kill yourself; imbecile; braindead; \
         миың жоқ; кет ары; кет әрмен; ақымақ*; есек; есексің; боқтар; боғыңды; жынды*; кет әрі; кет осыдан; кетші; құры; құрып кет; көзіңді құрт; көзіме көрінбе; қотақ*; сігей*; сік*; сикт*; малсың; хайуан*; миғұла*; нақұрыс*; топас*; аузыңды жап; жап аузыңды; жап аузынды; бар болғыр; амыңа; амыңды; әкеңнің; көк ми; көкми; сұмырай*; арамза*; надан*; ақылсыз*; мазамды алма; алжыған*; оңбаған*; қусың; қаншық*; миы жоқ; миң жоқ",
            ),
            (
                Insult::Alone,
                "die; trash; garbage; dick; бесит; бестолков*; ит; иттер; ит екенсің; мал; өл; қу; арам; достал; достала; достали; задрал; задрали; задрала; иди на; пошел на; пошла на; пошли на; к черту; ненавижу; вы совсем; ты совсем; совесть; clown; clowns; pathetic; сорлы; боқ; тормоз; козел; козлы; кидала",
            ),
        ],
        Guesses::Never,
    )
});

/// What a candidate may want instead of answering.
static WANTS: LazyLock<Lexicon<Intent>> = LazyLock::new(|| {
    Lexicon::with_guesses(
        &[
            (
                Intent::Human,
                "позови* ... человек*|оператор*|менеджер*|сотрудник*|hr|эйчар*|рекрутер*|кого|специалист*|живого|администратор*; пригласи* ... человек*|оператор*|менеджер*|эйчар*; соедини*; переключи*; подключи* ... человек*|оператор*|менеджер*|эйчар*|специалист*|рекрутер*; переведи* ... на|оператор*|человек*|менеджер*; дайте ... человек*|оператор*|менеджер*|эйчар*|живого|контакт*|телефон|номер; дай ... человек*|оператор*|менеджер*|живого; \
             можно ... с|со ... человеком|живым|оператором|менеджером|эйчаром|рекрутером|hr|кем; можно ... живого|оператора|эйчара|рекрутера|человека; с|со ... человеком|менеджером|рекрутером|оператором|эйчаром|hr|сотрудником ... поговор*|пообща*|связ*|созвон*|переговор*; есть ... живые|живой; живые люди; можно с человеком; можно с живым; хочу ... человек*|оператор*|менеджер*|эйчар*|живым|рекрутер*|hr; хочу ... кем нибудь; нужен ... человек|оператор|менеджер|эйчар|рекрутер|сотрудник|живой; нужна ... помощь человек*; поговорить ... с; поговорить с человеком; пообщаться с ... человек*|менеджер*|рекрутер*|эйчар*|живым|hr; общаться с ... человек*|людьми|живым|менеджер*|рекрутер*; говорить с ... человек*|людьми|живым|менеджер*|рекрутер*; \
             разговаривать с ... человек*|людьми|живым; свяжите ... с; свяжи меня; связаться с ... человек*|менеджер*|рекрутер*|эйчар*|оператор*|hr|работодател*|сотрудник*|вами|специалист*; живой человек; живого человека; живым человеком; живого; человека; человек пожалуйста; с человеком; с живым; с реальным человеком; реального человека; оператор; оператора; оператора пожалуйста; менеджера; рекрутера; эйчара; эйчар позовите; кто нибудь живой; есть кто живой; есть кто нибудь; есть живые; не с ботом; не с роботом; не хочу ... с ботом|роботом|машиной|программой; \
             с ботом ... не; с роботом ... не; с ботами ... не; не буду ... с ботом|роботом|машиной|программой; пусть ... позвонит|перезвонит|напишет|свяжется; позвоните мне; перезвоните; наберите меня; пусть мне позвонят; хочу позвонить; лучше позвоните; давайте созвонимся; давайте по телефону; можно по телефону; номер телефона hr; с кем можно связаться; передайте ... человек*|менеджер*|специалист*; нормального человека; мне нужен человек; специалиста; сотрудника",
            ),
            (
                Intent::Human,
                "human; real human; a human; live agent; live person; real person; actual person; real people; operator; need an agent; want an agent; agent please; a representative; your representative; representative; a person please; person please; talk to ... human|person|someone|somebody|agent|operator|recruiter|manager|representative|hr|people; speak ... to|with ... human|person|someone|somebody|agent|operator|recruiter|manager|representative|hr; speak to ... human|person|someone|recruiter|manager|hr; speak with ... human|person|someone|recruiter|manager|hr; \
             chat with ... human|person|someone|recruiter|manager|hr; talk with ... human|person|someone|recruiter|manager|hr; connect me; transfer me; put me through; contact ... recruiter|manager|hr|human; call me; give me a call; not a bot; not a robot; not to a bot; not with a bot; don't want to talk to ... bot|machine|robot|program; no bots; get me a; someone real; is there a human; is there a person; is there anyone; anybody there; want a human; need a human; need a person; hr manager please; recruiter please; \
             адаммен ... сөйлес*|қос*|байланыс*; адаммен; тірі адам*; нақты адам*; адам керек; адам шақыр*; адам қос*; адамға қос*; адамды шақыр*; операторға; операторды; операторға қос*; менеджермен сөйле*; менеджермен байланыс*; менеджерге; менеджерді; рекрутермен; рекрутерге; рекрутерді; маманмен; маманға; маман керек; маманды; қызметкермен; қызметкерге; hr мен; эйчармен; эйчарды; ботпен ... сөйлеск*; роботпен; ботпен сөйлес*; телефон соғыңыз; хабарласыңыз; қоңырау шалыңыз; адам бар ма; кадр бөлімімен; hr бөлімімен",
            ),
            (
                Intent::Withdraw,
                "больше ... не пишите|беспокойте|звоните|присылайте; не пишите ... больше; не беспокойте; работу ... нашел|нашла|нашли; нашел ... работу; нашла ... работу; снимите ... кандидатуру|заявку|резюме|меня|анкету|отклик; снимаю ... кандидатуру|заявку; снимаю свою; снять ... кандидатуру|заявку; отзываю*; отозвать ... заявку|отклик|резюме|кандидатуру|анкету; отзовите*; хочу отозвать; отмените ... заявку|отклик|анкету|заявление; отменить ... заявку|отклик|анкету; отмена заявки; отменяю ... отклик|заявку; удалите ... заявку|отклик|анкету|резюме|меня|данные|мою|мои; удали ... заявку|отклик|анкету|резюме|меня|мою|мои; уберите ... меня|мою|резюме|заявку; \
             вычеркните ... меня; исключите ... меня; аннулируй*; прошу ... не рассматривать; не рассматривайте ... меня|мою; больше не рассматривайте; передумал; передумала; передумали; я передумал; вакансия ... неактуальн*|неинтерес*; вакансия ... не актуальн*|интерес*|подхо*|подош*|нужна; вакансия не; не актуальна для меня; неактуально; не актуально; уже не актуально; больше не актуально; уже неактуально; уже не надо; больше не надо; мне не надо; не интересует ... вакансия|предложение|работа|должность|позиция; не интересна ... вакансия|работа; \
             больше не ... интерес*|ищу|актуально|нужна; больше не рассматриваю работу; больше не хочу у вас; уже не ... ищу|интерес*|нужна|актуально; не ищу работу; работу не ищу; работа ... не нужна; уже не нужна; больше не нужна; уже нашел; уже нашла; нашел работу; нашла работу; нашел другую; нашла другую; нашел другое; нашла другое; устроился в другое; устроилась в другое; уже устроился; уже устроилась; уже работаю в другом; уже вышел на; уже вышла на; принял другой оффер; приняла другой оффер; принял другое предложение; приняла другое предложение; принял оффер; приняла оффер; \
             отказываюсь от ... вакансии|участия|заявки|работы|кандидатуры|предложения|дальнейш*; отказываюсь участвовать; хочу отказаться; отказаться от ... вакансии|участия|заявки; откажусь от ... вакансии|предложения; не буду участвовать; не буду продолжать; не хочу продолжать; не хочу у вас; не хочу здесь работать; не хочу работать у вас; не хочу эту работу; не нужна мне эта работа; не надо мне вашей; прекратите ... процесс|рассмотрение; прекратить ... процесс|рассмотрение|интервью; закройте ... заявку|отклик|анкету; закрыть ... заявку; выхожу из ... отбора|процесса|конкурса; не мое; я пас",
            ),
            (
                Intent::Withdraw,
                "stop ... texting|messaging|contacting|writing|calling; don't ... contact|text|message ... me; withdraw*; withdrawing; no longer ... interested|available|looking|need|searching|considering|relevant; not interested in ... job|position|role|vacancy|this|working|anymore; not interested anymore; not interested any more; remove ... me|application|candidacy|candidature|my; delete ... application|my|candidacy|resume|profile; cancel ... application|my; take ... application back; pull ... application; take me off; take my name; found another; found a job; found a new; found other; already found; accepted another; accepted a different; accepted an offer; got another; got a job; another offer; \
             already employed; changed my mind; change my mind; i changed my mind; stop the process; stop my application; drop out of; dropping out of the process; end the process; don't consider me; do not consider me; don't want this job; don't want the job; don't want to work; don't need this job; opt out; not pursuing; decline the position; decline this; please close my; no more interested; back out; dropping my application; \
             енді ... жазбаңыз|хабарласпаңыз|мазаламаңыз; маған ... жазбаңыз; жұмыс ... таптым; өтініш* ... қайтар*|алып|жой*|өшір*|кері|алғым|тоқтат*; өтініш* ... керек емес; өтінімді; өтінімімді; өтінішімді; анкетамды ... өшір*|жой*|алып; түйіндемемді ... өшір*|жой*|алып; кандидатурамды*; бас тартамын; бас тартқым; бас тарттым; вакансиядан бас; жұмыстан бас; ойымды өзгерттім; ойымнан қайттым; ойым өзгерді; айнып қалдым; айныдым; райымнан қайттым; басқа жұмыс ... таптым|тапқан*; басқа жерге ... тұрдым|кірдім|орналастым; жұмыс таптым; жұмыс тауып; жұмысқа тұрып; жұмысқа орналас*; енді ... қызық*|іздемеймін; енді ... керек емес; \
             қызықтырмайды; қызық емес; қызықпаймын; бұл жұмыс ... керек емес|қызық*; маған ... керек емес; вакансия ... қызық*; вакансия ... керек емес; вакансия ... өзекті емес; өзекті емес; менің ... алып тастаңыз; тізімнен; мені алып таста*; мені сызып; қатысқым келмейді; қатыспаймын; жұмыс іздемеймін; жұмыс іздеп жүрген жоқпын; жалғастырғым келмейді; керегі жоқ",
            ),
            (
                Intent::Refuse,
                "не хочу ... отвечать|говорить|указывать|называть|сообщать|раскрывать|обсуждать|рассказывать|делиться|писать|озвучивать|отвечат*; не хотел бы ... отвечать|говорить|указывать|называть|сообщать|раскрывать|озвучивать|обсуждать; не хотела бы ... отвечать|говорить|указывать|называть|сообщать|раскрывать|озвучивать|обсуждать; не буду ... отвечать|говорить|указывать|называть|сообщать|рассказывать|писать|раскрывать|озвучивать; не собираюсь ... отвечать|говорить|сообщать; не стану ... отвечать|говорить|указывать; не готов ... отвечать|говорить|раскрывать|озвучивать|сообщать; не готова ... отвечать|говорить|раскрывать|озвучивать|сообщать; \
             не скажу; не отвечу; ничего не скажу; без комментариев; без ответа; личное; это личное; личный вопрос; слишком личн*; личная информация; секрет; это секрет; тайна; коммерческая тайна; не ваше дело; не твое дело; не ваше собачье; вас не касается; тебя не касается; это вас не касается; какое ваше дело; какая вам разница; тебе какое дело; вам какое дело; конфиденциальн*; не разглашаю; не разглаша*; пропусти; пропустить; пропустим; пропустите; пропускаю; давайте пропустим; пропуск; скип; скипнуть; скипаем; \
             следующий вопрос; давай следующий; давайте следующий; давайте дальше; дальше; идем дальше; поехали дальше; предпочту не; предпочитаю не; предпочел бы не; предпочла бы не; отказываюсь отвечать; отказываюсь от ответа; отказ от ответа; откажусь отвечать; воздержусь от; воздержусь; оставлю без; можно не отвечать; можно не говорить; можно пропустить; обязательно отвечать; необязательно; это не обязательно; не обязан; не обязана; не желаю ... отвечать|говорить|указывать; нет желания отвечать; не считаю нужным; не вижу смысла; не важно вам; не намерен; не намерена; промолчу; умолчу; не имеет отношения; не относится к делу; оставим это",
            ),
            (
                Intent::Refuse,
                "prefer not; rather not ... say|answer|share|disclose|tell|discuss|state|specify; i'd rather not ... say|answer|share|disclose|tell|discuss; don't want to ... say|answer|share|disclose|tell|discuss|specify; do not want to ... say|answer|share|disclose|tell|discuss; not going to ... say|answer|share|disclose|tell; won't ... say|answer|share|tell|disclose; will not ... say|answer|share|tell|disclose; not comfortable ... sharing|answering|saying|disclosing|with; no comment; none of your business; not your business; mind your own; private; that's private; it's private; personal; that's personal; too personal; it's personal; confidential; secret; it's a secret; \
             skip; skip this; skip it; skip question; skip the question; skip this question; skip please; next; next question; next please; next one; let's skip; let's move on; move on; pass; i'll pass; i pass; refuse to ... answer|say|disclose; decline to ... answer|say|state; i decline; i refuse; why should i; not telling; not saying; can't disclose; cannot disclose; under nda; nda; don't feel like; not willing to ... share|answer|say|disclose|discuss; wish not to; choose not to; rather keep; keep that private; not answering; no answer; not relevant; \
             жауап бермеймін; жауап бермейм; жауап бере алмаймын; жауап бермеуге; жауап беруден; жауап бергім; жауап бергім келмейді; жауап бергім жоқ; жауапсыз; айтқым келмейді; айтқым келмей*; айтпаймын; айтпай*; айтқым жоқ; айтпай-ақ; айтпай ақ қояйын; айтуға болмайды; бұл құпия; құпия; құпия ақпарат; жеке ақпарат; жеке мәселе; бұл жеке; жеке; жеке өмір*; өткіз; өткізіп ... жібер*|жіберейік; өткізейік; өткізіп; келесі; келесі сұрақ*; келесіге; келесісі; басқа сұрақ; сізге ... қатысы жоқ; қатысы жоқ; сенің жұмысың емес; сіздің жұмысыңыз емес; жұмысың болмасын; шаруаң болмасын; шаруаңыз болмасын; үндемеймін; айтпағаным жөн; айтқым келмей тұр; әрі қарай; жауап беруге міндетті емеспін; бөліскім келмейді; сұрамаңыз; сұрама; ортаққым келмейді; түсініктеме жоқ; коммент жоқ",
            ),
            (
                Intent::DontUnderstand,
                "не понял; не поняла; не понимаю; не поняли; не понел; не пон; непон; не дейсіз; не дейсің; не дедіңіз; не дедің; ничего не понял*; ничего не понимаю; не совсем понял*; не совсем понимаю; не до конца понял*; недопонял*; непонятно; не понятно; непонятный вопрос; непонятен; не понятен; не ясно; неясно; не ясен; не догоняю; не въезжаю; не врубаюсь; не дошло; что вы имеете ввиду; что вы имеете в виду; что имеете ввиду; что имеете в виду; что ты имеешь в виду; что имеется в виду; что имеется ввиду; что вы имели; что под этим; в смысле; в каком смысле; смысл вопроса; \
             что значит; что это значит; что означает; о чем вы; о чем вопрос; о чем речь; про что вы; вы про что; вы о чем; это о чем; поясни; поясните; объясни; объясните; разъясни; разъясните; уточните; уточните вопрос; уточните пожалуйста; уточни; что уточнить; что конкретно; конкретнее; конкретизируй*; можно подробнее; подробнее пожалуйста; подробнее; что именно; как именно; что указать; что писать; что ответить; что отвечать; что нужно указать; что нужно написать; что нужно ответить; что надо написать; что сюда писать; что тут писать; как отвечать; как ответить; как это понять; как понять; как это понимать; что надо; что от меня; что вы хотите; что вам нужно; \
             перефразируй*; переформулируй*; иначе сформулир*; по другому спросите; спросите по другому; повторите; повторите вопрос; повтори вопрос; повтори; можете повторить; еще раз; еще раз пожалуйста; какой вопрос; какой был вопрос; в чем вопрос; вопрос непонятен; вопрос не понял*; не вопрос понял; чего; что; чего чего; чево; чё; че; шо; что что; как как; как это; а; э; ась; ээ; эээ; мм; хм; что за вопрос; вопрос странный; странный вопрос; сформулируйте; приведите пример; пример; например что; дайте пример; можно пример; в каком формате; какой смысл; какой имеется; это как; это что; что это",
            ),
            (
                Intent::DontUnderstand,
                "what do you mean; what you mean; what did you mean; wdym; don't understand; do not understand; dont understand; didn't understand; did not understand; don't get; dont get; do not get; didn't get; did not get; not sure what; not sure i understand; unclear question; unclear; it's unclear; not clear; confusing; confused; i'm confused; makes no sense; doesn't make sense; clarify; can you clarify; could you clarify; please clarify; can you explain; could you explain; explain; please explain; elaborate; rephrase; reword; repeat ... question|please|that; repeat please; please repeat; \
             can you repeat; could you repeat; say again; say that again; come again; once more; pardon; pardon me; sorry what; excuse me what; excuse me; huh; hmm; hm; eh; what; what what; what is this; what's this; what is that; what is the question; what's the question; what question; which question; what exactly; what should i; what do i; what am i; how should i answer; how do i answer; what kind of answer; what to write; what to answer; lost me; beg your pardon; i don't follow; don't follow; no idea what; what does that mean; what does it mean; what does this mean; meaning; give me an example; for example what; be more specific; more specific; \
             түсінбедім; түсінбей; түсінбеймін; түсінген жоқпын; түсінбей тұрмын; түсінбей қалдым; түсініксіз; түсініксіздеу; түсінікті емес; түсінбеппін; ұқпадым; ұқпай; аңғармадым; анық емес; не айт*; не деп; не дедіңіз; не деген; не деген сөз; не айтқыңыз; не айтқыңыз келді; не туралы; не жайлы; не туралы айт*; не сұрап; қайталаңыз*; қайтала*; қайталап; тағы бір рет; тағы айтыңызшы; нақтылаңыз*; нақтырақ; нақтыла*; түсіндір*; сұрақты түсін*; сұрақ түсініксіз; қандай мағына*; қандай сұрақ; мағынасы; бұл не; не керек; не жазу керек; не деп жазу; қалай жауап; қалай түсінуге; мысал; басқаша айт*; басқаша сұра*; ә; не; а не; ненi; нені; нені айтып; қалай",
            ),
        ],
        Guesses::Phrases,
    )
});

/// The end of a wish that is one only when nothing else is said.
const ALONE: &[&str] = &[
    "чего",
    "че",
    "чё",
    "шо",
    "а",
    "э",
    "ась",
    "ээ",
    "мм",
    "хм",
    "эээ",
    "что",
    "что это",
    "как это",
    "это как",
    "это что",
    "как как",
    "пример",
    "подробнее",
    "смысл",
    "what",
    "huh",
    "hm",
    "hmm",
    "eh",
    "а не",
    "не",
    "калай",
    "unclear",
    "meaning",
    "explain",
    "confused",
    "оператор",
    "оператора",
    "человека",
    "менеджера",
    "рекрутера",
    "эйчара",
    "живого",
    "human",
    "operator",
    "representative",
    "a representative",
    "представитель",
    "специалиста",
    "сотрудника",
    "private",
    "personal",
    "confidential",
    "secret",
    "next",
    "pass",
    "секрет",
    "тайна",
    "личное",
    "дальше",
    "пропуск",
    "жеке",
    "купия",
    "келеси",
    "откиз",
    "предпоч",
    "передумал",
    "передумала",
    "неактуально",
    "не мое",
    "воздержусь",
    "сноска",
    "анык емес",
    "чево",
    "менеджерге",
    "маманга",
    "relevant",
    "повтори",
    "не туралы",
];

/// Words that may stand around a one-word wish.
const COURTESY: &[&str] = &[
    "я",
    "i",
    "спасибо",
    "thanks",
    "thank",
    "you",
    "рахмет",
    "бул",
    "уже",
    "все",
    "пожалуйста",
    "плиз",
    "please",
    "plz",
    "pls",
    "это",
    "ну",
    "мне",
    "sorry",
    "извините",
    "простите",
    "отинем",
    "отиниш",
    "question",
    "it's",
    "that's",
    "вы",
];

/// Words that ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// Asks with or without a question mark.
    Phrase,
    /// Asks when it opens the sentence or a question mark ends it.
    Word,
    /// Asks only where a question mark ends the sentence.
    Marked,
    /// Looks like one of those and is none.
    Idiom,
    /// Kazakh question particle: asks at the end.
    Particle,
    /// "подойдёт?", "ok?": asks for consent, answers all the same.
    Tag,
    /// A topic somebody would ask about.
    Topic,
    /// A word before the question proper.
    Opening,
}

static ASK: LazyLock<Lexicon<Ask>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Ask::Phrase,
            "подскажите; подскажи; скажите пожалуйста; скажите а; скажите какая; скажите какой; скажите сколько; расскажите; расскажи о; расскажи про; хотел бы узнать; хотела бы узнать; хочу узнать; хотелось бы узнать; хотел узнать; хотела узнать; хотел спросить; хотела спросить; хочу спросить; у меня вопрос; есть вопрос; можно вопрос; можно узнать; можно ли; есть ли; будет ли; нужно ли; надо ли; возможно ли; предусмотрен* ли; входит ли; бывают ли; может ли; \
             а можно; можно будет; а обязательно; это обязательно; обязательно ли; а вы; а у вас; а что; а сколько; а какая; а какой; а какие; а какое; а где; а когда; а кто; а как; а почему; а зачем; а если; а есть; а это; а оклад; а зарплата; а зп; а график; а офис где; какая зарплата; какая у вас; какая зп; какая оплата; какой график; какой оклад; какой адрес; какие условия; какая вакансия; какая компания; сколько платите; сколько платят; сколько вы платите; сколько будете; сколько денег; сколько получ*; сколько человек; сколько стоит; \
             что за компания; что за вакансия; что за работа; что за должность; что входит; что делать надо; что нужно делать; что вы предлагаете; что по зарплате; что по деньгам; что по зп; что по графику; где находится*; где вы; где офис; где работать; где это; куда ехать; куда приходить; когда собеседование; когда ответ*; когда будет; когда позвон*; когда выходить; когда нужно выйти; когда начинать; когда вы; кто вы; кто ты; кто это; кто работодатель; кто спрашивает; ты бот; вы бот; ты робот; вы робот; ты человек; вы человек; это бот; это робот; с кем я; почему вы; почему спрашив*; зачем вы; зачем вам; зачем это; зачем тебе; откуда вы; откуда у вас; \
             как называется; как с вами; как проходит; как долго; как часто; как связаться; как добраться; как оформл*; как платите; чем занимается; чем занимаетесь; оплачивает*; предоставляете; предоставляется*; вы предоставляете; официальное трудоустройство; официальное оформление; испытательный срок; соцпакет; не подскажете",
        ),
        (
            Ask::Phrase,
            "what is the; what's the; what are the; what is your; what's your; what kind of; what about; what time; what will; what would; what does the; what company; what salary; what schedule; how much do; how much does; how much is; how much will; how much are; how much can; how many people; how many hours; how long is; how long does; how long will; how does; how do you; how is the; how can i; where is; where are; where's; where will; when is; when do; when will; when would; when can; when does; who is; who are; who's; why do; why are; why is; which company; which office; which city is; is there; are there; is it; is this; is the; are you; do you; does the; does it; did you; will i; will there; will you; would i; would it; can i; can you tell; can we; could i; could you tell; may i ask; may i; could you share; tell me about; tell me more; tell me the; i have a question; i'd like to know; i would like to know; wondering; i wonder; want to know; quick question; question about; do i need; do i have; should i; any benefits; is relocation; is remote; how's; what benefits; are u; r u a; who am i",
        ),
        (
            Ask::Phrase,
            "қандай жұмыс; қандай компания; қандай жалақы; жалақы қанша; жалақысы қанша; айлық қанша; айлығы қанша; қанша төлей*; қанша береді; қанша бересіз*; қанша төлене*; кесте қандай; график қандай; жұмыс уақыты қандай; жұмыс кестесі*; жұмыс қандай; кеңсе қайда; офис қайда; қайда орнал*; мекенжай*; қашан бастал*; қашан хабарлас*; қашан басталады; қашан шығу; қашан жауап; сіз кімсіз; сен кімсің; кімсіз; кімсің; кім бұл; сіз ботсыз; сен ботсың; бот па; робот па; неге сұрай*; не үшін керек; неге керек; не үшін сұрай*; сұрағым бар; сұрақ бар; сұрақ қоюға; айтыңызшы; айтып жібер*; білгім келеді; білуге бола; сұрайын; сұрауға; бола ма; бар ма; бола ма екен; мүмкін бе; керек пе; жоқ па; төленеді ме; беріле ме; беріледі ме; ресми ме; шарттары қандай; талаптар қандай; міндеттер*; компания туралы; қанша адам; қай жерде; қай қалада; қай уақыт*; қанша сағат; қандай шарт*; қалай өтеді; қалай төлейді; қалай хабарлас*",
        ),
        (
            Ask::Word,
            "что; чем; чего; кто; кого; кому; кем; как; какая; какой; какое; какие; каков*; каким; какую; какого; каких; сколько; когда; где; куда; откуда; почему; зачем; отчего; чей; чья; чьи; который; которая; насколько; ли; разве; неужели; могу ли; правда что; возможно ли; нужен ли; \
             what; when; where; who; whom; why; how; which; whose; have you; \
             қандай; қанша; қашан; қайда; қайдан; кім; кімге; неге; нелер; қалай; қай; қайсы; нешеу; неше; неліктен; не үшін; қаншалықты; қайсысы; немене",
        ),
        (
            Ask::Marked,
            "по тк; можно; есть; бывает; это; вы; ты; у вас; предусмотрен*; is; are; do; does; did; can; could; will; would; should; may; has; сіз; сен; сіздерде; не",
        ),
        (
            Ask::Idiom,
            "какие проблемы; какая проблема; какой разговор; какие разговоры; какие вопросы могут; о чем разговор; кто то; кто нибудь; кто либо; чей то; какое угодно; какая угодно; какие угодно; чем больше; чем выше; чем раньше; чем скорее; чем быстрее; тем лучше; хоть какой; хоть какая; хоть какую; хоть где; хоть когда; хоть кем; не помню сколько; не помню когда; не помню точно сколько; смотря как*; смотря сколько; смотря где; смотря куда; смотря что; смотря кто; смотря когда; смотря чем; не знаю как*; не знаю сколько; не знаю когда; не знаю что; не знаю где; как минимум; как обычно; как раз; как только; как бы; как то; как правило; как видите; как говор*; как можно; как скажете; как угодно; как получится; как повезет; как договоримся; как у всех; как все; как в вакансии; как надо; как нибудь; как будет; как сказать; как таковой; как таковых; как таковое; как есть; как и; так как; где то; где нибудь; где угодно; где скажете; что то; что нибудь; что угодно; кое что; потому что; что предложите; что дадите; когда то; когда угодно; когда скажете; когда нужно; когда надо; когда как; когда удобно; когда уволюсь; когда уволят; когда отпустят; когда закончу; когда отработаю; когда найду; когда переед*; қанша ... соған; \
             когда вам; кто угодно; какой то; какая то; какие то; какой угодно; какая разница; какую предложите; какую дадите; какая есть; сколько дадите; сколько дадут; сколько угодно; сколько положено; сколько предложите; сколько нужно; сколько надо; куда угодно; куда скажете; куда надо; можно сказать; можно и; можно обсудить; можно сразу; можно завтра; можно хоть; это самое; это да; это не; это нет; это мой; это моя; это все; есть опыт; могу; потому; так что; то что; тем что; потому как; не важно где; \
             что касается; what you offer; whatever; whenever; whatever you offer; wherever; however; which is; when needed; where i; when you; as is; can do; can start; can relocate; will do; would like; would be; would do; could be; could do; may be; have been; do have; did; do not; қандай да; қанша берсеңіз*; қанша бересіз; қай жер; кез келген; кім болса; қалай болса; қайда болса; қашан болса; қашан десеңіз; қашан керек; не болса; сен емес; где скажут; как нужно; как положено; как решите; сколько скажете; что скажете; это примерно; это около; это где; это мин*; вы можете; вы знаете; is fine; is ok; is my; are fine; is good; do docker",
        ),
        (Ask::Particle, "ма; ме; ба; бе; па; пе; ма екен; ме екен; ба екен; бе екен; па екен; пе екен; мі; м е"),
        (
            Ask::Tag,
            "подойдет; подходит; пойдет; ок; окей; норм; нормально; устроит; хватит; достаточно; да; так; верно; правильно; хорошо; не так ли; сойдет; годится; нет; это норм; это нормально; это ок; это подойдет; это достаточно; это хватит; такое подойдет; так можно; так подойдет; это подходит; можно так; это считается; это много; устраивает; \
             right; ok; okay; is that ok; is that okay; is that fine; is it ok; is it okay; is it fine; is this ok; good; fine; enough; is that enough; correct; yes; no; will that work; does that work; would that work; is that right; is it enough; works; right now; жарай ма; жарайды ма; бола ма; болады ма; дұрыс па; жетеді ме; солай ма; жете ме; келе ме; иә ме; жақсы ма",
        ),
        (
            Ask::Topic,
            "зарплат*; зп; оклад*; адрес*; соцпакет*; условия; вакансия; компания; преми*; отпуск*; испытательн*; обучени*; оформлени*; трудоустройств*; бонус*; страховк*; дмс; льгот*; коллектив; обязанност*; собеседован*; salary; benefits; insurance; vacation; address; bonus*; probation; duties; interview; жалақы*; айлық; мекенжай; демалыс; сыйақы; сақтандыру; компания*; сұхбат; медстрахов*; переработк*; питание; обед; общежити*; жилье; проезд; парковк*; дресс код; жатақхана",
        ),
        (
            Ask::Opening,
            "в; во; на; до; с; со; по; за; из; от; к; у; о; об; in; at; for; а; и; ну; так; вот; слушайте; слушай; извините; простите; здравствуйте; привет; добрый день; добрый вечер; hello; hi; hey; well; so; and; sorry; excuse me; but; сәлем; сәлеметсіз бе; салем; саламатсыз ба; кешіріңіз; ал; тогда; то есть; скажите; скажи; кстати; только; но; please; айтшы",
        ),
    ])
});

static OFFTOPIC: LazyLock<Lexicon<bool>> = LazyLock::new(|| {
    // `true`: decides by itself; `false`: only where there is no answer beside it.
    Lexicon::with_guesses(
        &[
            (
                true,
                "хочешь шутку; планы на вечер; планы на выходные; помоги|помогите ... решить|домашк*|задач*|сочинени*; похуде*; кто ... играет; какой ... курс; какой ... фильм|сериал; курс валют*; заработок от; заработок без; заработок на дому; умеешь ... петь|танцевать|шутить|готовить; давай|давайте знаком*|познаком*; кто президент*; кто премьер*; кто ... написал|изобрел|придумал|открыл|построил|снял; кто такой; кто такая; сделай ... домашк*|домашнее|уроки|курсов*|задани*; реши ... домашк*|домашнее|контрольн*; напиши ... курсов*|доклад*|контрольн*|дипломн*|реферат*; анекдот*; пошути*; расскажи ... анекдот|сказку|шутку|историю|стих; расскажи ... что нибудь интересное; спой*; станцуй; сочини*; напиши ... стих*|код|сочинение|песню|реферат|эссе|диплом|функцию|программу|письмо|пост|рассказ; реши ... задачу|уравнение|пример|задачку; переведи ... текст|слово|фразу; переведи ... на английский; переведи на; как приготовить; рецепт*; купи; купить; купите; продам; продаю; продается; куплю; скидк*; казино; ставки на; букмекер*; биткоин*; биткойн*; крипт*; заработок в интернете; быстрый заработок; подпишись; подписывайтесь; переходи по ссылке; займ; кредит под; \
             кто выиграл; кто победил; какой счет; какая погода; погод*; прогноз погоды; дай денег; дайте денег; в долг; одолжи*; займи ... денег|деньги|до|мне; займите; смотрели ... игру|матч|футбол|фильм|сериал|хоккей; смотрел ... игру|матч|футбол|фильм|сериал|хоккей; сколько времени; который час; столица ... какая|какого|франции|казахстана|россии; сколько будет; сколько звезд; как дела; как ты; чем занимаешься; как тебя зовут; сколько тебе лет; ты любишь; люблю тебя; я тебя люблю; выходи за; давай дружить; давай познакомимся; познакомимся; давай поговорим о; поговорим о; давай сыграем; сыграем; во что поиграть; в чем смысл жизни; смысл жизни; курс доллара; курс рубля; курс тенге; курс биткоина; гороскоп*; какой сегодня день; посоветуй ... фильм|книгу|сериал|ресторан|музыку|игру; порекомендуй*; \
             who is the ... president|king|queen|author|minister|richest|singer|actor; who wrote; who invented; who discovered; do my ... homework|assignment; write ... thesis|homework|assignment|coursework; joke*; tell me a ... joke|story|poem; sing*; a poem; poem; haiku; limerick; my homework; best restaurant*; buy cheap; buy ... followers; write ... poem|code|song|essay|story|function|python|program; recipe*; how to cook; how do i cook; how do you cook; who won; weather; what time is it; what's the time; the score; football; soccer match; bitcoin; crypto*; casino; betting; lottery; buy now; discount; click here; subscribe; free money; earn money; loan*; capital of; how are you; how old are you; what's your name; what is your name; do you love; love you; marry me; meaning of life; let's play; play a game; what's up; whats up; solve ... equation|problem|math; translate ... this|word|to|text; horoscope; exchange rate; \
             реферат жаз*; реферат ... жазып; курстық ... жаз*; үй тапсырма*; ән айт*; ән салып; өлең*; әзіл*; анекдот айт*; ертегі*; ауа райы*; кім жеңді; кім ұтты; кім ұтты; ойын ойна*; ойнайық; қалың қалай; қалыңыз қалай; қалайсың; қалайсыз; хал қалай; атың кім; атыңыз кім; есімің кім; жасың нешеде; нешедесің; сағат неше; сағат қанша; бүгін қандай күн; доллар қанша; доллар бағамы*; сүйемін; жақсы көремін; күйеуге; үйлен*; қонаққа; танысайық; кино ... ұсын*; фильм ұсын*; тамақ қалай; бауырсақ*; бешбармақ*; рецепт*; астанасы қай*; биткоин сат*; сатып ал*; сатамын; жұлдыз жорамал*; аударып бер*; есеп шығар*; күлдірші*; әңгіме айт*",
            ),
            (
                false,
                "футбол*; матч*; хоккей*; выборы; политик*; президент*; война; войн*; кот; котик*; кошк*; собак*; фильм*; кино; сериал*; музык*; песн*; игр*; дота; кс го; танк*; прогулк*; ужин; обед; шашлык*; пиво; вино; водк*; пицц*; суши; свадьб*; день рождения; с днем рождения; с праздником; с новым годом; поздравля*; снег; дождь; жарко; холодно; пробки; реклам*; акция; розыгрыш; выиграл*; приз; инстаграм*; тикток*; мем*; лол; ахах*; хаха*; хах*; президент*; \
             movie*; film*; music; song*; cat; cats; dog; dogs; pizza; beer; dinner; lunch; election*; president; war; politic*; game; games; netflix; instagram; tiktok; meme*; lol; haha*; birthday; happy new year; congratulations; rain; snow; sunny; match; \
             той; тойға; ойын; мысық; кино; сериал; музыка; пицца; туған күн*; туған күнің*; жаңа жылмен; құттықтаймын; қар; жаңбыр; күн ыстық; соғыс; сайлау; хаха*; ахаха*; әзіл; тамақ; ас",
            ),
        ],
        Guesses::Phrases,
    )
});

/// Hands the words of the tables to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    WANTS.literals().for_each(|(text, prefix)| add(text, prefix));
    ASK.literals().for_each(|(text, prefix)| add(text, prefix));
    OFFTOPIC.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// The words of insults and of attempts to steer: known, but no word is ever put right to one of them.
pub(super) fn unsafe_literals(add: &mut dyn FnMut(&str, bool)) {
    STEER.literals().for_each(|(text, prefix)| add(text, prefix));
    ABUSE.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// Injection or abuse: decided before anything else is read.
pub(super) fn unsafe_intent(message: &Message) -> Option<Intent> {
    if is_steering(message) {
        return Some(Intent::Injection);
    }
    is_insult(message).then_some(Intent::Abuse)
}

fn is_insult(message: &Message) -> bool {
    const TARGETS: &[&str] = &[
        "ты",
        "вы",
        "тебя",
        "вас",
        "вам",
        "тебе",
        "меня",
        "бот",
        "боты",
        "бота",
        "уже",
        "все",
        "всех",
        "просто",
        "совсем",
        "этот",
        "эта",
        "это",
        "эти",
        "такой",
        "такие",
        "какой",
        "какие",
        "же",
        "да",
        "ну",
        "как",
        "и",
        "не",
        "you",
        "your",
        "are",
        "is",
        "bot",
        "this",
        "so",
        "a",
        "the",
        "piece",
        "of",
        "just",
        "such",
        "what",
        "сен",
        "сиз",
        "сендер",
        "гой",
        "екенсин",
        "робот",
    ];
    let hits = ABUSE.hits(message);
    if hits.iter().any(|hit| hit.class == Insult::Always) {
        return true;
    }
    let inside = |at: usize| hits.iter().any(|hit| (hit.start..hit.end).contains(&at));
    !hits.is_empty() && (0..message.len()).all(|at| inside(at) || is_sign(message, at) || message.is_any(at, TARGETS))
}

fn is_steering(message: &Message) -> bool {
    let hits = STEER.hits(message);
    let has = |class: Steer| hits.iter().any(|hit| hit.class == class);
    let pair = |a: Steer, b: Steer| {
        let near = |x: &Hit<Steer>, y: &Hit<Steer>| x.end <= y.start + 6 && y.end <= x.start + 9;
        hits.iter().any(|x| x.class == a && hits.iter().any(|y| y.class == b && near(x, y)))
    };
    has(Steer::Strong)
        || pair(Steer::Override, Steer::Rules)
        || pair(Steer::Override, Steer::Score)
        || pair(Steer::Tell, Steer::Rules)
        || pair(Steer::Give, Steer::Score)
        || pair(Steer::Tell, Steer::Score)
        || pair(Steer::Mark, Steer::Score)
        || pair(Steer::Mark, Steer::Requirement)
        || pair(Steer::Mark, Steer::Candidate)
        || pair(Steer::Give, Steer::Candidate)
        || ((pair(Steer::Tell, Steer::Employer) || pair(Steer::Give, Steer::Employer))
            && (has(Steer::Praise) || has(Steer::Requirement)))
}

/// What the candidate wants instead of answering; `None`: go on and read an answer.
pub(super) fn wish(message: &Message, slot: Option<Slot>) -> Option<Intent> {
    if message.words() == 0 {
        let puzzled = message.has_question_mark();
        return puzzled.then_some(Intent::DontUnderstand);
    }
    let who = asks_who(message);
    let hits: Vec<Hit<Intent>> = WANTS
        .hits(message)
        .into_iter()
        .filter(|hit| counts(message, hit, slot) && !(hit.class == Intent::Human && who && only_names(message, hit)))
        .collect();
    let order = [Intent::Human, Intent::Withdraw, Intent::Refuse, Intent::DontUnderstand];
    order.into_iter().find(|intent| hits.iter().any(|hit| hit.class == *intent))
}

/// "вы живой человек?", "are you a real person or a bot?": asks who is there, which is not yet asking for somebody.
fn asks_who(message: &Message) -> bool {
    let subject = (0..message.len()).any(|at| message.is_any(at, &["вы", "ты", "you", "u", "сиз", "сен", "это"]));
    subject && message.has_question_mark()
}

/// Whether a phrase names a person and asks for nothing.
fn only_names(message: &Message, hit: &Hit<Intent>) -> bool {
    const NAMES: &[&str] = &[
        "живой",
        "человек",
        "реальный",
        "настоящий",
        "human",
        "real",
        "person",
        "a",
        "live",
        "agent",
        "operator",
        "оператор",
        "адам",
        "actual",
        "people",
        "representative",
        "an",
        "тири",
        "накты",
    ];
    (hit.start..hit.end).all(|at| message.is_any(at, NAMES))
}

/// One-word wishes ("секрет", "дальше", "что") count only as the whole message, give or take a "please".
fn counts(message: &Message, hit: &Hit<Intent>, slot: Option<Slot>) -> bool {
    let said: Vec<&str> = (hit.start..hit.end).map(|at| message.key(at)).collect();
    let said = said.join(" ");
    let short = hit.end - hit.start == 1 || ALONE.contains(&said.as_str());
    let known = short && (ALONE.contains(&said.as_str()) || said.chars().count() <= 4);
    let whole = (0..message.len())
        .all(|at| (hit.start..hit.end).contains(&at) || is_sign(message, at) || message.is_any(at, COURTESY));
    // Kazakh "не?" asks what, Russian "не, спасибо" declines.
    let declines = message.key(hit.start) == "не"
        && hit.end == hit.start + 1
        && (0..message.len()).any(|at| message.is_any(at, &["спасибо", "спс"]));
    // A story told in a free answer may hold any of these words.
    let long = slot == Some(Slot::Text) && message.words() > 8;
    (!known || whole) && !long && !declines
}

/// What asking means for a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    /// Asks something.
    Yes,
    /// Ends in a question mark but may be an answer said with a doubt.
    Doubt,
    /// Opens like a question; a value would speak against it.
    Maybe,
    /// Asks nothing.
    No,
}

/// Whether a message asks something.
pub(super) fn asking(message: &Message, slot: Option<Slot>) -> Asking {
    let marked = message.has_question_mark();
    let hits = ASK.hits(message);
    let idioms = yes_no::idioms(message);
    let asked = |at: usize| (!marked || ends_in_mark(message, at)) && !no_question(message, at, &idioms);
    let mut maybe = false;
    for (index, hit) in hits.iter().enumerate() {
        match hit.class {
            Ask::Phrase if slot == Some(Slot::Text) && !marked => {}
            Ask::Phrase if asked(hit.start) && !is_tag(message, hit.start) => return Asking::Yes,
            Ask::Word | Ask::Marked if marked && asked(hit.start) && !is_tag(message, hit.start) => {
                return Asking::Yes;
            }
            Ask::Word
                if !marked
                    && asked(hit.start)
                    && (opens(message, &hits[..index], hit.start) || closes(message, hit)) =>
            {
                if message.is_any(hit.start, PLAIN) || wants_to_know_how(message, hit) {
                    return Asking::Yes;
                }
                maybe = true;
            }
            Ask::Particle if at_end(message, hit.end) && hit.start > 0 && !is_tag(message, hit.start) => {
                return Asking::Yes;
            }
            Ask::Topic if marked && ends_in_mark(message, hit.start) && message.words() <= 4 => {
                return Asking::Yes;
            }
            _ => {}
        }
    }
    if marked {
        return if addresses(message) { Asking::Yes } else { Asking::Doubt };
    }
    if maybe && slot != Some(Slot::Text) { Asking::Maybe } else { Asking::No }
}

/// Question words that open nothing but a question, the idioms aside.
const PLAIN: &[&str] = &["кто", "какой", "какая", "какие", "зачем", "who", "which", "неге"];

/// "как похудеть", "how to …": asks for a way to do something.
fn wants_to_know_how(message: &Message, hit: &Hit<Ask>) -> bool {
    let next = message.key(hit.end);
    message.is_any(hit.start, &["как"]) && (next.ends_with("ть") || next.ends_with("ться")) && next.chars().count() > 4
        || message.is_any(hit.start, &["how"]) && next == "to"
}

/// A question word that asks nothing: inside "а почему бы и нет", or behind "без разницы", "не важно", "all the same".
fn no_question(message: &Message, at: usize, idioms: &[(usize, usize)]) -> bool {
    const INDIFFERENT: &[&str] = &[
        "разницы",
        "равно",
        "важно",
        "неважно",
        "принципиально",
        "значения",
        "пофиг",
        "matter",
        "care",
        "mind",
        "барибир",
    ];
    let idiom = idioms.iter().any(|(start, end)| (*start..*end).contains(&at));
    let mut before = at.checked_sub(1);
    if before.is_some_and(|before| message.key(before) == ",") {
        before = before.and_then(|before| before.checked_sub(1));
    }
    idiom || before.is_some_and(|before| message.is_any(before, INDIFFERENT))
}

/// Words of somebody who asks for a rule rather than doubts an answer.
const RULES: &[&str] = &[
    "надо",
    "нужно",
    "нужен",
    "нужна",
    "обязателен",
    "обязательна",
    "обязательно",
    "требуется",
    "требуют",
    "дают",
    "бывает",
    "предусмотрен",
    "платят",
    "берут",
    "возьмут",
    "керек",
    "required",
    "necessary",
    "need",
    "needed",
    "you",
    "your",
    "вы",
    "вас",
    "вам",
    "сиз",
];
/// Endings of verbs and nouns that speak to the employer.
const ADDRESSING: &[&str] = &["ете", "ите", "сыздар", "сиздер", "сызба", "сизбе"];

/// Whether the questioning clause speaks to the employer: "а без опыта берёте?", "в офис надо каждый день?"
fn addresses(message: &Message) -> bool {
    (0..message.len()).filter(|&at| ends_in_mark(message, at)).any(|at| {
        let key = message.key(at);
        let spoken = key.chars().count() >= 5 && ADDRESSING.iter().any(|ending| key.ends_with(ending));
        let opens = matches!(key, "а" | "ал") && (at == 0 || is_sign(message, at - 1));
        (spoken || opens || RULES.contains(&key)) && !is_tag(message, at)
    })
}

/// Whether the clause a token stands in ends in a question mark.
fn ends_in_mark(message: &Message, at: usize) -> bool {
    (at..message.len())
        .take_while(|&next| message.same_clause(at, next) || message.clause[next] <= message.clause[at] + 1)
        .any(|next| message.key(next) == "?")
}

/// A clause that only asks for consent: "…, подойдёт?", "is that ok?"
fn is_tag(message: &Message, at: usize) -> bool {
    let clause = message.clause[at];
    let start = message.clause.iter().position(|&other| other == clause).unwrap_or(at);
    let end = message.clause.iter().rposition(|&other| other == clause).map_or(at, |last| last + 1);
    let mut next = start;
    while next < end {
        match ASK.longest_at(message, next).filter(|hit| matches!(hit.class, Ask::Tag | Ask::Opening)) {
            Some(hit) => next = hit.end,
            None if is_sign(message, next) => next += 1,
            None => return tag_table(message, start, end),
        }
    }
    start > 0
}

/// Tags that are questions of their own elsewhere ("бола ма") are looked for by their words.
fn tag_table(message: &Message, start: usize, end: usize) -> bool {
    const TAGS: &[&str] = &[
        "а что",
        "бола ма",
        "жарай ма",
        "is that ok",
        "is that okay",
        "is it ok",
        "is it okay",
        "is that fine",
        "is it fine",
        "is this ok",
        "is that enough",
        "is that right",
        "does that work",
        "will that work",
    ];
    let words: Vec<&str> = (start..end).filter(|&at| !is_sign(message, at)).map(|at| message.key(at)).collect();
    start > 0 && TAGS.contains(&words.join(" ").as_str())
}

fn is_sign(message: &Message, at: usize) -> bool {
    !message.key(at).chars().any(char::is_alphanumeric)
}

/// Whether only openings stand before a token.
fn opens(message: &Message, before: &[Hit<Ask>], at: usize) -> bool {
    let opening = |i: usize| {
        before.iter().any(|hit| hit.start <= i && i < hit.end && matches!(hit.class, Ask::Opening | Ask::Tag))
    };
    (0..at).all(|i| is_sign(message, i) || opening(i))
}

/// "а вилка какая", "график какой": a question word said last, about a topic said before it.
fn closes(message: &Message, hit: &Hit<Ask>) -> bool {
    const LAST: &[&str] = &[
        "какая",
        "какой",
        "какое",
        "какие",
        "сколько",
        "где",
        "когда",
        "почему",
        "зачем",
        "кандай",
        "канша",
        "кашан",
        "кайда",
    ];
    hit.start > 0 && at_end(message, hit.end) && message.is_any(hit.start, LAST) && !is_sign(message, hit.start - 1)
}

fn at_end(message: &Message, end: usize) -> bool {
    (end..message.len()).all(|at| is_sign(message, at))
}

/// Whether a message is about something else; `sure`: whatever else it says.
pub(super) fn offtopic(message: &Message, sure: bool) -> bool {
    OFFTOPIC.hits(message).iter().any(|hit| hit.class || !sure)
}
