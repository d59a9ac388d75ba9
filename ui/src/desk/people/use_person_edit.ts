// SPDX-License-Identifier: Apache-2.0
// Editing one heading of a person: the draft is kept, a change by somebody else is met field by field, nothing is written over.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Refused, get, request, sentence } from '../../api/request.ts';
import type { PersonPage } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { t } from '../../i18n/index.ts';
import { say } from '../../parts/toast.tsx';
import { useSession } from '../context.tsx';
import { merge, same, type Clash } from '../facility/edit/draft.ts';
import type { Value } from './fact_spec.ts';
import { dropDraft, readDraft, writeDraft } from './person_draft.ts';

export interface EditConfig {
  what: string; // names the draft and the ids of the fields
  path: string;
  read: (page: PersonPage) => { seq: number; values: Value };
  body: (values: Value, baseSeq: number) => object;
  check: (values: Value) => { id: string; message: string }[];
}

export interface PersonEdit {
  ready: boolean;
  values: Value;
  draftAt: string | undefined;
  problems: { id: string; message: string }[];
  clashes: Clash[];
  busy: boolean;
  changed: boolean;
  set: (changes: Value) => void;
  resolve: (chosen: Value) => void;
  save: () => Promise<void>;
  giveUp: () => void;
}

export function usePersonEdit(page: PersonPage, config: EditConfig, onDone: () => void): PersonEdit {
  const client = useQueryClient();
  const account = useSession().account?.id ?? '';
  const id = page.person.id;
  const [start] = useState(() => config.read(page));
  const base = useRef(start.values);
  const baseSeq = useRef(start.seq);
  const attempt = useRef({ key: '', body: '' });
  const [ready, setReady] = useState(false);
  const [values, setValues] = useState<Value>(start.values);
  const [draftAt, setDraftAt] = useState<string>();
  const [problems, setProblems] = useState<PersonEdit['problems']>([]);
  const [clashes, setClashes] = useState<Clash[]>([]);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let here = true;
    void readDraft(account, id, config.what).then((draft) => {
      if (!here) return;
      if (draft) {
        base.current = draft.base;
        baseSeq.current = draft.base_seq;
        setValues(draft.values);
        setDraftAt(draft.at);
      }
      setReady(true);
    });
    return () => { here = false; };
  }, [account, id, config.what]);

  const keep = (next: Value) => {
    setValues(next);
    const at = new Date().toISOString();
    void writeDraft(account, id, config.what, { at, base_seq: baseSeq.current, base: base.current, values: next });
    setDraftAt(at);
  };
  const meet = async () => {
    const page = await get<PersonPage>(`/v1/people/${id}`);
    const theirs = config.read(page);
    const met = merge(base.current, values, theirs.values);
    base.current = theirs.values;
    baseSeq.current = theirs.seq;
    keep(met.values);
    setClashes(met.clashes);
    setProblems([{ id: 'person-clash', message: met.clashes.length ? t('clash.asked') : t('clash.merged') }]);
  };
  const refused = async (problem: unknown) => {
    if (problem instanceof Refused && problem.status === 409 && problem.code === 'changed_meanwhile') return meet();
    if (problem instanceof Refused && problem.fields.length) {
      return setProblems(problem.fields.map((f) => ({ id: `p-${config.what}-${f.field.replace(/^(basics|facts)\./, '').replace(/[.[\]]+/g, '-')}`, message: f.message })));
    }
    setProblems([{ id: `person-edit-${config.what}`, message: sentence(problem) }]);
  };
  const save = async () => {
    const found = config.check(values);
    setProblems(found);
    if (found.length || busy) return;
    setBusy(true);
    const body = config.body(values, baseSeq.current);
    const text = JSON.stringify(body);
    // The same content tried again is the same act; changed content is another.
    if (attempt.current.body !== text) attempt.current = { key: uuid7(), body: text };
    try {
      const saved = await request<PersonPage>(config.path, { method: 'PUT', body, key: attempt.current.key });
      await dropDraft(account, id, config.what);
      client.setQueryData(['person', id], saved);
      say(t('saved'));
      onDone();
    } catch (problem) {
      await refused(problem).catch((second: unknown) => setProblems([{ id: `person-edit-${config.what}`, message: sentence(second) }]));
    } finally {
      setBusy(false);
    }
  };
  return {
    ready, values, draftAt, problems, clashes, busy, save,
    changed: !same(values, base.current),
    set: (changes) => keep({ ...values, ...changes }),
    resolve: (chosen) => {
      keep({ ...values, ...chosen });
      setClashes([]);
      setProblems([]);
    },
    giveUp: () => {
      void dropDraft(account, id, config.what);
      onDone();
    },
  };
}
