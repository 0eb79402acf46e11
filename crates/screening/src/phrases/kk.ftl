### Everything the bot says in Kazakh. Questions: one topic, at most 25 words.

## Opening
hello = Сәлеметсіз бе! Мен жұмысқа алу бойынша көмекші бағдарламамын, адам емеспін. «{ $title }» вакансиясы бойынша { $count ->
    [1] 1 сұрақ
   *[other] ең көбі { $count } сұрақ
  } қоямын, өз сөзіңізбен жауап беріңіз.
hello-company = Сәлеметсіз бе! Мен «{ $company }» компаниясының көмекші бағдарламасымын, адам емеспін. «{ $title }» вакансиясы бойынша { $count ->
    [1] 1 сұрақ
   *[other] ең көбі { $count } сұрақ
  } қоямын, өз сөзіңізбен жауап беріңіз.

## Questions
ask-city = Қазір қай қалада тұрасыз?
ask-city-again = Тек қаланы жазсаңыз болады — мысалы, «Алматы» немесе «Қарағанды».
ask-experience = Осындай жұмыста неше жыл тәжірибеңіз бар?
ask-experience-again = Шамамен айтсаңыз жеткілікті — мысалы, «3 жыл», «жарты жыл» немесе «тәжірибем жоқ».
ask-remote = Қашықтан жұмыс істеуге дайынсыз ба?
ask-remote-again = Қашықтан жұмыс сізге қолайлы ма? «Иә» немесе «жоқ» десеңіз болады.
ask-remote-spot = Мұндай жұмыс әдетте орнында істеледі. Ұсынылса, қашықтан жұмыс та сізге қолайлы ма?
ask-remote-spot-again = Нақтылайық: қашықтан жұмыс ұсынылса, сізге қолайлы ма? «Иә» немесе «жоқ» десеңіз болады.
ask-relocation = Жұмыс орны — { $city }. Көшуге немесе қашықтан жұмыс істеуге дайынсыз ба?
ask-relocation-again = Нақтылайық: көшу ({ $city }) немесе қашықтан жұмыс сізге қолайлы ма? Мысалы, «көше аламын», «тек қашықтан» немесе «жоқ».
ask-move = Жұмыс орны — { $city }, қашықтан істеу мүмкін емес. Көшуге дайынсыз ба?
ask-move-again = Нақтылайық: көшу ({ $city }) сізге қолайлы ма? Мысалы, «иә», «жоқ» немесе «тұрғын үй болса, иә».
ask-move-here = Жұмыс орны — { $city }. Көшуге дайынсыз ба?
ask-move-here-again = Нақтылайық: көшу ({ $city }) сізге қолайлы ма? Мысалы, «иә», «жоқ» немесе «тұрғын үй болса, иә».
ask-commute = Жұмыс орны — { $city }, сізден алыс емес. Әр жұмыс күні қатынай аласыз ба?
ask-commute-again = Нақтылайық: жұмысқа ({ $city }) қатынай аласыз ба? Мысалы, «иә», «жоқ» немесе «жолақысы төленсе, иә».
ask-rotation-terms = Жұмыс вахталық, орны — { $city }, шарты — { $format }. Сонда барып, осылай жұмыс істеуге дайынсыз ба?
ask-rotation = Жұмыс вахталық, орны — { $city }. Сонда барып жұмыс істеуге дайынсыз ба?
ask-rotation-again = Нақтылайық: вахтаға ({ $city }) бара аласыз ба? Мысалы, «иә», «жоқ» немесе «жолақысы төленсе, иә».
ask-have = Сізде { $skill } бар ма?
ask-have-again = Нақтылайық: сізде { $skill } бар ма? Мысалы, «иә» немесе «жоқ».
ask-haves = Мыналардың қайсысы сізде бар: { $list }?
ask-haves-again = Мыналардың қайсысы сізде бар екенін атаңыз: { $list }. «Барлығы» немесе «ешқайсысы» деп те жауап беруге болады.
ask-mixed = Мыналардың қайсысы сізде немесе тәжірибеңізде бар: { $list }?
ask-mixed-again = Мыналардың қайсысы өзіңізде не тәжірибеңізде бар екенін атаңыз: { $list }. «Барлығы» немесе «ешқайсысы» деп те жауап беруге болады.
ask-skills = Мыналардың қайсысымен жұмыс істедіңіз: { $list }?
ask-skills-again = Мыналардың қайсысымен жұмыс істегеніңізді атаңыз: { $list }. «Барлығымен» немесе «ешқайсысымен» десеңіз болады.
ask-skill = Мынадай тәжірибеңіз бар ма: { $skill }?
ask-skill-again = Нақтылайық: іс жүзінде мұндай тәжірибеңіз бар ма — { $skill }? Мысалы, «иә, екі жыл» немесе «жоқ».
ask-skill-tool = { $skill } бойынша тәжірибеңіз бар ма?
ask-skill-tool-again = Нақтылайын: { $skill } бойынша іс жүзінде тәжірибеңіз бар ма? Мысалы, «иә, екі жыл» немесе «жоқ».
ask-language = { $language } тілін қай деңгейде білесіз?
ask-language-again = { $language } тілін қалай білесіз? Мысалы, «B1», «еркін» немесе «білмеймін».
ask-education = Біліміңіз қандай?
ask-education-again = Білім деңгейін айтыңыз — мысалы, «жоғары», «колледж» немесе «мектеп».
ask-education-field = Вакансияда мынадай білім көрсетілген: { $label }. Сіздің біліміңіз осындай ма?
ask-education-field-again = Нақтылайық: біліміңіз осындай ма — { $label }? Мысалы, «иә» немесе «жоқ, экономика».
ask-salary = Айына қандай жалақы күтесіз?
ask-salary-again = Айлық соманы айтыңыз — мысалы, «300 000-нан бастап» немесе «келісім бойынша».
ask-salary-year = Жылына қандай жалақы күтесіз?
ask-salary-year-again = Жылдық соманы айтыңыз — мысалы, «28 000», «30 000-нан бастап» немесе «келісім бойынша».
ask-salary-hour = Сағатына қандай ақы күтесіз?
ask-salary-hour-again = Сағатына қанша екенін айтыңыз — мысалы, «сағатына 13» немесе «келісім бойынша».
ask-workday = Жұмыс жағдайы: { $format }. Сізге қолайлы ма?
ask-workday-again = Нақтылайық: мынадай жұмыс жағдайы қолайлы ма — { $format }? «Иә», «жоқ» немесе «әрқашан емес» деп жауап беріңіз.
ask-anything = Өтініміңізде негізгі сұрақтардың жауабы бар. Жұмыс беруші тәжірибеңіз туралы тағы нені білуі керек?
ask-anything-again = Бір сөйлеммен толықтырыңыз — немесе «жоқ» деп жауап беріңіз.
ask-conflict-city = Сіз «{ $before }» және «{ $after }» деп көрсеттіңіз. Қазір қай қалада тұрасыз?
ask-conflict-city-2 = Өтінімде екі қала бар: «{ $before }» және «{ $after }». Қазір қайсысында тұрасыз?
ask-conflict-city-3 = «{ $before }» те, «{ $after }» те жазылған. Қазір қай қалада тұрасыз?
ask-conflict-experience = Түйіндемеде — «{ $before }», ал мұнда «{ $after }» деп жаздыңыз. Неше жыл тәжірибе деп көрсетейін?
ask-conflict-experience-2 = Сіз «{ $after }» деп жаздыңыз, ал түйіндемеде «{ $before }» делінген. Қай мерзім дұрыс?
ask-conflict-experience-3 = Түйіндемедегі «{ $before }» пен жауаптағы «{ $after }» сәйкес келмейді. Неше жыл деп жазайын?
ask-conflict-skill = Түйіндемеде «{ $before }» бар, ал мұнда «{ $after }» деп жаздыңыз. Мынадай тәжірибеңіз бар ма: { $skill }?
ask-conflict-skill-2 = Сіз «{ $after }» деп жаздыңыз, ал түйіндемеде «{ $before }» делінген. Қалай дұрыс: { $skill } — мұндай тәжірибеңіз бар ма?
ask-conflict-skill-3 = Түйіндемедегі «{ $before }» пен жауаптағы «{ $after }» сәйкес келмейді. Осымен жұмыс істедіңіз бе: { $skill }?
ask-conflict-other = Бұрын «{ $before }» болды, енді «{ $after }». Қайсысы дұрыс?
ask-conflict-other-2 = Екі жауап бар: «{ $before }» және «{ $after }». Қайсысын жазайын?
ask-conflict-other-3 = «{ $before }» пен «{ $after }» сәйкес келмейді. Қалай дұрыс?
ask-conflict-other-again = Екеуінің бірін жазыңызшы: «{ $before }» немесе «{ $after }».
ask-own-again = Нақтылайын: { $question } { $hint }
hint-text = Бір сөйлеммен жазсаңыз болады.
hint-yes-no = «Иә» немесе «жоқ» деп жауап беруге болады.
hint-experience = Мысалы, «3 жыл» немесе «тәжірибем жоқ».
hint-salary = Мысалы, «300 000-нан бастап».
hint-notice = Мысалы, «бірден» немесе «екі аптадан кейін».
hint-short = Бір-екі сөз жеткілікті.
ask-withdraw = Өтініміңізді қайтарып алғыңыз келе ме?

