// SPDX-License-Identifier: Apache-2.0
// One's own second factor: set up, print the recovery codes, turn off.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, sentence, Refused } from '../../api/request.ts';
import type { RecoveryCodes, SecondFactor, TotpStart } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { Bones } from '../../parts/states.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate } from '../../text/format.ts';
import { copy } from '../copy.ts';
import { Passkeys } from './passkeys.tsx';
import { WithPassword } from './with_password.tsx';

const kept = ['second-factor'];
const FEW_CODES = 3;

export function useSecondFactor() {
  return useQuery({ queryKey: kept, queryFn: ({ signal }) => get<SecondFactor>('/v1/me/second-factor', signal), staleTime: 0 });
}

const fieldMessage = (error: unknown) => (error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));

function RecoveryList({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useText();
  return (
    <div className="stack print-me">
      <h3>{t('factor.codes')}</h3>
      <p>{t('factor.codes.lead')}</p>
      <ol className="recovery-codes nums">{codes.map((code) => <li key={code}>{code}</li>)}</ol>
      <div className="line no-print">
        <Button icon="print" onClick={() => print()}>{t('factor.codes.print')}</Button>
        <Button icon="copy" onClick={() => copy(codes.join('\n'))}>{t('copy')}</Button>
        <Button look="primary" onClick={onDone}>{t('factor.codes.kept')}</Button>
      </div>
    </div>
  );
}

function Qr({ start }: { start: TotpStart }) {
  const { t } = useText();
  if (!start.qr_size) return null;
  return (
    <svg className="qr" viewBox={`0 0 ${start.qr_size} ${start.qr_size}`} role="img" aria-label={t('factor.qr')} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" /><path d={start.qr_path} fill="#000" />
    </svg>
  );
}

// From the button to the recovery codes; `onDone` when they have been seen.
export function SetUpApp({ onDone }: { onDone: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [start, setStart] = useState<TotpStart>();
  const [codes, setCodes] = useState<string[]>();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(fieldMessage(error));
    } finally {
      setBusy(false);
    }
  };
  const begin = () => void act(async () => setStart(await post<TotpStart>('/v1/me/totp', {})));
  const confirm = () => void act(async () => {
    setCodes((await post<RecoveryCodes>('/v1/me/totp/confirm', { code })).codes);
    await client.invalidateQueries({ queryKey: kept });
  });
  if (codes) return <RecoveryList codes={codes} onDone={onDone} />;
  if (!start) {
    return (
      <div className="stack-tight">
        {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
        <div><Button look="primary" busy={busy} onClick={begin}>{t('factor.begin')}</Button></div>
      </div>
    );
  }
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); confirm(); }}>
      <h3>{t('factor.step1')}</h3>
      <p>{t('factor.step1.lead')}</p>
      <h3>{t('factor.step2')}</h3>
      <Qr start={start} />
      <p className="small">{t('factor.secret')}</p>
      <p className="nums secret-key">{start.secret.match(/.{1,4}/g)?.join(' ')}</p>
      <h3>{t('factor.step3')}</h3>
      <TextField label={t('sign_in.code')} inputMode="numeric" autoComplete="one-time-code" value={code} onValue={setCode} error={problem} />
      <div><Button look="primary" type="submit" busy={busy}>{t('factor.confirm')}</Button></div>
    </form>
  );
}

function InUse({ state, onCodes }: { state: SecondFactor; onCodes: (codes: string[]) => void }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  return (
    <div className="stack">
      <p>{t('factor.on', { since: shortDate(state.totp_since ?? '', lang), left: state.recovery_codes })}</p>
      {state.recovery_codes <= FEW_CODES && <p className="notice notice--warn">{t('factor.few')}</p>}
      <WithPassword label={t('factor.codes.new')} lead={t('factor.codes.new.lead')}
        onPassword={async (password) => onCodes((await post<RecoveryCodes>('/v1/me/recovery-codes', { password })).codes)} />
      <WithPassword label={t('factor.turn_off')} danger onPassword={async (password) => {
        client.setQueryData(kept, await post<SecondFactor>('/v1/me/totp/off', { password }));
        say(t('factor.turned_off'));
      }} />
    </div>
  );
}

export function SecondFactorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const { data, error } = useSecondFactor();
  const [codes, setCodes] = useState<string[]>();
  const [setting, setSetting] = useState(false);
  if (error) sayProblem(error);
  const shown = () => {
    setCodes(undefined);
    setSetting(false);
    void client.invalidateQueries({ queryKey: kept });
  };
  return (
    <Dialog title={t('factor.menu')} onClose={onClose}>
      <div className="stack">
        {codes ? <RecoveryList codes={codes} onDone={shown} /> : (
          <>
            <p className="soft">{t('factor.lead')}</p>
            {!data && <Bones rows={2} />}
            {data?.asked && <p className="notice">{t('factor.asked')}</p>}
            {data && !setting && data.totp && <InUse state={data} onCodes={setCodes} />}
            {data && (setting || !data.totp) && (
              <div className="stack" onClickCapture={() => setSetting(true)}>
                {!setting && <p>{t('factor.off')}</p>}
                <SetUpApp onDone={shown} />
              </div>
            )}
            {data && !setting && <Passkeys />}
          </>
        )}
      </div>
    </Dialog>
  );
}
