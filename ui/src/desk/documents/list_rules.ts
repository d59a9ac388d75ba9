// SPDX-License-Identifier: Apache-2.0
// Which forms are offered first, which documents stand first. Pure.
import type { DocumentLine, FormLine, StaySide } from '../../api/types.ts';

// In a stay: its own forms, those that go to the other side first. Else: all that need no stay.
export function offered(forms: FormLine[], side: StaySide | undefined): { first: FormLine[]; others: FormLine[] } {
  const across = (form: FormLine) => (side === 'hospital' ? form.reader !== 'hospital' : form.reader === 'hospital');
  const near = forms.filter((form) => form.of_stay === (side !== undefined));
  const first = side ? [...near.filter(across), ...near.filter((form) => !across(form))] : near;
  return { first: first.length > 0 ? first : forms, others: first.length > 0 ? forms.filter((form) => !first.includes(form)) : [] };
}

// What runs out first, then the newest.
export function inOrder(lines: DocumentLine[]): DocumentLine[] {
  const due = (one: DocumentLine) => (one.state === 'draft' && one.deadline_on) || '9999-12-31';
  return [...lines].sort((a, b) => due(a).localeCompare(due(b)) || b.changed_at.localeCompare(a.changed_at));
}
