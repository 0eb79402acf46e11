### Everything the bot says in English. Questions: one topic, at most 25 words.

## Opening
hello = Hello! I'm a hiring assistant, a program, not a person. I have { $count ->
    [1] 1 question
   *[other] up to { $count } questions
  } about the job “{ $title }”. Please answer in your own words.
hello-company = Hello! I'm the hiring assistant of { $company }, a program, not a person. I have { $count ->
    [1] 1 question
   *[other] up to { $count } questions
  } about the job “{ $title }”. Please answer in your own words.

## Questions
ask-city = Which city do you live in now?
ask-city-again = Just the city, please — for example, “Almaty” or “Karaganda”.
ask-experience = How many years of experience do you have in this kind of work?
ask-experience-again = A rough figure is enough — for example, “3 years”, “six months” or “no experience”.
ask-remote = Could you work remotely?
ask-remote-again = Would remote work suit you? A simple “yes” or “no” is fine.
ask-remote-spot = This work is usually done on site. Could you also work remotely if that were offered?
ask-remote-spot-again = Just to check: would remote work suit you if it were offered? A simple “yes” or “no” is fine.
ask-relocation = The job is in { $city }. Could you move there or work remotely?
ask-relocation-again = Just to check: could you move to { $city } or work remotely? For example, “I can move”, “remote only” or “no”.
ask-move = The job is on site in { $city }. Could you move there?
ask-move-again = Just to check: could you move to { $city }? For example, “yes”, “no” or “yes, with help with housing”.
ask-move-here = The job is in { $city }. Could you move there?
ask-move-here-again = Just to check: could you move to { $city }? For example, “yes”, “no” or “yes, with help with housing”.
ask-commute = The job is in { $city }, not far from you. Could you get there for work every working day?
ask-commute-again = Just to check: could you travel to { $city } for work? For example, “yes”, “no” or “yes, if transport is paid”.
ask-rotation-terms = The work is by rotation in { $city }: { $format }. Could you travel there and work like that?
ask-rotation = The work is by rotation in { $city }. Could you travel there for it?
ask-rotation-again = Just to check: could you travel to { $city } for your rotations? For example, “yes”, “no” or “yes, if travel is paid”.
ask-have = Do you have { $skill }?
ask-have-again = Just to check: do you have { $skill }? For example, “yes” or “no”.
ask-haves = Which of these do you have: { $list }?
ask-haves-again = Please name what you have: { $list }. You can also answer “all of them” or “none of them”.
ask-mixed = Which of these do you have, or have experience with: { $list }?
ask-mixed-again = Please name what you have or have done: { $list }. You can also answer “all of them” or “none of them”.
ask-skills = Which of these have you worked with: { $list }?
ask-skills-again = Please name what you have worked with: { $list }. You can also answer “all of them” or “none of them”.
ask-skill = Do you have experience with { $skill }?
ask-skill-again = Just to check: do you have hands-on experience with { $skill }? For example, “yes, two years” or “no”.
ask-skill-tool = Have you worked with { $skill }?
ask-skill-tool-again = Just to check: have you worked with { $skill } in practice? For example, “yes, two years” or “no”.
ask-language = What is your level of { $language }?
ask-language-again = How good is your { $language }? For example, “B1”, “fluent” or “none”.
ask-education = What is your level of education?
ask-education-again = Please name the level — for example, “bachelor's degree”, “college” or “high school”.
ask-education-field = The job asks for this education: { $label }. Is that what you studied?
ask-education-field-again = Just to check: is your education in this field — { $label }? For example, “yes” or “no, economics”.
ask-salary = What monthly pay do you expect?
ask-salary-again = Please name a monthly sum or range — for example, “from 300,000” or “negotiable”.
ask-salary-year = What yearly pay do you expect?
ask-salary-year-again = Please name a yearly sum or range — for example, “28,000”, “from 30,000” or “negotiable”.
ask-salary-hour = What hourly pay do you expect?
ask-salary-hour-again = Please name a sum per hour — for example, “13 an hour” or “negotiable”.
ask-workday = Working conditions: { $format }. Does that suit you?
ask-workday-again = Just to check: would this suit you — { $format }? Answer “yes”, “no” or “not always”.
ask-anything = Your application already answers the main questions. What else about your experience should the employer know?
ask-anything-again = Add anything in one sentence — or answer “no”.
ask-conflict-city = You gave both “{ $before }” and “{ $after }”. Which city do you live in now?
ask-conflict-city-2 = Your application names two cities, “{ $before }” and “{ $after }”. Which one do you live in now?
ask-conflict-city-3 = I see both “{ $before }” and “{ $after }”. Where do you live now?
ask-conflict-experience = Your résumé says “{ $before }”, and here you write “{ $after }”. How many years of experience should I note?
ask-conflict-experience-2 = You write “{ $after }”, while your résumé says “{ $before }”. Which is right?
ask-conflict-experience-3 = “{ $before }” in your résumé and “{ $after }” in your answer differ. How many years should I note?
ask-conflict-skill = Your résumé mentions “{ $before }”, but here you write “{ $after }”. Do you have experience with { $skill }?
ask-conflict-skill-2 = You write “{ $after }”, while your résumé says “{ $before }”. Which is right: do you have experience with { $skill }?
ask-conflict-skill-3 = “{ $before }” in your résumé and “{ $after }” in your answer differ. Have you worked with { $skill }?
ask-conflict-other = First it was “{ $before }”, now it is “{ $after }”. Which is right?
ask-conflict-other-2 = There are two answers, “{ $before }” and “{ $after }”. Which one should I note?
ask-conflict-other-3 = “{ $before }” and “{ $after }” do not agree. What is the right answer?
ask-conflict-other-again = Please write one of the two: “{ $before }” or “{ $after }”.
ask-own-again = To be sure: { $question } { $hint }
hint-text = One sentence is enough.
hint-yes-no = A “yes” or a “no” is enough.
hint-experience = For example, “3 years” or “no experience”.
hint-salary = For example, “from 300,000”.
hint-notice = For example, “at once” or “in two weeks”.
hint-short = A few words are enough.
ask-withdraw = Do you want to withdraw your application?

