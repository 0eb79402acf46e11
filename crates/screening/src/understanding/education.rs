//! Level of education.

use std::sync::LazyLock;

use super::lexicon::{Hit, Lexicon, Message};
use super::{Found, Value, YesNo, yes_no};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    None,
    Basic,
    Secondary,
    Vocational,
    IncompleteHigher,
    Higher,
    Bachelor,
    Master,
    Phd,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Basic => "basic",
            Self::Secondary => "secondary",
            Self::Vocational => "vocational",
            Self::IncompleteHigher => "incomplete_higher",
            Self::Higher => "higher",
            Self::Bachelor => "bachelor",
            Self::Master => "master",
            Self::Phd => "phd",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A diploma: of higher education where nothing else is said of it.
    Diploma,
    /// A level.
    Level(Level),
    /// A level of somebody who is still at it.
    Student(Level),
    /// Still at it.
    Studying,
    /// Finished.
    Finished,
    /// Left without finishing.
    Dropped,
    /// Turns the level beside it away.
    Not,
}

use Level::{Bachelor, Basic, Higher, IncompleteHigher, Master, Phd, Secondary, Vocational};

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Mark::Level(Phd),
            "ph . d .; phd; ph d; дфилос; доктор наук; доктора наук; доктор философии; кандидат наук; кандидата наук; канд наук; кандидатск*; к т н; к э н; ктн; кэн; к . т . н; к . э . н; к . м . н; к . ф . н; к . ю . н; д . т . н; ph . d; к ф н; к м н; кандидат технических наук; кандидат экономических наук; аспирантур*; докторантур*; doctor*; doctorate; doctoral; ғылым кандидат*; ғылым доктор*; ғылыми дәреже; пиэйчди; кандидатская степень; postgraduate; ученая степень; степень кандидата; степень доктора",
        ),
        (
            Mark::Student(Phd),
            "аспирант; аспирантка; докторант; докторантка; phd student; phd candidate; doctoral student; doctoral candidate; докторантпын; учусь в аспирантуре; pursuing a phd; pursuing phd",
        ),
        (
            Mark::Level(Master),
            "мага; магу; маге; маги; магой; m . tech; mtech; m tech; m . com; mcom; m com; mca; m . c . a; m . phil; mphil; llm; m . a; m . sc; m . s; m . b . a; m . eng; m . ed; магистр; магистра; магистерск*; магистратур*; master; masters; master's; msc; m sc; ma; m a; mba; meng; мба; магистрмін; магистр дәрежесі; магистратура бітірдім; postgraduate degree; магистерская степень; мастер degree; магистр*; ms degree",
        ),
        (
            Mark::Student(Master),
            "магистрант; магистрантка; магистрантпын; магистрант*; master's student; masters student; master student; учусь в магистратуре",
        ),
        (
            Mark::Level(Bachelor),
            "b . a; b . sc; b . s; b . eng; b . com; b . ed; b . b . a; бакалавр*; бакалаврмын; бакалавриат*; bachelor; bachelors; bachelor's; bsc; b sc; ba; b a; beng; bba; bs degree; бакалауриат*; undergraduate degree; первая ступень; бакалав; bcs; bachelor degree; llb; btech; b tech; b . tech; b . e .; bca; b . c . a; bcom; b com; bpharm; b . pharm; bpharma; b . arch; barch; llb; ll . b",
        ),
        (
            Mark::Student(Bachelor),
            "студент; студентка; студентмін; студенткамын; студентпін; студентпин; студентім*; студент*; student; undergraduate; undergrad; # курс*; курсе; первокурсник*; второкурсник*; третьекурсник*; на первом курсе; на втором курсе; на третьем курсе; на четвертом курсе; последн* курс*; первом курсе; втором курсе; третьем курсе; четвертом курсе; выпускном курсе; выпускной курс; \
             заочно учусь; заочник; заочница; учусь заочно; учусь в вузе; учусь в университете; учусь в универе; учусь в институте; учусь на бакалавра; учусь в бакалавриате; # year student; year student; freshman; sophomore; junior year; senior year; университетте оқимын; университетте оқып*; университетте оқимын; универде оқимын; жоғары оқу орнында оқимын; at university; at the university; in university; in college now; бірінші|екінші|үшінші|төртінші|бесінші|соңғы курста|курс|курсты; # курста; # курс студент*; курс студенті*; курста оқимын; final year student; in my final year; ступень бакалавриата",
        ),
        (
            Mark::Level(Higher),
            "высшее; высшие; высшею; высшего; высшим; высшая; высше; вышее; высш; вышка; вышку; вышки; вышкой; в / о; в о; специалитет*; специалист; специалист с высшим; дипломированный специалист; диплом специалиста; университет*; институт*; универ; универа; уник; вуз; вуза; академи*; юрфак*; истфак*; филфак*; мехмат*; физмат*; экфак*; два высших; высших; higher education; higher; university; university degree; degree; graduate; college degree; uni; institute; academy; \
             жоғары; жоғары білім*; жоғарғы; университетті; университетін; институтты; жоғары оқу орнын*; екі жоғары; alma mater; консерватори*; мгу; казну; казгаса; енu; ену; кбту; kbtu; нархоз*; narxoz; каргту; карту; казгу; казнту; казнпу; казпу; казгюу; кимэп; kimep; сду; sdu; аупэс; аиэс; мгимо; мфти; мифи; мгту; бауманк*; вшэ; спбгу; итмо; политех*; юкгу; вкгту; назарбаев университет; aitu; iitu; satbayev; satpaev; nazarbayev; tertiary; полное высшее; инженер по образованию; по образованию; образование экономист; жогары; graduated; specialist degree; specialist diploma",
        ),
        (
            Mark::Level(IncompleteHigher),
            "неоконченн* высшее; незаконченн* высшее; неполное высшее; не полное высшее; неоконченное; незаконченное; неоконч высшее; н высшее; незак высшее; незавершенн* высшее; не оконченное высшее; не законченное высшее; высшее неоконченное; высшее незаконченное; высшее неполное; высшее не окончено; высшее не закончено; высшее незавершенн*; недоучил*; \
             incomplete higher; unfinished higher; some college; some university; unfinished degree; incomplete degree; unfinished university; university dropout; college dropout; incomplete university; incomplete; unfinished; аяқталмаған жоғары; толық емес жоғары; аяқталмаған; бітірмеген; жоғары аяқталмаған; жоғары толық емес; толық емес жоғары білім; бітпеген жоғары; три курса университета; # курса университета; # курса института; отчислился; отчислена; академ",
        ),
        (
            Mark::Level(Vocational),
            "средне специальн*; среднее специальн*; среднеспециальн*; средне спец*; среднее спец*; среднеспец*; среднее проф*; средне проф*; ср спец*; ср . спец*; ср . проф*; среднетехническ*; среднепрофессиональн*; проф тех*; средне техническ*; среднее техническ*; среднее профессиональн*; средне профессиональн*; ср проф*; спо; с п о; колледж*; коледж*; колледже; политех* колледж*; college diploma; техникум*; училищ*; пту; спту; гпту; птут; птз; лицей профессиональный; профессиональн* лицей; проф лицей; профтех*; профессионально техническ*; медучилищ*; медколледж*; начальное профессиональное; шарага; шарагу; колик; \
             vocational*; college; technical school; trade school; technical college; community college; associate*; associate degree; арнаулы орта; арнайы орта; орта арнайы; орта арнаулы; кәсіптік*; кәсіби; техникалық және кәсіптік; колледжде; училищені; техникумды; кәсіптік орта; орта кәсіптік; тафе; diploma of college; вокешнл; polytechnic",
        ),
        (
            Mark::Student(Vocational),
            "студент колледжа; студентка колледжа; студент техникума; учусь в колледже; учусь в техникуме; колледж студентімін; колледжде оқимын; колледжде оқып*; college student",
        ),
        (
            Mark::Level(Secondary),
            "среднее; среднее общее; полное среднее; общее среднее; ср общее; среднее полное; средняя школа; среднюю школу; 11 класс*; 10 класс*; 12 класс*; одиннадцать классов; школа; школу; школы; школьное; аттестат; аттестат*; high school; high school diploma; highschool; secondary; secondary school; ged; school; a levels; гимнази*; лицей; лицея; одиннадцатилетка; \
             орта; орта білім*; орта мектеп*; мектеп; мектепті; 11 сынып*; 10 сынып*; он бірінші сынып*; оныншы сынып*; одиннадцатый класс; одиннадцатого класса; десятый класс; мектеп бітір*; жалпы орта; орташа білім; аттестатым; он бір сынып; 11 кл; 11летка; полное общее; общее образование; среднее образование; жалпы білім",
        ),
        (
            Mark::Student(Secondary),
            "школьник; школьница; учусь в школе; оқушымын; оқушы; мектепте оқимын; schoolboy; school student; в 11 классе; в 10 классе; high school student; учусь в 11 классе; учусь в 10 классе",
        ),
        (
            Mark::Level(Basic),
            "9 класс*; девять классов; 8 класс*; восемь классов; неполное среднее; неполн* средн*; основное общее; основное; не полное среднее; незаконченное среднее; неоконченное среднее; 9 кл; 9 сынып*; 8 сынып*; негізгі орта; негізгі; толық емес орта; тоғыз сынып*; тоғызыншы сынып*; сегізінші сынып*; девятый класс; девятого класса; восьмой класс; middle school; 9 grades; 9th grade; ninth grade; 8th grade; lower secondary; 7 класс*; basic; начальное; primary school; девятилетка; аяқталмаған орта; бастауыш",
        ),
        (
            Mark::Level(Level::None),
            "нет образования; без образования; образования нет; образования нету; никакого; никакое; нет диплома; без диплома; курсы; только курсы; самоучка; самообразование; no degree; no education; no formal education; self taught; selftaught; none; нигде не учил*; не учился; не училась; online courses; courses; bootcamp; \
             білімім жоқ; білім жоқ; дипломсыз; дипломым жоқ; курс бітірдім; курстар; өз бетімен; өздігінен; оқымағанмын; no formal; without degree; without education; образование отсутствует; дом школа",
        ),
        (
            Mark::Studying,
            "на # году; на первом году; на втором году; на третьем году; на четвертом году; на последнем году; первый год; второй год; третий год; четвертый год; последний год; # год обучения; # й год; # жылы; my first year; my second year; my third year; my final year; my last year; # year; first year; second year; third year; final year; бірінші жыл*; екінші жыл*; үшінші жыл*; учусь; учась; обучаюсь; получаю; еще учусь; пока учусь; заканчиваю; оканчиваю; доучиваюсь; в процессе; прохожу обучение; поступил*; курсе; на заочке; заочно; диплом пишу; пишу диплом; защищаюсь; в этом году заканчиваю; учебе; \
             in progress; studying; currently; still; ongoing; pursuing; finishing; enrolled; working on; expected; expect to graduate; will graduate; graduating; am doing; doing my; \
             оқимын; оқып жүрмін; оқып жатырмын; оқып; оқудамын; әлі оқимын; бітіремін; бітіргелі; аяқтап; түстім; оқудамыз; студент; студентка; student; # курс*; курс",
        ),
        (
            Mark::Finished,
            "окончил*; закончил*; выпускник*; выпустил*; получил*; законч*; оконч*; завершил*; completed; finished; graduated; graduate; have; got; hold; earned; бітірдім; бітірген*; тәмамдадым; аяқтадым; бітір*; защитил*; есть; бар; окончено",
        ),
        (
            Mark::Dropped,
            "бросил*; не закончил*; не окончил*; недоучил*; отчислил*; отчислен*; не доучил*; ушел с; ушла с; забросил*; не завершил*; dropped out; dropped; did not finish; didn't finish; never finished; not finished; quit; left university; бітірмедім; аяқтамадым; тастап кеттім; тастадым; шығып кеттім; бітірмеген*; бітіре алмадым; не получил диплом; without finishing",
        ),
        (Mark::Diploma, "диплом; диплома; дипломы; красный диплом; два диплома; дипломым; diploma"),
        (Mark::Not, "не; нет; нету; без; not; no; without; жоқ; емес; don't; отсутствует; кроме; never"),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// "I'm thinking to go to the uni next year": an education that is still to begin.
