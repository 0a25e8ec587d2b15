import { OwnLink, type OwnLinkProps } from '../../ui/OwnLink';
import { useStudio } from './StudioContext';

/** A link to one of the studio's pages. */
export function StudioLink(props: OwnLinkProps) {
  return <OwnLink {...props} go={useStudio().go} />;
}
