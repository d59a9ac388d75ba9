// SPDX-License-Identifier: Apache-2.0
// A file on its way in: what was chosen and decided is kept sealed in this browser, as is the list of acts once it is
// confirmed. After a reload the acts that have not arrived are sent with the keys they had, so nobody comes in twice.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused, post, request, sentence } from '../../../api/request.ts';
import type { IntakeChosen, IntakePerson, PersonImportKind, PersonImportView, PersonPage } from '../../../api/types.ts';
import { uuid7 } from '../../../api/uuid.ts';
import { useSession } from '../../context.tsx';
import { dropDraft, readDraft, writeDraft } from '../person_draft.ts';
import { planOf, stateOf, takeOf, type Act, type Decision, type Decisions, type Item } from './intake_rules.ts';

export interface ChosenFile { name: string; content: string } // bytes in base64url
export interface Kept {
  at: string;
  files: ChosenFile[];
  columns?: string[];
  office?: { id: string; name: string };
  choices: IntakeChosen[];
  decisions: Decisions;
  import_id?: string;
  items?: Item[]; // once confirmed
}

const START = (): Kept => ({ at: new Date().toISOString(), files: [], choices: [], decisions: {} });
const AT_ONCE = 3; // the server writes several acts in one commit
const KEEP_EVERY_MS = 700;
const UNAUTHORIZED = 401;

// A lost line or session ends the sending; what waits can go on later.
const stops = (problem: unknown) => !(problem instanceof Refused) || problem.status === 0 || problem.status === UNAUTHORIZED || problem.status >= 500;
const words = (problem: unknown) => (problem instanceof Refused && problem.fields.length ? problem.fields.map((one) => one.message).join(' ') : sentence(problem));

async function sendAct(act: Act): Promise<string | undefined> {
  const page = await request<PersonPage>(act.path, { method: act.method, body: act.body, key: act.key });
  act.state = 'done';
  return page.person.id;
}

async function sendItem(item: Item): Promise<void> {
  for (const act of item.acts) {
    if (act.state !== 'waiting') continue;
    try {
      const id = await sendAct(act);
      if (id) item.person_id = id;
    } catch (problem) {
      if (stops(problem)) throw problem;
      act.state = 'refused';
      act.words = words(problem);
    }
  }
}

export interface Intake {
  kept: Kept;
  ready: boolean;
  busy: boolean;
  problem: string;
  set: (changes: Partial<Kept>) => void;
  decide: (key: string, decision: Decision) => void;
  confirm: (people: IntakePerson[]) => Promise<void>;
  goOn: () => Promise<void>;
  again: () => void; // the same file beside what is known now
  clear: () => void;
}

export function useIntake(kind: PersonImportKind): Intake {
  const client = useQueryClient();
  const account = useSession().account?.id ?? '';
  const [kept, setKept] = useState<Kept>(START);
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const now = useRef(kept);
  const place = `intake-${kind}`;

  useEffect(() => {
    let here = true;
    void readDraft<Kept>(account, 'new', place).then((draft) => {
      if (!here) return;
      if (draft) {
        now.current = draft;
        setKept(draft);
      }
      setReady(true);
    });
    return () => {
      here = false;
    };
  }, [account, place]);

  const keep = useCallback((next: Kept) => {
    now.current = next;
    setKept(next);
    return writeDraft<Kept>(account, 'new', place, next);
  }, [account, place]);
  const set = useCallback((changes: Partial<Kept>) => void keep({ ...now.current, ...changes, at: new Date().toISOString() }), [keep]);

  const goOn = async () => {
    const items = now.current.items ?? [];
    setBusy(true);
    setProblem('');
    let last = Date.now();
    let stopped: unknown;
    const waiting = items.filter((item) => stateOf(item) === 'waiting');
    const worker = async () => {
      for (let item = waiting.shift(); item && !stopped; item = waiting.shift()) {
        try {
          await sendItem(item);
        } catch (cause) {
          stopped = cause;
        }
        if (Date.now() - last < KEEP_EVERY_MS) continue;
        last = Date.now();
        void keep({ ...now.current, items: [...items] });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (stopped) setProblem(words(stopped));
    await keep({ ...now.current, items: [...items] });
    for (const what of ['people', 'person', 'person-imports']) void client.invalidateQueries({ queryKey: [what] });
    setBusy(false);
  };

  const confirm = async (people: IntakePerson[]) => {
    const { decisions, office, files } = now.current;
    setBusy(true);
    setProblem('');
    try {
      let { import_id } = now.current;
      if (!import_id && people.some((one) => takeOf(one, decisions[one.key]) === 'new')) {
        const made = await post<PersonImportView>('/v1/person-imports', {
          kind, file_name: files.map((one) => one.name).join('、').slice(0, 300), rows: people.length, ...(office ? { office_id: office.id } : {}),
        });
        import_id = made.import.id;
      }
      const items = planOf({ people, decisions, import_id, office_id: office?.id, newKey: uuid7 });
      await keep({ ...now.current, items, ...(import_id ? { import_id } : {}) });
    } catch (cause) {
      setProblem(words(cause));
      setBusy(false);
      return;
    }
    await goOn();
  };

  return {
    kept, ready, busy, problem, set, confirm, goOn,
    decide: (key, decision) => set({ decisions: { ...now.current.decisions, [key]: { ...now.current.decisions[key], ...decision } } }),
    again: () => {
      const { items, ...rest } = now.current;
      void items;
      void keep({ ...rest, decisions: {} });
    },
    clear: () => {
      now.current = START();
      setKept(now.current);
      setProblem('');
      void dropDraft(account, 'new', place);
    },
  };
}

const CHUNK = 32_768;
export async function contentOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