fn planned(message: &Message, hit: &Hit<Mark>) -> bool {
    const PLANS: &[&str] = &[
        "thinking",
        "planning",
        "plan",
        "want",
        "going",
        "хочу",
        "планирую",
        "собираюсь",
        "думаю",
        "мечтаю",
        "поступлю",
        "поступать",
        "поступаю",
        "түспекшімін",
        "түссем",
        "ойлаймын",
    ];
    (0..hit.start).any(|at| message.same_clause(at, hit.start) && message.is_any(at, PLANS))
}

/// Reads the highest level said; `strict`: only words that can mean nothing else.
pub(super) fn read(message: &Message, strict: bool) -> Option<Found> {
    let marks = MARKS.hits(message);
    if strict && !marks.iter().any(|hit| is_plain(message, hit)) {
        return None;
    }
    if strict && !told(message, &marks) {
        return None;
    }
    let marks = with_schools(message, marks);
    let has = |mark: Mark| marks.iter().any(|hit| hit.class == mark);
    let mut levels: Vec<(Level, bool, Hit<Mark>)> = marks
        .iter()
        .enumerate()
        .filter(|(index, hit)| !denied(message, &marks, *index) && !planned(message, hit) && !taught(message, hit))
        .filter_map(|(_, hit)| match hit.class {
            Mark::Level(level) => Some((level, false, *hit)),
            Mark::Student(level) => Some((level, true, *hit)),
            Mark::Diploma => Some((Level::Higher, false, *hit)),
            _ => None,
        })
        .collect();
    if levels.iter().any(|(_, _, hit)| hit.class != Mark::Diploma) {
        levels.retain(|(_, _, hit)| hit.class != Mark::Diploma);
    }
    let Some(&(level, student, hit)) = levels.iter().max_by_key(|(level, student, _)| (*level, *student)) else {
        if marks.iter().any(|hit| taught(message, hit)) {
            return None;
        }
        return without(message, &marks, strict);
    };
    let student = student || levels.iter().any(|(other, student, _)| *student && *other == level);
    // "на 1 курсе магистратуры": the course belongs to the level named.
    let course = level > Level::Bachelor && marks.iter().any(|hit| hit.class == Mark::Student(Bachelor));
    let studying = student || ((has(Mark::Studying) || course) && !has(Mark::Finished));
    let basic = levels.iter().any(|(other, _, _)| *other == Basic);
    let (level, studying) = match level {
        // "школа, 9 классов"
        Secondary if basic => (Basic, false),
        Level::Higher | Level::Bachelor if has(Mark::Dropped) => (IncompleteHigher, false),
        // "учусь в университете": the degree on the way there is the first one.
        Level::Higher if studying && !message_has_second(message) => (Bachelor, true),
        // A course at a college or a technical school is no bachelor's.
        Level::Bachelor
            if student
                && levels.iter().any(|(other, _, _)| *other == Vocational)
                && !levels.iter().any(|(other, _, _)| *other == Higher) =>
        {
            (Vocational, true)
        }
        IncompleteHigher | Level::None => (level, false),
        Level::Higher if finished_behind(&marks) => (level, false),
        other => (other, studying),
    };
    Some(found(message, &hit, level, studying))
}

