// SPDX-License-Identifier: Apache-2.0
// One recording: starts, counts, ends by itself after two minutes. The microphone is let go of as soon as nothing is recorded.
import { LONGEST_MS, formOf } from './rules.ts';

export class Recorder {
  private parts: Blob[] = [];
  private begun = 0;
  private ender: ReturnType<typeof setTimeout> | undefined;
  private constructor(private stream: MediaStream, private media: MediaRecorder) {}

  // Throws what the browser says when there is no microphone or it is refused.
  static async start(): Promise<Recorder> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    try {
      const form = formOf((one) => MediaRecorder.isTypeSupported(one));
      const recorder = new Recorder(stream, new MediaRecorder(stream, { ...(form ? { mimeType: form } : {}), audioBitsPerSecond: 32_000 }));
      recorder.run();
      return recorder;
    } catch (problem) {
      stream.getTracks().forEach((track) => track.stop());
      throw problem;
    }
  }
  private run(): void {
    this.media.addEventListener('dataavailable', (event) => this.parts.push(event.data));
    this.media.start(1000);
    this.begun = performance.now();
    this.ender = setTimeout(() => this.stop(), LONGEST_MS);
  }
  get span(): number {
    return Math.min(LONGEST_MS, performance.now() - this.begun);
  }
  // The whole recording, whoever ended it.
  done(): Promise<Blob> {
    return new Promise((done) => this.media.addEventListener('stop', () => {
      this.letGo();
      done(new Blob(this.parts, { type: this.media.mimeType.split(';')[0] || 'audio/webm' }));
    }, { once: true }));
  }
  stop(): void {
    if (this.media.state !== 'inactive') this.media.stop();
  }
  letGo(): void {
    clearTimeout(this.ender);
    this.stop();
    this.stream.getTracks().forEach((track) => track.stop());
  }
}
