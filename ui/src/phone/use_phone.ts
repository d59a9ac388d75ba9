// SPDX-License-Identifier: Apache-2.0
// The one phone, for every screen.
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Copy } from './copy.ts';
import type { Phone, State } from './phone.ts';

export const PhoneContext = createContext<Phone | null>(null);

export function usePhone(): { phone: Phone; state: State } {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('outside of the phone');
  return { phone, state: useSyncExternalStore(phone.subscribe, () => phone.state) };
}

// The open copy; screens that use it are shown only while it is open.
export function useCopy(): { phone: Phone; state: State; copy: Copy } {
  const { phone, state } = usePhone();
  if (!phone.copy) throw new Error('the copy is not open');
  return { phone, state, copy: phone.copy };
}
