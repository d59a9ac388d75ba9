// SPDX-License-Identifier: Apache-2.0
// Editing one group: draft kept, saved with the version it began from, a clash shown instead of overwritten, undo.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Refused, get, post, request, sentence } from '../../../api/request.ts';
import type { FacilityPage, FactGroup } from '../../../api/types.ts';
import { uuid7 } from '../../../api/uuid.ts';
import { t } from '../../../i18n/index.ts';
import { say } from '../../../parts/toast.tsx';
import { dropDraft, merge, readDraft, same, writeDraft, type Clash, type Values } from './draft.ts';

export interface EditConfig {
  group: FactGroup;
  read: (page: FacilityPage) => Values;
  write: (values: Values) => object; // the group as the server takes it: an object of fields, or a list
  check?: (values: Values) => { id: string; message: string }[];
}

export interface Edit {
  values: Values;
  draftAt: string | undefined;
  problems: { id: string; message: string }[];
  clashes: Clash[];
  busy: boolean;
  changed: boolean;
  set: (changes: Values) => void;
  remove: (key: string) => void;
  resolve: (chosen: Values) => void;
  save: () => Promise<void>;
  giveUp: () => void;
}

export function useEdit(page: FacilityPage, config: EditConfig, onDone: () => void): Edit {
  const client = useQueryClient();
  const id = page.facility.id;
  const [start] = useState(() => readDraft(id, config.group) ?? { at: '', base_seq: page.facility.changed_seq, base: config.read(page), values: config.read(page) });
  const base = useRef(start.base);
  const baseSeq = useRef(start.base_seq);
  const attempt = useRef({ key: '', body: '' });
  const [values, setValues] = useState<Values>(start.values);
  const [draftAt, setDraftAt] = useState<string | undefined>(start.at || undefined);
  const [problems, setProblems] = useState<Edit['problems']>([]);
  const [clashes, setClashes] = useState<Clash[]>([]);
  const [busy, setBusy] = useState(false);

  const keep = (next: Values) => {
    setValues(next);
    const at = new Date().toISOString();
    writeDraft(id, config.group, { at, base_seq: baseSeq.current, base: base.current, values: next });
    setDraftAt(at);
  };
  const finish = (saved: FacilityPage | undefined) => {
    dropDraft(id, config.group);
    if (saved?.facility) client.setQueryData(['facility', id], saved);
    void client.invalidateQueries({ queryKey: ['facility', id] });
    const seq = saved?.facility?.changed_seq;
    const undo = async () => {
      await post(`/v1/facilities/${id}/undo`, { seq });
      await client.invalidateQueries({ queryKey: ['facility', id] });
    };
    say(t('saved'), seq === undefined ? {} : { undo });
    onDone();
  };
  const meet = async () => {
    const theirs = await get<FacilityPage>(`/v1/facilities/${id}`);
    const met = merge(base.current, values, config.read(theirs));
    base.current = config.read(theirs);
    baseSeq.current = theirs.facility.changed_seq;
    keep(met.values);
    setClashes(met.clashes);
    setProblems([{ id: 'edit-clash', message: met.clashes.length ? t('clash.asked') : t('clash.merged') }]);
  };
  const save = async () => {
    const found = config.check?.(values) ?? [];
    setProblems(found);
    if (found.length) return;
    setBusy(true);
    const body = { base_seq: baseSeq.current, values: config.write(values) };
    const text = JSON.stringify(body);
    // The same content tried again is the same act; changed content is another.
    if (attempt.current.body !== text) attempt.current = { key: uuid7(), body: text };
    try {
      finish(await request<FacilityPage>(`/v1/facilities/${id}/${config.group}`, { method: 'PUT', body, key: attempt.current.key }));
    } catch (problem) {
      if (problem instanceof Refused && problem.status === 409) await meet();
      else if (problem instanceof Refused && problem.fields.length) setProblems(problem.fields.map((f) => ({ id: `e-${config.group}-${f.field.replace(/^values\./, '')}`, message: f.message })));
      else setProblems([{ id: `edit-${config.group}`, message: sentence(problem) }]);
    } finally {
      setBusy(false);
    }
  };
  return {
    values, draftAt, problems, clashes, busy, save,
    changed: !same(values, base.current),
    set: (changes) => keep({ ...values, ...changes }),
    remove: (key) => keep(Object.fromEntries(Object.entries(values).filter(([k]) => k !== key))),
    resolve: (chosen) => {
      keep({ ...values, ...chosen });
      setClashes([]);
      setProblems([]);
    },
    giveUp: () => {
      dropDraft(id, config.group);
      onDone();
    },
  };
}
