import { studioTexts as say } from '../../../texts/studio';
import type { Lang } from '../../wire';
import { markWords, type MarkedPiece } from './markWords';

interface Props {
  before: string;
  after: string;
  lang?: Lang | null;
}

/** A text before and after, with the words that differ marked by line and by hidden words as well as by colour. */
export function Difference({ before, after, lang = null }: Props) {
  const marked = markWords(before, after);
  const language = lang === null ? {} : { lang };
  return (
    <dl className="difference">
      <div>
        <dt>{say.changes.before}</dt>
        <dd {...language}>
          <Pieces of={marked.before} as="del" said={say.changes.removedWords} />
        </dd>
      </div>
      <div>
        <dt>{say.changes.after}</dt>
        <dd {...language}>
          <Pieces of={marked.after} as="ins" said={say.changes.addedWords} />
        </dd>
      </div>
    </dl>
  );
}

function Pieces({ of: pieces, as: Mark, said }: { of: MarkedPiece[]; as: 'del' | 'ins'; said: string }) {
  return pieces.map((piece, index) =>
    piece.changed ? (
      <Mark key={index}>
        <Hidden text={`${said} `} />
        {piece.text}
      </Mark>
    ) : (
      <span key={index}>{piece.text}</span>
    ),
  );
}

/** Said in the studio's own language inside a text of another. */
function Hidden({ text }: { text: string }) {
  return (
    <span className="sr-only" lang="nb">
      {text}
    </span>
  );
}
