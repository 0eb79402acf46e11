#!/usr/bin/env python3
"""The figures of docs/BENCHMARKS.md. Each starts servers of its own, in folders that are removed afterwards.

    measure.py start [RUNS]      milliseconds from the start of the process to the first reply of /health; memory at rest
    measure.py idle [CHATS]      bytes of the server's memory for a chat that is open and silent (needs ulimit -n)
    measure.py writes            database writes per turn of an interview, counted in SQLite's write-ahead log
    measure.py lists [RESPONSES] milliseconds of every list of an employer who has that many responses

Linux, Python 3, no packages. The program is target/release/smartbot, or what SMARTBOT names.
"""
import http.client
import json
import os
import pathlib
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "docs" / "examples"))
from chat import WebSocket  # noqa: E402

PROGRAM = os.environ.get("SMARTBOT", str(ROOT / "target" / "release" / "smartbot"))
VARIABLES = ("HOST", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DEBUG", "RUST_LOG", "REQUIRE_CANDIDATE_TOKEN", "PUBLIC_URL")
PASSWORD = "correct horse battery staple"


class Server:
    """A server on a free port; with `folder`, on what an earlier one left there."""

    def __init__(self, folder=None):
        self.kept = folder is not None
        self.folder = folder or tempfile.mkdtemp(prefix="smartbot-measure-")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
        environment |= {"PORT": str(self.port), "RATE_LIMITS": "off", "RUST_LOG": "warn"}
        begun = time.perf_counter()
        self.process = subprocess.Popen([PROGRAM], cwd=self.folder, env=environment)
        while True:
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                self.call("GET", "/health")
                break
            except ConnectionRefusedError:
                if self.process.poll() is not None or time.perf_counter() - begun > 30:
                    sys.exit("measure.py: the server did not start")
                time.sleep(0.0005)
        self.start = time.perf_counter() - begun

    def call(self, method, path, body=None, token=None):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            body, headers["Content-Type"] = json.dumps(body), "application/json"
        self.connection.request(method, path, body, headers)
        reply = self.connection.getresponse()
        text = reply.read()
        if reply.status >= 300:
            sys.exit(f"measure.py: {method} {path}: {reply.status} {text.decode()}")
        return json.loads(text)

    def employer(self):
        body = {"company_name": "Alatau Logistics", "email": "hr@alatau.example", "password": PASSWORD}
        return self.call("POST", "/employers/register", body)["access_token"]

    def vacancy(self, token):
        body = {"title": "Storekeeper", "description": "You receive, store and issue goods.", "location": "Almaty"}
        return self.call("POST", "/vacancies", body, token)["id"]

    def apply(self, vacancy, number):
        body = {"full_name": f"Candidate {number}", "email": f"candidate{number}@example.org", "city": ""}
        candidate = self.call("POST", "/candidates", body)["id"]
        return self.call("POST", "/responses", {"vacancy_id": vacancy, "candidate_id": candidate})["id"]

    def chat(self, response):
        chat = WebSocket(f"ws://127.0.0.1:{self.port}/ws/chat/{response}")
        chat.receive()
        return chat

    def memory(self):
        """Resident memory in bytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return 1024 * int(status.split("VmRSS:")[1].split()[0])

    def stop(self):
        self.process.terminate()
        self.process.wait()
        if not self.kept:
            shutil.rmtree(self.folder)


def start(runs=20):
    folder = tempfile.mkdtemp(prefix="smartbot-measure-")
    new, again, memory = [], [], []
    for _ in range(runs):
        server = Server()
        time.sleep(2)
        memory.append(server.memory())
        new.append(server.start)
        server.stop()
        server = Server(folder)
        again.append(server.start)
        server.stop()
    shutil.rmtree(folder)
    for name, times in (("an empty folder", new), ("a database that is there", again)):
        print(f"first reply, {name}: median {1000 * statistics.median(times):.0f} ms, worst {1000 * max(times):.0f} ms")
    print(f"memory at rest: median {statistics.median(memory) / 2**20:.1f} MiB, worst {max(memory) / 2**20:.1f} MiB")


def idle(chats=10_000):
    server = Server()
    vacancy = server.vacancy(server.employer())
    # What every server needs once, a hundred chats have already made it allocate.
    sockets = [server.chat(server.apply(vacancy, number)) for number in range(100)]
    responses = [server.apply(vacancy, 100 + number) for number in range(chats)]
    time.sleep(2)
    before = server.memory()
    sockets += [server.chat(response) for response in responses]
    time.sleep(2)
    print(f"{(server.memory() - before) / chats:.0f} bytes for each of {chats} idle chats")
    print(f"{server.memory() / 2**20:.1f} MiB with {len(sockets)} chats")
    server.stop()


def commits(folder):
    """Transactions in the write-ahead log: frames that end one, since its last restart."""
    log = (pathlib.Path(folder) / "data" / "smartbot.db-wal").read_bytes()
    page, salt = struct.unpack(">I", log[8:12])[0], log[16:24]
    frames = range(32, len(log), 24 + page)
    return sum(log[at + 4 : at + 8] != b"\0\0\0\0" for at in frames if log[at + 8 : at + 16] == salt)


def writes():
    server = Server()
    vacancy = server.vacancy(server.employer())
    response = server.apply(vacancy, 1)
    seen = [commits(server.folder)]
    chat = server.chat(response)
    seen.append(commits(server.folder))
    for answer in ("Almaty", "two years", "yes"):
        chat.send(json.dumps({"message": answer}).encode())
        while True:
            frame = json.loads(chat.receive())
            if frame["type"] == "chat_ended" or "question_index" in frame:
                break
        seen.append(commits(server.folder))
    assert frame["type"] == "chat_ended", frame
    steps = [after - before for before, after in zip(seen, seen[1:])]
    print(f"writes when the chat opens: {steps[0]}; at each of the three turns: {steps[1:]}")
    server.stop()


def lists(responses=100_000):
    server = Server()
    token = server.employer()
    vacancies = [server.vacancy(token) for _ in range(10)]
    for number in range(responses):
        server.apply(vacancies[number % 10], number)
        if number % 10_000 == 0:
            print(f"{number} of {responses} responses", file=sys.stderr)
    for path in (
        "/responses",
        "/responses?sort=score",
        "/responses?status=approved",
        "/responses?status=new&sort=score",
        "/responses?min_score=0.5",
        f"/responses?vacancy_id={vacancies[0]}",
        f"/responses?vacancy_id={vacancies[0]}&sort=score",
        "/responses?q=candidate99999",
        "/candidates",
        "/vacancies",
    ):
        times = []
        for _ in range(20):
            begun = time.perf_counter()
            rows = len(server.call("GET", path, token=token))
            times.append(time.perf_counter() - begun)
        shown = path.replace(vacancies[0], "…")
        print(f"{shown:<42}{rows:>4} rows  median {1000 * statistics.median(times):7.2f} ms  worst {1000 * max(times):7.2f} ms")
    server.stop()


if __name__ == "__main__":
    figures = {"start": start, "idle": idle, "writes": writes, "lists": lists}
    if len(sys.argv) < 2 or sys.argv[1] not in figures:
        sys.exit(__doc__)
    figures[sys.argv[1]](*map(int, sys.argv[2:3]))