## Short answers
thanks = Рақмет.
noted = Түсінікті.
taken = Жазып қойдым: { $value }.
taken-too = Жақсы: { $value }.
understood = Әзірге былай түсіндім: { $value }.
taken-from = { $sum } бастап
taken-to = { $sum } дейін
pause-noted = Әрине. Әңгіме осы жерде сақталды: ыңғайлы кезде осы сілтемемен оралыңыз.
skipped = Жарайды, өткізіп жіберейік.
skipped-2 = Оқасы жоқ, әрі қарай жүрейік.
skipped-3 = Өзіңіз білесіз, бұл сұрақты қалдырайық.
kept = Жарайды, айтқаныңыздай жазып қоямын.
kept-2 = Түсінікті, сол күйінде қалдырамын.
kept-3 = Жарайды, әрі қарай жүрейік.
human-noted = Адаммен сөйлескіңіз келетінін жеткіземін: өтініміңізді қызметкер көреді. Әзірге осында жалғастыра беруге болады.
offtopic = Түсінемін. Бірақ мұнда тек осы вакансия бойынша көмектесе аламын, әрі қарай жалғастырайық.
offtopic-2 = Өкінішке қарай, бұған көмектесе алмаймын: мен тек өтініміңіз үшін осындамын.
offtopic-3 = Вакансияға қайта оралайық.
abuse = Сабыр сақтап, сұраққа оралайық.
abuse-2 = Сұрақтар мазаңызды алуы мүмкін, түсінемін. Сабырмен аяқтайық.
abuse-3 = Өтінемін, қатты сөзсіз сөйлесейік.
injection = Шешімге тек тәжірибеңіз бен жауаптарыңыз әсер етеді. Сұраққа оралайық.
injection-2 = Мен тек сұрақ қойып, жауапты жазамын, мұны өзгерту мүмкін емес.
injection-3 = Мұндай өтініштер ештеңені өзгертпейді: тәжірибеңіз бен жауаптарыңыз маңызды.
goes-on = Жарайды, жалғастырайық.
language-switched = Қазақ тіліне көштім.

