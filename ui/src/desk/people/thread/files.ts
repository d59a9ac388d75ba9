// SPDX-License-Identifier: Apache-2.0
// Files on their way to a person's page: what may be chosen, and a picture made small and bare before it leaves.
import { request } from '../../../api/request.ts';
import type { EntryInput, ThreadFile } from '../../../api/types.ts';
import { readPicture } from '../../../phone/photo/draw.ts';

export const PAPERS = 'image/jpeg,image/png,image/webp,application/pdf';
export const MOST_BYTES = 10 * 1024 * 1024;
const JPEG_QUALITY = 0.82;

// A picture is drawn anew (at most 1600 pixels, nothing but pixels remains); other files go as they are.
async function ready(file: File): Promise<{ bytes: Blob; type: string; width?: number; height?: number }> {
  if (!file.type.startsWith('image/')) return { bytes: file, type: file.type || 'application/octet-stream' };
  const canvas = await readPicture(file);
  const bytes = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', JPEG_QUALITY));
  return { bytes: bytes ?? file, type: 'image/jpeg', width: canvas.width, height: canvas.height };
}

// As it is sent: bytes without anything else.
export async function bare(file: File): Promise<{ bytes: Blob; type: string; name: string }> {
  const { bytes, type } = await ready(file);
  return { bytes, type, name: file.name };
}

export async function upload(person: string, file: File): Promise<NonNullable<EntryInput['attachments']>[number]> {
  const { bytes, type, ...size } = await ready(file);
  const kept = await request<ThreadFile>(`/v1/people/${person}/files`, { method: 'POST', raw: { bytes, type, name: file.name } });
  return { sha256: kept.sha256, name: file.name, content_type: kept.content_type, size: kept.size, ...size };
}
