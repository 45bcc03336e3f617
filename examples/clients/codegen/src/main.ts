// A comparison, typed from the schema: `npm start -- http://127.0.0.1:8000/graphql`
import { execute } from './execute.js';
import { type FragmentType, graphql, readFragment } from './gql/index.js';

const COMPARISON = graphql(`
  query Comparison($left: String!, $right: String!, $workload: WorkloadInput) {
    comparison(left: $left, right: $right, workload: $workload) {
      title
      verdict {
        headline
      }
      scorecard {
        ...Row
      }
      monthlyCost {
        left {
          amount {
            display
          }
        }
        right {
          amount {
            display
          }
        }
      }
    }
  }
`);

// What one component needs, said by the component.
const ROW = graphql(`
  fragment Row on ScorecardRow {
    label
    left {
      display
    }
    right {
      display
    }
    leader
  }
`);

function row(masked: FragmentType<typeof ROW>): string {
  const { label, left, right, leader } = readFragment(ROW, masked);
  const mark = { LEFT: '<', RIGHT: '>', TIE: '=', NONE: ' ' }[leader];
  return `${label.padEnd(20)} ${left.display} ${mark} ${right.display}`;
}

const { comparison } = await execute(COMPARISON, {
  left: 'gpt-4.1',
  right: 'qwen3.5-4b',
  workload: { inputTokens: 120_000_000, outputTokens: 18_000_000 },
});
if (!comparison) throw new Error('one of the models is unknown');
const { left, right } = comparison.monthlyCost;
console.log(comparison.title);
console.log(comparison.verdict.headline);
for (const masked of comparison.scorecard) console.log(row(masked));
console.log('a month:', left.amount?.display ?? 'unpriced', 'or', right.amount?.display ?? 'unpriced');
