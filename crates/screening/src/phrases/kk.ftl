### Everything the bot says in Kazakh. Questions: one topic, at most 25 words.

## Opening
hello = Сәлеметсіз бе! Мен жұмысқа алу бойынша көмекші бағдарламамын, адам емеспін. «{ $title }» вакансиясы туралы { $count } сұрақ қоямын, еркін жауап беріңіз.
hello-company = Сәлеметсіз бе! Мен «{ $company }» компаниясының көмекші бағдарламасымын, адам емеспін. «{ $title }» вакансиясы туралы { $count } сұрақ қоямын, еркін жауап беріңіз.

## Questions
ask-city = Қазір қай қалада тұрасыз?
ask-city-again = Тек қаланы айтсаңыз болады — мысалы, «Алматы» немесе «Қарағанды».
ask-experience = Осындай жұмыста неше жыл тәжірибеңіз бар?
ask-experience-again = Шамамен айтсаңыз жеткілікті — мысалы, «3 жыл», «жарты жыл» немесе «тәжірибем жоқ».
ask-remote = Қашықтан жұмыс істеуге дайынсыз ба?
ask-remote-again = Қашықтан жұмыс сізге қолайлы ма? «Иә» немесе «жоқ» десеңіз болады.
ask-relocation = Жұмыс орны: { $city }. Көшуге немесе қашықтан жұмыс істеуге дайынсыз ба?
ask-relocation-again = Нақтылайық: көшу ({ $city }) немесе қашықтан жұмыс сізге қолайлы ма? Мысалы, «иә, көшемін» немесе «жоқ».
ask-move = Жұмыс орны: { $city }, қашықтан емес. Көшуге дайынсыз ба?
ask-move-again = Нақтылайық: көшу ({ $city }) сізге қолайлы ма? Мысалы, «иә», «жоқ» немесе «тұрғын үй болса, иә».
ask-skills = Мыналардың қайсысымен жұмыс істедіңіз: { $list }?
ask-skills-again = Жұмыста қолданғаныңызды атаңыз: { $list }. «Барлығы» немесе «ешқайсысы» десеңіз болады.
ask-skill = Мынадан тәжірибеңіз бар ма: { $skill }?
ask-skill-again = Нақтылайық: мұнымен іс жүзінде айналыстыңыз ба — { $skill }? Мысалы, «иә, екі жыл» немесе «жоқ».
ask-language = { $language } тілін қай деңгейде білесіз?
ask-language-again = { $language } тілін қалай білесіз? Мысалы, «B1», «еркін» немесе «білмеймін».
ask-education = Біліміңіз қандай?
ask-education-again = Білім деңгейін айтыңыз — мысалы, «жоғары», «колледж» немесе «мектеп».
ask-salary = Айына қандай жалақы күтесіз?
ask-salary-again = Айлық соманы айтыңыз — мысалы, «300 000-нан бастап» немесе «келісім бойынша».
ask-workday = Жағдайы мынадай: { $format }. Сізге қолайлы ма?
ask-workday-again = Нақтылайық: мынадай жағдай қолайлы ма — { $format }? «Иә», «жоқ» немесе «әрқашан емес» деп жауап беріңіз.
ask-anything = Түйіндеме негізгі сұрақтарға жауап береді. Тәжірибеңіз туралы жұмыс беруші тағы не білуі керек?
ask-anything-again = Бір сөйлеммен толықтырыңыз — немесе «жоқ» деп жауап беріңіз.
ask-conflict-city = Сауалнамада не түйіндемеде — «{ $before }», мұнда — «{ $after }». Қазір қайда тұрасыз?
ask-conflict-experience = Түйіндемеде — «{ $before }», сіз — «{ $after }» дедіңіз. Шынында неше жыл тәжірибеңіз бар?
ask-conflict-skill = Түйіндемеде «{ $before }» бар, ал сіз «{ $after }» деп жаздыңыз. Мұнымен жұмыс істедіңіз бе: { $skill }?
ask-conflict-other = Бұрын — «{ $before }», енді — «{ $after }». Қайсысы дұрыс?
ask-withdraw = Өтінімді қайтарып алғыңыз келе ме?

## Short answers
thanks = Рақмет.
noted = Түсінікті.
skipped = Жарайды, өткізіп жіберейік.
kept = Жарайды, айтқаныңыздай жазып қоямын.
human-noted = Адаммен сөйлескіңіз келетінін жеткіземін: өтініміңізді қызметкер көреді. Әзірге осында жалғастыра беруге болады.
offtopic = Мұнда тек вакансия туралы сөйлесе аламын.
abuse = Сабыр сақтайық: мен тек вакансия туралы сұрақ қоямын.
injection = Шешімге тек тәжірибе мен жағдай туралы жауаптарыңыз әсер етеді. Сұраққа оралайық.
goes-on = Жарайды, жалғастырайық.
language-switched = Қазақ тіліне көштім.

