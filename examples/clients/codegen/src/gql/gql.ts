/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Comparison($left: String!, $right: String!, $workload: WorkloadInput) {\n    comparison(left: $left, right: $right, workload: $workload) {\n      title\n      verdict {\n        headline\n      }\n      scorecard {\n        ...Row\n      }\n      monthlyCost {\n        left {\n          amount {\n            display\n          }\n        }\n        right {\n          amount {\n            display\n          }\n        }\n      }\n    }\n  }\n": typeof types.ComparisonDocument,
    "\n  fragment Row on ScorecardRow {\n    label\n    left {\n      display\n    }\n    right {\n      display\n    }\n    leader\n  }\n": typeof types.RowFragmentDoc,
};
const documents: Documents = {
    "\n  query Comparison($left: String!, $right: String!, $workload: WorkloadInput) {\n    comparison(left: $left, right: $right, workload: $workload) {\n      title\n      verdict {\n        headline\n      }\n      scorecard {\n        ...Row\n      }\n      monthlyCost {\n        left {\n          amount {\n            display\n          }\n        }\n        right {\n          amount {\n            display\n          }\n        }\n      }\n    }\n  }\n": types.ComparisonDocument,
    "\n  fragment Row on ScorecardRow {\n    label\n    left {\n      display\n    }\n    right {\n      display\n    }\n    leader\n  }\n": types.RowFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Comparison($left: String!, $right: String!, $workload: WorkloadInput) {\n    comparison(left: $left, right: $right, workload: $workload) {\n      title\n      verdict {\n        headline\n      }\n      scorecard {\n        ...Row\n      }\n      monthlyCost {\n        left {\n          amount {\n            display\n          }\n        }\n        right {\n          amount {\n            display\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').ComparisonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Row on ScorecardRow {\n    label\n    left {\n      display\n    }\n    right {\n      display\n    }\n    leader\n  }\n"): typeof import('./graphql.js').RowFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