## Short answers
thanks = Thank you.
noted = Got it.
taken = Noted: { $value }.
taken-too = All right: { $value }.
understood = So far I have understood: { $value }.
taken-from = from { $sum }
taken-to = up to { $sum }
pause-noted = Of course. Your place is kept: come back by the same link whenever it suits you.
skipped = All right, let's skip that.
skipped-2 = No problem, on we go.
skipped-3 = As you like, we can leave that one.
kept = All right, I'll note it as you wrote it.
kept-2 = Understood, I'll leave it as it is.
kept-3 = Fine, let's move on.
human-noted = I'll pass on that you want to talk to a person: a member of staff will see your application. Meanwhile, we can go on here.
offtopic = I see. I can only help with this job here, though, so let's go on.
offtopic-2 = I'm afraid I can't help with that: I'm only here for your application.
offtopic-3 = Let's get back to the job.
abuse = Let's keep calm and go back to the question.
abuse-2 = I understand that questions can be annoying. Let's finish this calmly.
abuse-3 = Please, let's do without harsh words.
injection = Only your experience and your answers count. Back to the question.
injection-2 = I only ask questions and note the answers; that cannot be changed.
injection-3 = Requests like that change nothing: your experience and your answers count.
goes-on = All right, let's go on.
language-switched = Switching to English.

## Answers to the candidate
answer-salary-range = The vacancy offers { $min } to { $max } { $period }.
answer-salary-from = The vacancy offers { $min } { $period } or more.
answer-salary-to = The vacancy offers up to { $max } { $period }.
per-month = a month
per-year = a year
per-hour = an hour
answer-format = The vacancy says: { $format }.
answer-place = The place of work is { $city }.
answer-company = The vacancy was posted by { $company }.
answer-next = After the questions I'll tell you the result straight away. The employer sees your answers and, if it's a match, gets in touch.
answer-bot = I'm a program, not a person. A member of staff will see your application, and you can ask for the decision to be reviewed.
answer-privacy = Your answers are seen by the employer who posted the vacancy.
answer-left = { $count ->
    [0] This is the last question.
    [one] After this one, { $count } more at most.
   *[other] After this one, { $count } more at most.
  }
