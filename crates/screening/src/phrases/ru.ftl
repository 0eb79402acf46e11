### Everything the bot says in Russian. Questions: one topic, at most 25 words. No word tells the reader's or the bot's sex.

## Opening
hello = Здравствуйте! Я программа-помощник по найму, не человек. Задам { $count ->
    [1] 1 вопрос
    [one] до { $count } вопроса
   *[other] до { $count } вопросов
  } по вакансии «{ $title }», отвечайте своими словами.
hello-company = Здравствуйте! Я программа-помощник компании «{ $company }», не человек. Задам { $count ->
    [1] 1 вопрос
    [one] до { $count } вопроса
   *[other] до { $count } вопросов
  } по вакансии «{ $title }», отвечайте своими словами.

## Questions
ask-city = В каком городе вы сейчас живёте?
ask-city-again = Напишите, пожалуйста, только город — например, «Алматы» или «Караганда».
ask-experience = Сколько лет опыта у вас в такой работе?
ask-experience-again = Достаточно примерного срока — например, «3 года», «полгода» или «без опыта».
ask-remote = Готовы ли вы работать удалённо?
ask-remote-again = Удалённая работа вам подходит? Можно ответить просто «да» или «нет».
ask-remote-spot = Такая работа обычно на месте. Могли бы вы работать и удалённо, если это предложат?
ask-remote-spot-again = Уточню: если предложат удалённую работу, она вам подойдёт? Можно ответить «да» или «нет».
ask-relocation = Место работы — { $city }. Готовы ли вы переехать или работать удалённо?
ask-relocation-again = Уточню: вам подойдёт переезд ({ $city }) или удалённая работа? Например, «могу переехать», «только удалённо» или «нет».
ask-move = Место работы — { $city }, удалённо работать не получится. Готовы ли вы переехать?
ask-move-again = Уточню: вам подойдёт переезд ({ $city })? Например, «да», «нет» или «да, если помогут с жильём».
ask-move-here = Место работы — { $city }. Готовы ли вы переехать?
ask-move-here-again = Уточню: вам подойдёт переезд ({ $city })? Например, «да», «нет» или «да, если помогут с жильём».
ask-commute = Место работы — { $city }, это недалеко от вас. Сможете ли вы ездить на работу каждый рабочий день?
ask-commute-again = Уточню: сможете ездить на работу ({ $city })? Например, «да», «нет» или «да, если оплатят дорогу».
ask-rotation-terms = Работа вахтой, место — { $city }, условия — { $format }. Готовы ли вы ездить туда и так работать?
ask-rotation = Работа вахтой, место — { $city }. Готовы ли вы туда ездить?
ask-rotation-again = Уточню: сможете ездить на вахту ({ $city })? Например, «да», «нет» или «да, если оплатят дорогу».
ask-have = Есть ли у вас { $skill }?
ask-have-again = Уточню: есть ли у вас { $skill }? Например, «да» или «нет».
ask-haves = Что из этого у вас есть: { $list }?
ask-haves-again = Перечислите, что из этого у вас есть: { $list }. Можно ответить «всё» или «ничего».
ask-mixed = Что из этого есть у вас или в вашем опыте: { $list }?
ask-mixed-again = Перечислите, что из этого у вас есть или вы делали: { $list }. Можно ответить «всё» или «ничего».
ask-skills = С чем из этого вы работали: { $list }?
ask-skills-again = Перечислите, с чем из этого вы работали: { $list }. Можно ответить «со всем» или «ни с чем».
ask-skill = Есть ли у вас такой опыт: { $skill }?
ask-skill-again = Уточню: есть ли у вас такой опыт на практике — { $skill }? Например, «да, два года» или «нет».
ask-skill-tool = Вы работали с { $skill }?
ask-skill-tool-again = Уточню: вы работали с { $skill } на практике? Например, «да, два года» или «нет».
ask-language = На каком уровне вы знаете { $language }?
ask-language-again = Насколько хорошо вы знаете { $language }? Например, «B1», «свободно» или «не владею».
ask-education = Какое у вас образование?
ask-education-again = Назовите уровень образования — например, «высшее», «колледж» или «школа».
ask-education-field = В вакансии указано образование: { $label }. У вас оно такое?
ask-education-field-again = Уточню: ваше образование — { $label }? Например, «да» или «нет, экономическое».
ask-salary = На какую зарплату в месяц вы рассчитываете?
ask-salary-again = Назовите сумму или вилку в месяц — например, «от 300 000» или «по договорённости».
ask-salary-year = На какую зарплату в год вы рассчитываете?
ask-salary-year-again = Назовите сумму или вилку в год — например, «28 000», «от 30 000» или «по договорённости».
ask-salary-hour = На какую оплату в час вы рассчитываете?
ask-salary-hour-again = Назовите сумму за час — например, «13 в час» или «по договорённости».
ask-workday = Условия работы: { $format }. Вам это подходит?
ask-workday-again = Уточню: вам подойдут такие условия — { $format }? Ответьте «да», «нет» или «не всегда».
ask-anything = В отклике уже есть ответы на главные вопросы. Что ещё о вашем опыте важно знать работодателю?
ask-anything-again = Добавьте что угодно одной фразой — или ответьте «нет».
ask-conflict-city = Вы указали и «{ $before }», и «{ $after }». В каком городе вы живёте сейчас?
ask-conflict-city-2 = В отклике два города: «{ $before }» и «{ $after }». В каком из них вы живёте сейчас?
ask-conflict-city-3 = Есть и «{ $before }», и «{ $after }». Где вы живёте сейчас?
ask-conflict-experience = В резюме — «{ $before }», а здесь вы пишете «{ $after }». Сколько лет опыта указать?
ask-conflict-experience-2 = Вы пишете «{ $after }», а в резюме сказано «{ $before }». Какой срок верный?
ask-conflict-experience-3 = «{ $before }» в резюме и «{ $after }» в ответе — это разный опыт. Сколько лет записать?
ask-conflict-skill = В резюме есть «{ $before }», а здесь вы пишете «{ $after }». Есть ли у вас такой опыт: { $skill }?
ask-conflict-skill-2 = Вы пишете «{ $after }», а в резюме сказано «{ $before }». Как верно: { $skill } — есть у вас такой опыт?
ask-conflict-skill-3 = «{ $before }» в резюме и «{ $after }» в ответе расходятся. Работали ли вы с этим: { $skill }?
ask-conflict-other = Сначала было «{ $before }», теперь «{ $after }». Что из этого верно?
ask-conflict-other-2 = Есть два ответа: «{ $before }» и «{ $after }». Какой из них записать?
ask-conflict-other-3 = «{ $before }» и «{ $after }» расходятся. Как правильно?
ask-conflict-other-again = Напишите, пожалуйста, одно из двух: «{ $before }» или «{ $after }».
ask-own-again = Уточню: { $question } { $hint }
hint-text = Можно одной фразой.
hint-yes-no = Можно ответить «да» или «нет».
hint-experience = Например, «3 года» или «без опыта».
hint-salary = Например, «от 300 000».
hint-notice = Например, «сразу» или «через две недели».
hint-short = Достаточно пары слов.
ask-withdraw = Вы хотите отозвать свой отклик?

