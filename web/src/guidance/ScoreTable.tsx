import { useSite } from '../site/SiteContext';
import { useScoreWords } from './useScoreWords';
import type { Result } from './wire';

/** The figure's facts as a table, in words. */
export function ScoreTable({ result }: { result: Result }) {
  const { texts } = useSite();
  const say = texts.guidance;
  return (
    <table className="scores">
      <caption>{say.table}</caption>
      <thead>
        <tr>
          <th scope="col">{say.interest}</th>
          <th scope="col">{say.howMuch}</th>
          <th scope="col">{say.howRange}</th>
        </tr>
      </thead>
      <tbody>
        {useScoreWords(result).map((one) => (
          <tr key={one.letter}>
            <th scope="row">{one.name}</th>
            <td>{one.level}</td>
            <td>{one.range}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