answer-why = I only ask what this job needs and your application doesn't say.
answer-pass-on = The vacancy doesn't say. I'll pass your question on to the employer.
answer-pass-on-2 = There is nothing about that in the vacancy. The employer will see your question.
answer-pass-on-3 = That is not in the vacancy either. I have noted your question for the employer.
answer-noted = I'll pass your question on to the employer.
answer-noted-2 = The employer will see this question too.
answer-noted-3 = I have noted this question for the employer as well.
answer-rest = I'll pass the rest on to the employer.

## Quick replies
reply-yes = Yes
reply-no = No
reply-depends = It depends
reply-move = I can move
reply-remote = Remote only
reply-all = All of them
reply-none = None of them
reply-have-all = All of them
reply-have-none = None of them
reply-no-experience = No experience
reply-higher = Bachelor's degree
reply-vocational = College
reply-secondary = High school
reply-native = Native
reply-no-language = None

## The end
closing-approved = Thank you for your answers! Your application has gone to the employer, who will get in touch. Have a good day!
closing-rejected = Thank you for your answers! Unfortunately, we can't invite you to the next step for now. { $reason } The employer sees the whole application, and you may ask for the decision to be reviewed.
closing-withdrawn = Your application is withdrawn, as you asked. Thank you for your time, and good luck!
reason-approved = Your answers meet the main requirements of the vacancy.
reason-approved-partly = Your answers meet most of what the vacancy asks for; the employer will clarify the rest.
reason-withdrawn = You withdrew your application.
reason-location = The job is in { $city }, and neither moving nor working remotely suits you.
reason-move = The job is in { $city }, and moving does not suit you.
reason-commute = The job is in { $city }, and getting there for work does not suit you.
reason-must = A requirement of the job is not met: { $label }.
reason-must-yet = A requirement of the job is not met yet: { $label }. Once it is, you are welcome to apply again.
reason-musts = Requirements of the job are not met: { $list }.
reason-format = The working conditions do not suit you: { $label }.
reason-question = The answer to a required question was “no”: “{ $question }”
reason-little = There are too few answers yet about the main requirements.
reason-score = For now, your experience matches the requirements only in part.