## Answers to the candidate
answer-salary-range = Вакансияда { $period } жалақы көрсетілген: { $min } – { $max }.
answer-salary-from = Вакансияда { $period } жалақы көрсетілген: ең азы { $min }.
answer-salary-to = Вакансияда { $period } жалақы көрсетілген: ең көбі { $max }.
per-month = айлық
per-year = жылдық
per-hour = сағаттық
answer-format = Вакансияда былай жазылған: { $format }.
answer-place = Жұмыс орны — { $city }.
answer-company = Вакансияны «{ $company }» компаниясы жариялады.
answer-next = Сұрақтардан кейін нәтижесін бірден айтамын. Жұмыс беруші жауаптарыңызды көреді және сай келсеңіз, сізге хабарласады.
answer-bot = Мен бағдарламамын, адам емеспін. Өтініміңізді қызметкер көреді, ал шешімді қайта қарауды сұрауға болады.
answer-privacy = Жауаптарыңызды вакансияны жариялаған жұмыс беруші көреді.
answer-left = { $count ->
    [0] Бұл соңғы сұрақ.
   *[other] Осыдан кейін ең көбі тағы { $count } сұрақ.
  }
answer-why = Тек осы вакансияға қажет әрі өтінімде жоқ нәрсені сұраймын.
answer-pass-on = Вакансияда бұл туралы жазылмаған. Сұрағыңызды жұмыс берушіге жеткіземін.
answer-pass-on-2 = Вакансияда бұл айтылмаған. Сұрағыңызды жұмыс беруші көреді.
answer-pass-on-3 = Бұл да вакансияда жоқ. Сұрақ жұмыс берушіге жазылды.
answer-noted = Сұрағыңызды жұмыс берушіге жеткіземін.
answer-noted-2 = Бұл сұрақты да жұмыс беруші көреді.
answer-noted-3 = Бұл сұрақты да жұмыс берушіге жазып қоямын.
answer-rest = Қалғанын жұмыс берушіге жеткіземін.

## Quick replies
reply-yes = Иә
reply-no = Жоқ
reply-depends = Жағдайға байланысты
reply-move = Көше аламын
reply-remote = Тек қашықтан
reply-all = Барлығымен
reply-none = Ешқайсысымен
reply-have-all = Барлығы
reply-have-none = Ешқайсысы
reply-no-experience = Тәжірибем жоқ
reply-higher = Жоғары
reply-vocational = Колледж
reply-secondary = Мектеп
reply-native = Ана тілім
reply-no-language = Білмеймін

