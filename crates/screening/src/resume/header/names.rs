//! What looks like a person's name.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::gazetteer::skills;
use crate::relevance::is_common_word;
use crate::terms::{folded_line, stem_of};
use crate::text::Quick;

/// Given names that are no words of any trade, folded.
const GIVEN: &str = "
    александр александра алексей алена алина алла альбина анастасия анатолий ангелина андрей анжела анна антон антонина арина
    аркадий арсений артем артур богдан борис вадим валентин валентина валерий валерия варвара василий вера вероника виктор
    виктория виталий владимир владислав вячеслав галина геннадий георгий глеб григорий данил данила даниил дарья денис диана дина
    дмитрий евгений евгения егор екатерина елена елизавета жанна зинаида зоя иван игорь илья инга инна инесса ирина карина кирилл
    клавдия константин кристина ксения лариса лев леонид лидия лилия любовь людмила майя максим маргарита марина мария марк матвей
    милана милена михаил надежда наталия наталья никита николай нина оксана олег олеся ольга павел петр полина раиса регина роберт
    родион роза роман ростислав руслан савелий светлана семен сергей серафим софия софья станислав степан таисия тамара татьяна
    тимофей тихон федор филипп эдуард элеонора эльвира эмма юлия юрий яна ярослав
    абай абылай азамат айбек айгерим айгуль айдана айдар айдос айжан айнур айнура айсулу акмарал алихан алия алмас алтынай алуа
    аманжол амина амир ануар арайлым арман асель асет аскар аслан асхат ахмет аяжан аяна багдат бакытжан бауыржан бахтияр бахыт
    бекзат берик болат гаухар гульжан гульмира гульнар гульнара гульшат данияр дархан даулет динара ержан ерлан ермек жанар жандос
    жанибек жанна жансая жаслан жибек жулдыз заира зарина зауре зухра ильяс индира искандер кайрат камила камшат канат куаныш
    лаура лейла мадина мадияр макпал марат мейрам меруерт мухтар назерке назым нариман нурбек нургуль нурлан нурсултан ораз рамиль
    ринат рустам сабина сабит салтанат самат санжар саня сауле серик султан тамирлан тахир темирлан тимур тогжан толганай умит
    фарида фатима фарход хасан шолпан шынар эльдар эльмира
    айгерім айгүл айнұр айсұлу ақмарал алуа әлия әлихан әлішер әмина әмір әсел әсет әсем аяулым бақытжан бекзат берік бүркіт гүлжан
    гүлмира гүлнар гүлнара гүлшат дәулет дәурен дария еркежан ерболат ернар жібек жігер жұлдыз зере ілияс инабат қайрат қайсар қанат
    қуаныш қыран ләззат ләйлә мәдина мәдияр мақпал медет меруерт мұхтар назерке нұрбек нұргүл нұрлан нұрсұлтан раушан рүстем
    самал санжар сәкен сәуле серік сұлтан талғат төлеген үміт шолпан шынар ұлан ұлпан
    aaron adam adrian aisha alan albert alex alexander alexandra alexey alfred alice alikhan alina amanda amy andrea andrew angela
    anna anne anthony arina arthur asel askar azamat barbara benjamin bella bogdan boris brian carl carlos caroline catherine charles
    charlotte christina christine christopher claire daniel daniyar daria david deborah denis diana dina dinara dmitri dmitry donald
    donna dorothy edward elena elias elizabeth emily emma eric erik ethan eugene eva evelyn fatima fiona francis frank gabriel george
    gerald gleb gregory gulnara hannah harold hassan hector helen henry igor ilyas inna irina isaac isabella ivan jack jacob james jane
    janet jason jennifer jessica joan john jonathan jose joseph joshua juan judith julia julie justin kamila karen katherine
    kathleen kelly kenneth kevin kirill kristina larry laura lauren leila leonard liam lilia linda lisa louis lucas lucy madina marat
    margaret maria marie marina martha martin mary maxim matthew megan melissa meruyert michael michelle milana mohammed muhammad
    nancy natalia nathan nicholas nicole nikita nikolai nurlan oleg olga oliver olivia oscar pamela patricia patrick paul pavel peter
    philip rachel ralph raymond rebecca richard robert roger roman ronald rosa ruslan russell rustam ruth ryan samantha samuel sandra
    sanzhar sara sarah saule scott sean sergei sergey sharon simon sofia sophia stephanie stephen steven susan svetlana tatiana
    teresa theodore thomas timothy timur tyler vera veronica victor victoria viktor vincent virginia vladimir walter wayne wei william
    yerlan yermek yerzhan yulia yuri zarina zhanar zoe zukhra abai bakhtiyar bakhyt aidana saltanat aliya aigerim aigul
