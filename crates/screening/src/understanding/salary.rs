//! Expected pay.

use std::sync::LazyLock;

use super::atoms::{self, Bound, Figure};
use super::experience::{denied, denied_behind};
use super::lexicon::{Hit, Lexicon, Message};
use super::yes_no::kazakh_negative;
use super::{Found, Pay, Value};
use crate::text::Kind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A currency.
    Currency(&'static str),
    /// The period the pay is for.
    Period(&'static str),
    /// After tax.
    Net,
    /// Before tax.
    Gross,
    /// Leaves the sum to the employer.
    Negotiable,
    /// What is or was paid elsewhere.
    Past,
    /// What is wanted.
    Wanted,
    /// Says that pay is the topic.
    Topic,
    /// What was said before is put right.
    Correction,
}

static MARKS: LazyLock<Lexicon<Mark>> = LazyLock::new(|| {
    Lexicon::new(&[
        (
            Mark::Currency("KZT"),
            "тенге*; тг; теңге*; тнг; тенг; kzt; tenge*; tg; ₸; тенгеден; тге; тенгi; tng; кзт; ктг",
        ),
        (Mark::Currency("RUB"), "руб*; тр; р; рэ; rub*; ruble*; rouble*; ₽; rur; рублей; деревянных; кр"),
        (
            Mark::Currency("USD"),
            "$; долл*; бакс*; usd; dollar*; доллар*; уе; у е; у.е; bucks; зеленых; зелени; зелень; зеленью; us$; usdt",
        ),
        (Mark::Currency("EUR"), "€; евро; eur; euro*; еур*"),
        (Mark::Currency("GBP"), "£; gbp; pound*; фунт*"),
        (Mark::Currency("INR"), "inr; ₹; rupee*; рупи*; lpa"),
        (Mark::Currency("UZS"), "uzs; сум; сумов; сўм; сумм"),
        (Mark::Currency("KGS"), "kgs; сом; сомов; сома"),
        (Mark::Currency("CNY"), "cny; юан*; yuan; ¥"),
        (Mark::Currency("TRY"), "лир; лира; лиры; try; lira"),
        (Mark::Currency("AED"), "aed; дирхам*; dirham*"),
        (Mark::Currency("BYN"), "byn; белорусских рублей; бел руб"),
        (
            Mark::Period("hour"),
            "в час; за час; час; часовая; почасов*; час; hour; hourly; an hour; per hour; ph; сағат*; сағатына; / час; / ч; / h; / hr; / hour; ч; часа; hr",
        ),
        (
            Mark::Period("day"),
            "в день; за день; за смену; за выход; в сутки; день; смена; смену; day; daily; per day; a day; per shift; күніне; күн*; бір күнге; ауысымына; / день; / day; / смена; дневн*",
        ),
        (
            Mark::Period("week"),
            "в неделю; неделю; за неделю; week; weekly; per week; a week; аптасына; апта*; / неделя; / week",
        ),
        (
            Mark::Period("year"),
            "в год; за год; годовых; год; годов*; year; yearly; per year; a year; annual*; per annum; pa; жылына; жылдық; жыл*; / год; / year; / yr",
        ),
        (
            Mark::Period("month"),
            "в месяц; за месяц; месяц; мес; month; monthly; per month; a month; айына; ай; айлык; айлық; / месяц; / мес; / month; / mo; ежемесячно; в мес; p m",
        ),
        (
            Mark::Net,
            "на руки; наруки; на рук*; чистыми; чистый; чистая; чистых; чисто; чистого; на карту; net; netto; нетто; после вычета*; после налог*; после вычет*; take home; after tax*; in hand; takehome; нет на руки; \
             қолға; қолыма; таза; таза қолға; салықтан кейін; clean; без налогов; за вычетом; с вычетом налог*; чистыми на руки",
        ),
        (
            Mark::Gross,
            "гросс; gross; брутто; brutto; грязн*; до вычета*; до вычет*; до налог*; до уплаты; до удержан*; before tax*; pre tax; pretax; салыққа дейін; салық ұсталғанға дейін; салықсыз; салықтарға дейін; с налогами; вместе с налогами; included tax*",
        ),
        (
            Mark::Negotiable,
            "обговор*; обсужу; какую дад*; что дад*; сколько не жалко; договорн*; договорится; по договор*; по договорен*; договоримся; договориться; обсуждаем*; обсудим; обсудить; на ваше усмотрение; на усмотрение; по усмотрению; сколько дадите; сколько дадут; сколько дашь; сколько платите; сколько положено; как договоримся; \
             как у всех; как все; как и все; по рынку; уровне рынка; уровню рынка; рынка; рыночн*; среднерыночн*; по ситуации; неважно; не важно; не важна; не имеет значения; не принципиально; без разницы; все равно; пофиг; любая; любой; любую; по вакансии; как в вакансии; согласно вакансии; \
             указанн*; как указано; по итогам; по результатам; после собеседования; на собеседовании; готов обсуждать; готова обсуждать; готов обсудить; готова обсудить; можно обсудить; предложите; предлагайте; ваше предложение; ваши предложения; от вашего предложения; рассмотрю предложения; \
             рассмотрю ваше; рассмотрю любые; рассмотрю варианты; какую предложите; что предложите; сколько предложите; какая есть; устроит любая; устраивает ваша; на ваших условиях; ваши условия; торг; зависит от; смотря; по стандарту; стандартн*; средняя по рынку; как предложите; устраивает указанн*; вилка устраивает; рамках вилки; пределах вилки; по вилке; в вилке; в вашей вилке; как по вилке; \
             negotiable; negotiate; negotiation; open to discussion; open to discuss*; open to negotiat*; open to offers; open; flexible; market rate; market; at market; market level; competitive; per company; as per; up to you; depends on; depends; whatever you offer; whatever; \
             your offer; make an offer; what you offer; to be discussed; tbd; discuss*; let's discuss; any; doesn't matter; don't care; no preference; industry standard; as advertised; same as everyone; your budget; suggest; as listed; as in the vacancy; whatever is fair; \
             келісім*; келісіп; келісе*; келісілед*; келісемiз; келісілген; ақылдас*; сіздің ұсыныс*; ұсынысыңыз*; нарық*; бәрібір; маңызды емес; маңызы жоқ; қанша берсеңіз*; қанша бересіз*; қанша берсе*; қанша төлесе*; өзіңіз білесіз; көпшілік сияқты; барлығы сияқты; бәрі сияқты; хабарландыру* бойынша; әңгімелесу*; сөйлесе*; вакансия бойынша; басқалар сияқты; талқыла*; көре жатармыз; кез келген",
        ),
        (
            Mark::Past,
            "было; был; была; сейчас; получаю; получал; получала; сегодня; раньше; прошл*; текущ*; платят; платили; currently; current; now; previously; was; earning; earned; making; made; previous; last; before; earn; make; i get; got; \
             getting; paid; on my last; had; we had; was on; платила; получали; там платили; там было; қазір; алдында; алдыңғы; болатын; алып жүрмін; алдым; алғанмын; болды; бұрын; аламын; алатынмын; бұрынғы; қазіргі; алып жатырмын; моя зп; нынешн*; имею; на прошлой; предыдущ*",
        ),
        (
            Mark::Wanted,
            "хочу; хотел*; хочется; хотелось*; ожида*; желаем*; желат*; желаю; рассчитыва*; расчитыва*; планиру*; нужно; надо; теперь; want; wanted; expect*; looking; look; desired; aim*; hope; hoping; would like; i'd like; need; \
             қалай*; қалар*; күт*; керек; алғым; үміт*; болса; претенд*; интересует; target; устроит; рассматрива*; seeking; ask*; prefer",
        ),
        (
            Mark::Topic,
            "зарплат*; зп; з п; з/п; оклад*; доход*; salary; pay; wage*; compensation; жалақы*; айлық*; оплат*; зарплатн*; ожидан*; ставк*; rate; еңбекақы; табыс; income; ақша",
        ),
        (
            Mark::Correction,
            "нет; вернее; точнее; ой; i mean; actually; rather; sorry; дәлірек; дұрысы; извините; опечатка; ошибся; ошиблась",
        ),
    ])
});

/// Hands the words of the table to the vocabulary.
pub(super) fn literals(add: &mut dyn FnMut(&str, bool)) {
    MARKS.literals().for_each(|(text, prefix)| add(text, prefix));
}

/// A sum of money as said.
struct Amount {
    start: usize,
    end: usize,
    low: Option<f64>,
    high: Option<f64>,
    currency: Option<&'static str>,
    period: &'static str,
}

/// Reads expected pay; `strict`: only where a currency, a multiplier or the topic says that money is meant.
pub(super) fn read(message: &Message, strict: bool) -> Option<Found> {
    let marks = MARKS.hits(message);
    let figures = atoms::figures(message);
    let amounts: Vec<Amount> = figures
        .iter()
        .filter(|figure| is_money(message, figure, &marks, strict))
        .map(|figure| amount(message, figure, &marks))
        .collect();
    let ends = joined(&amounts).filter(|_| !marks.iter().any(|hit| matches!(hit.class, Mark::Past | Mark::Correction)));
    let Some(amount) = ends.as_ref().or_else(|| chosen(message, &amounts, &marks)) else {
        return negotiable(message, &marks, strict);
    };
    let net = marks.iter().find_map(|hit| match hit.class {
        Mark::Net => Some(true),
        Mark::Gross => Some(false),
        _ => None,
    });
    Some(Found {
        value: Value::Salary(Pay {
            min: amount.low,
            max: amount.high,
            currency: amount.currency.map(str::to_owned),
            period: Some(amount.period.to_owned()),
            net,
            negotiable: false,
        }),
        span: message.span(amount.start, amount.end),
    })
}

fn negotiable(message: &Message, marks: &[Hit<Mark>], strict: bool) -> Option<Found> {
    let topic = marks.iter().any(|hit| hit.class == Mark::Topic);
    if strict && !topic {
        return None;
    }
    let hit = marks.iter().find(|hit| hit.class == Mark::Negotiable)?;
    Some(Found {
        value: Value::Salary(Pay { min: None, max: None, currency: None, period: None, net: None, negotiable: true }),
        span: message.span(hit.start, hit.end),
    })
}

/// Whether a number is a sum of money and not a percentage, a length of time, a date or a share.
fn is_money(message: &Message, figure: &Figure, marks: &[Hit<Mark>], strict: bool) -> bool {
    let next = message.key(figure.end);
    let percent = next == "%" || next.starts_with("процент") || next == "percent" || next.starts_with("пайыз");
    let money = currency(message, figure, marks).is_some() || figure.low_scaled || figure.high_scaled;
    let dated = atoms::month_at(message, figure.end).is_some() || next == "/" && message.is_number(figure.end + 1);
    let timed =
        atoms::unit_at(message, figure.end).is_some() && !money && !(figure.low >= 100.0 && next.starts_with("мес"));
    if percent || dated || timed || figure.low <= 0.0 || is_grade(message, figure) {
        return false;
    }
    let topic = || {
        let near = |hit: &Hit<Mark>| hit.class == Mark::Topic && message.same_clause(hit.start, figure.start);
        marks.iter().any(near) && figure.low >= 50.0
    };
    let spoken = currency(message, figure, marks).is_some() || figure.low_scaled && figure.low >= 10_000.0;
    !strict || spoken || topic()
}

/// "Band 5, around 31k", "m3 so about 33 thousand": the step of a pay scale.
fn is_grade(message: &Message, figure: &Figure) -> bool {
    const STEPS: &[&str] =
        &["band", "grade", "point", "spine", "level", "step", "tier", "разряд", "категория", "сетка"];
    let Some(before) = figure.start.checked_sub(1) else { return false };
    let letter = message.tokens[before].kind == Kind::Word
        && message.tokens[before].text.chars().count() == 1
        && message.tokens[figure.start].glued;
    figure.low < 100.0 && !figure.low_scaled && (letter || message.is_any(before, STEPS))
}

/// The currency said beside a number.
fn currency(message: &Message, figure: &Figure, marks: &[Hit<Mark>]) -> Option<&'static str> {
    let code = |hit: &Hit<Mark>| match hit.class {
        Mark::Currency(code) => Some(code),
        _ => None,
    };
    let behind =
        (figure.end..figure.end + 4).take_while(|&at| at == figure.end || !message.is_number(at)).find_map(|at| {
            marks.iter().find(|hit| hit.start == at && message.same_clause(at, figure.start)).and_then(code)
        });
    // "500 тысяч, тенге"
    let apart = || {
        (message.key(figure.end) == ",")
            .then(|| marks.iter().find(|hit| hit.start == figure.end + 1).and_then(code))
            .flatten()
    };
    let inside = || marks.iter().find(|hit| figure.start < hit.start && hit.end <= figure.end).and_then(code);
    let before = || marks.iter().find(|hit| hit.end == figure.start).and_then(code);
    // "1 рублей" spelt as "80 т.р." ends in a dot and a single letter.
    behind.or_else(inside).or_else(before).or_else(apart)
}

