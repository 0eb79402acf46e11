### Everything the bot says in Russian. Questions: one topic, at most 25 words. No word tells the reader's or the bot's sex.

## Opening
hello = Здравствуйте! Я программа-помощник по найму, не человек. Задам { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[other] { $count } вопросов
  } о вакансии «{ $title }», отвечайте как удобно.
hello-company = Здравствуйте! Я программа-помощник компании «{ $company }», не человек. Задам { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[other] { $count } вопросов
  } о вакансии «{ $title }», отвечайте как удобно.

## Questions
ask-city = В каком городе вы сейчас живёте?
ask-city-again = Подскажите только город — например, «Алматы» или «Караганда».
ask-experience = Сколько лет вы уже занимаетесь такой работой?
ask-experience-again = Достаточно примерного срока — например, «3 года», «полгода» или «без опыта».
ask-remote = Готовы ли вы работать удалённо?
ask-remote-again = Удалённая работа вам подходит? Можно ответить просто «да» или «нет».
ask-relocation = Работа находится здесь: { $city }. Готовы ли вы переехать или работать удалённо?
ask-relocation-again = Уточню: подойдёт ли вам переезд ({ $city }) или удалённая работа? Например, «да, перееду» или «нет».
ask-move = Работа на месте, город — { $city }. Готовы ли вы переехать?
ask-move-again = Уточню: подойдёт ли вам переезд ({ $city })? Например, «да», «нет» или «да, если помогут с жильём».
ask-skills = С чем из этого вы работали: { $list }?
ask-skills-again = Перечислите, что из этого вам знакомо по работе: { $list }. Можно ответить «всё» или «ничего».
ask-skill = Есть ли у вас опыт: { $skill }?
ask-skill-again = Уточню: вы занимались этим на практике — { $skill }? Например, «да, два года» или «нет».
ask-language = Какой у вас уровень: { $language } язык?
ask-language-again = Какой у вас { $language } язык? Например, «B1», «свободно» или «не владею».
ask-education = Какое у вас образование?
ask-education-again = Назовите уровень образования — например, «высшее», «колледж» или «школа».
ask-salary = На какую зарплату в месяц вы рассчитываете?
ask-salary-again = Назовите сумму или вилку в месяц — например, «от 300 000» или «по договорённости».
ask-workday = Условия такие: { $format }. Вам подходит?
ask-workday-again = Уточню: вам подойдут такие условия — { $format }? Ответьте «да», «нет» или «не всегда».
ask-anything = Резюме отвечает на главные вопросы. Что ещё о вашем опыте важно знать работодателю?
ask-anything-again = Добавьте что угодно одной фразой — или ответьте «нет».
ask-conflict-city = В анкете или резюме — «{ $before }», а здесь — «{ $after }». Где вы живёте сейчас?
ask-conflict-experience = В резюме — «{ $before }», вы пишете — «{ $after }». Сколько у вас лет опыта на самом деле?
ask-conflict-skill = В резюме есть «{ $before }», а вы пишете — «{ $after }». Работали ли вы с этим: { $skill }?
ask-conflict-other = Раньше было — «{ $before }», теперь — «{ $after }». Как верно?
ask-withdraw = Вы хотите снять свой отклик с вакансии?

## Short answers
thanks = Спасибо.
noted = Понятно.
skipped = Хорошо, пропустим.
kept = Хорошо, запишу как есть.
human-noted = Передам, что вы хотите поговорить с человеком: ваш отклик увидит сотрудник. Пока можно продолжить здесь.
offtopic = Здесь я могу говорить только о вакансии.
abuse = Давайте спокойно: я только задаю вопросы о вакансии.
injection = На решение влияют только ваши ответы об опыте и условиях. Вернёмся к вопросу.
goes-on = Хорошо, продолжаем.
language-switched = Перехожу на русский.

