import type { StoryPerson } from './shape.ts';

const person = (
  sub: string,
  name: string,
  role: StoryPerson['role'],
  language: StoryPerson['language'] = 'en',
): StoryPerson => ({ sub, name, email: `${sub}@fernhill.example`, role, language });

export const people: StoryPerson[] = [
  person('amira.haddad', 'Amira Haddad', 'agent'),
  person('ben.okafor', 'Ben Okafor', 'agent', 'de'),
  person('lena.vogt', 'Lena Vogt', 'lead'),
  person('tomas.rivera', 'Tomás Rivera', 'admin'),
  person('ada.nilsson', 'Ada Nilsson', 'auditor'),
];