fn amount(message: &Message, figure: &Figure, marks: &[Hit<Mark>]) -> Amount {
    let currency = currency(message, figure, marks);
    let unit_end = money_end(message, figure, marks);
    let period = marks
        .iter()
        .filter(|hit| {
            hit.start + 2 >= figure.start
                && hit.start <= unit_end + 5
                && message.clause[hit.start] <= message.clause[figure.start] + 1
                && !is_start(message, hit, figure)
                && !counts_apart(message, hit, figure)
        })
        .find_map(|hit| match hit.class {
            Mark::Period(period) => Some(period),
            _ => None,
        })
        .unwrap_or("month");
    // "4.2 lpa": hundreds of thousands of rupees a year.
    let lakhs = message.is_any(figure.end, &["lpa"]);
    let period = if lakhs { "year" } else { period };
    let (low, high) = scaled(figure, currency, period);
    let (low, high) = if lakhs && high < 1_000.0 { (low * LAKH, high * LAKH) } else { (low, high) };
    // "между 900 и 100": said back to front.
    let (low, high) = if high < low { (high, low) } else { (low, high) };
    let bound = atoms::bound(message, figure.start, figure.end)
        .or_else(|| atoms::bound(message, figure.start, unit_end))
        .or_else(|| suffix_bound(message, figure, unit_end));
    let bound = match bound {
        Some(bound) if low >= high && turned(message, figure.start, unit_end) => Some(match bound {
            Bound::Under => Bound::Over,
            Bound::Over => Bound::Under,
            Bound::About => Bound::About,
        }),
        other => other,
    };
    let ranged = high > low;
    let (low, high) = match bound {
        Some(Bound::Over) if !ranged => (Some(low), None),
        Some(Bound::Under) if !ranged => (None, Some(high)),
        _ => (Some(low), Some(high)),
    };
    Amount { start: figure.start, end: unit_end, low, high, currency, period }
}

