import { card } from './card.ts';
import type { Detector } from './detector.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { phone } from './phone.ts';

/** Every kind of value that is masked wherever it stands. Where two find the same place, the earlier one names it. */
export const detectors: Detector[] = [email, iban, card, phone];
