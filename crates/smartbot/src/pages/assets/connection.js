// One chat's connection: kept alive, and no message lost or said twice. Knows the contract, knows no page.

const LONGEST_PAUSE = 15_000;
// A network that vanishes without a word leaves a socket that looks open: what is not acknowledged in this time is sent
// again over a new one. The server stores a message once, however often it comes.
const PATIENCE = 8_000;

// crypto.randomUUID exists on https and localhost only; a server in the office network may have neither.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Calls back:
 *   frame(frame)      every frame of the server but `ack`
 *   link(name)        'up', 'down', 'refused' or 'gone'
 *   message(message)  {id, text, state, seq}; state: 'sending', 'sent', 'failed' or 'late'
 */
export class Connection {
  constructor(path, token, on) {
    this.path = path;
    this.protocols = token ? ['smartbot', `token.${token}`] : ['smartbot'];
    this.on = on;
    this.queue = []; // messages that are not acknowledged, in order
    this.wishes = new Map(); // frames without an acknowledgement, the newest of each type
    this.after = 0;
    this.failures = 0;
    this.ready = false; // the server has said where the chat stands
    this.greeted = false; // it has done so at least once
    this.ended = false;
    this.refused = false; // as far as can be told from here; it is tried again all the same
    this.gone = false;
    addEventListener('online', () => this.hurry());
    addEventListener('offline', () => this.drop());
    document.addEventListener('visibilitychange', () => document.hidden || this.hurry());
  }

  /** Connects; `unsent` are messages that an earlier page could not deliver. */
  start(unsent) {
    for (const { id, text } of unsent) this.enqueue({ id, text, state: 'sending' });
    this.open();
  }

  say(text) {
    const message = { id: uuid(), text, state: 'sending' };
    this.enqueue(message);
    this.flush([message]);
  }

  again(id) {
    const message = this.queue.find((queued) => queued.id === id);
    if (!message) return;
    this.mark(message, 'sending');
    this.flush([message]);
  }

  /** Sends a frame that is not a message, now or as soon as there is a connection; `true`: now. */
  wish(frame) {
    if (this.ready) this.socket.send(JSON.stringify(frame));
    else this.wishes.set(frame.type, frame);
    return this.ready;
  }

  /** Not acknowledged yet, for keeping. */
  unsent() {
    return this.queue.map(({ id, text }) => ({ id, text }));
  }

  enqueue(message) {
    this.queue.push(message);
    this.on.message(message);
  }

  mark(message, state) {
    message.state = state;
    this.on.message(message);
  }

  open() {
    clearTimeout(this.timer);
    const url = new URL(this.path, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    url.searchParams.set('after', this.after);
    const socket = new WebSocket(url, this.protocols);
    this.socket = socket;
    socket.onmessage = (event) => socket === this.socket && this.receive(JSON.parse(event.data));
    socket.onclose = (event) => socket === this.socket && this.lost(event.code);
  }

  /** Gives the socket up without waiting for the network to agree. */
  drop() {
    if (!this.socket) return;
    const { socket } = this;
    this.lost();
    socket.close();
  }

  /** There may be a network again: no need to sit out the pause. */
  hurry() {
    if (this.socket || this.gone) return;
    this.failures = 0;
    this.open();
  }

  lost(code) {
    this.socket = null;
    this.ready = false;
    clearTimeout(this.patience);
    // After the end the server closes an idle chat. It is looked at again when the person comes back to the page.
    if (this.gone || (this.ended && code === 1000)) return;
    this.on.link(this.refused ? 'refused' : 'down');
    const pause = Math.min(1000 * 2 ** this.failures, LONGEST_PAUSE);
    this.failures += 1;
    // Not all clients of a restarted server in the same moment.
    this.timer = setTimeout(() => this.open(), pause * (0.8 + 0.2 * Math.random()));
    if (!this.greeted && this.failures === 3) this.askWhy();
  }

  /** A browser does not tell a refusal from a dead network: whoever answers elsewhere has refused. */
  async askWhy() {
    const reply = await fetch('/health').catch(() => null);
    if (!reply?.ok || this.greeted) return;
    this.refused = true;
    this.on.link('refused');
  }

  receive(frame) {
    if (frame.type === 'ack') {
      this.settle(frame.id, frame.seq);
      return;
    }
    if (frame.type === 'history') {
      for (const message of frame.messages) {
        this.after = Math.max(this.after, message.seq);
        if (message.client_id) this.settle(message.client_id, message.seq);
      }
    } else if (frame.type === 'bot_message') {
      this.after = Math.max(this.after, frame.seq);
    } else if (frame.type === 'chat_ended') {
      this.ended = true;
      this.tooLate();
    } else if (frame.type === 'error') {
      this.failed(frame.message);
    }
    this.on.frame(frame);
    if (!this.ready && (frame.type === 'state' || frame.type === 'chat_ended')) this.greet();
  }

  /** The server has said what we lack: now we say what it lacks. */
  greet() {
    this.ready = true;
    this.greeted = true;
    this.refused = false;
    this.failures = 0;
    this.on.link('up');
    for (const frame of this.wishes.values()) this.socket.send(JSON.stringify(frame));
    this.wishes.clear();
    this.flush(this.queue.filter((message) => message.state === 'sending'));
  }

  flush(messages) {
    if (!this.ready || messages.length === 0) return;
    for (const { id, text } of messages) this.socket.send(JSON.stringify({ message: text, id }));
    this.wait();
  }

  wait() {
    clearTimeout(this.patience);
    if (this.queue.some((message) => message.state === 'sending')) {
      this.patience = setTimeout(() => this.drop(), PATIENCE);
    }
  }

  /** The message is durable under this number. */
  settle(id, seq) {
    this.after = Math.max(this.after, seq);
    const index = this.queue.findIndex((message) => message.id === id);
    if (index < 0) return;
    const [message] = this.queue.splice(index, 1);
    message.seq = seq;
    this.mark(message, 'sent');
    this.wait();
  }

  tooLate() {
    for (const message of this.queue.splice(0)) this.mark(message, 'late');
  }

  /** Frames are taken in order, so an error in place of an acknowledgement is about the oldest message under way. */
  failed(reason) {
    if (reason === 'Response not found') {
      this.gone = true;
      this.on.link('gone');
      this.tooLate();
      return;
    }
    const message = this.queue.find((queued) => queued.state === 'sending');
    if (message && this.ready) this.mark(message, 'failed');
    this.wait();
  }
}
