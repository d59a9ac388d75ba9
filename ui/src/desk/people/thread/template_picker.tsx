// SPDX-License-Identifier: Apache-2.0
// ひな形 at the desk: chosen in a list, filled in by tabs and digits; no mouse needed.
import { useGet } from '../../../api/queries.ts';
import type { NoteTemplate, NoteTemplates } from '../../../api/types.ts';
import { useText } from '../../../parts/use_text.ts';
import { Field } from '../../../parts/field.tsx';
import { begun, inLanguage } from '../../../templates/fill.ts';
import { Prompts } from '../../../templates/prompts.tsx';
import type { WriteDraft, WriteKind } from './thread_rules.ts';

export const useTemplates = () => useGet<NoteTemplates>('templates', '/v1/templates');
export const templateOf = (list: NoteTemplates | undefined, code: string | undefined): NoteTemplate | undefined => list?.items.find((one) => one.code === code);

const WRITABLE: string[] = ['note', 'vitals', 'question', 'visit', 'decision'];
const kindOf = (template: NoteTemplate): WriteKind => (WRITABLE.includes(template.body.kind) ? (template.body.kind as WriteKind) : 'note');

export function TemplatePicker({ list, draft, onDraft }: { list: NoteTemplates | undefined; draft: WriteDraft; onDraft: (changes: Partial<WriteDraft>) => void }) {
  const { t, lang } = useText();
  const chosen = templateOf(list, draft.template);
  const take = (code: string) => {
    const next = templateOf(list, code);
    if (!next) return onDraft({ template: '' });
    const to = next.body.kind === 'question' && next.body.to !== 'none' && draft.to.length === 0 ? [`p:${next.body.to}`] : draft.to;
    return onDraft({ template: code, kind: kindOf(next), to, text: begun(draft.text, next, chosen) });
  };
  const group = (mine: boolean) => list?.items.filter((one) => one.for_me === mine).map((one) => (
    <option key={one.code} value={one.code}>{one.scope === 'own' ? t('template.mine', { name: inLanguage(one.body.name, lang) }) : inLanguage(one.body.name, lang)}</option>
  ));
  if (!list) return null;
  return (
    <>
      <Field label={t('template.choose')} id="write-template">
        {(tied) => (
          <select {...tied} className="input" value={chosen ? draft.template : ''} onChange={(e) => take(e.target.value)}>
            <option value="">{t('template.none')}</option>
            {group(true)}
            {list.items.some((one) => !one.for_me) && <optgroup label={t('template.others')}>{group(false)}</optgroup>}
          </select>
        )}
      </Field>
      {chosen && <Prompts template={chosen} text={draft.text} onText={(how) => onDraft({ text: how(draft.text) })} />}
    </>
  );
}
