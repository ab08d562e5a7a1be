import { describe, expect, it } from 'vitest';
import { parseRoute, routeHash, type Route } from './router.svelte';

describe('the address', () => {
  const routes: [string, Route][] = [
    ['#/today', { screen: 'today', person: null, batch: null, panel: null }],
    ['#/board?person=0190-a', { screen: 'board', person: null, batch: null, panel: '0190-a' }],
    ['#/person/0190-a', { screen: 'person', person: '0190-a', batch: null, panel: null }],
    ['#/import/history/b-1', { screen: 'import', person: null, batch: 'b-1', panel: null }],
    ['#/duplicates', { screen: 'duplicates', person: null, batch: null, panel: null }],
    ['#/settings', { screen: 'settings', person: null, batch: null, panel: null }],
  ];
  it.each(routes)('%s is one place, both ways', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(routeHash(route)).toBe(hash);
  });

  it('leads to Today when it means nothing', () => {
    expect(parseRoute('')).toMatchObject({ screen: 'today' });
    expect(parseRoute('#/nowhere/at/all?x=1')).toMatchObject({ screen: 'today', panel: null });
    expect(parseRoute('#/person/')).toMatchObject({ screen: 'people' });
  });
});
