// SPDX-License-Identifier: Apache-2.0
// The frame of what is said in a few fields: sends, says what was wrong, hands on the answer.
import { useState, type ReactNode } from 'react';
import { Refused, post, sentence } from '../api/request.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { say } from '../parts/toast.tsx';
import { useText } from '../parts/use_text.ts';

interface SendShape<R> {
  path: string; body: () => object; word: string; done: string; onDone: (answer: R) => Promise<void> | void; onClose?: () => void; children: (fault: (field: string) => string | undefined) => ReactNode;
}

export function SendDialog<R>({ title, ...form }: SendShape<R> & { title: string; onClose: () => void }) {
  return <Dialog title={title} onClose={form.onClose}><SendForm {...form} /></Dialog>;
}

export function SendForm<R>({ path, body, word, done, onDone, onClose, children }: SendShape<R>) {
  const { t } = useText();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const fields = problem instanceof Refused ? problem.fields : [];
  // A field within a list ("invited.2.name") is said at the list.
  const fault = (field: string) => fields.find((one) => one.field === field || one.field.startsWith(`${field}.`) || one.field.startsWith(`${field}[`))?.message;
  const send = async () => {
    setBusy(true);
    try {
      const answer = await post<R>(path, body());
      say(done);
      await onDone(answer);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      {children(fault)}
      {problem !== undefined && <p className="notice notice--bad" role="alert">{fields[0]?.message ?? sentence(problem)}</p>}
      <div className="line"><Button look="primary" type="submit" busy={busy}>{word}</Button>{onClose && <Button onClick={onClose}>{t('give_up')}</Button>}</div>
    </form>
  );
}
