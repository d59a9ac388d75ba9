// SPDX-License-Identifier: Apache-2.0
// A file's name towards the server: SHA-256 of its bytes, in hex.
export const hexHash = async (bytes: ArrayBuffer): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (b) => b.toString(16).padStart(2, '0')).join('');