## Short answers
thanks = Спасибо.
noted = Понятно.
taken = Записываю: { $value }.
taken-too = Хорошо: { $value }.
understood = Пока я понял так: { $value }.
taken-from = от { $sum }
taken-to = до { $sum }
pause-noted = Конечно. Место в разговоре сохранено: возвращайтесь по этой же ссылке, когда будет удобно.
skipped = Хорошо, пропустим.
skipped-2 = Не страшно, идём дальше.
skipped-3 = Как скажете, этот вопрос оставим.
kept = Хорошо, запишу как есть.
kept-2 = Ясно, оставлю как есть.
kept-3 = Понятно, идём дальше.
human-noted = Передам, что вы хотите поговорить с человеком: ваш отклик увидит сотрудник. А пока можно продолжить здесь.
offtopic = Понимаю. Здесь я могу помочь только с этой вакансией, поэтому продолжим.
offtopic-2 = К сожалению, с этим помочь не смогу: я здесь только ради вашего отклика.
offtopic-3 = Давайте вернёмся к вакансии.
abuse = Давайте спокойно вернёмся к вопросу.
abuse-2 = Понимаю, вопросы могут раздражать. Давайте закончим спокойно.
abuse-3 = Обойдёмся, пожалуйста, без резких слов.
injection = На решение влияют только ваш опыт и ваши ответы. Вернёмся к вопросу.
injection-2 = Я только задаю вопросы и записываю ответы, изменить этого нельзя.
injection-3 = Такие просьбы ничего не меняют: важны ваш опыт и ответы.
goes-on = Хорошо, продолжаем.
language-switched = Перехожу на русский.

