// SPDX-License-Identifier: Apache-2.0
// Two have changed the same heading: both versions side by side, field by field. Keeping both is offered first wherever
// both can stand together, so that nobody's text vanishes; what is chosen can still be changed before it is saved.
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { same, type Clash } from '../facility/edit/draft.ts';
import type { Spec, Value } from './fact_spec.ts';
import { valueWords } from './fact_words.ts';

type Choice = 'both' | 'mine' | 'theirs';

// What both texts say, or both lists hold, each once; nothing when only one can be right.
export function together(spec: Spec | undefined, clash: Clash): unknown {
  const { mine, theirs } = clash;
  if (Array.isArray(mine) && Array.isArray(theirs)) return [...theirs, ...mine.filter((one) => !theirs.some((other) => same(one, other)))];
  if (spec?.kind === 'text' && typeof mine === 'string' && typeof theirs === 'string' && mine && theirs) return `${theirs}\n${mine}`;
  return undefined;
}

export function ClashView({ clashes, specs, label, onResolved }: { clashes: Clash[]; specs: Spec[]; label: (key: string) => string; onResolved: (chosen: Value) => void }) {
  const { t } = useText();
  const both = (c: Clash) => together(specs.find((s) => s.key === c.key), c);
  const [chosen, setChosen] = useState<Record<string, Choice>>({});
  const choiceOf = (c: Clash): Choice => chosen[c.key] ?? (both(c) === undefined ? 'mine' : 'both');
  const valueOf = (c: Clash, choice: Choice) => (choice === 'both' ? both(c) : choice === 'mine' ? c.mine : c.theirs);
  return (
    <div className="notice notice--warn stack" id="person-clash" tabIndex={-1}>
      <p><b>{t('clash.title')}</b></p>
      {clashes.map((c) => (
        <fieldset key={c.key} className="stack-tight">
          <legend><b>{label(c.key)}</b></legend>
          {(['both', 'mine', 'theirs'] as Choice[]).filter((choice) => choice !== 'both' || both(c) !== undefined).map((choice) => (
            <label className="check" key={choice}>
              <input type="radio" name={`clash-${c.key}`} checked={choiceOf(c) === choice} onChange={() => setChosen({ ...chosen, [c.key]: choice })} />
              <span><b>{t(`people.clash.${choice}`)}</b><br /><span className="pre-line">{valueWords(specs, c.key, valueOf(c, choice)) || t('empty_value')}</span></span>
            </label>
          ))}
        </fieldset>
      ))}
      <div><Button look="primary" onClick={() => onResolved(Object.fromEntries(clashes.map((c) => [c.key, valueOf(c, choiceOf(c))])))}>{t('clash.use')}</Button></div>
    </div>
  );
}
