// SPDX-License-Identifier: Apache-2.0
// The templates on this phone, as the last pull brought them: sealed like the rest, for one's own hold words of one's own.
import type { NoteTemplate, NoteTemplates } from '../../api/types.ts';
import type { Rows } from './rows.ts';
import type { Sealer } from './seal.ts';

const ROW = 'templates';

export class TemplateShelf {
  private held: NoteTemplates = { version: '', items: [] };
  constructor(private rows: Rows, private sealer: Sealer) {}

  async load(): Promise<void> {
    const row = await this.rows.get('meta', ROW);
    if (row?.sealed) this.held = await this.sealer.open<NoteTemplates>('meta', ROW, row.sealed);
  }
  get version(): string {
    return this.held.version;
  }
  all(): NoteTemplate[] {
    return this.held.items;
  }
  of(code: string): NoteTemplate | undefined {
    return this.held.items.find((one) => one.code === code);
  }
  async take(news: NoteTemplates): Promise<void> {
    this.held = news;
    await this.rows.apply([{ table: 'meta', put: { id: ROW, sealed: await this.sealer.seal('meta', ROW, news) } }]);
  }
}
