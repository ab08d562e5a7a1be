import { expect, test } from 'vitest';
import { regionName } from '../shared/format';
import { regionChoices } from './regions';

test('countries go by their names, not by their codes', () => {
  expect(regionChoices(['DE', 'AT', 'PT']).map((c) => c.label)).toEqual(['Austria', 'Germany', 'Portugal']);
  expect(regionName('pt')).toBe('Portugal');
  expect(regionName('no code')).toBe('no code');
});
