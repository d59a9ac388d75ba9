// SPDX-License-Identifier: Apache-2.0
// From the camera's file to what is sent: drawn anew on a canvas, so that nothing but pixels remains (no place, no time, no model
// of the phone), at most 1600 pixels long, as JPEG.
import type { Photo } from '../store/drafts.ts';
import { arrowHead, atLeast, boxOf, shrunk, type PictureMark } from './rules.ts';
import { hexHash } from './hash.ts';

const QUALITY = 0.82, TYPE = 'image/jpeg', RED = '#e60000';

export async function readPicture(file: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas, shrunk(bitmap.width, bitmap.height));
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

// Coarse squares: what lies below cannot be made out again.
function blur(to: CanvasRenderingContext2D, from: HTMLCanvasElement, mark: PictureMark): void {
  const box = boxOf(mark);
  const x = Math.max(0, Math.floor(box.x)), y = Math.max(0, Math.floor(box.y));
  const width = Math.min(from.width - x, Math.ceil(box.width)), height = Math.min(from.height - y, Math.ceil(box.height));
  if (width < 1 || height < 1) return;
  const cells = 6;
  const small = document.createElement('canvas');
  small.width = Math.max(1, Math.min(cells, Math.round((width / Math.max(width, height)) * cells)));
  small.height = Math.max(1, Math.min(cells, Math.round((height / Math.max(width, height)) * cells)));
  small.getContext('2d')!.drawImage(from, x, y, width, height, 0, 0, small.width, small.height);
  to.imageSmoothingEnabled = false;
  to.drawImage(small, 0, 0, small.width, small.height, x, y, width, height);
  to.imageSmoothingEnabled = true;
}

function stroke(to: CanvasRenderingContext2D, mark: PictureMark, width: number): void {
  to.beginPath();
  if (mark.kind === 'circle') {
    const box = boxOf(mark);
    to.ellipse(box.x + box.width / 2, box.y + box.height / 2, box.width / 2, box.height / 2, 0, 0, 2 * Math.PI);
  } else {
    to.moveTo(mark.x1, mark.y1);
    to.lineTo(mark.x2, mark.y2);
    for (const [x, y] of arrowHead(mark, width * 5)) {
      to.moveTo(mark.x2, mark.y2);
      to.lineTo(x, y);
    }
  }
  for (const [color, wide] of [['#fff', width * 2], [RED, width]] as const) {
    to.strokeStyle = color;
    to.lineWidth = wide;
    to.lineCap = 'round';
    to.stroke();
  }
}

export function drawMarked(to: HTMLCanvasElement, picture: HTMLCanvasElement, marks: PictureMark[]): void {
  to.width = picture.width;
  to.height = picture.height;
  const context = to.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  const line = Math.max(4, Math.round(Math.max(picture.width, picture.height) / 160));
  for (const mark of marks.map((one) => atLeast(one, line * 10))) {
    if (mark.kind === 'blur') blur(context, picture, mark);
    else stroke(context, mark, line);
  }
}

export async function asPhoto(canvas: HTMLCanvasElement, name: string): Promise<{ photo: Photo; bytes: ArrayBuffer }> {
  const blob = await new Promise<Blob>((done, fail) => canvas.toBlob((b) => (b ? done(b) : fail(new Error('no picture'))), TYPE, QUALITY));
  const bytes = await blob.arrayBuffer();
  const sha256 = await hexHash(bytes);
  return { bytes, photo: { sha256, name, content_type: TYPE, size: bytes.byteLength, width: canvas.width, height: canvas.height } };
}
