// SPDX-License-Identifier: Apache-2.0
// Choosing a template and filling it in: those for one's own profession as buttons, the others a tap further away.
import { useText } from '../../parts/use_text.ts';
import type { NoteTemplate } from '../../api/types.ts';
import { begun, inLanguage, parted } from '../../templates/fill.ts';
import { Prompts } from '../../templates/prompts.tsx';
import type { Draft } from '../store/drafts.ts';
import { useCopy } from '../use_phone.ts';

const FIRST = 7;
type Change = (how: (draft: Draft) => Draft) => void;

const kindOf = (template: NoteTemplate): Draft['kind'] => (template.body.kind === 'visit' || template.body.kind === 'question' ? template.body.kind : 'note');

export function withTemplate(draft: Draft, template: NoteTemplate, before: NoteTemplate | undefined): Draft {
  return { ...draft, kind: kindOf(template), template: template.code, to: template.body.to, text: begun(draft.text, template, before) };
}

export function TemplateStep({ draft, change }: { draft: Draft; change: Change }) {
  const { t, lang } = useText();
  const { copy } = useCopy();
  const chosen = copy.templates.of(draft.template);
  const { first, more } = parted(copy.templates.all(), FIRST, draft.template);
  const button = (one: NoteTemplate) => (
    <button type="button" key={one.code} className="tap" aria-pressed={draft.template === one.code} onClick={() => change((d) => withTemplate(d, one, copy.templates.of(d.template)))}>{inLanguage(one.body.name, lang)}</button>
  );
  return (
    <>
      {first.length === 0 && <p className="small soft">{t('phone.write.no_templates')}</p>}
      <div className="chips" role="group" aria-label={t('phone.write.template')}>{first.map(button)}</div>
      {more.length > 0 && (
        <details className="more-templates"><summary>{t('template.more', { n: more.length })}</summary><div className="chips" role="group" aria-label={t('template.more', { n: more.length })}>{more.map(button)}</div></details>
      )}
      {chosen && <Prompts template={chosen} text={draft.text} onText={(how) => change((d) => ({ ...d, text: how(d.text) }))} />}
    </>
  );
}