/// What Indian pay is counted in.
const LAKH: f64 = 100_000.0;

/// "300 мың, күніне 16 дана тігемін": the time belongs to a number of things in a clause of its own.
fn counts_apart(message: &Message, hit: &Hit<Mark>, figure: &Figure) -> bool {
    let (start, end) = message.clause_of(hit.start);
    !message.same_clause(hit.start, figure.start)
        && (start..end).any(|at| message.is_number(at) && message.is_any(at + 1, PIECES))
}

/// "через неделю", "in a week", "2 недели": a time until the start, not the time that is paid for.
fn is_start(message: &Message, hit: &Hit<Mark>, figure: &Figure) -> bool {
    let counted = |at: usize| message.is_number(at) && !(figure.start..figure.end).contains(&at);
    let through = message
        .before(hit.start)
        .is_some_and(|at| message.is_any(at, &["через", "спустя", "after", "in", "within", "бир"]) || counted(at));
    through || message.is_any(hit.start, &["in"]) || message.is_any(hit.end, &["кейин", "сон", "later"])
}

/// "меньше 400 не предлагать", "don't offer less than 400", "400 мыңнан төмен ұсынбаңыз": a bound turned round by a
/// negation that is no part of it ("не меньше").
fn turned(message: &Message, start: usize, end: usize) -> bool {
    const BOUNDS: &[&str] = &[
        "менее",
        "меньше",
        "ниже",
        "мене",
        "более",
        "больше",
        "выше",
        "свыше",
        "less",
        "more",
        "under",
        "below",
        "over",
        "lower",
        "higher",
        "at",
    ];
    (0..message.len()).filter(|&at| message.same_clause(at, start) && !(start..end).contains(&at)).any(|at| {
        let word = matches!(message.key(at), "не" | "not" | "don't" | "won't" | "can't" | "никак");
        // "700 мыңнан төмен болмасын" is a bound already.
        let bound = message.is_any(at, &["болмасын"]) && message.is_any(at.saturating_sub(1), &["томен", "кем", "аз"]);
        let kazakh = at >= end
            && !bound
            && (kazakh_negative(message, at) || KAZAKH_ORDERS.iter().any(|end| message.key(at).ends_with(end)));
        kazakh || word && !message.is_any(at + 1, BOUNDS)
    })
}

