### Everything the bot says in English. Questions: one topic, at most 25 words.

## Opening
hello = Hello! I'm a hiring assistant, a program, not a person. I have { $count ->
    [one] { $count } question
   *[other] { $count } questions
  } about “{ $title }”; answer in your own words.
hello-company = Hello! I'm the hiring assistant of { $company }, a program, not a person. I have { $count ->
    [one] { $count } question
   *[other] { $count } questions
  } about “{ $title }”; answer in your own words.

## Questions
ask-city = Which city do you live in now?
ask-city-again = Just the city, please — for example, “Almaty” or “Karaganda”.
ask-experience = How many years have you done this kind of work?
ask-experience-again = A rough figure is enough — for example, “3 years”, “six months” or “no experience”.
ask-remote = Are you ready to work remotely?
ask-remote-again = Would remote work suit you? A simple “yes” or “no” is fine.
ask-relocation = The job is in { $city }. Are you ready to move there or to work remotely?
ask-relocation-again = To be sure: would moving ({ $city }) or working remotely suit you? For example, “yes, I'd move” or “no”.
ask-move = The job is on site, in { $city }. Are you ready to move there?
ask-move-again = To be sure: would moving ({ $city }) suit you? For example, “yes”, “no” or “yes, with help on housing”.
ask-skills = Which of these have you worked with: { $list }?
ask-skills-again = Please name what you have used at work: { $list }. “All” or “none” is fine too.
ask-skill = Do you have experience with this: { $skill }?
ask-skill-again = To be sure: have you done this in practice — { $skill }? For example, “yes, two years” or “no”.
ask-language = What is your level of { $language }?
ask-language-again = How good is your { $language }? For example, “B1”, “fluent” or “none”.
ask-education = What is your education?
ask-education-again = Please name the level — for example, “bachelor's degree”, “college” or “high school”.
ask-salary = What monthly pay do you expect?
ask-salary-again = Please name a sum or a range a month — for example, “from 300,000” or “negotiable”.
ask-workday = The conditions are: { $format }. Does that suit you?
ask-workday-again = To be sure: would this suit you — { $format }? Answer “yes”, “no” or “not always”.
ask-anything = Your résumé answers the main questions. What else about your experience should the employer know?
ask-anything-again = Add anything in one sentence — or answer “no”.
ask-conflict-city = Your form or résumé says “{ $before }”, here you say “{ $after }”. Where do you live now?
ask-conflict-experience = Your résumé says “{ $before }”, you write “{ $after }”. How many years of experience do you have?
ask-conflict-skill = Your résumé has “{ $before }”, but you write “{ $after }”. Have you worked with { $skill }?
ask-conflict-other = Earlier it was “{ $before }”, now “{ $after }”. Which is right?
ask-withdraw = Do you want to withdraw your application?

## Short answers
thanks = Thank you.
noted = Got it.
skipped = All right, let's skip that.
kept = All right, I'll keep it as you said.
human-noted = I'll pass on that you want to talk to a person: a member of staff will see your application. You can go on here meanwhile.
offtopic = I can only talk about the job here.
abuse = Let's stay calm: I only ask questions about the job.
injection = Only your answers about experience and conditions count. Back to the question.
goes-on = All right, let's go on.
language-switched = Switching to English.

## Answers to the candidate
answer-salary-range = The vacancy says: pay from { $min } to { $max } a month.
answer-salary-from = The vacancy says: pay from { $min } a month.
answer-salary-to = The vacancy says: pay up to { $max } a month.
answer-format = The vacancy says: { $format }.
answer-place = The vacancy says: the place of work is { $city }.
answer-company = The vacancy was posted by { $company }.
answer-next = After your answers I pass the application on: the employer sees them with your résumé and gets in touch.
answer-bot = Yes, I'm a program. Decisions can be contested, and a person will see your application.
answer-pass-on = The vacancy doesn't say; I'll pass your question on to the employer.

## Quick replies
reply-yes = Yes
reply-no = No
reply-depends = It depends
reply-move = I can move
reply-remote = Remote only
reply-all = All of them
reply-none = None of them
reply-no-experience = No experience
reply-higher = Bachelor's degree
reply-vocational = College
reply-secondary = High school
reply-native = Native
reply-no-language = None

## The end
closing-approved = Thank you for your answers! The application has gone to the employer, who will get in touch. Have a good day!
closing-rejected = Thank you for your answers and your time! { $reason } The employer sees the whole application, and you may ask for the decision to be reviewed.
closing-withdrawn = Your application is withdrawn, as you asked. Thank you for your time, and good luck!
reason-approved = Your answers meet the main requirements of the vacancy.
reason-withdrawn = You withdrew your application.
reason-location = The job is in { $city }, and neither moving nor working remotely suits you.
reason-must = A required point was not met: { $label }.
reason-little = Too little is known yet about the main requirements.
reason-score = At the moment the requirements fit your experience only in part.

## For the employer
summary-approved = { $percent } % fit.
summary-approved-open = { $percent } % fit: to clarify — { $open }.
summary-rejected = Not a fit ({ $percent } %): { $why }.
summary-little = Not enough is known: to clarify — { $open }.
summary-withdrawn = The candidate withdrew.
why-score = few matches
employer-location_other = Lives elsewhere, the job is in { $label }: neither moving nor remote work suits (“{ $quote }”).
employer-location_moves_if = Would move ({ $label }) under conditions: “{ $quote }”.
employer-location_near = Lives within 50 km of the job ({ $label }): “{ $quote }”.
employer-location_unknown = City not named, the job is in { $label }.
employer-location_ask_move = Lives elsewhere, moving ({ $label }) is an open point.
employer-skill_denied = { $label }: no experience (“{ $quote }”).
employer-skill_not_named = { $label }: not named among what is known (“{ $quote }”).
employer-skill_related = { $label }: a close skill is there (“{ $quote }”).
employer-skill_unknown = { $label }: not confirmed.
employer-experience_short = Less experience than needed ({ $label }): “{ $quote }”.
employer-experience_none = No experience yet: “{ $quote }”.
employer-experience_other_trade = Experience in another trade: “{ $quote }”.
employer-experience_unknown = Years of experience not known.
employer-language_short = { $label }: below the level needed (“{ $quote }”).
employer-language_unknown = { $label }: level not known.
employer-education_short = Education below the level needed ({ $label }): “{ $quote }”.
employer-education_unknown = Education not stated ({ $label }).
employer-salary_above = Expects more than offered ({ $label }): “{ $quote }”.
employer-salary_unknown = Expected pay not known.
employer-salary_not_comparable = Expected pay is in another currency or for another period.
employer-format_differs = Conditions do not suit ({ $label }): “{ $quote }”.
employer-format_partly = Conditions suit in part ({ $label }): “{ $quote }”.
employer-format_unknown = Agreement with the conditions not known ({ $label }).
employer-remote_no = Remote work does not suit: “{ $quote }”.
employer-remote_unsure = Undecided about remote work: “{ $quote }”.
employer-remote_unknown = Readiness for remote work not known.
employer-profile_partly = The résumé is like the vacancy in part.
employer-profile_far = The résumé has little in common with the vacancy.
employer-custom = { $label }: for a person to check.

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