## The end
closing-approved = Жауаптарыңызға рақмет! Өтініміңіз жұмыс берушіге жіберілді, ол сізге хабарласады. Күніңіз сәтті өтсін!
closing-rejected = Жауаптарыңызға рақмет! Өкінішке қарай, әзірге сізді келесі кезеңге шақыра алмаймыз. { $reason } Жұмыс беруші өтінімді толық көреді; шешімді қайта қарауды сұрай аласыз.
closing-withdrawn = Өзіңіз сұрағандай, өтініміңіз қайтарып алынды. Уақытыңызға рақмет, жұмыс іздеуіңізге сәттілік!
reason-approved = Жауаптарыңыз вакансияның негізгі талаптарына сай келеді.
reason-approved-partly = Жауаптарыңыз вакансияға негізінен сай; қалғанын жұмыс беруші өзі нақтылайды.
reason-withdrawn = Өтінімді өзіңіз қайтарып алдыңыз.
reason-location = Жұмыс орны — { $city }, ал көшу де, қашықтан жұмыс та сізге қолайлы емес.
reason-move = Жұмыс орны — { $city }, ал көшу сізге қолайлы емес.
reason-commute = Жұмыс орны — { $city }, ал ол жерге жұмысқа қатынау сізге сәйкес келмейді.
reason-must = Вакансияның міндетті талабы орындалмады: { $label }.
reason-must-yet = Вакансияның міндетті талабы әзірге орындалмады: { $label }. Орындалғаннан кейін қайта өтінім бере аласыз.
reason-musts = Вакансияның міндетті талаптары орындалмады: { $list }.
reason-format = Жұмыс жағдайы сізге қолайсыз: { $label }.
reason-question = Вакансияның міндетті сұрағына жауап «жоқ»: «{ $question }»
reason-little = Вакансияның негізгі талаптары бойынша жауаптар әзірге жеткіліксіз.
reason-score = Әзірге тәжірибеңіз вакансия талаптарына ішінара ғана сай келеді.

## For the employer
summary-approved = Сәйкестігі { $percent } %.
summary-approved-but = Сәйкестігі { $percent } %, бірақ жұмыс жағдайы қолайсыз: { $but }.
summary-approved-but-open = Сәйкестігі { $percent } %, бірақ жұмыс жағдайы қолайсыз: { $but }; нақтылау керек: { $open }.
summary-approved-open = Сәйкестігі { $percent } %, нақтылау керек: { $open }.
summary-rejected = Сәйкес емес ({ $percent } %): { $why }.
summary-little = Мәлімет жеткіліксіз, нақтылау керек: { $open }.
summary-withdrawn = Үміткер өтінімін қайтарып алды.
summary-rejected-open = Сәйкес емес ({ $percent } %): { $why }; нақтылау керек: { $open }.
open-more = { $list } және тағы { $count }
why-score = сәйкестік аз
employer-location_other = Жұмыс орнында ({ $label }) тұрмайды; көшу де, қашықтан жұмыс та қолайсыз: «{ $quote }».
employer-location_stays = Жұмыс орнынан ({ $label }) басқа жерде тұрады; көшу қолайлы емес: «{ $quote }».
employer-location_far = Басқа жерде тұрады, жұмыс орны — { $label }: жұмысқа қатынау сәйкес келмейді («{ $quote }»).
employer-location_moves_if = Көшу ({ $label }) шартты түрде мүмкін: «{ $quote }».
employer-human = Кандидат адаммен сөйлескісі келеді.
employer-asks = Кандидат сұрайды: «{ $question }».
employer-location_commutes = Жұмысқа басқа жерден қатынайды ({ $label }): «{ $quote }».
employer-location_near = Жұмыс орнынан ({ $label }) 50 км шегінде тұрады: «{ $quote }».
employer-location_unknown = Қала аталмады, жұмыс орны — { $label }.
employer-location_ask_move = Жұмыс орнында ({ $label }) тұрмайды; көшуге дайындығы белгісіз.
employer-skill_denied = { $label }: тәжірибе жоқ («{ $quote }»).
employer-paper_denied = { $label }: жоқ («{ $quote }»).
employer-skill_not_named = { $label }: аталғандардың ішінде жоқ («{ $quote }»).
employer-skill_related = { $label }: жақын дағды бар («{ $quote }»).
employer-skill_related_only = { $label }: тәжірибе жоқ, жақын дағды бар («{ $quote }»).
employer-skill_unknown = { $label }: расталмады.
employer-experience_short = Тәжірибе қажеттен аз ({ $label }): «{ $quote }».
employer-experience_none = Тәжірибе әзірге жоқ: «{ $quote }».
employer-experience_other_trade = Тәжірибе бар, бірақ басқа салада: «{ $quote }».
employer-experience_unknown = Еңбек өтілі белгісіз.
employer-language_short = { $label }: деңгейі қажеттен төмен («{ $quote }»).
employer-language_unknown = { $label }: деңгейі белгісіз.
employer-education_short = Білімі қажеттен төмен ({ $label }): «{ $quote }».
employer-education_unknown = Білімі көрсетілмеген ({ $label }).
employer-education_other_field = { $label }: мамандық бағыты басқа («{ $quote }»).
employer-salary_above = Күтетін жалақысы ұсынылғаннан жоғары ({ $label }): «{ $quote }».
employer-salary_unknown = Күтетін жалақысы белгісіз.
employer-salary_not_comparable = Күтетін жалақысы басқа валютада не басқа мерзімге аталған.
employer-format_refused = Жұмыс жағдайы қолайсыз ({ $label }): «{ $quote }».
employer-format_differs = Басқа жұмыс жағдайын қалайды ({ $label }): «{ $quote }».
employer-format_partly = Жұмыс жағдайы ішінара қолайлы ({ $label }): «{ $quote }».
employer-format_unknown = Жұмыс жағдайына келісімі белгісіз ({ $label }).
employer-remote_no = Қашықтан жұмыс қолайсыз: «{ $quote }».
employer-remote_unsure = Қашықтан жұмыс туралы нақты айтпады: «{ $quote }».
employer-remote_unknown = Қашықтан жұмысқа дайындығы белгісіз.
employer-question_no = «{ $label }» — жоқ: «{ $quote }».
employer-question_unsure = «{ $label }» — жауабы екіұшты: «{ $quote }».
employer-question_open = «{ $label }» — жауап жоқ.
employer-profile_partly = Түйіндеме вакансияға ішінара сай келеді.
employer-profile_far = Түйіндеменің вакансияға қатысы аз.
employer-custom = { $label }: қолмен тексеру керек.