## For the employer
summary-approved = { $percent }% fit.
summary-approved-but = { $percent }% fit, but the conditions do not suit: { $but }.
summary-approved-but-open = { $percent }% fit, but the conditions do not suit: { $but }; to clarify: { $open }.
summary-approved-open = { $percent }% fit, to clarify: { $open }.
summary-rejected = Not a fit ({ $percent }%): { $why }.
summary-little = Too little is known, to clarify: { $open }.
summary-withdrawn = The candidate withdrew.
summary-rejected-open = Not a fit ({ $percent }%): { $why }; to clarify: { $open }.
open-more = { $list } and { $count } more
why-score = few matches
employer-location_other = Lives elsewhere, the job is in { $label }: neither moving nor remote work suits (“{ $quote }”).
employer-location_stays = Lives elsewhere, the job is in { $label }: moving does not suit (“{ $quote }”).
employer-location_far = Lives elsewhere, the job is in { $label }: getting there for work does not suit (“{ $quote }”).
employer-location_moves_if = Would move ({ $label }) on conditions: “{ $quote }”.
employer-human = The candidate asks to talk to a person.
employer-asks = The candidate asks: “{ $question }”
employer-location_commutes = Commutes to the place of work ({ $label }): “{ $quote }”.
employer-location_near = Lives within 50 km of the job ({ $label }): “{ $quote }”.
employer-location_unknown = City not named, the job is in { $label }.
employer-location_ask_move = Lives elsewhere, the job is in { $label }: readiness to move not known.
employer-skill_denied = { $label }: no experience (“{ $quote }”).
employer-paper_denied = { $label }: not held (“{ $quote }”).
employer-skill_not_named = { $label }: not among what was named (“{ $quote }”).
employer-skill_related = { $label }: has a close skill (“{ $quote }”).
employer-skill_related_only = { $label }: no experience, has a close skill (“{ $quote }”).
employer-skill_unknown = { $label }: not confirmed.
employer-experience_short = Less experience than needed ({ $label }): “{ $quote }”.
employer-experience_none = No experience yet: “{ $quote }”.
employer-experience_other_trade = Has experience, but in another field: “{ $quote }”.
employer-experience_unknown = Years of experience not known.
employer-language_short = { $label }: below the level needed (“{ $quote }”).
employer-language_unknown = { $label }: level not known.
employer-education_short = Education below the level needed ({ $label }): “{ $quote }”.
employer-education_unknown = Education not stated ({ $label }).
employer-education_other_field = { $label }: another field of study (“{ $quote }”).
employer-salary_above = Expects more than offered ({ $label }): “{ $quote }”.
employer-salary_unknown = Expected pay not known.
employer-salary_not_comparable = Expected pay is in another currency or for another period.
employer-format_refused = Conditions do not suit ({ $label }): “{ $quote }”.
employer-format_differs = Would like other conditions ({ $label }): “{ $quote }”.
employer-format_partly = Conditions suit in part ({ $label }): “{ $quote }”.
employer-format_unknown = Agreement with the conditions not known ({ $label }).
employer-remote_no = Remote work does not suit: “{ $quote }”.
employer-remote_unsure = Undecided about remote work: “{ $quote }”.
employer-remote_unknown = Readiness for remote work not known.
employer-question_no = “{ $label }”: no (“{ $quote }”).
employer-question_unsure = “{ $label }”: an undecided answer (“{ $quote }”).
employer-question_open = “{ $label }”: no answer.
employer-profile_partly = The résumé matches the vacancy in part.
employer-profile_far = The résumé has little in common with the vacancy.
employer-custom = { $label }: needs a manual check.

## What would change the score
whatif-location = with relocation
whatif-commute = with a way to get to work every day
whatif-skill = with “{ $label }”
whatif-experience = with the years asked for
whatif-language = with the level asked for: { $label }
whatif-education = with the education asked for ({ $label })
whatif-salary = with pay expected within the range
whatif-format = if the terms suit ({ $label })
whatif-schedule = if the terms suit ({ $label })
whatif-remote = with readiness to work remotely
whatif-question = with a “yes” to “{ $label }”

## The explanation of one application
explain-vacancy = Vacancy
explain-result = Result
explain-for-candidate = To the candidate
explain-sums = Score { $score }, { $coverage }% of the requirements' weight is known. The points add up to the score:
explain-weight = weight
explain-profile = likeness of résumé and vacancy
explain-reasons = What to look at
explain-what-if = What would raise the score
explain-would-ask = The bot would ask
explain-transcript = Conversation
explain-bot = bot
explain-candidate = candidate
explain-versions = Engine { $engine }, criteria { $revision }.
verdict-met = met
verdict-partly = partly
verdict-not-met = not met
verdict-unknown = unknown
importance-must = required
importance-nice = welcome
source-resume = résumé
source-message = message
source-profile = form

## Names of criteria
name-experience = years of experience
name-location = city
name-salary = pay
name-format = work format
name-schedule = schedule
name-remote = remote work
name-education = education
name-language = { $language }

## Words for formats and schedules
format-office = in the office
format-spot = on site
format-remote = remote
format-hybrid = hybrid
schedule-full = full time
schedule-part = part time
schedule-flexible = flexible hours
schedule-shift = shifts
schedule-night = night shifts
schedule-rotation = rotation
schedule-other = { $value } schedule
years = { $count ->
    [one] { $count } year
   *[other] { $count } years
  }
months = { $count ->
    [one] { $count } month
   *[other] { $count } months
  }
years-part = { $value } years
