// SPDX-License-Identifier: Apache-2.0
// What was changed, when and by whom; the words before stay readable.
import { useGet } from '../../api/queries.ts';
import type { PersonChangeView, PersonChanges, PersonHeading } from '../../api/types.ts';
import { t as word } from '../../i18n/index.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { BASICS, SPECS, basicLabel, factLabel, headingWord, type Value } from './fact_spec.ts';
import { birthText, linesOf, type Line } from './fact_words.ts';

function linesAt(heading: PersonHeading, facts: unknown): Line[] {
  const values = (facts ?? {}) as Value;
  if (heading !== 'basic') return linesOf(SPECS[heading].specs, values, (key) => factLabel(SPECS[heading].struct, key));
  const birth = typeof values['birth'] === 'string' ? birthText({ birth: values['birth'], birth_about: values['birth_about'] === true }, true) : '';
  const status = typeof values['status'] === 'string' ? word(`person_status.${values['status'] as 'active'}`) : '';
  // The 圏域 is kept by its number: its name is on the page.
  const lines = linesOf(BASICS.filter((spec) => spec.kind !== 'zone'), { ...values, birth }, basicLabel);
  return [...lines, ...(status ? [{ key: 'status', label: basicLabel('status'), text: status }] : [])];
}

export interface ChangedLine { key: string; label: string; before: string; after: string }

export function changedLines(change: Pick<PersonChangeView, 'heading' | 'before' | 'after'>): ChangedLine[] {
  const before = linesAt(change.heading, change.before);
  const after = linesAt(change.heading, change.after);
  const keys = [...new Set([...before, ...after].map((line) => line.key))];
  const text = (lines: Line[], key: string) => lines.find((line) => line.key === key)?.text ?? '';
  return keys.map((key) => ({ key, label: [...before, ...after].find((line) => line.key === key)!.label, before: text(before, key), after: text(after, key) }))
    .filter((line) => line.before !== line.after);
}

export function ChangesDialog({ id, heading, onClose }: { id: string; heading?: PersonHeading; onClose: () => void }) {
  const { t, lang } = useText();
  const changes = useGet<PersonChanges>('person-changes', `/v1/people/${id}/changes`);
  return (
    <Dialog title={heading ? t('history.of', { name: headingWord(heading) }) : t('people.changes')} onClose={onClose}>
      <Answer query={changes} rows={2}>{({ items }) => {
        const shown = items.filter((one) => !heading || one.heading === heading);
        if (shown.length === 0) return <p>{t('people.changes_none')}</p>;
        return (
          <ul className="history">
            {shown.map((one) => (
              <li key={`${one.seq}-${one.heading}`}>
                <p><b>{headingWord(one.heading)}</b> <span className="small soft">{momentText(one.at, lang)} {one.who}</span></p>
                {changedLines(one).map((line) => (
                  <p key={line.key} className="small">{line.label}: {line.before && <del className="pre-line">{line.before}</del>} {line.before && '→'} <ins className="pre-line">{line.after || t('empty_value')}</ins></p>
                ))}
              </li>
            ))}
          </ul>
        );
      }}</Answer>
    </Dialog>
  );
}
