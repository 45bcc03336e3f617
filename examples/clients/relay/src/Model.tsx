import { graphql, useRefetchableFragment } from 'react-relay';
import type { Model_model$key } from './__generated__/Model_model.graphql.ts';

/** One model with its price on a day; another day is fetched through `node(id:)`, for this model alone. */
export function Model({ model }: { model: Model_model$key }) {
  const [data, refetch] = useRefetchableFragment(
    graphql`
      fragment Model_model on Model
      @refetchable(queryName: "ModelRefetchQuery")
      @argumentDefinitions(asOf: { type: "Date" }) {
        name
        cheapestRoute(asOf: $asOf) {
          outputPrice(asOf: $asOf) {
            display
          }
        }
      }
    `,
    model,
  );
  return (
    <li>
      <span>{`${data.name}: ${data.cheapestRoute?.outputPrice?.display ?? 'no price'}`}</span>
      <button onClick={() => refetch({ asOf: '2026-01-01' })}>as of 2026-01-01</button>
    </li>
  );
}
