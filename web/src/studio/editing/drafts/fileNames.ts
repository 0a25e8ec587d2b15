import { studioTexts as say } from '../../../texts/studio';
import { readable } from '../../parts/temas';

const CONTENT = 'retrieval/content/';

/** Return what a file is called for people, and the page where what is in it is edited. */
export function placeOf(path: string): { name: string; href: string | null } {
  const file =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.yml$/, '') ?? path;
  if (path.startsWith('nlu_data/'))
    return { name: `${say.drafts.examplesIn} «${readable(file)}»`, href: '/studio/tema' };
  if (path.startsWith('bot/')) return { name: say.drafts.rules, href: null };
  if (!path.startsWith(CONTENT)) return { name: path, href: null };
  const [folder = ''] = path.slice(CONTENT.length).split('/');
  switch (folder) {
    case 'occupations':
      return {
        name: `${say.content.kinds.occupations}: ${file}`,
        href: `/studio/innhold/occupations/${file}`,
      };
    case 'answers':
    case 'utterances':
      return { name: `${say.content.kinds[folder]}: ${file}`, href: `/studio/innhold/${folder}` };
    case 'intents.yml':
      return { name: say.content.kinds.labels, href: '/studio/innhold/labels' };
    case 'opening_hours.yml':
    case 'topics.yml':
    case 'notices.yml':
    case 'career_centres.yml': {
      const kind = file as 'opening_hours' | 'topics' | 'notices' | 'career_centres';
      return { name: say.content.kinds[kind], href: `/studio/innhold/${kind}` };
    }
    default:
      return { name: path, href: null };
  }
}