";

/// Endings of patronymics, in letters of the folded word.
const PATRONYMIC: &[&str] = &["ович", "евич", "овна", "евна", "ична", "ұлы", "қызы", "улы", "кызы"];

fn given(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&str, Quick>> = OnceLock::new();
    NAMES.get_or_init(|| GIVEN.split_whitespace().collect()).contains(word)
}

/// How sure a part is a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// By its patronymic, its given name or its initials.
    Surely,
    /// Capitalised words that mean nothing else.
    Likely,
    /// Capitalised words, of which some belong to a trade: "Anna Baker" and "Pastry Chef" look alike.
    Perhaps,
    No,
}

/// Most words of a name.
const WORDS: usize = 4;

/// How sure a text, one part of a line, is a name.
pub(super) fn name(raw: &str) -> Name {
    let raw = raw.trim();
    let words: Vec<&str> = raw.split_whitespace().collect();
    if words.is_empty() || words.len() > WORDS + 2 {
        return Name::No;
    }
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let capitals = words.iter().filter(|w| capital(w)).count();
    if capitals < words.len().min(2) {
        return Name::No;
    }
    let folded = folded_line(raw);
    if folded.split(' ').any(|w| PATRONYMIC.iter().any(|e| w.len() > e.len() + 2 && w.ends_with(e))) {
        return Name::Surely;
    }
    let shaped = words.len() <= WORDS
        && capitals == words.len()
        && words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.')));
    if !shaped {
        return Name::No;
    }
    let initial = |w: &str| w.ends_with('.') && w.chars().filter(|c| c.is_alphabetic()).count() <= 2;
    let is_given = folded.split([' ', '-']).any(given);
    if is_given || (words.len() > 1 && words.iter().any(|w| initial(w)) && !words.iter().all(|w| initial(w))) {
        return Name::Surely;
    }
    let of_a_place = ["город", "г.", "city", "қала", "қаласы"].iter().any(|w| folded.split(' ').any(|own| own == *w));
    if words.len() == 1 || of_a_place {
        return Name::No;
    }
    if of_a_trade(raw) { Name::Perhaps } else { Name::Likely }
}

/// Whether a text has a word of a trade.
pub(super) fn of_a_trade(raw: &str) -> bool {
    !skills::find_in(raw).is_empty() || folded_line(raw).split_whitespace().any(|w| is_common_word(&stem_of(w)))
}

/// Whether every word is one that all vacancies use: "Sales Manager".
pub(super) fn all_common(raw: &str) -> bool {
    folded_line(raw).split_whitespace().any(|w| is_common_word(&stem_of(w)))
        && folded_line(raw).split_whitespace().all(|w| is_common_word(&stem_of(w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_titles_as_far_as_they_can_be() {
        for (raw, expected) in [
            ("Мастеров Иван Петрович", Name::Surely),
            ("Серікұлы Нұрлан", Name::Surely),
            ("ИВАНОВ АЛЕКСЕЙ", Name::Surely),
            ("Городецкий П. И.", Name::Surely),
            ("Anna Baker", Name::Surely),
            ("Гр-н РК Мельников Сергей Фёдорович", Name::Surely),
            ("Ермек", Name::Surely),
            ("Тлеубердин Абзал", Name::Likely),
            ("Java Developer", Name::Perhaps),
            ("Менеджер по продажам", Name::No),
            ("Кладовщик", Name::No),
            ("Almaty", Name::No),
            ("", Name::No),
        ] {
            assert_eq!(name(raw), expected, "{raw}");
        }
        assert!(all_common("Sales Manager") && !all_common("Java Baker"));
    }
}