## Answers to the candidate
answer-salary-range = По вакансии: зарплата от { $min } до { $max } в месяц.
answer-salary-from = По вакансии: зарплата от { $min } в месяц.
answer-salary-to = По вакансии: зарплата до { $max } в месяц.
answer-format = По вакансии: { $format }.
answer-place = По вакансии: место работы — { $city }.
answer-company = Вакансию разместила компания «{ $company }».
answer-next = После ответов я передам отклик работодателю: он увидит их вместе с резюме и свяжется с вами.
answer-bot = Да, я программа. Решения можно оспорить, отклик увидит человек.
answer-pass-on = В вакансии этого нет, передам ваш вопрос работодателю.

## Quick replies
reply-yes = Да
reply-no = Нет
reply-depends = Зависит от условий
reply-move = Могу переехать
reply-remote = Только удалённо
reply-all = Со всем
reply-none = Ни с чем
reply-no-experience = Без опыта
reply-higher = Высшее
reply-vocational = Колледж
reply-secondary = Школа
reply-native = Родной
reply-no-language = Не владею

## The end
closing-approved = Спасибо за ответы! Отклик передан работодателю, с вами свяжутся. Хорошего дня!
closing-rejected = Спасибо за ответы и время! { $reason } Работодатель увидит отклик целиком; решение можно попросить пересмотреть.
closing-withdrawn = Отклик снят, как вы просили. Спасибо за время и удачи в поиске!
reason-approved = Ваши ответы соответствуют главным требованиям вакансии.
reason-withdrawn = Вы сняли свой отклик.
reason-location = Работа находится здесь: { $city }, а переезд или удалённая работа вам не подходят.
reason-must = Не совпало обязательное требование: { $label }.
reason-little = О главных требованиях вакансии пока известно слишком мало.
reason-score = Сейчас другие требования вакансии подходят к вашему опыту лишь отчасти.

## For the employer
summary-approved = Подходит на { $percent } %.
summary-approved-open = Подходит на { $percent } %: уточнить — { $open }.
summary-rejected = Не подходит ({ $percent } %): { $why }.
summary-little = Недостаточно данных: уточнить — { $open }.
summary-withdrawn = Кандидат снял отклик.
why-score = совпадений мало
employer-location_other = Живёт в другом месте, вакансия — { $label }: переезд и удалённая работа не подходят («{ $quote }»).
employer-location_moves_if = Переезд ({ $label }) возможен при условиях: «{ $quote }».
employer-location_near = Живёт рядом, до 50 км от места работы ({ $label }): «{ $quote }».
employer-location_unknown = Город не назван, вакансия — { $label }.
employer-location_ask_move = Живёт в другом месте, о переезде ({ $label }) не известно.
employer-skill_denied = { $label }: опыта нет («{ $quote }»).
employer-skill_not_named = { $label }: не названо среди знакомого («{ $quote }»).
employer-skill_related = { $label }: есть близкий навык («{ $quote }»).
employer-skill_unknown = { $label }: не подтверждено.
employer-experience_short = Опыта меньше, чем нужно ({ $label }): «{ $quote }».
employer-experience_none = Опыта пока нет: «{ $quote }».
employer-experience_other_trade = Опыт есть, но в другой сфере: «{ $quote }».
employer-experience_unknown = Стаж не известен.
employer-language_short = { $label }: уровень ниже нужного («{ $quote }»).
employer-language_unknown = { $label }: уровень не известен.
employer-education_short = Образование ниже нужного ({ $label }): «{ $quote }».
employer-education_unknown = Образование не указано ({ $label }).
employer-salary_above = Ожидания выше вилки ({ $label }): «{ $quote }».
employer-salary_unknown = Ожидания по зарплате не известны.
employer-salary_not_comparable = Ожидания по зарплате названы в другой валюте или за другой срок.
employer-format_differs = Условия не подходят ({ $label }): «{ $quote }».
employer-format_partly = Условия подходят отчасти ({ $label }): «{ $quote }».
employer-format_unknown = Согласие с условиями не известно ({ $label }).
employer-remote_no = Удалённая работа не подходит: «{ $quote }».
employer-remote_unsure = Об удалённой работе ответ неопределённый: «{ $quote }».
employer-remote_unknown = Готовность к удалённой работе не известна.
employer-profile_partly = Резюме похоже на вакансию отчасти.
employer-profile_far = Резюме мало похоже на вакансию.
employer-custom = { $label }: проверить человеку.

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