## Answers to the candidate
answer-salary-range = Вакансия бойынша: жалақы айына { $min } – { $max }.
answer-salary-from = Вакансия бойынша: жалақы айына кемінде { $min }.
answer-salary-to = Вакансия бойынша: жалақы айына { $max } дейін.
answer-format = Вакансия бойынша: { $format }.
answer-place = Вакансия бойынша жұмыс орны: { $city }.
answer-company = Вакансияны «{ $company }» компаниясы жариялады.
answer-next = Жауаптардан кейін өтінімді жұмыс берушіге жеткіземін: ол түйіндемемен бірге көріп, сізге хабарласады.
answer-bot = Иә, мен бағдарламамын. Шешімге шағымдануға болады, өтінімді адам көреді.
answer-pass-on = Вакансияда бұл жазылмаған, сұрағыңызды жұмыс берушіге жеткіземін.

## Quick replies
reply-yes = Иә
reply-no = Жоқ
reply-depends = Жағдайға байланысты
reply-move = Көше аламын
reply-remote = Тек қашықтан
reply-all = Барлығымен
reply-none = Ешқайсысымен
reply-no-experience = Тәжірибем жоқ
reply-higher = Жоғары
reply-vocational = Колледж
reply-secondary = Мектеп
reply-native = Ана тілім
reply-no-language = Білмеймін

## The end
closing-approved = Жауаптарыңызға рақмет! Өтінім жұмыс берушіге жіберілді, сізге хабарласады. Күніңіз сәтті өтсін!
closing-rejected = Жауаптарыңыз бен уақытыңызға рақмет! { $reason } Жұмыс беруші өтінімді толық көреді; шешімді қайта қарауды сұрай аласыз.
closing-withdrawn = Өтінім өзіңіз сұрағандай қайтарылды. Уақытыңызға рақмет, ізденісіңізге сәттілік!
reason-approved = Жауаптарыңыз вакансияның негізгі талаптарына сай келеді.
reason-withdrawn = Өтінімді өзіңіз қайтарып алдыңыз.
reason-location = Жұмыс орны: { $city }, ал көшу де, қашықтан жұмыс та сізге қолайсыз.
reason-must = Міндетті талап сәйкес келмеді: { $label }.
reason-little = Негізгі талаптар туралы әзірге мәлімет тым аз.
reason-score = Қазір вакансия талаптары тәжірибеңізге ішінара ғана сай келеді.

## For the employer
summary-approved = Сәйкестігі { $percent } %.
summary-approved-open = Сәйкестігі { $percent } %: нақтылау керек — { $open }.
summary-rejected = Сәйкес емес ({ $percent } %): { $why }.
summary-little = Мәлімет жеткіліксіз: нақтылау керек — { $open }.
summary-withdrawn = Үміткер өтінімін қайтарып алды.
why-score = сәйкестік аз
employer-location_other = Басқа жерде тұрады, вакансия — { $label }: көшу де, қашықтан жұмыс та қолайсыз («{ $quote }»).
employer-location_moves_if = Көшу ({ $label }) шартты түрде мүмкін: «{ $quote }».
employer-location_near = Жұмыс орнынан ({ $label }) 50 км шегінде тұрады: «{ $quote }».
employer-location_unknown = Қала аталмады, вакансия — { $label }.
employer-location_ask_move = Басқа жерде тұрады, көшуі ({ $label }) белгісіз.
employer-skill_denied = { $label }: тәжірибе жоқ («{ $quote }»).
employer-skill_not_named = { $label }: білетіндерінің ішінде аталмады («{ $quote }»).
employer-skill_related = { $label }: жақын дағды бар («{ $quote }»).
employer-skill_unknown = { $label }: расталмады.
employer-experience_short = Тәжірибе қажеттен аз ({ $label }): «{ $quote }».
employer-experience_none = Тәжірибе әзірге жоқ: «{ $quote }».
employer-experience_other_trade = Тәжірибе бар, бірақ басқа салада: «{ $quote }».
employer-experience_unknown = Еңбек өтілі белгісіз.
employer-language_short = { $label }: деңгейі қажеттен төмен («{ $quote }»).
employer-language_unknown = { $label }: деңгейі белгісіз.
employer-education_short = Білімі қажеттен төмен ({ $label }): «{ $quote }».
employer-education_unknown = Білімі көрсетілмеген ({ $label }).
employer-salary_above = Күтетін жалақысы ұсынылғаннан жоғары ({ $label }): «{ $quote }».
employer-salary_unknown = Күтетін жалақысы белгісіз.
employer-salary_not_comparable = Күтетін жалақысы басқа валютада не басқа мерзімге аталған.
employer-format_differs = Жағдайы қолайсыз ({ $label }): «{ $quote }».
employer-format_partly = Жағдайы ішінара қолайлы ({ $label }): «{ $quote }».
employer-format_unknown = Жағдайға келісімі белгісіз ({ $label }).
employer-remote_no = Қашықтан жұмыс қолайсыз: «{ $quote }».
employer-remote_unsure = Қашықтан жұмыс туралы нақты айтпады: «{ $quote }».
employer-remote_unknown = Қашықтан жұмысқа дайындығы белгісіз.
employer-profile_partly = Түйіндеме вакансияға ішінара ұқсас.
employer-profile_far = Түйіндеме вакансияға аз ұқсас.
employer-custom = { $label }: адам тексеруі керек.

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
