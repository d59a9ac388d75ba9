// SPDX-License-Identifier: Apache-2.0
// The prompts of a template: tapped, typed as a number or a few words; and what the reader still lacks. On the phone and the desk.
import type { NoteTemplate, TemplatePrompt } from '../api/types.ts';
import { TextField } from '../parts/field.tsx';
import { useText } from '../parts/use_text.ts';
import { answerIn, inLanguage, missing, withAnswer, withTick } from './fill.ts';

type Change = (how: (text: string) => string) => void;

function Ticks({ template, prompt, text, onText }: { template: NoteTemplate; prompt: TemplatePrompt; text: string; onText: Change }) {
  const { lang } = useText();
  const { ticks } = answerIn(text, prompt);
  return (
    <div className="prompt__ticks">
      {prompt.choices.map((choice) => (
        <button type="button" key={choice.ja} className="tap tap--small" aria-pressed={ticks.includes(choice.ja)} onClick={() => onText((now) => withTick(now, template.body, prompt, choice.ja))}>
          {ticks.includes(choice.ja) ? '✓ ' : ''}{inLanguage(choice, lang).replace(/。$/, '')}
        </button>
      ))}
    </div>
  );
}

function OnePrompt({ template, prompt, text, onText }: { template: NoteTemplate; prompt: TemplatePrompt; text: string; onText: Change }) {
  const { t, lang } = useText();
  const label = inLanguage(prompt.label, lang);
  if (prompt.kind === 'ticks') {
    return (
      <fieldset className="prompt">
        <legend>{label}{prompt.needed && <span className="prompt__needed">{t('template.needed')}</span>}</legend>
        <Ticks {...{ template, prompt, text, onText }} />
      </fieldset>
    );
  }
  const put = (value: string) => onText((now) => withAnswer(now, template.body, prompt, { ticks: [], value: value.replace(/\n/g, ' ') }));
  return (
    <TextField label={[label, prompt.unit && `（${prompt.unit}）`, prompt.needed && ` ― ${t('template.needed')}`].filter(Boolean).join('')} value={answerIn(text, prompt).value} onValue={put}
      autoComplete="off" maxLength={prompt.kind === 'number' ? 12 : 200} {...(prompt.kind === 'number' ? { inputMode: 'decimal' as const } : {})} />
  );
}

const useReader = (template: NoteTemplate): string => {
  const { t, lang } = useText();
  return inLanguage(template.reader_name, lang) || t('template.team');
};

export function Prompts({ template, text, onText }: { template: NoteTemplate; text: string; onText: Change }) {
  const { t, lang } = useText();
  const { reader, example, prompts } = template.body;
  return (
    <div className="prompts">
      {(reader.ja || example) && (
        <details className="prompts__why">
          <summary>{t('template.why')}</summary>
          {reader.ja && <p className="small">{inLanguage(reader, lang)}</p>}
          {example && <><p className="small"><b>{t('template.example')}</b></p><p className="small pre-line" lang="ja">{example}</p></>}
        </details>
      )}
      {prompts.map((prompt) => <OnePrompt key={prompt.code} {...{ template, prompt, text, onText }} />)}
    </div>
  );
}

// Says it and lets go.
export function Lacking({ template, text }: { template: NoteTemplate; text: string }) {
  const { t, lang } = useText();
  const reader = useReader(template);
  const left = missing(text, template.body);
  if (template.body.prompts.every((one) => !one.needed)) return null;
  if (left.length === 0) return <p className="small" role="status">{t('template.all_there', { reader })}</p>;
  return <p className="notice small" role="status">{t('template.lacking', { reader, n: left.length })} {left.map((one) => inLanguage(one.label, lang)).join(t('template.comma'))}</p>;
}
