// SPDX-License-Identifier: Apache-2.0
// Before a picture is sent: arrow, circle, blur with a finger. Faces and papers that are nobody's business are blurred here.
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Segments } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Photo } from '../store/drafts.ts';
import { asPhoto, drawMarked, readPicture } from './draw.ts';
import type { MarkKind, PictureMark } from './rules.ts';

export default function MarkPicture({ file, name, onDone, onClose }: { file: Blob; name: string; onDone: (photo: Photo, bytes: ArrayBuffer) => void; onClose: () => void }) {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<HTMLCanvasElement>();
  const [unreadable, setUnreadable] = useState(false);
  const [kind, setKind] = useState<MarkKind>('arrow');
  const [marks, setMarks] = useState<PictureMark[]>([]);
  const [drawing, setDrawing] = useState<PictureMark>();
  useEffect(() => {
    readPicture(file).then(setPicture, () => setUnreadable(true));
  }, [file]);
  useEffect(() => {
    if (picture && canvas.current) drawMarked(canvas.current, picture, drawing ? [...marks, drawing] : marks);
  }, [picture, marks, drawing]);
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = event.currentTarget.width / box.width;
    return { x: (event.clientX - box.x) * scale, y: (event.clientY - box.y) * scale };
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x, y } = at(event);
    setDrawing({ kind, x1: x, y1: y, x2: x, y2: y });
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const { x, y } = at(event);
    setDrawing((one) => one && { ...one, x2: x, y2: y });
  };
  const end = () => {
    if (drawing) setMarks([...marks, drawing]);
    setDrawing(undefined);
  };
  const done = async () => {
    const { photo, bytes } = await asPhoto(canvas.current!, name);
    onDone(photo, bytes);
  };
  return (
    <Dialog title={t('phone.photo')} onClose={onClose}>
      {unreadable && <p className="notice notice--bad" role="alert">{t('phone.photo.unreadable')}</p>}
      {picture && (
        <>
          <p className="small soft">{t('phone.photo.lead')}</p>
          <Segments label={t('phone.photo.tool')} value={kind} onValue={setKind}
            options={[{ value: 'arrow', label: t('phone.photo.arrow') }, { value: 'circle', label: t('phone.photo.circle') }, { value: 'blur', label: t('phone.photo.blur') }]} />
          <canvas className="picture" ref={canvas} role="img" aria-label={t('phone.photo.canvas')}
            onPointerDown={begin} onPointerMove={move} onPointerUp={end} onPointerCancel={() => setDrawing(undefined)} />
          <div className="line">
            <Button icon="undo" aria-disabled={marks.length === 0} onClick={() => setMarks(marks.slice(0, -1))}>{t('phone.photo.undo')}</Button>
            <Button look="primary" className="grow" onClick={() => void done()}>{t('phone.photo.add')}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
