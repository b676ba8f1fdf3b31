import { plural } from '../lib/platform/i18n.ts';

const shownProblems = 20;

type Props = { title: string; problems: readonly { field: string; text: string }[] };

/** What is wrong with something that was taken in, each with its place. */
export function ProblemList({ title, problems }: Props) {
  const rest = problems.length - shownProblems;
  return (
    <div class="notice notice-problem problem-list" role="alert">
      <p>{title}</p>
      <ul>
        {problems.slice(0, shownProblems).map(({ field, text }, index) => (
          <li key={index}>
            {field && (
              <>
                <code>{field}</code>:{' '}
              </>
            )}
            {text}
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{plural('more_problems', rest)}</p>}
    </div>
  );
}
