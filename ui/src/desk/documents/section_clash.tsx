// SPDX-License-Identifier: Apache-2.0
// Two have written the same section: both answers side by side, question by question. Both texts together come first where they
// can stand together, so that nobody's words vanish.
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Clash } from '../facility/edit/draft.ts';
import { isEmpty, said, typed, wordsOf } from './answer_rules.ts';
import type { Answer, FormField, FormSection } from '../../api/types.ts';

type Choice = 'both' | 'mine' | 'theirs';

export function together(field: FormField, mine: Answer | undefined, theirs: Answer | undefined): Answer | undefined {
  if (!mine || !theirs || isEmpty(mine) || isEmpty(theirs)) return undefined;
  if (field.type === 'long_text') return typed(theirs, field.key, { values: [`${theirs.values[0] ?? ''}\n${mine.values[0] ?? ''}`] });
  if (field.type === 'choices') return typed(theirs, field.key, { values: field.options.map((one) => one.code).filter((code) => mine.values.includes(code) || theirs.values.includes(code)), other: [theirs.other, mine.other].filter(Boolean).join(' ') });
  if (field.type !== 'table' && field.type !== 'body') return undefined;
  const known = theirs.rows.map((row) => JSON.stringify(row.cells));
  return typed(theirs, field.key, { rows: [...theirs.rows, ...mine.rows.filter((row) => !known.includes(JSON.stringify(row.cells)))] });
}

export function SectionClash({ section, clashes, by, onResolved }: { section: FormSection; clashes: Clash[]; by: string; onResolved: (chosen: Record<string, Answer | undefined>) => void }) {
  const { t, lang } = useText();
  const [picked, setPicked] = useState<Record<string, Choice>>({});
  const rows = clashes.flatMap((clash) => {
    const field = section.fields.find((one) => one.key === clash.key);
    if (!field) return [];
    const [mine, theirs] = [clash.mine as Answer | undefined, clash.theirs as Answer | undefined];
    const both = together(field, mine, theirs);
    const choices: [Choice, Answer | undefined][] = [...(both ? [['both', both] as [Choice, Answer]] : []), ['mine', mine], ['theirs', theirs]];
    return [{ field, choices, chosen: picked[field.key] ?? choices[0]![0] }];
  });
  const use = () => onResolved(Object.fromEntries(rows.map(({ field, choices, chosen }) => [field.key, choices.find(([choice]) => choice === chosen)?.[1]])));
  return (
    <div className="notice notice--warn stack" id="document-clash" role="group" aria-label={t('clash.title')}>
      <p><b>{t('clash.title')}</b> {by && <span className="small">{t('document.clash_by', { name: by })}</span>}</p>
      {rows.map(({ field, choices, chosen }) => (
        <fieldset key={field.key} className="stack-tight">
          <legend><b>{said(field.label, lang)}</b></legend>
          {choices.map(([choice, answer]) => (
            <label className="check" key={choice}>
              <input type="radio" name={`clash-${field.key}`} checked={chosen === choice} onChange={() => setPicked({ ...picked, [field.key]: choice })} />
              <span><b>{t(`people.clash.${choice}`)}</b><br /><span className="pre-line">{wordsOf(field, answer, lang) || t('empty_value')}</span></span>
            </label>
          ))}
        </fieldset>
      ))}
      <div><Button look="primary" onClick={use}>{t('clash.use')}</Button></div>
    </div>
  );
}
