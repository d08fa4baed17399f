import { readFileSync } from 'node:fs';

const data = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const contractors = new Map(data.contractors.map((contractor) => [contractor.id, contractor]));
const emergencies = new Map(data.emergencies.map((emergency) => [emergency.id, emergency]));

export const typeDefs = `
  type Query { emergencies(first: Int = 20): EmergencyPage! emergency(id: ID!): Emergency }
  type EmergencyPage { totalCount: Int! nodes: [Emergency!]! }
  type Emergency { id: ID! reference: String! description: String priority: Priority! reportedAt: String! minutes: Int! distance: Float! open: Boolean! contractor: Contractor }
  type Contractor { id: ID! name: String! }
  enum Priority { LOW MEDIUM HIGH }
`;

export const resolvers = {
  Query: {
    emergencies: (_, { first }) => ({ totalCount: data.emergencies.length, nodes: data.emergencies.slice(0, first) }),
    emergency: (_, { id }) => emergencies.get(id),
  },
  Emergency: { contractor: (emergency) => contractors.get(emergency.contractorId) },
};

export function listening(port) {
  console.log(`listening ${port}`);
}
