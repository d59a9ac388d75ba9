// SPDX-License-Identifier: Apache-2.0
import { useLocation, useSearch } from 'wouter';

// What a screen is showing stands in its address.
export function useParams(path: string) {
  const search = useSearch();
  const [, navigate] = useLocation();
  const params = new URLSearchParams(search);
  const set = (changes: Record<string, string>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    navigate(`${path}${next.size ? `?${next}` : ''}`);
  };
  return { get: (name: string) => params.get(name) ?? '', set };
}
