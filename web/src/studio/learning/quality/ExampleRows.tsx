import { Button } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { learningTexts } from '../../../texts/studioLearning';
import { readExample } from '../../parts/markedText';
import { MarkedWords } from '../../parts/MarkedWords';
import { readable } from '../../parts/temas';
import { exampleKey } from './fixes';

const say = learningTexts.quality;
const AT_A_TIME = 20;

interface Props<T> {
  id: string;
  heading: string;
  lead: string;
  none: string;
  rows: readonly T[];
  testId: string;
  children: (row: T) => ReactNode;
}

/** A part of the page: examples of one kind, some at a time. */
export function ExampleRows<T extends { text: string; intent: string }>({
  id,
  heading,
  lead,
  none,
  rows,
  testId,
  children,
}: Props<T>) {
  const [most, setMost] = useState(AT_A_TIME);
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`} tabIndex={-1}>
        {heading}
      </h2>
      <p className="section-lead">{rows.length === 0 ? none : lead}</p>
      <ul className="readings" data-testid={testId}>
        {rows.slice(0, most).map((row) => (
          <li key={exampleKey(row)} data-example={exampleKey(row)} className="reading">
            <p className="reading__text">
              «<MarkedWords of={readExample(row.text)} name={readable} />»
            </p>
            {children(row)}
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <p className="more">
          <Button variant="secondary" data-size="sm" onClick={() => setMost(most + AT_A_TIME)}>
            {say.more(Math.min(AT_A_TIME, rows.length - most))}
          </Button>
          <span className="field-help">{say.showing(most, rows.length)}</span>
        </p>
      )}
    </section>
  );
}
