// SPDX-License-Identifier: Apache-2.0
// The hospitals of the area on this phone, as the last pull brought them: so that a notice without a line names one of them.
import type { SyncHospital, SyncHospitals } from '../../api/types.ts';
import type { Rows } from '../store/rows.ts';

const ROW = 'hospitals';

export class HospitalShelf {
  private held: SyncHospitals = { version: '', items: [] };
  constructor(private rows: Rows) {}

  async load(): Promise<void> {
    this.held = ((await this.rows.get('meta', ROW))?.plain as SyncHospitals | undefined) ?? this.held;
  }
  get version(): string {
    return this.held.version;
  }
  all(): SyncHospital[] {
    return this.held.items;
  }
  // They stand in the directory for everybody: kept as they are.
  async take(news: SyncHospitals): Promise<void> {
    this.held = news;
    await this.rows.apply([{ table: 'meta', put: { id: ROW, plain: news } }]);
  }
}
