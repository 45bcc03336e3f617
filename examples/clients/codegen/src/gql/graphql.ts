/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Side =
  | 'LEFT'
  | 'NONE'
  | 'RIGHT'
  | 'TIE';

export type WorkloadInput = {
  batchShare?: string | null | undefined;
  cachedInputShare?: string | null | undefined;
  inputTokens?: number | null | undefined;
  inputTokensPerRequest?: number | null | undefined;
  outputTokens?: number | null | undefined;
};

export type ComparisonQueryVariables = Exact<{
  left: string;
  right: string;
  workload?: WorkloadInput | null | undefined;
}>;


export type ComparisonQuery = { comparison: { title: string, verdict: { headline: string }, scorecard: Array<{ ' $fragmentRefs'?: { 'RowFragment': RowFragment } }>, monthlyCost: { left: { amount: { display: string } | null }, right: { amount: { display: string } | null } } } | null };

export type RowFragment = { label: string, leader: Side, left: { display: string }, right: { display: string } } & { ' $fragmentName'?: 'RowFragment' };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RowFragmentDoc = new TypedDocumentString(`
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
    `, {"fragmentName":"Row"}) as unknown as TypedDocumentString<RowFragment, unknown>;
export const ComparisonDocument = new TypedDocumentString(`
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
    fragment Row on ScorecardRow {
  label
  left {
    display
  }
  right {
    display
  }
  leader
}`, {"hash":"sha256:b0c3864f0ed40025f18d14a6fe51e60e4084556edfccf3fcdec851ce3b2cc78a"}) as unknown as TypedDocumentString<ComparisonQuery, ComparisonQueryVariables>;