## What would change the score
whatif-location = көшуге дайын болса
whatif-commute = жұмысқа қатынай алса
whatif-skill = «{ $label }» дағдысы болса
whatif-experience = қажетті өтілі болса
whatif-language = қажетті деңгейі болса: { $label }
whatif-education = қажетті білімі болса ({ $label })
whatif-salary = күткен жалақысы ұсынылған шекте болса
whatif-format = жұмыс шарттарына келіссе ({ $label })
whatif-schedule = жұмыс шарттарына келіссе ({ $label })
whatif-remote = қашықтан жұмыс істеуге дайын болса
whatif-question = «{ $label }» сұрағына «иә» деп жауап берсе

## The explanation of one application
explain-vacancy = Вакансия
explain-result = Қорытынды
explain-for-candidate = Кандидатқа
explain-sums = Баға { $score }, талаптар салмағының { $coverage } % белгілі. Ұпайлардың қосындысы — баға:
explain-weight = салмағы
explain-profile = түйіндеме мен вакансияның ұқсастығы
explain-reasons = Неге назар аудару керек
explain-what-if = Бағаны не көтерер еді
explain-would-ask = Бот сұрайды
explain-transcript = Әңгіме
explain-bot = бот
explain-candidate = кандидат
explain-versions = Қозғалтқыш { $engine }, талаптар нұсқасы { $revision }.
verdict-met = орындалған
verdict-partly = ішінара
verdict-not-met = орындалмаған
verdict-unknown = белгісіз
importance-must = міндетті
importance-nice = қалаулы
source-resume = түйіндеме
source-message = хабарлама
source-profile = сауалнама

## Names of criteria
name-experience = еңбек өтілі
name-location = қала
name-salary = жалақы
name-format = жұмыс форматы
name-schedule = кесте
name-remote = қашықтан жұмыс
name-education = білім
name-language = { $language } тілі

## Words for formats and schedules
format-office = кеңседе
format-spot = жұмыс орнында
format-remote = қашықтан
format-hybrid = аралас формат
schedule-full = толық жұмыс күні
schedule-part = толық емес жұмыс күні
schedule-flexible = икемді кесте
schedule-shift = ауысымдық кесте
schedule-night = түнгі ауысым
schedule-rotation = вахта
schedule-other = { $value } кестесі
years = { $count } жыл
months = { $count } ай
years-part = { $value } жыл
