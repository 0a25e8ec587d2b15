import { useSite } from '../site/SiteContext';
import { Closed } from './Closed';
import { Failure } from './Failure';
import { Intro } from './Intro';
import { OwnResult } from './OwnResult';
import { Question } from './Question';
import { asked } from './flow';
import { SafetyNotice } from './SafetyNotice';
import { useReflection, type ReflectionTools } from './useReflection';
import { WantsStep } from './WantsStep';
import { WordsStep } from './WordsStep';

/** One's own reflection, at the screen where it stands. */
export function OwnReflection() {
  const { lang } = useSite();
  const tools = useReflection(lang);
  return (
    <>
      <Screen tools={tools} />
      {tools.state.failure !== null && <Failure {...tools.state.failure} />}
    </>
  );
}

function Screen({ tools }: { tools: ReflectionTools }) {
  const { texts } = useSite();
  const { phase, flow, safety } = tools.state;
  if (phase === 'loading') {
    return (
      <>
        <h1 className="sr-only">{texts.guidance.title}</h1>
        {tools.state.failure === null && <p role="status">{texts.common.loading}</p>}
      </>
    );
  }
  if (phase === 'gone' || phase === 'deleted') return <Closed tools={tools} how={phase} />;
  if (phase === 'intro' || flow === null) return <Intro tools={tools} />;
  if (safety !== null) return <SafetyNotice tools={tools} safety={safety} />;
  switch (flow.step) {
    case 'questions': {
      const question = asked(flow);
      return question && <Question key={question.itemId} tools={tools} flow={flow} question={question} />;
    }
    case 'words':
      return <WordsStep tools={tools} flow={flow} />;
    case 'wants':
      return <WantsStep tools={tools} flow={flow} />;
    case 'result':
      return <OwnResult tools={tools} flow={flow} />;
  }
}
