//! Texts of the chat: the template takes them from here, the custom element from the module made of them.

use serde::Serialize;

use super::Texts;

/// Texts around the conversation.
#[derive(Serialize)]
pub(in crate::pages) struct ChatTexts {
    /// Title of the page, before the vacancy's.
    pub(in crate::pages) interview: &'static str,
    /// The few words that are always in sight.
    pub(in crate::pages) program: &'static str,
    /// Who asks, who reads, who may overrule.
    pub(in crate::pages) disclosure: &'static str,
    /// Label of the language buttons.
    pub(in crate::pages) languages: &'static str,
    /// `{asked}` and `{total}`.
    pub(in crate::pages) progress: &'static str,
    /// The button that asks for a person.
    pub(in crate::pages) human: &'static str,
    /// The request waits for the connection.
    pub(in crate::pages) human_later: &'static str,
    /// Label of the transcript.
    pub(in crate::pages) log: &'static str,
    /// The bot as a speaker.
    pub(in crate::pages) bot: &'static str,
    /// The candidate as a speaker.
    pub(in crate::pages) you: &'static str,
    /// Label of the quick replies.
    pub(in crate::pages) replies: &'static str,
    /// Label of the input.
    pub(in crate::pages) answer: &'static str,
    /// The send button.
    pub(in crate::pages) send: &'static str,
    /// A message is on its way.
    pub(in crate::pages) sending: &'static str,
    /// A message waits for the connection.
    pub(in crate::pages) waiting: &'static str,
    /// A message is stored.
    pub(in crate::pages) sent: &'static str,
    /// A message was not taken.
    pub(in crate::pages) failed: &'static str,
    /// A message came when nothing can be said any more.
    pub(in crate::pages) late: &'static str,
    /// The button that sends a message again.
    pub(in crate::pages) retry: &'static str,
    /// Before the first frame.
    pub(in crate::pages) connecting: &'static str,
    /// No connection.
    pub(in crate::pages) offline: &'static str,
    /// The server does not let this browser in.
    pub(in crate::pages) refused: &'static str,
    /// The application was deleted.
    pub(in crate::pages) gone: &'static str,
    /// `{count}` characters are too many.
    pub(in crate::pages) too_long: &'static str,
    /// Too many messages.
    pub(in crate::pages) busy: &'static str,
    /// The server could not store the message.
    pub(in crate::pages) unavailable: &'static str,
    /// Any other error.
    pub(in crate::pages) trouble: &'static str,
    /// Heading at the end.
    pub(in crate::pages) ended: &'static str,
    /// The outcome when approved.
    pub(in crate::pages) approved: &'static str,
    /// The outcome when rejected or withdrawn.
    pub(in crate::pages) rejected: &'static str,
    /// What happens next when approved.
    pub(in crate::pages) next_approved: &'static str,
    /// What happens next when not.
    pub(in crate::pages) next_rejected: &'static str,
    /// For browsers without scripts.
    pub(in crate::pages) noscript: &'static str,
    /// The way to the start page.
    pub(in crate::pages) home: &'static str,
}