/// "Вела 5-9 классы", "5-9 сыныптарға сабақ бердім": forms somebody teaches, not those they went through.
fn taught(message: &Message, hit: &Hit<Mark>) -> bool {
    const FORMS: &[&str] = &["класс", "сынып", "grade", "кл"];
    const TEACHING: &[&str] = &[
        "вела",
        "вел",
        "веду",
        "учу",
        "учил",
        "учила",
        "преподаю",
        "преподавал",
        "преподавала",
        "taught",
        "teach",
        "teaching",
        "сабак",
        "сабагын",
        "бердим",
        "беремин",
        "окытамын",
        "окыттым",
        "классам",
        "сыныптарга",
    ];
    const LINKS: &[&str] = &["-", "по", "до", "to", "и", "пен", "мен", "through"];
    if !(hit.start..hit.end).any(|at| FORMS.iter().any(|form| message.key(at).starts_with(form))) {
        return false;
    }
    let range = hit.start > 1 && message.is_any(hit.start - 1, LINKS) && message.is_number(hit.start - 2);
    range || (0..message.len()).any(|at| message.is_any(at, TEACHING))
}

/// "пединститут", "агроуниверситет", "медколледж": the kind of school stands inside the word.
fn with_schools(message: &Message, mut marks: Vec<Hit<Mark>>) -> Vec<Hit<Mark>> {
    const SCHOOLS: &[(&str, Level)] = &[
        ("университет", Level::Higher),
        ("институт", Level::Higher),
        ("академи", Level::Higher),
        ("колледж", Vocational),
        ("училищ", Vocational),
        ("техникум", Vocational),
    ];
    for at in 0..message.len() {
        let inside = |(name, _): &&(&str, Level)| message.key(at).find(*name).is_some_and(|place| place > 0);
        if let Some((_, level)) = SCHOOLS.iter().find(inside)
            && !marks.iter().any(|hit| (hit.start..hit.end).contains(&at))
        {
            let place = marks.partition_point(|hit| hit.start < at);
            marks.insert(place, Hit { start: at, end: at + 1, class: Mark::Level(*level) });
        }
    }
    marks
}

