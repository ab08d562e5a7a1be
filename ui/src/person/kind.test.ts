import { expect, test } from 'vitest';
import { kindOf } from './kind';

test.each([
  ['ada@mail.example', 'email'],
  ['mailto:ada@mail.example', 'email'],
  [' Ada.Lovelace+pots@mail.co.uk ', 'email'],
  ['+49 30 1234567', 'phone'],
  ['tel:+4930123456', 'phone'],
  ['(030) 123-4567', 'phone'],
  ['@ada', 'account'],
  ['ada', 'account'],
  ['instagram:ada', 'account'],
  ['https://www.instagram.com/ada/?hl=en', 'account'],
  ['tiktok.com/@ada.pots', 'account'],
  ['12345', 'account'],
  ['', 'account'],
])('“%s” is read as %s', (text, kind) => expect(kindOf(text)).toBe(kind));
