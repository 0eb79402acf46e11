#!/usr/bin/env python3
"""Talks to SmartBot over WebSocket, with nothing but Python's standard library.

    chat.py ws://127.0.0.1:8000/ws/chat/RESPONSE_ID                    answer at the keyboard
    chat.py ws://127.0.0.1:8000/ws/chat/RESPONSE_ID "Almaty" "5 years" answer from the command line, then leave

Every answer carries an id of its own and counts as sent when the server has acknowledged it: what a lost connection
leaves unanswered may be sent again under the same id, and is stored once.
"""
import argparse
import base64
import json
import os
import socket
import ssl
import struct
import sys
import urllib.parse
import uuid

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class WebSocket:
    """As much of RFC 6455 as a client of this server needs."""

    def __init__(self, url, token=None):
        address = urllib.parse.urlsplit(url)
        secure = address.scheme == "wss"
        self.socket = socket.create_connection((address.hostname, address.port or (443 if secure else 80)), timeout=60)
        if secure:
            self.socket = ssl.create_default_context().wrap_socket(self.socket, server_hostname=address.hostname)
        self.stream = self.socket.makefile("rb")
        lines = [
            f"GET {address.path}{'?' + address.query if address.query else ''} HTTP/1.1",
            f"Host: {address.netloc}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        ]
        if token:
            lines.append(f"Authorization: Bearer {token}")
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        status = self.stream.readline().decode().strip()
        while self.stream.readline().strip():
            pass
        if " 101 " not in f"{status} ":
            raise ConnectionError(f"the server said: {status}")

    def send(self, payload, opcode=TEXT):
        length = len(payload)
        head = bytes([0x80 | opcode])
        if length < 126:
            head += bytes([0x80 | length])
        elif length < 65536:
            head += struct.pack("!BH", 0x80 | 126, length)
        else:
            head += struct.pack("!BQ", 0x80 | 127, length)
        mask = os.urandom(4)
        self.socket.sendall(head + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload)))

    def receive(self):
        """The next text, or None when the server has closed."""
        text = b""
        while True:
            head = self.stream.read(2)
            if len(head) < 2:
                return None
            final, opcode, length = head[0] & 0x80, head[0] & 0x0F, head[1] & 0x7F
            if length == 126:
                (length,) = struct.unpack("!H", self.stream.read(2))
            elif length == 127:
                (length,) = struct.unpack("!Q", self.stream.read(8))
            payload = self.stream.read(length)
            if opcode == PING:
                self.send(payload, PONG)
            elif opcode == CLOSE:
                return None
            elif opcode != PONG:
                text += payload
                if final:
                    return text.decode()

    def close(self):
        self.send(struct.pack("!H", 1000), CLOSE)
        self.socket.close()


def show(frame):
    """A frame as a person reads it."""
    if frame["type"] == "bot_message":
        print(f"bot: {frame['message']}")
        replies = [reply["label"] for reply in frame.get("quick_replies") or []]
        if replies:
            print(f"     [{'] ['.join(replies)}]")
    elif frame["type"] == "history":
        for message in frame["messages"]:
            print(f"{'bot' if message['sender_type'] == 'bot' else 'you'}: {message['message_text']}")
    elif frame["type"] == "chat_ended":
        print(f"==> {'approved' if frame['approved'] else 'rejected'}: {frame['reason']}")
    elif frame["type"] == "error":
        print(f"error: {frame['message']}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("url", help="ws://HOST/ws/chat/RESPONSE_ID")
    options.add_argument("answers", nargs="*", help="one for each question; without any, the keyboard is asked")
    options.add_argument("--token", help="the candidate_token")
    options.add_argument("--after", type=int, help="the number of the last message seen: the server repeats what came later")
    options.add_argument("--frames", action="store_true", help="print the frames as they are; never ask the keyboard")
    options = options.parse_intermixed_args()
    # Whatever the terminal's locale: candidates write in any script.
    sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)
    answers = iter(options.answers)
    seen = options.after or 0
    chat = WebSocket(options.url + (f"?after={options.after}" if options.after is not None else ""), options.token)
    while (text := chat.receive()) is not None:
        frame = json.loads(text)
        if options.frames:
            print(f"< {text}")
        else:
            show(frame)
        if frame["type"] == "chat_ended":
            return chat.close()
        if frame["type"] == "history" and frame["messages"]:
            seen = frame["messages"][-1]["seq"]
        # What wants an answer has a number. After a reconnect it is the state that names the open question; in a chat
        # that has just begun (nothing seen yet), the question itself follows the state.
        asks = frame["type"] == "bot_message" or (frame["type"] == "state" and seen > 0)
        if not asks or frame.get("question_index") is None:
            continue
        answer = next(answers, None) if options.answers or options.frames else input("you: ")
        if answer is None:
            return chat.close()
        message = json.dumps({"message": answer, "id": str(uuid.uuid4())}, ensure_ascii=False)
        if options.frames:
            print(f"> {message}")
        elif options.answers:
            print(f"you: {answer}")
        chat.send(message.encode())
    raise ConnectionError("the server has closed; connect again with --after to go on")


if __name__ == "__main__":
    try:
        main()
    except (OSError, EOFError) as problem:
        sys.exit(f"chat.py: {problem or 'no more input'}")