/// Endings of Kazakh verbs that ask not to.
const KAZAKH_ORDERS: &[&str] =
    &["баныз", "бениз", "маныз", "мениз", "паныз", "пениз", "масын", "месин", "басын", "песин"];

/// The token behind the number and its currency.
fn money_end(message: &Message, figure: &Figure, marks: &[Hit<Mark>]) -> usize {
    let mut end = figure.end;
    while let Some(hit) = marks.iter().find(|hit| hit.start == end && matches!(hit.class, Mark::Currency(_))) {
        end = hit.end;
    }
    while end < message.len() && message.key(end) == "." && message.tokens[end].glued {
        end += 1;
    }
    end
}

/// Kazakh bounds stand behind a case ending of their own: "400 мыңнан бастап", "теңгеге дейін", "500-ден жоғары".
fn suffix_bound(message: &Message, figure: &Figure, end: usize) -> Option<Bound> {
    let mut at = end.max(figure.end);
    while message.is_any(at, &["-", "дан", "ден", "тан", "тен", "нан", "нен", "га", "ге", "ка", "ке", "одан"])
    {
        at += 1;
    }
    (at > end).then(|| atoms::bound(message, at, at)).flatten()
}

/// Whole units: a missing "thousand" is added where nobody could mean the bare number.
fn scaled(figure: &Figure, currency: Option<&str>, period: &str) -> (f64, f64) {
    let high = figure.high.unwrap_or(figure.low);
    let low_scaled = figure.low_scaled || figure.low >= 1_000.0;
    let high_scaled = figure.high_scaled || high >= 1_000.0;
    let small = matches!(currency, None | Some("KZT" | "RUB" | "UZS" | "KGS")) && matches!(period, "month" | "year");
    // "300-400 тыс": one multiplier serves both ends; "1-1,5 млн" likewise.
    let wide = |scale: f64| figure.low * scale <= high && high <= figure.low * scale * 3.0;
    let shared = if high >= 1_000_000.0 && figure.high_scaled && figure.low < 100.0 {
        // "13-14 lakhs"
        if wide(LAKH) && !wide(1_000_000.0) { LAKH } else { 1_000_000.0 }
    } else {
        1_000.0
    };
    let scale_low = !low_scaled && (figure.high_scaled && figure.high.is_some() || small);
    let scale_high = !high_scaled && (figure.low_scaled && figure.high.is_some() || small);
    let million = small && !low_scaled && figure.high.is_none() && figure.low < 10.0 && figure.low.fract() != 0.0;
    if million {
        return (figure.low * 1e6, high * 1e6);
    }
    (if scale_low { figure.low * shared } else { figure.low }, if scale_high { high * 1_000.0 } else { high })
}

