// SPDX-License-Identifier: Apache-2.0
// The browser's side of passkeys (W3C Web Authentication Level 2). All bytes travel as base64url.
import { post } from '../../api/request.ts';
import type { PasskeyAsked, PasskeyList, PasskeyStart, Session } from '../../api/types.ts';

export const canPasskeys = (): boolean => typeof PublicKeyCredential === 'function';

export const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (c) => c.charCodeAt(0));
}

// COSE: ES256, EdDSA, RS256 (what Windows Hello has).
const ALGORITHMS = [-7, -8, -257];
const TIMEOUT_MS = 120_000;

export async function registerPasskey(name: string): Promise<PasskeyList> {
  const start = await post<PasskeyStart>('/v1/me/passkeys/begin', {});
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: toBytes(start.challenge),
      rp: { id: start.rp_id, name: '要 Kaname' },
      user: { id: toBytes(start.user_id), name: start.user_name, displayName: start.display_name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: start.exclude.map((id) => ({ type: 'public-key', id: toBytes(id) })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      timeout: TIMEOUT_MS,
    },
  }) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return post<PasskeyList>('/v1/me/passkeys', { step: start.step, name, client_data: toText(response.clientDataJSON), attestation: toText(response.attestationObject) });
}

export async function enterByPasskey(area: string | undefined): Promise<Session> {
  const asked = await post<PasskeyAsked>('/v1/session/passkey/begin', area ? { area_id: area } : {});
  const shown = await navigator.credentials.get({
    publicKey: { challenge: toBytes(asked.challenge), rpId: asked.rp_id, userVerification: 'required', timeout: TIMEOUT_MS },
  }) as PublicKeyCredential;
  const response = shown.response as AuthenticatorAssertionResponse;
  return post<Session>('/v1/session/passkey', {
    step: asked.step, credential_id: toText(shown.rawId), client_data: toText(response.clientDataJSON),
    authenticator_data: toText(response.authenticatorData), signature: toText(response.signature),
  });
}
