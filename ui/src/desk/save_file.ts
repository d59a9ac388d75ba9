// SPDX-License-Identifier: Apache-2.0
const KEEP_MS = 60_000;

// A file that was made for this moment, as a download.
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_MS);
}