/// Words behind a number that count things made, or people.
const PIECES: &[&str] = &["штук", "штуки", "шт", "pieces", "pcs", "units", "дана", "человек", "адам", "people"];

/// "500 мыңға дейін, 450-ден төмен емес", "до 500, но не меньше 450": an upper and a lower end in clauses of their own.
fn joined(amounts: &[Amount]) -> Option<Amount> {
    let [a, b] = amounts else { return None };
    let ((None, Some(high), Some(low), None) | (Some(low), None, None, Some(high))) = (a.low, a.high, b.low, b.high)
    else {
        return None;
    };
    let same = a.period == b.period && (a.currency == b.currency || a.currency.is_none() || b.currency.is_none());
    (same && low <= high).then(|| Amount {
        start: a.start,
        end: b.end,
        low: Some(low),
        high: Some(high),
        currency: a.currency.or(b.currency),
        period: a.period,
    })
}

/// "I had 1600 there", "на прошлом месте получала 250": the only sum is what was paid, and nothing is wished for.
fn was_paid(message: &Message, amount: &Amount, marks: &[Hit<Mark>]) -> bool {
    const THEN: &[&str] = &[
        "had",
        "was",
        "earned",
        "earning",
        "made",
        "making",
        "paid",
        "got",
        "платили",
        "платила",
        "получал",
        "получала",
        "получали",
        "было",
        "была",
        "алатынмын",
        "алдым",
        "алганмын",
        "болатын",
    ];
    let open = |hit: &Hit<Mark>| matches!(hit.class, Mark::Wanted | Mark::Negotiable | Mark::Topic | Mark::Correction);
    if marks.iter().any(open) || atoms::bound(message, amount.start, amount.end).is_some() {
        return false;
    }
    marks.iter().filter(|hit| hit.class == Mark::Past && message.same_clause(hit.start, amount.start)).any(|hit| {
        let near = hit.end <= amount.start && hit.end + 2 >= amount.start
            || (amount.end..=amount.end + 1).contains(&hit.start);
        near && (hit.start..hit.end).any(|at| message.is_any(at, THEN))
    })
}

