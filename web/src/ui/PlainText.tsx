import { Fragment } from 'react';
import { phonePieces, textBlocks } from './textBlocks';

interface Props {
  text: string;
  /** Make phone numbers that save lives into links. */
  phones?: boolean;
}

/** Plain text as people wrote it: paragraphs, line breaks and lists, nothing else. */
export function PlainText({ text, phones = false }: Props) {
  const inline = (line: string) => (phones ? <WithPhones text={line} /> : line);
  return textBlocks(text).map((block, index) =>
    block.kind === 'list' ? (
      <ul key={index}>
        {block.items.map((item, place) => (
          <li key={place}>{inline(item)}</li>
        ))}
      </ul>
    ) : (
      <p key={index}>
        {block.lines.map((line, place) => (
          <Fragment key={place}>
            {place > 0 && <br />}
            {inline(line)}
          </Fragment>
        ))}
      </p>
    ),
  );
}

function WithPhones({ text }: { text: string }) {
  return phonePieces(text).map((piece, index) =>
    piece.number === null ? (
      <Fragment key={index}>{piece.text}</Fragment>
    ) : (
      <a key={index} className="phone" href={`tel:${piece.number}`}>
        {piece.text}
      </a>
    ),
  );
}
