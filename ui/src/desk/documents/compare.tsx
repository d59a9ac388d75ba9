// SPDX-License-Identifier: Apache-2.0
// 前回との違い: what two fillings of the same form say differently, side by side.
import { useGet } from '../../api/queries.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, dateText } from '../../text/format.ts';
import { byKey, differences, said, wordsOf, type Answers } from './answer_rules.ts';
import type { DocumentView } from '../../api/types.ts';

export const answersIn = (doc: DocumentView) => byKey(doc.sections.flatMap((section) => section.answers));

export function Compare({ doc, now: today, previous, onClose }: { doc: DocumentView; now: Answers; previous: { id: string; on: string }; onClose: () => void }) {
  const { t, lang } = useText();
  const query = useGet<DocumentView>('document', `/v1/documents/${previous.id}`);
  const now = t('document.compare_now', { date: dateText(doc.line.sent_at ?? dateOf(new Date()), lang) });
  const before = t('document.compare_before', { date: dateText(previous.on, lang) });
  return (
    <Dialog title={t('document.compare')} onClose={onClose}>
      <Answer query={query} rows={3}>{(old) => {
        const found = differences(doc.form, answersIn(old), today);
        if (found.length === 0) return <p>{t('document.compare_none')}</p>;
        return (
          <table className="table doc-compare">
            <caption className="sr-only">{t('document.compare')}</caption>
            <thead><tr><th scope="col">{t('document.compare_field')}</th><th scope="col">{before}</th><th scope="col">{now}</th></tr></thead>
            <tbody>
              {found.map(({ field, before: then, now: present }) => (
                <tr key={field.key}><th scope="row">{said(field.label, lang)}</th><td className="pre-line" data-label={before}>{wordsOf(field, then, lang) || t('empty_value')}</td><td className="pre-line" data-label={now}>{wordsOf(field, present, lang) || t('empty_value')}</td></tr>
              ))}
            </tbody>
          </table>
        );
      }}</Answer>
    </Dialog>
  );
}
