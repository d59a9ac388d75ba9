// SPDX-License-Identifier: Apache-2.0
// ひな形: one's own, and for the town and its coordinators the area's: drafts, published ones, the shipped ones to begin from.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post, request } from '../../api/request.ts';
import type { NoteTemplate, NoteTemplates, TemplateBody } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { inLanguage } from '../../templates/fill.ts';
import { useMay } from '../context.tsx';
import { TemplateEditor } from './template_editor.tsx';
import { emptyBody } from './editor_rules.ts';

interface Editing { where: string; method: 'POST' | 'PUT'; body: TemplateBody; replaces?: string }

function OneTemplate({ one, onEdit, actions }: { one: NoteTemplate; onEdit?: () => void; actions?: [string, () => void][] }) {
  const { t, lang } = useText();
  const name = inLanguage(one.body.name, lang);
  const to = inLanguage(one.reader_name, lang) || t('template.team');
  return (
    <li className="card stack-tight">
      <p className="line"><b>{name}</b><span className="small soft">{t('templates.to', { to })}・{t('templates.asks', { n: one.body.prompts.length })}</span>
        {one.scope === 'area' && <Badge tone={one.state === 'published' ? 'good' : 'warn'}>{t(`templates.${one.state === 'published' ? 'published' : 'draft'}`)}</Badge>}
        {one.changed_at && <span className="small soft line-end">{one.changed_by} {momentText(one.changed_at, lang)}</span>}</p>
      <div className="line">
        {onEdit && <Button aria-label={`${name} ${t(one.scope === 'shipped' ? 'templates.base_on' : 'templates.edit')}`} onClick={onEdit}>{t(one.scope === 'shipped' ? 'templates.base_on' : 'templates.edit')}</Button>}
        {actions?.map(([word, act]) => <Button key={word} aria-label={`${name} ${word}`} onClick={act}>{word}</Button>)}
      </div>
    </li>
  );
}

export default function TemplatesScreen() {
  const { t } = useText();
  const client = useQueryClient();
  const mayEdit = useMay()('template.edit');
  const own = useGet<NoteTemplates>('templates', '/v1/templates');
  const area = useGet<NoteTemplates>('templates', '/v1/templates/area', mayEdit);
  const [editing, setEditing] = useState<Editing>();
  const fresh = () => client.invalidateQueries({ queryKey: ['templates'] });
  const act = async (what: () => Promise<unknown>, words: string) => {
    try {
      await what();
      await fresh();
      say(words);
      return true;
    } catch (problem) {
      sayProblem(problem);
      return false;
    }
  };
  const keep = async (body: TemplateBody, key: string) => {
    if (!editing) return;
    await request(editing.where, { method: editing.method, key, body: { body, ...(editing.replaces ? { replaces: editing.replaces } : {}) } });
    await fresh();
    setEditing(undefined);
    say(t('templates.saved'));
  };
  const drop = (where: string) => () => void act(() => request(where, { method: 'DELETE' }), t('templates.gone'));
  if (editing) return <TemplateEditor start={editing.body} isArea={!editing.where.startsWith('/v1/me/')} onKeep={keep} onClose={() => setEditing(undefined)} />;
  return (
    <div className="stack">
      <div className="page-head"><h1>{t('templates')}</h1></div>
      <p className="soft">{t('templates.lead')}</p>
      <section className="stack" aria-labelledby="own-templates">
        <div className="line"><h2 id="own-templates">{t('templates.own')}</h2><Button icon="plus" onClick={() => setEditing({ where: '/v1/me/templates', method: 'POST', body: emptyBody() })}>{t('templates.new_own')}</Button></div>
        <Answer query={own}>{({ items }) => {
          const mine = items.filter((one) => one.scope === 'own');
          if (mine.length === 0) return <p className="soft">{t('templates.own_none')}</p>;
          return <ul className="stack sign-ins">{mine.map((one) => <OneTemplate key={one.code} one={one} onEdit={() => setEditing({ where: `/v1/me/templates/${one.id}`, method: 'PUT', body: one.body })} actions={[[t('templates.drop'), drop(`/v1/me/templates/${one.id}`)]]} />)}</ul>;
        }}</Answer>
      </section>
      {mayEdit && (
        <section className="stack" aria-labelledby="area-templates">
          <div className="line"><h2 id="area-templates">{t('templates.area')}</h2><Button icon="plus" onClick={() => setEditing({ where: '/v1/templates', method: 'POST', body: emptyBody() })}>{t('templates.new_area')}</Button></div>
          <Answer query={area}>{({ items }) => (
            <ul className="stack sign-ins">{items.map((one) => (
              <OneTemplate key={one.code} one={one}
                onEdit={() => setEditing(one.scope === 'area' ? { where: `/v1/templates/${one.id}`, method: 'PUT', body: one.body } : { where: '/v1/templates', method: 'POST', body: one.body, replaces: one.code })}
                {...(one.scope === 'area' ? { actions: [...(one.state === 'draft' ? [[t('templates.publish'), () => void act(() => post(`/v1/templates/${one.id}/publish`, {}), t('templates.is_published'))] as [string, () => void]] : []), [t('templates.drop'), drop(`/v1/templates/${one.id}`)] as [string, () => void]] } : {})} />
            ))}</ul>
          )}</Answer>
        </section>
      )}
      {!mayEdit && (
        <section className="stack" aria-labelledby="all-templates">
          <h2 id="all-templates">{t('templates.all')}</h2>
          <Answer query={own}>{({ items }) => <ul className="stack sign-ins">{items.filter((one) => one.scope !== 'own').map((one) => <OneTemplate key={one.code} one={one} />)}</ul>}</Answer>
        </section>
      )}
    </div>
  );
}