/// The texts.
pub(in crate::pages) static CHAT: Texts<ChatTexts> = Texts {
    ru: ChatTexts {
        interview: "Интервью",
        program: "Это программа, не человек",
        disclosure: "Вопросы задаёт программа SmartBot, не человек. Разговор и его итог увидит работодатель, и человек \
                     может этот итог изменить.",
        languages: "Язык разговора",
        progress: "Вопрос {asked} из {total}",
        human: "Нужен человек",
        human_later: "Передадим, что вам нужен человек, как только появится связь.",
        log: "Разговор",
        bot: "Программа",
        you: "Вы",
        replies: "Готовые ответы",
        answer: "Ваш ответ",
        send: "Отправить",
        sending: "Отправляется…",
        waiting: "Уйдёт, когда появится связь",
        sent: "Отправлено",
        failed: "Не отправлено",
        late: "Не отправлено: разговор уже закрыт",
        retry: "Повторить",
        connecting: "Соединяемся…",
        offline: "Нет связи. Ваш текст сохранён и уйдёт сам, когда связь вернётся.",
        refused: "Этот разговор не открывается. Откройте ссылку целиком, вместе с частью после знака #.",
        gone: "Этого разговора больше нет: вакансия снята или ссылка устарела.",
        too_long: "Слишком длинно: {count} знаков, а можно не больше 4000. Сократите текст, он не потерян.",
        busy: "Слишком много сообщений подряд. Подождите немного и повторите.",
        unavailable: "Сервер сейчас не может принять сообщение. Повторите чуть позже, текст не потерян.",
        trouble: "Сервер не принял сообщение. Попробуйте ещё раз.",
        ended: "Интервью завершено",
        approved: "Итог: отклик идёт дальше",
        rejected: "Итог: отклик не идёт дальше",
        next_approved: "Что дальше: работодатель прочитает разговор и свяжется с вами. Человек может этот итог изменить.",
        next_rejected: "Что дальше: работодатель видит разговор целиком. Если итог кажется вам неверным, попросите \
                        работодателя его пересмотреть: человек может его изменить.",
        noscript: "Для разговора нужен JavaScript, а в этом браузере он выключен. Включите его или откройте ссылку в \
                   другом браузере: отклик сохранён, разговор начнётся с того же места.",
        home: "На главную страницу",
    },
    kk: ChatTexts {
        interview: "Сұхбат",
        program: "Бұл – бағдарлама, адам емес",
        disclosure: "Сұрақтарды адам емес, SmartBot бағдарламасы қояды. Әңгіме мен оның қорытындысын жұмыс беруші \
                     көреді, қорытындыны адам өзгерте алады.",
        languages: "Әңгіме тілі",
        progress: "{asked}-сұрақ, барлығы {total}",
        human: "Адам керек",
        human_later: "Байланыс қалпына келген соң сізге адам керек екенін жеткіземіз.",
        log: "Әңгіме",
        bot: "Бағдарлама",
        you: "Сіз",
        replies: "Дайын жауаптар",
        answer: "Жауабыңыз",
        send: "Жіберу",
        sending: "Жіберілуде…",
        waiting: "Байланыс қалпына келгенде жіберіледі",
        sent: "Жіберілді",
        failed: "Жіберілмеді",
        late: "Жіберілмеді: әңгіме жабылған",
        retry: "Қайталау",
        connecting: "Қосылып жатырмыз…",
        offline: "Байланыс жоқ. Мәтініңіз сақталды, байланыс қалпына келгенде өзі жіберіледі.",
        refused: "Бұл әңгіме ашылмай тұр. Сілтемені # белгісінен кейінгі бөлігімен бірге толық ашыңыз.",
        gone: "Бұл әңгіме енді жоқ: вакансия алынған немесе сілтеме ескірген.",
        too_long: "Тым ұзақ: {count} таңба, ал ең көбі 4000 болады. Мәтінді қысқартыңыз, ол жоғалған жоқ.",
        busy: "Хабарлама тым көп. Сәл күтіп, қайталаңыз.",
        unavailable: "Сервер қазір хабарламаны қабылдай алмады. Сәл кейін қайталаңыз, мәтін жоғалған жоқ.",
        trouble: "Сервер хабарламаны қабылдамады. Қайталап көріңіз.",
        ended: "Сұхбат аяқталды",
        approved: "Қорытынды: өтініміңіз келесі кезеңге өтті",
        rejected: "Қорытынды: өтініміңіз келесі кезеңге өтпеді",
        next_approved: "Әрі қарай: жұмыс беруші әңгімені оқып, сізбен байланысады. Бұл қорытындыны адам өзгерте алады.",
        next_rejected: "Әрі қарай: жұмыс беруші әңгімені толық көреді. Қорытынды қате деп ойласаңыз, жұмыс берушіден оны \
                        қайта қарауды сұраңыз: адам оны өзгерте алады.",
        noscript: "Әңгіме үшін JavaScript керек, ал бұл браузерде ол өшірулі. Оны қосыңыз немесе сілтемені басқа \
                   браузерде ашыңыз: өтініміңіз сақталған, әңгіме сол жерден жалғасады.",
        home: "Басты бетке",
    },
    en: ChatTexts {
        interview: "Interview",
        program: "This is a program, not a person",
        disclosure: "The questions come from SmartBot, a program, not a person. The employer sees the conversation and \
                     its outcome, and a person can overrule it.",
        languages: "Language of the conversation",
        progress: "Question {asked} of {total}",
        human: "Talk to a person",
        human_later: "We will pass on that you want a person as soon as the connection is back.",
        log: "Conversation",
        bot: "Program",
        you: "You",
        replies: "Suggested answers",
        answer: "Your answer",
        send: "Send",
        sending: "Sending…",
        waiting: "Goes out when the connection is back",
        sent: "Sent",
        failed: "Not sent",
        late: "Not sent: the conversation is closed",
        retry: "Try again",
        connecting: "Connecting…",
        offline: "No connection. Your text is safe and goes out by itself when the connection is back.",
        refused: "This conversation does not open. Open the whole link, with the part after the # sign.",
        gone: "This conversation is no longer there: the vacancy was withdrawn or the link is out of date.",
        too_long: "Too long: {count} characters, at most 4000 are possible. Please shorten it; nothing is lost.",
        busy: "Too many messages at once. Wait a moment and try again.",
        unavailable: "The server cannot take the message right now. Try again a little later; nothing is lost.",
        trouble: "The server did not take the message. Please try again.",
        ended: "The interview has ended",
        approved: "Outcome: your application goes on",
        rejected: "Outcome: your application does not go on",
        next_approved: "What happens next: the employer reads the conversation and contacts you. A person can change this \
                        outcome.",
        next_rejected: "What happens next: the employer sees the whole conversation. If the outcome seems wrong to you, ask \
                        the employer to look at it again: a person can change it.",
        noscript: "The conversation needs JavaScript, which is switched off in this browser. Switch it on, or open the \
                   link in another browser: your application is safe, and the conversation starts where it stopped.",
        home: "To the start page",
    },
};
