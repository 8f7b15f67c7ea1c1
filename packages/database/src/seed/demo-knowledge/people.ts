import type { Role } from '@safecode/domain/access/roles';

export interface DemoPerson {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
}

/**
 * One person in every role, so that everything can be tried with four eyes. The owner is the administrator of the
 * first start, whose address may be set by the environment; this one stands for an address that was not set.
 */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { role: 'owner', name: 'Margit Halloran', email: 'margit.halloran@larkmoor.example' },
  { role: 'admin', name: 'Tobias Renner', email: 'tobias.renner@larkmoor.example' },
  { role: 'approver', name: 'Ines Carvalho', email: 'ines.carvalho@larkmoor.example' },
  { role: 'reviewer', name: 'Dewi Pritchard', email: 'dewi.pritchard@larkmoor.example' },
  { role: 'editor', name: 'Noor van Dijk', email: 'noor.vandijk@larkmoor.example' },
  { role: 'viewer', name: 'Hanna Lindqvist', email: 'hanna.lindqvist@larkmoor.example' },
  { role: 'auditor', name: 'Olivier Marchetti', email: 'olivier.marchetti@larkmoor.example' },
];
