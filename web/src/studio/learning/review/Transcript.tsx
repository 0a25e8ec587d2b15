import { studioTexts } from '../../../texts/studio';
import type { Line } from '../../wire';

const authors = studioTexts.inbox.authors;

/** A masked conversation, line by line, each with who wrote it. */
export function Transcript({ lines }: { lines: readonly Line[] }) {
  return (
    <ol className="transcript" data-testid="transcript">
      {lines.map((line, index) => (
        <li
          key={index}
          className={
            line.author === 'citizen' ? 'transcript__line transcript__line--citizen' : 'transcript__line'
          }
        >
          <span className="transcript__author">{authors[line.author] ?? line.author}</span>
          <p>{line.text}</p>
        </li>
      ))}
    </ol>
  );
}
