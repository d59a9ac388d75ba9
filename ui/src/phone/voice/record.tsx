// SPDX-License-Identifier: Apache-2.0
// 音声メモ: tap to record and tap to end, listen, keep or throw away; or choose a file. Nothing leaves the phone before it is kept.
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useText } from '../../parts/use_text.ts';
import { hexHash } from '../photo/hash.ts';
import type { Photo } from '../store/drafts.ts';
import { Recorder } from './recorder.ts';
import { LONGEST_MS, MOST_BYTES, canRecord, micProblem, spanText, typeOf, withoutTags } from './rules.ts';

interface Memo { bytes: ArrayBuffer; type: string; url: string; span?: number }

function useSpan(recorder: Recorder | undefined): number {
  const [span, setSpan] = useState(0);
  useEffect(() => {
    if (!recorder) return undefined;
    const timer = setInterval(() => setSpan(recorder.span), 250);
    return () => {
      clearInterval(timer);
      setSpan(0);
    };
  }, [recorder]);
  return span;
}

function useHeard(): [Memo | undefined, (memo?: Memo) => void] {
  const [memo, setMemo] = useState<Memo>();
  useEffect(() => () => {
    if (memo) URL.revokeObjectURL(memo.url);
  }, [memo]);
  return [memo, setMemo];
}

export default function RecordVoice({ name, onDone, onClose }: { name: string; onDone: (memo: Photo, bytes: ArrayBuffer) => void; onClose: () => void }) {
  const { t } = useText();
  const [recorder, setRecorder] = useState<Recorder>();
  const [memo, setMemo] = useHeard();
  const [problem, setProblem] = useState('');
  const [sure, setSure] = useState(false);
  const open = useRef(true);
  const running = useRef<Recorder>(undefined);
  const span = useSpan(recorder);
  const can = canRecord();
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
      running.current?.letGo();
    };
  }, []);
  // A recording does not know its own length in every browser: it is told.
  const take = async (blob: Blob, span?: number) => {
    const bytes = withoutTags(await blob.arrayBuffer());
    const type = typeOf(new Uint8Array(bytes));
    if (!type) return setProblem(t('phone.voice.unknown'));
    if (bytes.byteLength > MOST_BYTES) return setProblem(t('phone.voice.large'));
    setMemo({ bytes, type, url: URL.createObjectURL(new Blob([bytes], { type })), ...(span === undefined ? {} : { span }) });
  };
  const start = async () => {
    setProblem('');
    try {
      const begun = await Recorder.start();
      if (!open.current) return begun.letGo();
      running.current = begun;
      setRecorder(begun);
      const blob = await begun.done();
      const length = begun.span;
      setRecorder(undefined);
      if (open.current) await take(blob, length);
    } catch (failure) {
      setProblem(t(`phone.voice.mic_${micProblem(failure)}`));
    }
  };
  const keep = async () => {
    if (memo) onDone({ sha256: await hexHash(memo.bytes), name, content_type: memo.type, size: memo.bytes.byteLength }, memo.bytes);
  };
  const throwAway = () => {
    if (!sure) return setSure(true);
    setSure(false);
    setMemo();
  };
  return (
    <Dialog title={t('phone.voice')} onClose={onClose}>
      <p className="small soft">{t('phone.voice.lead')}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      {can !== 'yes' && <p className="notice">{t(`phone.voice.${can}`)}</p>}
      {!memo && can === 'yes' && (recorder
        ? <>
            <p className="voice__time nums" role="timer" aria-label={t('phone.voice.time')}>● {spanText(span)} / {spanText(LONGEST_MS)}</p>
            <Button look="danger" big onClick={() => recorder.stop()}>{t('phone.voice.stop')}</Button>
          </>
        : <Button look="primary" big onClick={() => void start()}>{t('phone.voice.start')}</Button>)}
      {memo && (
        <>
          {memo.span !== undefined && <p className="small nums">{t('phone.voice.span', { time: spanText(memo.span) })}</p>}
          <audio controls src={memo.url} aria-label={t('phone.voice.listen')} />
          <Button look="primary" big onClick={() => void keep()}>{t('phone.voice.keep')}</Button>
          <Button look="danger" onClick={throwAway}>{t(sure ? 'phone.voice.discard.sure' : 'phone.voice.discard')}</Button>
        </>
      )}
      {!memo && !recorder && (
        <label className="button file-button">{t('phone.voice.file')}
          <input type="file" accept="audio/*" className="sr-only" onChange={(e) => { const file = e.target.files?.[0]; setProblem(''); if (file) void take(file); e.target.value = ''; }} />
        </label>
      )}
    </Dialog>
  );
}
