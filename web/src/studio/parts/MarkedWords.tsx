import { pieces, type MarkedText } from './markedText';

interface Props {
  of: MarkedText;
  /** What a marked occupation is called. */
  name: (value: string) => string;
}

/** A text with its occupations marked; each says which occupation it is. */
export function MarkedWords({ of, name }: Props) {
  return pieces(of.text, of.marks).map((piece, index) =>
    piece.mark === null ? (
      <span key={index}>{piece.text}</span>
    ) : (
      <mark key={index} className="marked">
        {piece.text}
        <span className="marked__what"> ({name(piece.mark.value)})</span>
      </mark>
    ),
  );
}
