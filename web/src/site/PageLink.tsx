import { OwnLink, type OwnLinkProps } from '../ui/OwnLink';
import { useSite } from './SiteContext';

/** A link to one of the site's pages. */
export function PageLink(props: OwnLinkProps) {
  return <OwnLink {...props} go={useSite().go} />;
}
