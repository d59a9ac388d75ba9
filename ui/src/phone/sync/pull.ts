// SPDX-License-Identifier: Apache-2.0
// Asking for what has changed. The phone tells whom it has and up to where; each person that comes is kept at once, so that a
// line that breaks costs nothing. Times of the server give how far this phone's clock is off.
import type { Pulled } from '../model.ts';
import type { Book } from '../store/book.ts';

export type Ask = (have: { id: string; seq: number }[]) => Promise<Pulled>;

// The last answer, without its people. Throws what `ask` throws; what came before is kept.
export async function pullAll(book: Book, ask: Ask): Promise<Omit<Pulled, 'people' | 'forget' | 'more'>> {
  let before = '';
  for (;;) {
    const have = book.have();
    const { people, forget, more, ...rest } = await ask(have);
    for (const person of people) await book.take(person);
    for (const id of forget) await book.forget(id);
    const now = JSON.stringify(book.have());
    // A server that says "more" without anything new would keep us asking for ever.
    if (!more || now === before) return rest;
    before = now;
  }
}

// How much this phone's clock is ahead of the server's. `sent` and `came` are the phone's own times.
export const clockAhead = (serverTime: string, sent: number, came: number): number => (sent + came) / 2 - Date.parse(serverTime);