## Answers to the candidate
answer-salary-range = В вакансии указана зарплата от { $min } до { $max } { $period }.
answer-salary-from = В вакансии указана зарплата от { $min } { $period }.
answer-salary-to = В вакансии указана зарплата до { $max } { $period }.
per-month = в месяц
per-year = в год
per-hour = в час
answer-format = В вакансии сказано: { $format }.
answer-place = Место работы — { $city }.
answer-company = Вакансию разместила компания «{ $company }».
answer-next = После вопросов я сразу сообщу результат. Работодатель увидит ваши ответы и, если вы подходите, свяжется с вами.
answer-bot = Я программа, не человек. Ваш отклик увидит сотрудник, а решение можно попросить пересмотреть.
answer-privacy = Ваши ответы увидит работодатель, который разместил вакансию.
answer-left = { $count ->
    [0] Это последний вопрос.
    [one] После этого ещё { $count } вопрос, не больше.
    [few] После этого ещё { $count } вопроса, не больше.
   *[other] После этого ещё { $count } вопросов, не больше.
  }
answer-why = Я спрашиваю только о том, что нужно для этой вакансии и чего нет в отклике.
answer-pass-on = В вакансии об этом не сказано. Передам ваш вопрос работодателю.
answer-pass-on-2 = Об этом в вакансии ничего нет. Ваш вопрос увидит работодатель.
answer-pass-on-3 = И этого в вакансии нет. Вопрос записан для работодателя.
answer-noted = Передам ваш вопрос работодателю.
answer-noted-2 = Этот вопрос тоже увидит работодатель.
answer-noted-3 = Запишу и этот вопрос для работодателя.
answer-rest = Остальное передам работодателю.

## Quick replies
reply-yes = Да
reply-no = Нет
reply-depends = Зависит от условий
reply-move = Могу переехать
reply-remote = Только удалённо
reply-all = Со всем
reply-none = Ни с чем
reply-have-all = Всё
reply-have-none = Ничего
reply-no-experience = Без опыта
reply-higher = Высшее
reply-vocational = Колледж
reply-secondary = Школа
reply-native = Родной
reply-no-language = Не владею

## The end
closing-approved = Спасибо за ответы! Отклик передан работодателю, с вами свяжутся. Хорошего дня!
closing-rejected = Спасибо за ответы! К сожалению, пока не можем пригласить вас дальше. { $reason } Работодатель увидит отклик целиком; решение можно попросить пересмотреть.
closing-withdrawn = Отклик отозван, как вы просили. Спасибо за время и удачи в поиске!
reason-approved = Ваши ответы соответствуют главным требованиям вакансии.
reason-approved-partly = Ваши ответы подходят к вакансии в основном; остальное работодатель уточнит сам.
reason-withdrawn = Вы отозвали свой отклик.
reason-location = Место работы — { $city }, а переезд или удалённая работа вам не подходят.
reason-move = Место работы — { $city }, а переезд вам не подходит.
reason-commute = Место работы — { $city }, а добираться туда на работу вам не подходит.
reason-must = Не выполнено обязательное требование вакансии: { $label }.
reason-must-yet = Пока не выполнено обязательное требование вакансии: { $label }. Когда это изменится, можно откликнуться снова.
reason-musts = Не выполнены обязательные требования вакансии: { $list }.
reason-format = Условия работы вам не подходят: { $label }.
reason-question = На обязательный вопрос вакансии ответ «нет»: «{ $question }»
reason-little = Ответов по главным требованиям вакансии пока недостаточно.
reason-score = Пока ваш опыт совпадает с требованиями вакансии лишь отчасти.

