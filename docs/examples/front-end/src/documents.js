import { gql } from "urql";

const row = gql`fragment Row on Emergency { id reference status priority borough reportedAt contractor { id name } }`;

// One page. The variables of a moment that is not now are `asOf` or `pinned`; the pages behind it stay in it by their cursor.
export const LIST = gql`
  query List($filter: EmergencyFilter, $after: After, $asOf: AsOf, $pinned: Boolean) {
    emergencies(filter: $filter, first: 20, after: $after, asOf: $asOf, pinned: $pinned, orderBy: [{ field: REPORTED_AT, direction: DESC }]) {
      nodes { ...Row }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${row}`;

// Where the log ends now.
export const HEAD = gql`query Head { position }`;

export const CHANGES = gql`
  subscription Changes($filter: EmergencyFilter, $after: Long) {
    emergencyChanged(filter: $filter, after: $after) { kind position id row { ...Row } }
  }
  ${row}`;

export const HISTORY = gql`
  query History($of: String!, $first: Int!) {
    history(of: $of, first: $first) { nodes { version name recordedAt actor } pageInfo { hasNextPage } }
  }`;