fn message_has_second(message: &Message) -> bool {
    (0..message.len()).any(|at| message.is_any(at, &["второе", "екинши", "second"]))
}

fn finished_behind(marks: &[Hit<Mark>]) -> bool {
    marks.iter().any(|hit| hit.class == Mark::Finished)
}

fn found(message: &Message, hit: &Hit<Mark>, level: Level, studying: bool) -> Found {
    Found {
        value: Value::Education {
            level: level.name().to_owned(),
            status: if studying { "in_progress" } else { "completed" }.to_owned(),
        },
        span: message.span(hit.start, hit.end),
    }
}

/// No level left: everything was turned away ("высшего нет"), or a bare "нет", or somebody "учусь" without saying where.
fn without(message: &Message, marks: &[Hit<Mark>], strict: bool) -> Option<Found> {
    if strict {
        return None;
    }
    if let Some(hit) = marks.iter().find(|hit| hit.class == Mark::Dropped) {
        return Some(found(message, hit, IncompleteHigher, false));
    }
    let turned = marks.iter().find(|hit| matches!(hit.class, Mark::Level(_) | Mark::Student(_) | Mark::Diploma));
    if let Some(hit) = turned {
        return Some(found(message, hit, Level::None, false));
    }
    if let Some(hit) = marks.iter().find(|hit| hit.class == Mark::Studying && message.words() <= 4) {
        return Some(found(message, hit, Bachelor, true));
    }
    let decision = yes_no::decide(message)
        .filter(|decision| decision.value == YesNo::No && !decision.weak && message.words() <= 2)?;
    let hit = Hit { start: decision.start, end: decision.end, class: Mark::Not };
    Some(found(message, &hit, Level::None, false))
}

