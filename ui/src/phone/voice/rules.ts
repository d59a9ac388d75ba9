// SPDX-License-Identifier: Apache-2.0
// Voice memos: how long, in which form, and the file without what tells of its owner. Kept as it was spoken, never transcribed.

export const LONGEST_MS = 120_000;
export const MOST_BYTES = 10 * 1024 * 1024;
// In the order of what plays everywhere; the server knows these by their first bytes.
const FORMS = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/webm', 'audio/ogg;codecs=opus'];

export type Recording = 'yes' | 'no_recorder' | 'no_https';
export const canRecord = (): Recording => (!isSecureContext ? 'no_https' : typeof MediaRecorder === 'undefined' || !navigator.mediaDevices ? 'no_recorder' : 'yes');
export const formOf = (supports: (form: string) => boolean): string => FORMS.find(supports) ?? '';

// "1:05"
export const spanText = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor((ms / 1000) % 60)).padStart(2, '0')}`;

// What went wrong with the microphone, by the name of the browser's error.
export type MicProblem = 'refused' | 'none' | 'busy' | 'failed';
export function micProblem(problem: unknown): MicProblem {
  const name = problem instanceof DOMException ? problem.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed';
}

const startsWith = (bytes: Uint8Array, text: string, at = 0) => [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));

// "audio/mp4", "audio/webm", "audio/ogg", or undefined: what the server would take it for.
export function typeOf(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 'OggS')) return 'audio/ogg';
  if (startsWith(bytes, '\x1A\x45\xDF\xA3')) return 'audio/webm';
  return startsWith(bytes, 'ftyp', 4) && ['M4A ', 'mp42', 'isom', 'iso5'].some((brand) => startsWith(bytes, brand, 8)) ? 'audio/mp4' : undefined;
}

const HEAD = 8, DEEPEST = 4, TAGS = ['udta', 'meta', 'uuid'], HOLDERS = ['moov', 'trak', 'mdia', 'moof', 'traf'];

// The same sound without title, maker and place: those boxes of an MP4 become free space. As the server does it
// (src/thread/audio_tags.cpp), so that the hash that the entry names is the one it keeps.
export function withoutTags(file: ArrayBuffer): ArrayBuffer {
  const bytes = new Uint8Array(file.slice(0)), view = new DataView(bytes.buffer);
  const typeAt = (at: number) => String.fromCharCode(...bytes.subarray(at + 4, at + HEAD));
  const lengthAt = (at: number, end: number): number => {
    if (at + HEAD > end) return 0;
    let length = view.getUint32(at);
    if (length === 0) length = end - at;
    if (length === 1) length = at + 16 <= end ? Number(view.getBigUint64(at + HEAD)) : 0;
    return length < HEAD || length > end - at ? 0 : length;
  };
  const clear = (from: number, end: number, depth: number) => {
    for (let at = from, length = lengthAt(at, end); length > 0; at += length, length = lengthAt(at, end)) {
      const type = typeAt(at);
      if (TAGS.includes(type)) {
        bytes.set([...'free'].map((c) => c.charCodeAt(0)), at + 4);
        bytes.fill(0, at + Math.min(view.getUint32(at) === 1 ? 16 : HEAD, length), at + length);
      } else if (depth < DEEPEST && HOLDERS.includes(type)) clear(at + HEAD, at + length, depth + 1);
    }
  };
  if (bytes.length > HEAD && typeAt(0) === 'ftyp') clear(0, bytes.length, 0);
  return bytes.buffer;
}
