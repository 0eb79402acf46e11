// <smartbot-chat>: the interview as a candidate sees it. The server renders the shell (templates/chat.html) in the
// chat's language; this element fills it. Text becomes text nodes only, never markup.

import { Connection } from './connection.js';
import texts from './texts.js';

const LIMIT = 4000; // characters of a message
const TYPING = 300; // milliseconds
const ERRORS = [
  ['Too many messages', 'busy'],
  ['Service temporarily unavailable', 'unavailable'],
];

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

class SmartbotChat extends HTMLElement {
  connectedCallback() {
    if (this.connection) return;
    this.parts = {};
    for (const part of this.querySelectorAll('[data-part]')) this.parts[part.dataset.part] = part;
    this.shown = new Set(); // numbers of the messages on the page
    this.own = new Map(); // this page's own messages by id
    this.frames = Promise.resolve();
    this.stuck = true; // the end of the conversation is in sight and is to stay there
    this.key = `smartbot ${this.getAttribute('socket')}`;
    const kept = this.load();
    this.parts.input.value = kept.draft;
    this.listen();
    this.speak(this.lang);
    this.parts.form.hidden = false;
    this.parts.human.hidden = false;
    this.parts.languages.hidden = false;
    this.parts.link.dataset.text = 'connecting';
    this.parts.link.textContent = this.texts.connecting;
    this.grow();
    this.connect(kept.unsent);
  }

