// SPDX-License-Identifier: Apache-2.0
// Contact windows: the person and the hours first, the rest only when it is needed. Thirty seconds for one.
import type { Audience, Channel, ContactChannel, Leave, WindowLine } from '../../../api/types.ts';
import { uuid7 } from '../../../api/uuid.ts';
import { Button, IconButton } from '../../../parts/button.tsx';
import { DateField } from '../../../parts/date_field.tsx';
import { SelectField, TextArea, TextField } from '../../../parts/field.tsx';
import { HoursEditor } from '../../../parts/hours_editor.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateOf } from '../../../text/format.ts';
import { checkHours, hoursText, tidyHours } from '../../../text/hours.ts';
import { useWords } from '../../context.tsx';
import type { FormProps } from '../group_card.tsx';
import { EditShell } from './edit_shell.tsx';
import { useEdit, type Edit, type EditConfig } from './use_edit.ts';

const CONFIG: EditConfig = {
  group: 'windows',
  read: (page) => Object.fromEntries(page.windows.map(({ area_id: _a, facility_id: _f, ...w }) => [w.id, w])),
  // A new window has its id from here, so that it can be another's deputy at once.
  write: (values) => Object.entries(values).map(([id, w], position) => ({ ...(w as WindowLine), id, hours: tidyHours((w as WindowLine).hours), position })),
};

export const emptyWindow = (): WindowLine => ({
  person: '', role: '', department: '', for_whom: '', purposes: '', hours: [{ days: [1, 2, 3, 4, 5], open: '09:00', close: '17:00', note: '' }],
  channels: [{ kind: 'phone', value: '', note: '' }], leave: [], audience: 'professional', note: '', position: 0,
});

function Channels({ list, onList }: { list: ContactChannel[]; onList: (list: ContactChannel[]) => void }) {
  const { t } = useText();
  const words = useWords();
  const set = (i: number, part: Partial<ContactChannel>) => onList(list.map((c, j) => (i === j ? { ...c, ...part } : c)));
  const up = (i: number) => onList(list.map((c, j) => (j === i - 1 ? list[i]! : j === i ? list[i - 1]! : c)));
  return (
    <div className="stack-tight">
      {list.map((c, i) => (
        <div className="span" key={i} role="group" aria-label={t('w.channel_n', { n: i + 1 })}>
          <b>{i + 1}.</b>
          <select className="input channel-kind" aria-label={t('w.channel_kind')} value={c.kind} onChange={(e) => set(i, { kind: e.target.value as Channel })}>
            {words.choices('Channel').map((k) => <option key={k.value} value={k.value}>{k.label}</option>)}
          </select>
          <input className="input channel-value" aria-label={t('w.channel_value')} placeholder={t('w.channel_own')} value={c.value} onChange={(e) => set(i, { value: e.target.value })} />
          <input className="input channel-value" aria-label={t('w.channel_note')} placeholder={t('w.channel_note')} value={c.note} onChange={(e) => set(i, { note: e.target.value })} />
          {i > 0 && <Button look="quiet" onClick={() => up(i)}>{t('w.channel_up')}</Button>}
          <IconButton icon="close" label={t('w.channel_remove')} onClick={() => onList(list.filter((_, j) => j !== i))} />
        </div>
      ))}
      <div><Button icon="plus" onClick={() => onList([...list, { kind: 'fax', value: '', note: '' }])}>{t('w.channel_add')}</Button></div>
    </div>
  );
}

function LeaveList({ list, onList }: { list: Leave[]; onList: (list: Leave[]) => void }) {
  const { t } = useText();
  const today = dateOf(new Date());
  const set = (i: number, part: Partial<Leave>) => onList(list.map((l, j) => (i === j ? { ...l, ...part } : l)));
  return (
    <div className="stack-tight">
      {list.map((l, i) => (
        <div className="span" key={i}>
          <DateField label={t('s.from')} value={l.from} onValue={(from) => set(i, { from: from ?? '' })} />
          <DateField label={t('s.to')} value={l.to} onValue={(to) => set(i, { to: to ?? '' })} />
          <TextField label={t('w.note')} value={l.note} onValue={(note) => set(i, { note })} />
          <IconButton icon="close" label={t('w.leave_remove')} onClick={() => onList(list.filter((_, j) => j !== i))} />
        </div>
      ))}
      <div><Button icon="plus" onClick={() => onList([...list, { from: today, to: today, note: '' }])}>{t('w.leave_add')}</Button></div>
    </div>
  );
}

