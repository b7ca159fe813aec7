import type { AddressCorrection } from './shape.ts';

const streets = [
  'Ahornweg',
  'Birkenallee',
  'Dorfstraße',
  'Eichenring',
  'Feldgasse',
  'Gartenweg',
  'Hafenplatz',
  'Im Grund',
];
const towns = ['28195 Bremen', '24103 Kiel', '30159 Hannover', '18055 Rostock', '39104 Magdeburg'];

const rightAddress = (index: number): string =>
  `${streets[index % streets.length]} ${3 + index * 2}, ${towns[index % towns.length]}, Germany`;

/** The import moved the town column down by one row: each customer got the street of one row and the town of the next. */
const wrongAddress = (index: number): string =>
  `${streets[index % streets.length]} ${3 + index * 2}, ${towns[(index + 1) % towns.length]}, Germany`;

export const addressCorrections: AddressCorrection[] = Array.from({ length: 40 }, (_, index) => ({
  customer: `C-${4001 + index}`,
  wrong: wrongAddress(index),
  right: rightAddress(index),
}));
