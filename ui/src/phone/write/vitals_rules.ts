// SPDX-License-Identifier: Apache-2.0
// Vitals by a keypad of digits: when a field is full and the next one is meant, and when to ask whether a value is right.
// The bands ask a question and judge nobody: an unusual value is sent like any other.
import type { Entry, VitalName, Vitals } from '../model.ts';

export interface VitalField { name: VitalName; unit: string; low: number; high: number; jump: number; decimals?: boolean }

export const VITAL_FIELDS: VitalField[] = [
  { name: 'systolic', unit: 'mmHg', low: 80, high: 180, jump: 40 },
  { name: 'diastolic', unit: 'mmHg', low: 40, high: 110, jump: 30 },
  { name: 'pulse', unit: '/分', low: 45, high: 120, jump: 40 },
  { name: 'temperature', unit: '℃', low: 35, high: 38, jump: 1.5, decimals: true },
  { name: 'spo2', unit: '%', low: 90, high: 100, jump: 5 },
  { name: 'respiration', unit: '/分', low: 8, high: 24, jump: 10 },
  { name: 'weight', unit: 'kg', low: 25, high: 120, jump: 3, decimals: true },
  { name: 'glucose', unit: 'mg/dL', low: 70, high: 300, jump: 150 },
  { name: 'pain', unit: '/10', low: 0, high: 7, jump: 4 },
  { name: 'oxygen', unit: 'L/分', low: 0, high: 6, jump: 2, decimals: true },
];

// A first digit that leaves room for a third one: 1 in 120, but not 9 in 95.
const THREE_AFTER: Partial<Record<VitalName, RegExp>> = { systolic: /^[12]/, diastolic: /^1/, pulse: /^[12]/, spo2: /^1/, glucose: /^[1-5]/ };

// Is nothing more to come, so that the next field is meant?
export function isFull(name: VitalName, typed: string): boolean {
  const digits = typed.replace('.', '');
  if (name === 'temperature') return typed.includes('.') ? /\.\d$/.test(typed) : digits.length >= 3;
  if (name === 'weight' || name === 'oxygen') return /\.\d$/.test(typed);
  if (name === 'pain') return digits.length === 2 || (digits.length === 1 && digits !== '1');
  if (name === 'respiration') return digits.length >= 2;
  return digits.length >= (THREE_AFTER[name]?.test(digits) ? 3 : 2);
}

// "368" is 36.8 degrees; full-width digits count. Undefined while it is no number.
export function valueOf(name: VitalName, typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[^\d.]/g, '');
  if (plain === '' || plain === '.') return undefined;
  const value = Number(plain);
  if (!Number.isFinite(value)) return undefined;
  return name === 'temperature' && !plain.includes('.') && plain.length === 3 ? value / 10 : value;
}

export type Question = { kind: 'band'; low: number; high: number } | { kind: 'jump'; before: number };

export function question(field: VitalField, value: number | undefined, last: number[]): Question | undefined {
  if (value === undefined) return undefined;
  if (value < field.low || value > field.high) return { kind: 'band', low: field.low, high: field.high };
  const before = last[0];
  return before !== undefined && Math.abs(value - before) >= field.jump ? { kind: 'jump', before } : undefined;
}

// The last values of a field, newest first, from a thread that is newest first.
export function lastValues(entries: Entry[], name: VitalName, n = 3): number[] {
  const found: number[] = [];
  for (const entry of entries) {
    const value = entry.vitals?.[name];
    if (value !== undefined && !entry.corrected_by) found.push(value);
    if (found.length === n) break;
  }
  return found;
}

// "120/70 P68 36.8℃ SpO2 96%", in the order in which people say them.
export function vitalsLine(vitals: Vitals, label: (name: VitalName | 'pressure') => string): string {
  const parts: string[] = [];
  if (vitals.systolic !== undefined || vitals.diastolic !== undefined) parts.push(`${label('pressure')} ${vitals.systolic ?? '–'}/${vitals.diastolic ?? '–'}`);
  for (const field of VITAL_FIELDS.slice(2)) {
    const value = vitals[field.name];
    if (value !== undefined) parts.push(`${label(field.name)} ${field.name === 'temperature' ? value.toFixed(1) : value}${field.unit}`);
  }
  return parts.join('　');
}