## For the employer
summary-approved = Подходит на { $percent } %.
summary-approved-but = Подходит на { $percent } %, но условия не подходят: { $but }.
summary-approved-but-open = Подходит на { $percent } %, но условия не подходят: { $but }; уточнить: { $open }.
summary-approved-open = Подходит на { $percent } %, уточнить: { $open }.
summary-rejected = Не подходит ({ $percent } %): { $why }.
summary-little = Данных недостаточно, уточнить: { $open }.
summary-withdrawn = Отклик отозван кандидатом.
summary-rejected-open = Не подходит ({ $percent } %): { $why }; уточнить: { $open }.
open-more = { $list } и ещё { $count }
why-score = совпадений мало
employer-location_other = Живёт не там, где работа ({ $label }); переезд и удалённая работа не подходят: «{ $quote }».
employer-location_stays = Живёт не там, где работа ({ $label }); переезд не подходит: «{ $quote }».
employer-location_far = Живёт в другом месте, работа — { $label }: добираться на работу не подходит («{ $quote }»).
employer-location_moves_if = Переезд ({ $label }) возможен при условиях: «{ $quote }».
employer-human = Кандидат просит связаться с человеком.
employer-asks = Кандидат спрашивает: «{ $question }».
employer-location_commutes = Ездит на работу из другого места ({ $label }): «{ $quote }».
employer-location_near = Живёт рядом, до 50 км от места работы ({ $label }): «{ $quote }».
employer-location_unknown = Город не назван, место работы — { $label }.
employer-location_ask_move = Живёт не там, где работа ({ $label }); готовность к переезду неизвестна.
employer-skill_denied = { $label }: опыта нет («{ $quote }»).
employer-paper_denied = { $label }: нет («{ $quote }»).
employer-skill_not_named = { $label }: среди названного нет («{ $quote }»).
employer-skill_related = { $label }: есть близкий навык («{ $quote }»).
employer-skill_related_only = { $label }: опыта нет, есть близкий навык («{ $quote }»).
employer-skill_unknown = { $label }: не подтверждено.
employer-experience_short = Опыта меньше, чем нужно ({ $label }): «{ $quote }».
employer-experience_none = Опыта пока нет: «{ $quote }».
employer-experience_other_trade = Опыт есть, но в другой сфере: «{ $quote }».
employer-experience_unknown = Стаж неизвестен.
employer-language_short = { $label }: уровень ниже нужного («{ $quote }»).
employer-language_unknown = { $label }: уровень неизвестен.
employer-education_short = Образование ниже нужного ({ $label }): «{ $quote }».
employer-education_unknown = Образование не указано ({ $label }).
employer-education_other_field = { $label }: направление другое («{ $quote }»).
employer-salary_above = Ожидания выше вилки ({ $label }): «{ $quote }».
employer-salary_unknown = Ожидания по зарплате неизвестны.
employer-salary_not_comparable = Ожидания по зарплате названы в другой валюте или за другой срок.
employer-format_refused = Условия не подходят ({ $label }): «{ $quote }».
employer-format_differs = Хочет других условий ({ $label }): «{ $quote }».
employer-format_partly = Условия подходят отчасти ({ $label }): «{ $quote }».
employer-format_unknown = Согласие с условиями неизвестно ({ $label }).
employer-remote_no = Удалённая работа не подходит: «{ $quote }».
employer-remote_unsure = Об удалённой работе ответ неопределённый: «{ $quote }».
employer-remote_unknown = Готовность к удалённой работе неизвестна.
employer-question_no = «{ $label }» — нет: «{ $quote }».
employer-question_unsure = «{ $label }» — ответ неопределённый: «{ $quote }».
employer-question_open = «{ $label }» — ответа нет.
employer-profile_partly = Резюме соответствует вакансии отчасти.
employer-profile_far = В резюме мало общего с вакансией.
employer-custom = { $label }: нужно проверить вручную.

## What would change the score
whatif-location = при готовности к переезду
whatif-commute = если сможет добираться на работу
whatif-skill = с навыком «{ $label }»
whatif-experience = с нужным стажем
whatif-language = с нужным уровнем: { $label }
whatif-education = с нужным образованием ({ $label })
whatif-salary = при ожиданиях в пределах вилки
whatif-format = при согласии с условиями ({ $label })
whatif-schedule = при согласии с условиями ({ $label })
whatif-remote = при готовности работать удалённо
whatif-question = с ответом «да» на вопрос «{ $label }»

## The explanation of one application
explain-vacancy = Вакансия
explain-result = Итог
explain-for-candidate = Кандидату
explain-sums = Оценка { $score }, известно { $coverage } % веса требований. Баллы складываются в оценку:
explain-weight = вес
explain-profile = сходство резюме и вакансии
explain-reasons = На что обратить внимание
explain-what-if = Что подняло бы оценку
explain-would-ask = Бот спросит
explain-transcript = Разговор
explain-bot = бот
explain-candidate = кандидат
explain-versions = Движок { $engine }, версия требований { $revision }.
verdict-met = выполнено
verdict-partly = отчасти
verdict-not-met = не выполнено
verdict-unknown = неизвестно
importance-must = обязательно
importance-nice = желательно
source-resume = резюме
source-message = сообщение
source-profile = анкета

## Names of criteria
name-experience = стаж
name-location = город
name-salary = зарплата
name-format = формат работы
name-schedule = график
name-remote = удалённая работа
name-education = образование
name-language = { $language } язык

## Words for formats and schedules
format-office = в офисе
format-spot = на месте
format-remote = удалённо
format-hybrid = гибридный формат
schedule-full = полный день
schedule-part = неполный день
schedule-flexible = гибкий график
schedule-shift = сменный график
schedule-night = ночные смены
schedule-rotation = вахта
schedule-other = график { $value }
years = { $count ->
    [one] { $count } год
    [few] { $count } года
   *[other] { $count } лет
  }
months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
   *[other] { $count } месяцев
  }
years-part = { $value } года
