import { expect, it } from 'vitest';
import { fillPath, findScreen, matchPath } from './routes';

it('reads the names in a path, decoded', () => {
  expect(matchPath('/studio/tema/:name', '/studio/tema/ask_cv')).toEqual({ name: 'ask_cv' });
  expect(matchPath('/studio/innhold/:kind/:id', '/studio/innhold/answers/l%C3%A5n')).toEqual({
    kind: 'answers',
    id: 'lån',
  });
});

it('takes a path with a slash at the end as the same page, and no other', () => {
  expect(matchPath('/studio', '/studio/')).toEqual({});
  expect(matchPath('/studio', '/studio/tema')).toBeNull();
});

it('does not fall over a path that is not well written', () => {
  expect(matchPath('/studio/tema/:name', '/studio/tema/%E0')).toEqual({ name: '%E0' });
});

it('fills a path so that it can be read again', () => {
  const path = fillPath('/studio/innhold/:kind/:id', { kind: 'answers', id: 'a/b c' });
  expect(matchPath('/studio/innhold/:kind/:id', path)).toEqual({ kind: 'answers', id: 'a/b c' });
});

it('chooses a fixed page before one with a name', () => {
  const screens = [{ path: '/studio/:id' }, { path: '/studio/ny' }];
  expect(findScreen(screens, '/studio/ny')?.screen.path).toBe('/studio/ny');
  expect(findScreen(screens, '/studio/x')?.params).toEqual({ id: 'x' });
  expect(findScreen(screens, '/konsoll')).toBeNull();
});
