import { expect, it } from 'vitest';
import { occupationPath, routeOf, searchPath } from './routes';

it('knows the pages by their addresses', () => {
  expect(routeOf('/')).toEqual({ page: 'start' });
  expect(routeOf('/yrker')).toEqual({ page: 'occupations', query: '' });
  expect(routeOf('/yrker/')).toEqual({ page: 'occupations', query: '' });
  expect(routeOf('/yrker/veterinaer')).toEqual({ page: 'occupation', id: 'veterinaer' });
  expect(routeOf('/interesser')).toEqual({ page: 'interests', fragment: '' });
  expect(routeOf('/interesser', '', 'id.secret')).toEqual({ page: 'interests', fragment: 'id.secret' });
  expect(routeOf('/noe/annet')).toEqual({ page: 'unknown' });
});

it('finds back what it wrote into an address', () => {
  const [path = '', search] = searchPath('æ & ø?').split('?');
  expect(routeOf(path, search)).toEqual({ page: 'occupations', query: 'æ & ø?' });
  expect(routeOf(occupationPath('a/b c'))).toEqual({ page: 'occupation', id: 'a/b c' });
});

it('survives addresses that are not well formed', () => {
  expect(routeOf('/yrker/%E0%A4%A')).toEqual({ page: 'occupation', id: '%E0%A4%A' });
});
