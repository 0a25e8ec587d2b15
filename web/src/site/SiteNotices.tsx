import { Alert } from '@digdir/designsystemet-react';
import { request } from '../http/request';
import { useSite } from './SiteContext';
import { useLoaded } from './useLoaded';

interface Notice {
  id: string;
  text: string;
  level: 'info' | 'warning';
}

/** What everybody should know today, written in the studio. When it can't be had, the page is whole without it. */
export function SiteNotices() {
  const { lang } = useSite();
  const [loaded] = useLoaded(lang, () => request<{ notices: Notice[] }>(`/api/v1/notices?lang=${lang}`));
  const notices = loaded.value?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <div className="wrap site-notices">
      {notices.map(({ id, text, level }) => (
        <Alert key={id} data-color={level} data-testid="site-notice">
          {text}
        </Alert>
      ))}
    </div>
  );
}