function OneWindow({ id, window: w, edit }: { id: string; window: WindowLine; edit: Edit }) {
  const { t } = useText();
  const words = useWords();
  const set = (part: Partial<WindowLine>) => edit.set({ [id]: { ...w, ...part } });
  const others = Object.entries(edit.values).filter(([key]) => key !== id).map(([key, o]) => ({ value: key, label: (o as WindowLine).person || t('w.unnamed') }));
  const error = edit.problems.find((p) => p.id === `e-windows-${id}`)?.message;
  return (
    <fieldset className="subform stack">
      <legend className="line"><h3>{w.person || t('w.new')}</h3><Button look="quiet" onClick={() => edit.remove(id)}>{t('w.remove')}</Button></legend>
      <div className="form-grid">
        <TextField id={`e-windows-${id}`} label={t('w.person')} must error={error} value={w.person} onValue={(person) => set({ person })} />
        <TextField label={t('w.role')} value={w.role} onValue={(role) => set({ role })} />
        <TextField label={t('w.department')} value={w.department} onValue={(department) => set({ department })} />
      </div>
      <div className="field"><span className="field__label">{t('w.hours')}</span><HoursEditor id={`e-windows-${id}-hours`} spans={w.hours} onSpans={(hours) => set({ hours })} /></div>
      <div className="field"><span className="field__label">{t('w.channels')}</span><Channels list={w.channels} onList={(channels) => set({ channels })} /></div>
      <details>
        <summary>{t('w.more')}</summary>
        <div className="stack">
          <div className="form-grid">
            <TextField label={t('w.for_whom')} value={w.for_whom} onValue={(for_whom) => set({ for_whom })} />
            <TextField label={t('w.purposes')} value={w.purposes} onValue={(purposes) => set({ purposes })} />
            <SelectField label={t('w.deputy')} value={w.deputy_id ?? ''} choices={[{ value: '', label: t('w.no_deputy') }, ...others]}
              onValue={(deputy) => { const { deputy_id: _old, ...rest } = w; edit.set({ [id]: deputy ? { ...rest, deputy_id: deputy } : rest }); }} />
            <SelectField label={t('w.audience')} value={w.audience} onValue={(a) => set({ audience: a as Audience })} choices={words.choices('Audience')} />
          </div>
          <div className="field"><span className="field__label">{t('w.leave')}</span><LeaveList list={w.leave} onList={(leave) => set({ leave })} /></div>
          <TextArea label={t('w.note')} value={w.note} onValue={(note) => set({ note })} />
        </div>
      </details>
    </fieldset>
  );
}

export function WindowsForm({ page, onDone }: FormProps) {
  const { t, lang } = useText();
  const check: NonNullable<EditConfig['check']> = (values) =>
    Object.entries(values).flatMap(([id, value]) => {
      const w = value as WindowLine;
      const problem = checkHours(w.hours).find(Boolean);
      return [
        ...(w.person.trim() ? [] : [{ id: `e-windows-${id}`, message: t('problem.must', { field: t('w.person') }) }]),
        ...(problem ? [{ id: `e-windows-${id}-hours`, message: `${w.person}: ${t(`hours.problem.${problem}`)}` }] : []),
      ];
    });
  const edit = useEdit(page, { ...CONFIG, check }, onDone);
  const show = (_: string, value: unknown) => (value ? `${(value as WindowLine).person} ${hoursText((value as WindowLine).hours, lang)}` : '');
  return (
    <EditShell edit={edit} group="windows" label={(key) => (edit.values[key] as WindowLine | undefined)?.person ?? t('w.new')} show={show}>
      {Object.entries(edit.values).map(([id, w]) => <OneWindow key={id} id={id} window={w as WindowLine} edit={edit} />)}
      <div><Button icon="plus" onClick={() => edit.set({ [uuid7()]: emptyWindow() })}>{t('w.add')}</Button></div>
    </EditShell>
  );
}