/// "высшего нет", "без высшего", "жоғары білімім жоқ"
fn denied(message: &Message, marks: &[Hit<Mark>], index: usize) -> bool {
    let hit = marks[index];
    if !(hit.class == Mark::Diploma || matches!(hit.class, Mark::Level(level) if level > Level::None)) {
        return false;
    }
    let not = |other: &Hit<Mark>| other.class == Mark::Not && message.same_clause(other.start, hit.start);
    let before = marks.iter().any(|other| not(other) && other.end <= hit.start && other.end + 1 >= hit.start);
    let behind = marks.iter().any(|other| not(other) && other.start >= hit.end && other.start <= hit.end + 1);
    before || behind
}

/// In passing a school is only a place ("in uni projects", "работал в университете") unless something is said of going
/// there.
fn told(message: &Message, marks: &[Hit<Mark>]) -> bool {
    const SCHOOLS: &[&str] =
        &["uni", "универ", "уник", "вуз", "институт", "академи", "колледж", "college", "school", "школ", "institute"];
    let place = |hit: &Hit<Mark>| {
        hit.end == hit.start + 1 && SCHOOLS.iter().any(|stem| message.key(hit.start).starts_with(stem))
    };
    let goes = |hit: &Hit<Mark>| matches!(hit.class, Mark::Finished | Mark::Studying | Mark::Dropped);
    marks.iter().any(|hit| goes(hit) || is_plain(message, hit) && !place(hit))
}

/// Words that mean education wherever they stand.
fn is_plain(message: &Message, hit: &Hit<Mark>) -> bool {
    let word = message.key(hit.start);
    match hit.class {
        Mark::Level(level) => {
            level > Level::None
                && ![
                    "во",
                    "в",
                    "ma",
                    "ba",
                    "ms",
                    "школ",
                    "school",
                    "орта",
                    "негиз",
                    "основ",
                    "basic",
                    "б",
                    "graduate",
                    "специалист",
                    "институт",
                    "академ",
                ]
                .iter()
                .any(|vague| word == *vague || (vague.chars().count() > 3 && word.starts_with(vague)))
                && (hit.end > hit.start + 1
                    || !matches!(
                        word,
                        "среднее"
                            | "degree"
                            | "diploma"
                            | "жогары"
                            | "higher"
                            | "master"
                            | "по"
                            | "начальное"
                            | "гимназия"
                            | "лицей"
                    ))
        }
        Mark::Student(_) => true,
        _ => false,
    }
}