/// What is wanted, not what was or is paid; of a correction the last; else the first.
fn chosen<'a>(message: &Message, amounts: &'a [Amount], marks: &[Hit<Mark>]) -> Option<&'a Amount> {
    // "16 штук в день": no pay where a better figure stands beside it.
    let pieces = |amount: &&Amount| message.is_any(amount.end, PIECES);
    let pay: Vec<&Amount> = amounts.iter().filter(|amount| !pieces(amount)).collect();
    let amounts = if pay.is_empty() { amounts.iter().collect() } else { pay };
    let (&first, rest) = amounts.split_first()?;
    if rest.is_empty() {
        return (!was_paid(message, first, marks)).then_some(first);
    }
    let told = |hit: &&Hit<Mark>| matches!(hit.class, Mark::Past | Mark::Wanted);
    let apart = |hit: &Hit<Mark>, amount: &Amount| {
        amounts.iter().all(|other| other.start >= amount.start || other.end <= hit.start)
    };
    // Kazakh verbs stand behind the sum, Russian and English ones before it.
    let label = |amount: &Amount| {
        let behind = marks.iter().filter(told).find(|hit| {
            (amount.end..=amount.end + 1).contains(&hit.start) && message.same_clause(hit.start, amount.start)
        });
        // What stands behind another sum in its clause speaks of that one.
        let taken = |hit: &Hit<Mark>| {
            amounts.iter().any(|other| {
                other.end <= hit.start && hit.start <= other.end + 1 && message.same_clause(other.start, hit.start)
            }) && (hit.class == Mark::Past || !message.same_clause(hit.start, amount.start))
        };
        let before =
            || marks.iter().filter(told).rfind(|hit| hit.end <= amount.start && apart(hit, amount) && !taken(hit));
        behind.or_else(before).map(|hit| hit.class)
    };
    if let Some(&wanted) = amounts.iter().rev().find(|amount| label(amount) == Some(Mark::Wanted)) {
        return Some(wanted);
    }
    let current: Vec<&Amount> = amounts
        .iter()
        .copied()
        .filter(|amount| {
            label(amount) != Some(Mark::Past) && !denied(message, amount.start) && !denied_behind(message, amount.end)
        })
        .collect();
    let corrected = marks.iter().any(|hit| hit.class == Mark::Correction && hit.start > first.start);
    if corrected { current.last().copied() } else { current.first().copied() }.or(Some(first))
}