  connect(unsent) {
    const token = location.hash.slice(1);
    // A hash that is no token must not keep the socket from opening.
    const usable = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token) ? token : '';
    this.connection = new Connection(this.getAttribute('socket'), usable, {
      frame: (frame) => this.later(frame),
      link: (name) => this.link(name),
      message: (message) => this.delivered(message),
    });
    this.connection.start(unsent);
  }

  listen() {
    const { form, input, human, scroll } = this.parts;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    input.addEventListener('input', () => {
      this.notice('');
      this.grow();
      this.save();
    });
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    human.addEventListener('click', () => {
      if (!this.connection.wish({ type: 'human' })) this.notice('human_later');
    });
    for (const button of this.querySelectorAll('[data-language]')) {
      button.addEventListener('click', () => {
        this.speak(button.dataset.language);
        this.connection.wish({ type: 'language', language: button.dataset.language });
      });
    }
    let top = 0;
    scroll.addEventListener('scroll', () => {
      // Only the person scrolls up; what appears below the last line is no reason to let go of the end.
      const up = scroll.scrollTop < top;
      top = scroll.scrollTop;
      const near = scroll.scrollHeight - top - scroll.clientHeight < 60;
      this.stuck = near || (this.stuck && !up);
    });
    // The keyboard of a phone takes half of the page: the question stays in sight.
    new ResizeObserver(() => this.stick()).observe(scroll);
  }

  // What the person does

  submit() {
    const { input } = this.parts;
    const text = input.value.trim();
    input.focus();
    if (!text) return;
    const count = Array.from(text).length;
    if (count > LIMIT) {
      this.notice('too_long', { count });
      return;
    }
    input.value = '';
    this.grow();
    this.say(text);
  }

  say(text) {
    this.notice('');
    this.replies([]);
    this.stuck = true;
    this.connection.say(text);
  }

  // What the server says

  /** Frames are shown one after the other, so that a pause before one does not let the next overtake it. */
  later(frame) {
    this.frames = this.frames.then(() => this.show(frame)).catch(console.error);
  }

  async show(frame) {
    if (frame.type === 'history') {
      for (const message of frame.messages) this.recall(message);
    } else if (frame.type === 'state') {
      this.state(frame);
    } else if (frame.type === 'bot_message') {
      await this.pause();
      this.add(frame.seq, this.bubble('bot', frame.message));
      if (frame.question_index !== undefined) this.replies(frame.quick_replies ?? []);
      this.progress(frame.progress);
    } else if (frame.type === 'chat_ended') {
      this.end(frame);
    } else if (frame.type === 'error' && !this.connection.gone) {
      this.notice(ERRORS.find(([start]) => frame.message.startsWith(start))?.[1] ?? 'trouble');
    }
  }

  recall(message) {
    if (this.own.has(message.client_id)) return;
    this.add(message.seq, this.bubble(message.sender_type, message.message_text));
  }

  state(frame) {
    // A language chosen without a connection is still on its way to the server.
    if (!this.connection.wishes.has('language')) this.speak(frame.language);
    this.progress(frame.progress);
    const answered = this.connection.queue.length > 0;
    this.replies(frame.question_index === null || answered ? [] : frame.quick_replies ?? []);
  }

  /** A breath before the answer to the person's own words; none for those who want no motion. */
  async pause() {
    const still = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!this.awaited || still) return;
    this.awaited = false;
    this.parts.typing.hidden = false;
    this.stick();
    await new Promise((done) => setTimeout(done, TYPING));
    this.parts.typing.hidden = true;
  }

  end({ approved, reason }) {
    const { end, outcome, next, scroll } = this.parts;
    const focused = this.contains(document.activeElement) && document.activeElement !== scroll;
    this.close();
    this.notice('');
    end.classList.toggle('approved', approved);
    this.label(outcome, approved ? 'approved' : 'rejected');
    this.label(next, approved ? 'next_approved' : 'next_rejected');
    this.parts.reason.textContent = reason;
    this.parts.reason.lang = this.languageOf(reason, this.lang);
    end.hidden = false;
    if (focused) end.focus({ preventScroll: true });
    this.stick();
    this.save();
  }

  /** Nothing more can be said here. */
  close() {
    this.classList.add('over');
    this.parts.row.hidden = true;
    this.parts.human.hidden = true;
    this.parts.progress.hidden = true;
    this.replies([]);
  }

  link(name) {
    this.label(this.parts.link, { down: 'offline', refused: 'refused', gone: 'gone' }[name]);
    this.classList.toggle('down', name !== 'up');
    if (name === 'gone') this.close();
    for (const [id, item] of this.own) this.tell(id, item);
    this.stick();
  }

  // The conversation

  bubble(sender, text) {
    const item = element('li', sender);
    const who = element('span', 'who');
    this.label(who, sender === 'bot' ? 'bot' : 'you');
    const said = element('p', 'text', text);
    said.lang = this.languageOf(text, this.lang);
    item.append(who, said);
    return item;
  }

  /** Puts a message where its number belongs; those without a number, not stored yet, stay last. */
  add(seq, item) {
    if (this.shown.has(seq)) return;
    this.shown.add(seq);
    item.dataset.seq = seq;
    this.place(item, seq);
  }

  place(item, seq) {
    const later = Array.from(this.parts.talk.children).find((other) => {
      return other !== item && Number(other.dataset.seq ?? Infinity) > seq;
    });
    if (item.parentNode !== this.parts.talk || item.nextElementSibling !== (later ?? null)) {
      this.parts.talk.insertBefore(item, later ?? null);
    }
    this.stick();
  }

  /** One of this page's own messages: new, stored, or refused. */
  delivered(message) {
    let item = this.own.get(message.id);
    if (!item) {
      item = this.bubble('candidate', message.text);
      item.append(element('span', 'delivery'));
      item.lastChild.setAttribute('role', 'status');
      this.own.set(message.id, item);
      this.parts.talk.append(item);
      // A message that is stored at once needs no word about being on its way.
      setTimeout(() => this.tell(message.id, item), 500);
    }
    item.dataset.delivery = message.state;
    if (message.state === 'sent' && !this.shown.has(message.seq)) {
      this.shown.add(message.seq);
      this.awaited = true;
      item.dataset.seq = message.seq;
      this.place(item, message.seq);
    }
    if (message.state !== 'sending') this.tell(message.id, item);
    this.save();
    this.stick();
  }

  tell(id, item) {
    const note = item.lastChild;
    const { delivery } = item.dataset;
    const key = delivery === 'sending' && this.classList.contains('down') ? 'waiting' : delivery;
    if (note.firstChild?.dataset.text === key) return;
    const word = element('span');
    this.label(word, key);
    note.replaceChildren(word);
    if (delivery !== 'failed') return;
    const retry = element('button');
    retry.type = 'button';
    this.label(retry, 'retry');
    retry.addEventListener('click', () => {
      this.parts.input.focus();
      this.notice('');
      this.connection.again(id);
      this.tell(id, item);
    });
    note.append(' ', retry);
  }

  replies(list) {
    const { replies, input, scroll } = this.parts;
    const held = replies.contains(document.activeElement);
    const buttons = list.map(({ label, value }) => {
      const button = element('button', '', label);
      button.type = 'button';
      button.lang = this.languageOf(label, this.lang);
      button.addEventListener('click', () => this.say(value));
      return button;
    });
    replies.replaceChildren(...buttons);
    replies.hidden = buttons.length === 0;
    // The pressed button is gone. On a phone the input would raise the keyboard over the next question.
    if (held) (matchMedia('(pointer: coarse)').matches ? scroll : input).focus({ preventScroll: true });
    this.stick();
  }

  progress(given) {
    if (!given || given.total === 0) return;
    const { asked, total } = this.step ?? { asked: 0, total: 1 };
    // Follow-up questions may add to the total: the bar waits, it does not go back.
    if (given.asked >= asked && given.asked / given.total >= asked / total) this.step = given;
    this.draw();
  }

  draw() {
    if (!this.step) return;
    const { asked, total } = this.step;
    this.parts.progress.hidden = this.classList.contains('over');
    this.parts['progress-text'].textContent = this.texts.progress.replace('{asked}', asked).replace('{total}', total);
    this.parts['progress-bar'].max = total;
    this.parts['progress-bar'].value = asked;
  }

  // Words

  speak(language) {
    if (!texts[language]) return;
    this.lang = language;
    this.texts = texts[language];
    document.documentElement.lang = language;
    document.title = [this.texts.interview, this.getAttribute('vacancy')].filter(Boolean).join(': ');
    for (const labelled of this.querySelectorAll('[data-text]')) this.label(labelled, labelled.dataset.text);
    for (const labelled of this.querySelectorAll('[data-label]')) {
      labelled.setAttribute('aria-label', this.texts[labelled.dataset.label]);
    }
    for (const button of this.querySelectorAll('[data-language]')) {
      button.setAttribute('aria-pressed', button.dataset.language === language);
    }
    this.parts.input.placeholder = this.texts.answer;
    this.draw();
  }

  /** Shows a text of ours, and keeps showing it when the language changes. */
  label(target, key, values = {}) {
    if (!key) {
      delete target.dataset.text;
      target.textContent = '';
      return;
    }
    target.dataset.text = key;
    const filled = { ...JSON.parse(target.dataset.values ?? '{}'), ...values };
    target.dataset.values = JSON.stringify(filled);
    const text = this.texts[key].replace(/\{(\w+)\}/g, (_, name) => filled[name]);
    if (target.textContent !== text) target.textContent = text;
  }

  notice(key, values) {
    this.label(this.parts.notice, key, values);
  }

  /** For screen readers: the language of a text, in which only Kazakh shows by its letters. */
  languageOf(text, spoken) {
    if (/[әғқңөұүһі]/i.test(text)) return 'kk';
    if (!/[а-яё]/i.test(text)) return /[a-z]/i.test(text) ? 'en' : spoken;
    return spoken === 'kk' && text.length < 40 ? 'kk' : 'ru';
  }

  // The page

  stick() {
    if (this.stuck) this.parts.scroll.scrollTop = this.parts.scroll.scrollHeight;
  }

  grow() {
    const { input } = this.parts;
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight + 2, 140)}px`;
  }

  load() {
    try {
      return { draft: '', unsent: [], ...JSON.parse(localStorage.getItem(this.key)) };
    } catch {
      return { draft: '', unsent: [] };
    }
  }

  /** The draft and what is not delivered outlive the page; after the end nothing stays behind. */
  save() {
    const draft = this.parts.input.value;
    const unsent = this.connection?.unsent() ?? [];
    const over = this.connection?.ended || this.connection?.gone;
    const nothing = over || (!draft && unsent.length === 0);
    try {
      if (nothing) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify({ draft, unsent }));
    } catch {
      // No storage (a private window, or it is full): the text is safe as long as the page is open.
    }
  }
}

customElements.define('smartbot-chat', SmartbotChat);
