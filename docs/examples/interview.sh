#!/usr/bin/env bash
# A whole interview against a running server, as the READMEs show it:
#
#     docs/examples/interview.sh en|ru|kk [http://127.0.0.1:8000]
#
# Publishes a vacancy, applies, answers, and prints the conversation and what the employer then sees. Everybody in it is
# made up.
set -euo pipefail
cd "$(dirname "$0")"
language=${1:-en}
api=${2:-http://127.0.0.1:8000}

case $language in
  en)
    vacancy='{"title": "Backend developer", "location": "Almaty", "salary_min": 700000, "salary_max": 1000000,
      "description": "Plan deliveries with us: design, build and run the services our couriers rely on.",
      "requirements": {"skills": ["Python", "PostgreSQL"], "nice": ["Docker"], "experience": "3+ years", "langs": ["EN B1"]}}'
    candidate='{"full_name": "Dana Example", "email": "dana@example.org", "city": "Astana",
      "resume_text": "Backend developer from 2019 to 2023: Python, Django, Docker."}'
    answers=("how much do you pay?" "yes, three years with PostgreSQL" "I'd move if you help with housing" "upper-intermediate" "from 800k")
    ;;
  ru)
    vacancy='{"title": "Бэкенд-разработчик", "location": "Алматы", "salary_min": 700000, "salary_max": 1000000,
      "description": "Планируем доставку: проектировать, писать и сопровождать сервисы для курьеров.",
      "requirements": {"skills": ["Python", "PostgreSQL"], "nice": ["Docker"], "experience": "от 3 лет", "langs": ["EN B1"]}}'
    candidate='{"full_name": "Дана Примерова", "email": "dana@example.org", "city": "Астана",
      "resume_text": "Бэкенд-разработчик с 2019 по 2023 год: Python, Django, Docker."}'
    answers=("а сколько платите?" "да, постгрес года три" "готова, если поможете с жильём" "выше среднего" "от 800к")
    ;;
  kk)
    vacancy='{"title": "Бэкенд әзірлеуші", "location": "Алматы", "salary_min": 700000, "salary_max": 1000000,
      "description": "Жеткізуді жоспарлаймыз: курьерлерге арналған сервистерді жобалау, жазу және қолдау.",
      "requirements": {"skills": ["Python", "PostgreSQL"], "nice": ["Docker"], "experience": "3 жылдан", "langs": ["EN B1"]}}'
    candidate='{"full_name": "Дана Мысалова", "email": "dana@example.org", "city": "Астана",
      "resume_text": "Бэкенд әзірлеуші, 2019–2023: Python, Django, Docker."}'
    answers=("жалақысы қанша?" "иә, PostgreSQL үш жыл" "баспанамен көмектессеңіздер, көшемін" "орташадан жоғары" "800 мыңнан")
    ;;
  *) echo "interview.sh: takes en, ru or kk" >&2; exit 2 ;;
esac

post() { curl -sS --fail-with-body "$api$1" -H 'Content-Type: application/json' "${@:3}" -d "$2"; }
field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }

employer="{\"company_name\": \"Alatau Logistics\", \"email\": \"hr-$RANDOM$RANDOM@alatau.example\", \"password\": \"correct horse battery\"}"
auth="Authorization: Bearer $(post /employers/register "$employer" | field access_token)"
vacancy=$(post /vacancies "$vacancy" -H "$auth" | field id)
candidate=$(post /candidates "$candidate" | field id)
response=$(post /responses "{\"vacancy_id\": \"$vacancy\", \"candidate_id\": \"$candidate\"}" | field id)

python3 chat.py "ws${api#http}/ws/chat/$response" "${answers[@]}"

curl -sS "$api/responses/$response" -H "$auth" | python3 -c '
import json, sys
sys.stdout.reconfigure(encoding="utf-8")
response = json.load(sys.stdin)
if response["relevance_score"] is None:
    sys.exit("interview.sh: the interview is not over, it has more questions than this script has answers")
print()
print(response["status"], f"{response['"'relevance_score'"']:.2f}", response["summary"] or "")
for criterion in response["assessment"]["criteria"]:
    quotes = " + ".join(repr(evidence["quote"]) for evidence in criterion["evidence"])
    name = criterion["label"] or criterion["criterion"]
    print(f"  {criterion['"'verdict'"']:<8} {name:<16} {quotes}")
'
