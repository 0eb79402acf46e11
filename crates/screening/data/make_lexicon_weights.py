"""Writes lexicon_weights.txt: how much less a concept tells because texts of every trade name it.

    pip install snowballstemmer
    python3 make_lexicon_weights.py

Counted over the invented résumés of ../tests/relevance/en_resumes.jsonl, which belong to 24 trades, six each. A concept
in up to 4 of the 144 tells in full; one in all of them tells nothing: ln(144 / n) / ln(144 / 4). A concept has the same
weight in all three languages. Only weights below 0.8 are written.
"""

import collections
import json
import math
import pathlib
import re

import snowballstemmer

HERE = pathlib.Path(__file__).parent
RUSSIAN, ENGLISH = snowballstemmer.stemmer("russian"), snowballstemmer.stemmer("english")
FULL, WRITTEN = 4, 0.8


def stem(word):
    if word.isascii():
        return ENGLISH.stemWord(word) if word.isalpha() and len(word) > 2 else word
    return RUSSIAN.stemWord(word)


def stems(text):
    return [stem(w) for w in re.findall(r"[a-zа-яәіңғүұқөһ0-9+#]+", text.lower().replace("ё", "е"))]


def concepts():
    """First stem → [(stems, concept)], the longest first."""
    book = collections.defaultdict(list)
    for path in sorted((HERE / "lexicon").glob("*.txt")):
        if path.stem == "general":
            continue
        for line in path.read_text(encoding="utf8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            names = [n.strip() for n in re.split(r"[|,]", line) if n.strip()]
            for name in names:
                key = stems(name)
                cut_short = len(key) == 1 and len(key[0]) < 3 and key[0] != name.lower()
                if key and not cut_short:
                    book[key[0]].append((key, (path.stem, names[0])))
    for names in book.values():
        names.sort(key=lambda n: -len(n[0]))
    return book


def named(words, book):
    found, at = set(), 0
    while at < len(words):
        here = [n for n in book.get(words[at], []) if words[at : at + len(n[0])] == n[0]]
        if not here:
            at += 1
            continue
        length = len(here[0][0])
        found.update(concept for key, concept in here if len(key) == length)
        at += length
    return found


def main():
    texts = [json.loads(l)["text"] for l in open(HERE / "../tests/relevance/en_resumes.jsonl", encoding="utf8")]
    book, count = concepts(), collections.Counter()
    for text in texts:
        count.update(named(stems(text), book))
    lines = []
    for (domain, name), n in sorted(count.items(), key=lambda c: (-c[1], c[0])):
        weight = min(1.0, math.log(len(texts) / n) / math.log(len(texts) / FULL))
        if weight < WRITTEN:
            lines.append(f"{weight:.2f} | {domain} | {name}")
    head = "# How much a concept of the lexicon tells: weight | domain | first name. Written by make_lexicon_weights.py.\n"
    (HERE / "lexicon_weights.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf8")


main()
