// SPDX-License-Identifier: Apache-2.0
// Which forms are offered first, which documents stand first. Pure.
import type { DocumentLine, FormLine } from './document_types.ts';

// In a stay: its own forms. Else: what my profession usually writes; all, when nothing is.
export function offered(forms: FormLine[], ofStay: boolean): { first: FormLine[]; others: FormLine[] } {
  const usual = forms.filter((form) => (ofStay ? form.of_stay && form.usual : form.usual));
  const near = usual.length > 0 ? usual : forms.filter((form) => form.of_stay === ofStay);
  const first = near.length > 0 ? near : forms;
  return { first, others: forms.filter((form) => !first.includes(form)).sort((a, b) => Number(b.of_stay === ofStay) - Number(a.of_stay === ofStay)) };
}

// What runs out first, then the newest.
export function inOrder(lines: DocumentLine[]): DocumentLine[] {
  const due = (one: DocumentLine) => (one.state === 'draft' && one.deadline_on) || '9999-12-31';
  return [...lines].sort((a, b) => due(a).localeCompare(due(b)) || b.changed_at.localeCompare(a.changed_at));
}
