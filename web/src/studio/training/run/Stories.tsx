import { trainingTexts as say } from '../../../texts/studioTraining';
import { ToneIcon } from '../ToneIcon';
import type { StoryResult } from '../wire';

/** How many of the story tests passed, and where the others failed. */
export function Stories({ stories }: { stories: readonly StoryResult[] }) {
  const failed = stories.filter(({ ok }) => !ok);
  const words =
    stories.length === 0
      ? say.storyTests.none
      : failed.length === 0
        ? say.storyTests.allOk(stories.length)
        : say.storyTests.someFailed(failed.length, stories.length);
  return (
    <section aria-labelledby="stories-heading">
      <h2 id="stories-heading">{say.storyTests.heading}</h2>
      <p className="section-lead">{say.storyTests.lead}</p>
      <p className="with-icon">
        {stories.length > 0 && <ToneIcon tone={failed.length === 0 ? 'good' : 'bad'} />}
        {words}
      </p>
      <ul className="readings" data-testid="failed-stories">
        {failed.map((story) => (
          <li key={story.name} className="reading reading--worse">
            <p className="reading__text">{story.name}</p>
            <dl className="reading__facts">
              {(['step', 'expected', 'got'] as const).map(
                (part) =>
                  story[part] !== '' && (
                    <div key={part}>
                      <dt>{say.storyTests[part]}</dt>
                      <dd>{story[part]}</dd>
                    </div>
                  ),
              )}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
