import { expect, test } from 'vitest';
import { pace } from './pace';

test('tells rows a second and what is left', () => {
  expect(pace(500, 2000, 1000)).toEqual({ rate: 500, secondsLeft: 3 });
  expect(pace(2000, 2000, 1000)).toEqual({ rate: 2000, secondsLeft: 0 });
});

test('says nothing before there is enough to tell', () => {
  expect(pace(0, 2000, 5000)).toBeNull();
  expect(pace(10, 2000, 100)).toBeNull();
});
